package fr.plics.bronze;

import fr.plics.kernel.Livraison;
import fr.plics.kernel.Problem;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Puts aside what is refused: the rule, the file, the position, and the record itself. Nothing received is lost. */
public final class Quarantaine {

    private Quarantaine() {}

    /** The row of a record that is refused. */
    public static Row row(Livraison livraison, long enregistrement, Problem problem, String contenu) {
        return RowFactory.create(
                livraison.mois().toString(),
                livraison.id(),
                livraison.type(),
                livraison.fichier(),
                enregistrement,
                problem.regle(),
                problem.position(),
                problem.constat(),
                contenu);
    }

    /**
     * Writes what some deliveries lost: records for those that are kept, one row for those that are refused whole, whose
     * content stays in the archive.
     */
    public static void write(Lake lake, Collection<Livraison> livraisons, Dataset<Row> enregistrements) {
        TreeSet<String> concerned = new TreeSet<>();
        List<Row> fichiers = new ArrayList<>();
        for (Livraison livraison : livraisons) {
            if (livraison.etat() == Livraison.Etat.REFUSEE) {
                concerned.add(livraison.id());
                livraison.problemes().forEach(p -> fichiers.add(file(livraison, p)));
            } else if (livraison.rejetes() > 0) {
                concerned.add(livraison.id());
            }
        }
        if (!concerned.isEmpty()) {
            Dataset<Row> files = lake.spark().createDataFrame(fichiers, Lake.schema(TableId.QUARANTINE_ENREGISTREMENT));
            lake.replaceLivraisons(TableId.QUARANTINE_ENREGISTREMENT, concerned, files.unionByName(enregistrements));
        }
    }

    private static Row file(Livraison livraison, Problem problem) {
        return RowFactory.create(
                livraison.mois().toString(),
                livraison.id(),
                livraison.type(),
                livraison.fichier(),
                null,
                problem.regle(),
                problem.position(),
                problem.constat(),
                null);
    }
}
