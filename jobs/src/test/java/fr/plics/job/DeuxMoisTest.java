package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.job.Banc.Extrait;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.TableId;
import fr.plics.support.Bloc;
import fr.plics.support.Flux;
import fr.plics.support.Individu;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one month says and the others do not: traps 6, 10, 15 and 26, and RS-21 over four months, two runs. */
class DeuxMoisTest {

    private static final String ALENCON = "61001";
    private static final String ARGENTAN = "61006";
    private static final String FLERS = "61169";
    private static final String ANOMALIE = "<Anomalie><LIBANO>REJET</LIBANO></Anomalie>";
    private static final String TOT = Banc.nom("ANOTOT", "2022-01");
    private static final String MEME = Banc.nom("ANOMEME", "2022-01");
    private static final String TARD = Banc.nom("ANOTARD", "2022-01");

    @TempDir
    private static Path dossier;

    private static Banc banc;
    private static Plics.Resultat janvier;
    private static List<String> cellulesJanvier;
    private static Plics.Resultat suite;

    private static Bloc bloc(String demande, String commune) {
        return Bloc.dossier(demande).commune(commune).avec(Individu.dem("N" + demande, "EVE"));
    }

    private static String personne(int i) {
        return "P%d;000000000%02d;DEM;;N000000000%02d;EVE;1985-04-12;2;;;;;".formatted(i, i, i);
    }

    private static String orientation(int i, String statut, String validation) {
        return "O%d;P%d;%s;SOCIAL;S014;;1;cohorte;2021-02-03;%s;".formatted(i, i, statut, validation);
    }

    private static void anomalies(String nom, int jours) {
        banc.drop(
                nom,
                Banc.flux(
                                "2022-01",
                                jours,
                                bloc("8", ALENCON).fin(ANOMALIE),
                                bloc("9" + jours, ALENCON).fin(ANOMALIE))
                        .bytes());
    }

    @BeforeAll
    static void run() {
        banc = new Banc(dossier);
        String xml = Banc.flux(
                        "2022-01",
                        5,
                        bloc("00000000001", ALENCON).origine("API", "2010-01-01", ""),
                        bloc("00000000002", ALENCON).origine("RMI", "2009-05-31", "2005-01-01"),
                        bloc("00000000003", FLERS).sansDomicile(),
                        Bloc.dossier("00000000004")
                                .sansDomicile()
                                .adresseHorsFrance("01")
                                .avec(Individu.dem("N00000000004", "EVE")),
                        bloc("00000000005", ARGENTAN),
                        bloc("00000000006", ARGENTAN)
                                .etat("5")
                                .raison("<FinDroit><MOTICLORSA>MUT</MOTICLORSA><DTCLORSA>2022-01-31</DTCLORSA>"
                                        + "</FinDroit>")
                                .prenant("2022-01-31"))
                .xml();
        banc.drop(
                Banc.nom("C0611", "2022-01"),
                xml.replaceFirst("<CODEPOS>61000<", "<CODEPOS>01000<").getBytes(Flux.WINDOWS_1252));
        anomalies(TOT, 4);
        anomalies(MEME, 5);
        anomalies(TARD, 9);
        banc.extraits(
                "a",
                "2022-01",
                "2022-02-03",
                Extrait.of("PERSONNE", "S", personne(3), personne(5)),
                Extrait.of(
                        "ORIENTATION",
                        "S",
                        orientation(3, "ORIENTE", "2021-02-18"),
                        orientation(5, "ORIENTE", "2021-02-18")));
        janvier = banc.run();
        cellulesJanvier = cellulesJanvier();
        for (String mois : List.of("2022-02", "2022-03")) {
            banc.flux("C0611", mois, 5, bloc("00000000003", FLERS), bloc("00000000005", ARGENTAN));
        }
        banc.flux(
                "C0611",
                "2022-04",
                5,
                bloc("00000000001", ALENCON)
                        .etat("6")
                        .raison("<FinDroitMoisAnterieur><MOTICLORSA>ECH</MOTICLORSA><DTCLORSA>2021-12-31</DTCLORSA>"
                                + "</FinDroitMoisAnterieur>"),
                bloc("00000000003", FLERS),
                bloc("00000000005", ARGENTAN));
        for (String mois : List.of("2022-02", "2022-03", "2022-04")) {
            banc.extraits(mois, mois, "2022-05-03", Extrait.of("PERSONNE", "S", personne(3), personne(5)), e2(mois));
        }
        suite = banc.run();
    }

    /** February withdraws the orientation of the fifth, March says nothing of either, April is a stock without the third. */
    private static Extrait e2(String mois) {
        return switch (mois) {
            case "2022-02" -> Extrait.of("ORIENTATION", "F", orientation(5, "REFUSE", "2021-02-18"));
            case "2022-03" -> Extrait.of("ORIENTATION", "F", orientation(70, "ORIENTE", "2022-03-18"));
            default -> Extrait.of("ORIENTATION", "S", orientation(5, "ORIENTE", "2021-02-18"));
        };
    }

    private static List<String> cellulesJanvier() {
        return banc.cellules().stream().filter(c -> c.startsWith("[2022-01,")).toList();
    }

    private static List<String> orientations(String mois, String commune) {
        return banc
                .table(TableId.GOLD_PERSONNE_MOIS)
                .where("mois = '" + mois + "' and code_commune = '" + commune + "'")
                .collectAsList()
                .stream()
                .map(r -> r.<String>getAs("orientation"))
                .toList();
    }

    /** The one cell of a territory: there must be one, be it of zero. */
    private static double foyers(String mois, String niveau, String territoire) {
        List<Row> cells = banc.table(TableId.GOLD_CELLULE)
                .where("mois = '" + mois + "' and indicateur = 'nb_foyers_allocataires' and dimension = 'TOTAL'"
                        + " and niveau = '" + niveau + "' and territoire = '" + territoire + "'")
                .collectAsList();
        assertThat(cells).hasSize(1);
        return cells.get(0).<Double>getAs("valeur");
    }

    @Test
    void trap10_a_file_of_anomalies_is_told_and_never_counted_made_before_with_or_after_the_sound_one() {
        assertThat(janvier.code()).isZero();
        for (String nom : List.of(TOT, MEME, TARD)) {
            assertThat(janvier.out()).contains("[FLUX-06] " + nom);
            assertThat(banc.livraison(nom).etat()).as(nom).isEqualTo(Livraison.Etat.ANOMALIES);
        }
        assertThat(banc.livraison(Banc.nom("C0611", "2022-01")).etat()).isEqualTo(Livraison.Etat.ACCEPTEE);
        assertThat(foyers("2022-01", "DEPARTEMENT", "61")).isEqualTo(5);
        assertThat(foyers("2022-01", "COMMUNE", ALENCON)).isEqualTo(2);
    }

    @Test
    void trap6_codes_that_begin_with_zero_are_texts_in_bronze() {
        assertThat(banc.table(TableId.BRONZE_RSABEM)
                        .where("mois = '2022-01' and IdentificationRSA.DemandeRSA.NUMDEMRSA = '00000000001'")
                        .selectExpr("DonneesAdministratives.Adresse[0].AdresseDetailleeFrance.CODEPOS")
                        .collectAsList())
                .extracting(r -> r.get(0))
                .containsExactly("01000");
    }

    @Test
    void trap15_neither_origin_of_the_demand_orients() {
        assertThat(orientations("2022-01", ALENCON)).containsExactly("NON_ORIENTE", "NON_ORIENTE");
    }

    @Test
    void without_a_home_a_household_is_counted_where_its_post_goes_and_nowhere_known_when_that_is_abroad() {
        List<Row> flagged = banc.table(TableId.GOLD_FOYER_MOIS)
                .where("mois = '2022-01' and est_sans_domicile_fixe")
                .orderBy("code_commune")
                .collectAsList();
        assertThat(flagged).extracting(r -> r.<String>getAs("code_commune")).containsExactly(null, FLERS);
        assertThat(foyers("2022-01", "COMMUNE", FLERS)).isEqualTo(1);
        assertThat(foyers("2022-01", "COMMUNE", "99")).isEqualTo(1);
    }

    @Test
    void only_the_household_taken_by_another_payer_leaves_by_mutation_and_it_is_not_counted() {
        assertThat(banc.table(TableId.GOLD_FOYER_MOIS)
                        .where("est_depart_mutation")
                        .collectAsList())
                .extracting(r -> r.getAs("mois") + " " + r.getAs("code_commune") + " " + r.getAs("etat_droit"))
                .containsExactly("2022-01 " + ARGENTAN + " 5");
        assertThat(foyers("2022-01", "COMMUNE", ARGENTAN)).isEqualTo(1);
    }

    @Test
    void trap26_a_regularisation_of_april_changes_no_cell_of_january_and_counts_nowhere_in_april() {
        assertThat(suite.code()).isZero();
        assertThat(cellulesJanvier()).isEqualTo(cellulesJanvier).hasSizeGreaterThan(100);
        assertThat(foyers("2022-04", "COMMUNE", ALENCON)).isZero();
        assertThat(foyers("2022-04", "DEPARTEMENT", "61")).isEqualTo(2);
        assertThat(banc.table(TableId.GOLD_PERSONNE_MOIS)
                        .where("mois = '2022-04' and code_commune = '" + ALENCON + "' and est_couverte")
                        .count())
                .isZero();
    }

    @Test
    void rs21_what_the_stock_of_january_said_lasts_until_another_stock_says_otherwise() {
        assertThat(orientations("2022-01", FLERS)).containsExactly("SOCIAL");
        assertThat(orientations("2022-02", FLERS)).containsExactly("SOCIAL");
        assertThat(orientations("2022-03", FLERS)).containsExactly("SOCIAL");
        assertThat(orientations("2022-04", FLERS)).containsExactly("NON_ORIENTE");
    }

    @Test
    void rs21_a_decision_replaced_by_another_status_orients_no_more_until_a_stock_gives_it_back() {
        assertThat(orientations("2022-01", ARGENTAN)).containsExactly("SOCIAL");
        assertThat(orientations("2022-02", ARGENTAN)).containsExactly("NON_ORIENTE");
        assertThat(orientations("2022-03", ARGENTAN)).containsExactly("NON_ORIENTE");
        assertThat(orientations("2022-04", ARGENTAN)).containsExactly("SOCIAL");
    }
}
