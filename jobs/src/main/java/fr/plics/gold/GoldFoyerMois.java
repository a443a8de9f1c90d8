package fr.plics.gold;

import static org.apache.spark.sql.functions.col;

import fr.plics.kernel.Livraison;
import fr.plics.kernel.Plan;
import fr.plics.kernel.Step;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per household and month: a household is its dossier, once those sent twice are set aside. */
public final class GoldFoyerMois implements Step<Lake> {

    @Override
    public String name() {
        return "gold_foyer_mois";
    }

    @Override
    public String libelle() {
        return "Foyers, mois par mois";
    }

    @Override
    public Set<TableId> reads() {
        return Set.of(TableId.SILVER_PERSONNE, TableId.SILVER_COMMUNE);
    }

    @Override
    public Set<TableId> writes() {
        return Set.of(TableId.GOLD_FOYER_MOIS);
    }

    @Override
    public List<Livraison> run(Lake lake, Plan plan) {
        Dataset<Row> foyers = foyers(lake.read(TableId.SILVER_PERSONNE, plan.mois()));
        lake.replace(
                TableId.GOLD_FOYER_MOIS,
                plan.mois(),
                Faits.situated(foyers, lake.read(TableId.SILVER_COMMUNE, plan.mois())));
        return List.of();
    }

    /** Every dossier has a first person, whoever she is: her row speaks for the household. */
    static Dataset<Row> foyers(Dataset<Row> personnes) {
        return personnes
                .where(col("rang_personne").equalTo(0).and(col("est_doublon").equalTo(false)))
                .select(
                        col("mois"),
                        col("dossier_id").as("foyer_id"),
                        col("organisme"),
                        col("etat_droit"),
                        col("est_droit_ouvert"),
                        col("est_versable"),
                        col("motif_cloture"),
                        col("est_arrivee_mutation"),
                        col("est_depart_mutation"),
                        col("code_commune"),
                        col("est_sans_domicile_fixe"),
                        col("situation_familiale"),
                        Classes.of("ANCIENNETE", col("anciennete_mois"), "INCONNUE")
                                .as("anciennete"),
                        col("anciennete_mois"));
    }
}
