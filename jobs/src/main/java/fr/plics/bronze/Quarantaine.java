package fr.plics.bronze;

import fr.plics.kernel.Livraison;
import fr.plics.kernel.Problem;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import java.util.Collection;
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

    /** Writes the records that deliveries just read have lost; a delivery refused whole is for {@link FichierRefuse}. */
    public static void write(Lake lake, Collection<Livraison> livraisons, Dataset<Row> enregistrements) {
        lake.replaceLivraisons(
                TableId.QUARANTINE_ENREGISTREMENT,
                livraisons.stream()
                        .filter(l -> l.etat() != Livraison.Etat.REFUSEE && l.rejetes() > 0)
                        .map(Livraison::id)
                        .toList(),
                enregistrements);
    }

    /** The row of a delivery that is refused whole; its content stays in the archive. */
    static Row file(Livraison livraison, Problem problem) {
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
