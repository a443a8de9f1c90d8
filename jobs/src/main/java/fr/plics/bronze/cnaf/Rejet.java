package fr.plics.bronze.cnaf;

import fr.plics.bronze.Quarantaine;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Problem;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import fr.plics.quality.ContentRule;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * A record sent to quarantine.
 *
 * @param enregistrement its rank in the file
 * @param debut offset of its start tag
 * @param fin offset after its end tag
 * @param element path of the value at fault
 */
record Rejet(long enregistrement, long debut, long fin, String element) implements Serializable {

    /**
     * A rejected record and the delivery it came in.
     *
     * @param livraison the delivery
     * @param rejet the record
     */
    record De(Livraison livraison, Rejet rejet) implements Serializable {}

    Problem problem(String fichier) {
        return ContentRule.VALEUR_ILLISIBLE.in(fichier, "dossier " + enregistrement + ", " + element);
    }

    /** The rows of the quarantine: the tasks fetch the content of each record from the archive. */
    static Dataset<Row> rows(Lake lake, List<De> rejets) {
        if (rejets.isEmpty()) {
            return lake.spark().createDataFrame(List.of(), Lake.schema(TableId.QUARANTINE_ENREGISTREMENT));
        }
        String root = lake.root();
        List<De> all = new ArrayList<>(rejets);
        return lake.spark()
                .range(all.size())
                .map(
                        (MapFunction<Long, Row>) i -> row(root, all.get(i.intValue())),
                        Encoders.row(Lake.schema(TableId.QUARANTINE_ENREGISTREMENT)));
    }

    private static Row row(String root, De de) {
        Problem problem = de.rejet.problem(de.livraison.fichier());
        return Quarantaine.row(de.livraison, de.rejet.enregistrement, problem, content(root, de));
    }

    private static String content(String root, De de) {
        try {
            return FluxFile.text(root, de.livraison, de.rejet.debut, de.rejet.fin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
