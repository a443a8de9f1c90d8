package fr.plics.gold;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import fr.plics.kernel.Niveau;
import fr.plics.kernel.Territoire;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the facts of the flow share: their period is the month, their territory that of their commune. */
final class Faits {

    private Faits() {}

    /** Adds the period and the territories of the month to rows that have {@code mois} and {@code code_commune}. */
    static Dataset<Row> situated(Dataset<Row> rows, Dataset<Row> communes) {
        Column premier = to_date(concat(col("mois"), lit("-01")));
        Dataset<Row> situated = rows.join(
                        broadcast(communes.select("mois", "code_commune", "commune", "dtas", "commission", "epci")),
                        new String[] {"mois", "code_commune"},
                        "left")
                .withColumn("periode_type", lit("MOIS"))
                .withColumn("periode_debut", premier)
                .withColumn("periode_fin", last_day(premier));
        for (Niveau niveau : new Niveau[] {Niveau.COMMUNE, Niveau.DTAS, Niveau.COMMISSION, Niveau.EPCI}) {
            situated = situated.withColumn(
                    niveau.colonne(), coalesce(col(niveau.colonne()), lit(Territoire.NON_RATTACHE)));
        }
        return situated;
    }
}
