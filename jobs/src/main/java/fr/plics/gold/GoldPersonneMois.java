package fr.plics.gold;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;

import fr.plics.kernel.Livraison;
import fr.plics.kernel.Plan;
import fr.plics.kernel.Step;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per person covered and month: everything said of her is read in the membership that counts (RS-1, RS-2). */
public final class GoldPersonneMois implements Step<Lake> {

    @Override
    public String name() {
        return "gold_personne_mois";
    }

    @Override
    public String libelle() {
        return "Personnes couvertes, mois par mois";
    }

    @Override
    public Set<TableId> reads() {
        return Set.of(TableId.SILVER_PERSONNE, TableId.SILVER_ORIENTATION, TableId.SILVER_COMMUNE);
    }

    @Override
    public Set<TableId> writes() {
        return Set.of(TableId.GOLD_PERSONNE_MOIS);
    }

    @Override
    public List<Livraison> run(Lake lake, Plan plan) {
        Dataset<Row> personnes = personnes(
                lake.read(TableId.SILVER_PERSONNE, plan.mois()), lake.read(TableId.SILVER_ORIENTATION, plan.mois()));
        lake.replace(
                TableId.GOLD_PERSONNE_MOIS,
                plan.mois(),
                Faits.situated(personnes, lake.read(TableId.SILVER_COMMUNE, plan.mois())));
        return List.of();
    }

    static Dataset<Row> personnes(Dataset<Row> appartenances, Dataset<Row> orientations) {
        Column age = floor(rang(col("mois")).minus(rang(col("naissance"))).divide(12))
                .cast("int");
        return appartenances
                .where(col("rang_choix").equalTo(1))
                .join(orientations.drop("date_validation"), new String[] {"mois", "personne_id"}, "left")
                .withColumn("age_revolu", age)
                .select(
                        col("mois"),
                        col("personne_id"),
                        col("dossier_id").as("foyer_id"),
                        col("role"),
                        col("est_couverte"),
                        col("role").isin("DEM", "CJT").as("est_beneficiaire"),
                        col("est_soumis_droits_devoirs"),
                        col("code_commune"),
                        col("sexe"),
                        Classes.of("AGE", col("age_revolu"), "INCONNU").as("age"),
                        col("age_revolu"),
                        Classes.of("AGE_OARSA", col("age_revolu"), "INCONNU").as("age_oarsa"),
                        col("situation_familiale"),
                        Classes.of("ANCIENNETE", col("anciennete_mois"), "INCONNUE")
                                .as("anciennete"),
                        col("anciennete_mois"),
                        coalesce(col("orientation"), lit("NON_ORIENTE")).as("orientation"));
    }

    /** Months since year 0 of {@code AAAA-MM}; day of birth is not needed at the end of a month (RS-15). */
    private static Column rang(Column mois) {
        return substring(mois, 1, 4)
                .cast("int")
                .multiply(12)
                .plus(substring(mois, 6, 2).cast("int"));
    }
}
