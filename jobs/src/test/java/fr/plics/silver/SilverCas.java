package fr.plics.silver;

import static org.apache.spark.sql.functions.col;

import fr.plics.bronze.cnaf.FluxRows;
import fr.plics.job.SharedSpark;
import fr.plics.support.Bloc;
import fr.plics.support.Flux;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A few households of a month, read and put in silver: what most tests of the common steps start from. */
final class SilverCas {

    static final Pseudonyme PSEUDONYME = new Pseudonyme("une clé de test, jamais ailleurs".getBytes());

    private SilverCas() {}

    /** The rows of silver.persons, in the order of households and persons. */
    static List<Row> janvier(Bloc... blocs) {
        return rows("2022-01", blocs).collectAsList();
    }

    static Dataset<Row> rows(String mois, Bloc... blocs) {
        SilverPersonne step = new SilverPersonne(PSEUDONYME);
        return step.personnes(FluxRows.of(SharedSpark.get(), mois, Flux.of(blocs)))
                .orderBy(col("organisme"), col("code_commune"), col("rang_personne"));
    }

    /** Where each person who counts is counted: {@code commune role}, sorted. */
    static List<String> comptees(Bloc... blocs) {
        return rows("2022-01", blocs)
                .where(col("rang_choix").equalTo(1))
                .orderBy("code_commune", "role")
                .collectAsList()
                .stream()
                .map(r -> r.getAs("code_commune") + " " + r.getAs("role"))
                .toList();
    }

    /** Households paid and not set aside, by commune. */
    static List<String> foyers(Bloc... blocs) {
        return rows("2022-01", blocs)
                .where(col("rang_personne")
                        .equalTo(0)
                        .and(col("est_doublon").equalTo(false))
                        .and(col("est_versable")))
                .collectAsList()
                .stream()
                .map(r -> r.<String>getAs("code_commune"))
                .toList();
    }
}
