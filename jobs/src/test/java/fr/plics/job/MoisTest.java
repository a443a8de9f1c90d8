package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.kernel.Livraison;
import fr.plics.kernel.TableId;
import fr.plics.publish.Release;
import fr.plics.support.Bloc;
import fr.plics.support.Individu;
import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several months and files of one landing: traps 6, 10, 15 and 26, files of several payers, one month asked for. */
class MoisTest {

    private static final String ALENCON = "61001";
    private static final String FLERS = "61169";

    @TempDir
    private static Path dossier;

    private static Banc banc;
    private static Plics.Resultat resultat;
    private static String dernierPublie;
    private static long cellulesAvril;
    private static Plics.Resultat suite;

    private static Bloc bloc(String demande, String commune) {
        return Bloc.dossier(demande).commune(commune).avec(Individu.dem("N" + demande, "EVE"));
    }

    private static final String ANOMALIE = "<Anomalie><LIBANO>REJET</LIBANO></Anomalie>";

    @BeforeAll
    static void run() {
        banc = new Banc(dossier);
        banc.flux(
                "C0611",
                "2022-01",
                5,
                bloc("00000000007", ALENCON).raison(""),
                bloc("2", FLERS).sansDomicile().origine("API", "2010-01-01", ""),
                bloc("3", FLERS)
                        .etat("5")
                        .raison("<FinDroit><MOTICLORSA>MUT</MOTICLORSA><DTCLORSA>2022-01-31</DTCLORSA></FinDroit>")
                        .prenant("2022-01-31"));
        banc.flux(
                "C0612",
                "2022-01",
                5,
                bloc("8", ALENCON).fin(ANOMALIE),
                bloc("9", ALENCON).fin(ANOMALIE));
        banc.flux(
                "M0532",
                "2022-01",
                5,
                bloc("10", ALENCON).msa(),
                bloc("11", ALENCON).payeur("MSA", "533"));
        banc.flux(
                "C0611",
                "2022-04",
                5,
                bloc("00000000007", ALENCON)
                        .etat("6")
                        .raison("<FinDroitMoisAnterieur><MOTICLORSA>ECH</MOTICLORSA><DTCLORSA>2022-01-31</DTCLORSA>"
                                + "</FinDroitMoisAnterieur>"),
                bloc("2", FLERS));
        banc.flux("C0611", "2021-01", 5, bloc("2", FLERS));
        resultat = banc.run("--mois", "2022-01");
        dernierPublie = Release.findCurrent(banc.entrepot).orElseThrow().dernierMois();
        cellulesAvril =
                banc.table(TableId.GOLD_CELLULE).where("mois = '2022-04'").count();
        suite = banc.run();
    }

    private static Row foyer(String mois, String commune) {
        return banc.table(TableId.GOLD_FOYER_MOIS)
                .where("mois = '" + mois + "' and code_commune = '" + commune + "'")
                .orderBy("etat_droit")
                .collectAsList()
                .get(0);
    }

    private static double foyers(String mois, String commune) {
        return banc.table(TableId.GOLD_CELLULE)
                .where("mois = '" + mois + "' and indicateur = 'nb_foyers_allocataires' and niveau = 'COMMUNE'"
                        + " and territoire = '" + commune + "'")
                .collectAsList()
                .get(0)
                .<Double>getAs("valeur");
    }

    @Test
    void a_month_asked_for_is_published_with_its_year_before_and_no_other() {
        assertThat(resultat.code()).isZero();
        assertThat(dernierPublie).isEqualTo("2022-01");
        assertThat(banc.table(TableId.GOLD_CELLULE)
                        .where("mois = '2022-01' and indicateur = 'nb_foyers_allocataires' and niveau = 'DEPARTEMENT'"
                                + " and dimension = 'TOTAL'")
                        .collectAsList())
                .extracting(r -> r.<Double>getAs("valeur"), r -> r.<Double>getAs("valeur_n1"))
                .containsExactly(org.assertj.core.groups.Tuple.tuple(4d, 1d));
        assertThat(cellulesAvril).isZero();
    }

    @Test
    void trap10_a_file_wholly_of_anomalies_is_told_and_never_counted() {
        assertThat(resultat.out()).contains("[FLUX-06]").contains("2 dossiers");
        assertThat(banc.livraison(Banc.nom("C0612", "2022-01")).etat()).isEqualTo(Livraison.Etat.ANOMALIES);
        assertThat(foyers("2022-01", ALENCON)).isEqualTo(3);
    }

    @Test
    void a_file_of_two_payers_is_counted_told_and_named_by_both() {
        assertThat(resultat.out()).contains("[FLUX-07]");
        assertThat(banc.livraison(Banc.nom("M0532", "2022-01")).source()).isEqualTo("MSA-532+MSA-533");
    }

    @Test
    void trap6_leading_zeros_stay_in_bronze() {
        Row row = banc.table(TableId.BRONZE_RSABEM)
                .where("mois = '2022-01' and IdentificationRSA.DemandeRSA.NUMDEMRSA = '00000000007'")
                .selectExpr("IdentificationRSA.Partenaire.IDEPARTE", "IdentificationRSA.Organisme.MATRICULE")
                .collectAsList()
                .get(0);
        assertThat(row.getString(0)).isEqualTo("061");
        assertThat(row.getString(1)).isEqualTo("123456700000000");
    }

    @Test
    void a_household_without_a_home_is_counted_where_it_has_its_post_and_flagged() {
        assertThat(foyer("2022-01", FLERS).<Boolean>getAs("est_sans_domicile_fixe"))
                .isTrue();
        assertThat(foyer("2022-01", FLERS).<String>getAs("commune")).isEqualTo(FLERS);
        assertThat(foyer("2022-01", ALENCON).<Boolean>getAs("est_sans_domicile_fixe"))
                .isFalse();
    }

    @Test
    void a_household_that_leaves_by_mutation_is_flagged_and_not_counted() {
        Row left = banc.table(TableId.GOLD_FOYER_MOIS)
                .where("mois = '2022-01' and etat_droit = '5'")
                .collectAsList()
                .get(0);
        assertThat(left.<Boolean>getAs("est_depart_mutation")).isTrue();
        assertThat(left.<String>getAs("motif_cloture")).isEqualTo("MUT");
        assertThat(foyers("2022-01", FLERS)).isEqualTo(1);
    }

    @Test
    void trap15_the_origin_of_the_demand_is_no_orientation() {
        assertThat(banc.table(TableId.GOLD_PERSONNE_MOIS)
                        .where("mois = '2022-01' and code_commune = '" + FLERS + "'")
                        .collectAsList())
                .extracting(r -> r.<String>getAs("orientation"))
                .containsOnly("NON_ORIENTE");
    }

    @Test
    void trap26_a_regularisation_of_a_later_month_rewrites_nothing_and_counts_nowhere() {
        assertThat(suite.code()).isZero();
        assertThat(foyers("2022-01", ALENCON)).isEqualTo(3);
        assertThat(foyers("2022-04", ALENCON)).isZero();
        assertThat(foyers("2022-04", FLERS)).isEqualTo(1);
    }
}
