package fr.plics.silver;

import static fr.plics.silver.SilverCas.janvier;
import static fr.plics.support.Bloc.dossier;
import static fr.plics.support.Individu.aut;
import static fr.plics.support.Individu.cjt;
import static fr.plics.support.Individu.dem;
import static fr.plics.support.Individu.enf;
import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.support.Bloc;
import fr.plics.support.Individu;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Family situation, ancienneté, territory, states: sections 2.0 step 7 and 8, 2.5, 2.6, RS-14 to RS-17, RS-22 to RS-24. */
class SituationSparkTest {

    private static final Individu A = dem("A", "A");

    private static <T> T first(String column, Bloc bloc) {
        return janvier(bloc).get(0).getAs(column);
    }

    private static String situation(String sitfam, Individu... others) {
        List<Individu> all = new ArrayList<>(List.of(dem("A", "A")));
        all.addAll(List.of(others));
        return first("situation_familiale", dossier("1").sitfam(sitfam).avec(all.toArray(Individu[]::new)));
    }

    @Test
    void each_code_has_its_class() {
        for (String isole : List.of("CEL", "DIV", "ISO", "SEF", "SEL", "VEU")) {
            assertThat(situation(isole)).as(isole).isEqualTo("ISOLE_SANS_ENFANT");
        }
        for (String couple : List.of("MAR", "PAC", "RPA", "RVC", "RVM", "VIM")) {
            assertThat(situation(couple, cjt("B", "B"))).as(couple).isEqualTo("COUPLE_SANS_ENFANT");
        }
    }

    @Test
    void a_couple_without_conjoint_stays_a_couple_and_is_flagged() {
        Bloc bloc = dossier("1").sitfam("MAR").avec(dem("A", "A"));
        assertThat(SituationSparkTest.<String>first("situation_familiale", bloc))
                .isEqualTo("COUPLE_SANS_ENFANT");
        assertThat(SituationSparkTest.<Boolean>first("est_conjoint_absent", bloc))
                .isTrue();
        assertThat(situation("MAR", cjt("B", "B").jusque("2021-12-31"))).isEqualTo("COUPLE_SANS_ENFANT");
    }

    @Test
    void someone_alone_with_a_current_conjoint_is_a_couple() {
        assertThat(situation("CEL", cjt("B", "B"))).isEqualTo("COUPLE_SANS_ENFANT");
        assertThat(situation("CEL", cjt("B", "B").jusque("2021-12-31"))).isEqualTo("ISOLE_SANS_ENFANT");
    }

    @Test
    void rs17_an_unknown_situation_stays_so_whoever_is_there() {
        assertThat(situation("ABA", cjt("B", "B"))).isEqualTo("NON_CONNUE");
        assertThat(situation("ABA", enf("B", "B"))).isEqualTo("NON_CONNUE");
        assertThat(situation("   ")).isEqualTo("NON_CONNUE");
        assertThat(situation("XYZ")).isEqualTo("NON_CONNUE");
    }

    @Test
    void rs16_a_child_in_charge_of_any_age_an_other_person_under_25() {
        assertThat(situation("CEL", enf("B", "B").ne("1990-01-01"))).isEqualTo("ISOLE_AVEC_ENFANT");
        assertThat(situation("CEL", enf("B", "B").pasACharge())).isEqualTo("ISOLE_SANS_ENFANT");
        assertThat(situation("CEL", enf("B", "B").jusque("2021-12-31"))).isEqualTo("ISOLE_SANS_ENFANT");
        assertThat(situation("CEL", aut("B", "B").ne("1997-02-01"))).isEqualTo("ISOLE_AVEC_ENFANT");
        assertThat(situation("CEL", aut("B", "B").ne("1997-01-31"))).isEqualTo("ISOLE_SANS_ENFANT");
        assertThat(situation("MAR", cjt("B", "B"), enf("C", "C"))).isEqualTo("COUPLE_AVEC_ENFANT");
    }

    @Test
    void rs14_completed_months_at_the_end_of_the_month() {
        assertThat(SituationSparkTest.<Integer>first(
                        "anciennete_mois", dossier("1").demande("2021-07-31").avec(A)))
                .isEqualTo(6);
        assertThat(SituationSparkTest.<Integer>first(
                        "anciennete_mois", dossier("1").demande("2021-08-01").avec(A)))
                .isEqualTo(5);
        assertThat(SituationSparkTest.<Integer>first(
                        "anciennete_mois", dossier("1").demande("2022-01-31").avec(A)))
                .isZero();
        assertThat(SituationSparkTest.<Integer>first(
                        "anciennete_mois", dossier("1").demande("2022-02-01").avec(A)))
                .as("a start after the month is unknown")
                .isNull();
        for (String day : List.of("2021-08-28", "2021-08-29", "2021-08-30", "2021-08-31")) {
            Row row = SilverCas.rows("2022-02", dossier("1").demande(day).avec(dem("A", "A")))
                    .first();
            assertThat(row.<Integer>getAs("anciennete_mois")).as(day).isEqualTo(6);
        }
    }

    @Test
    void the_start_is_the_demand_but_for_a_conversion() {
        assertThat(SituationSparkTest.<Integer>first(
                        "anciennete_mois",
                        dossier("1")
                                .demande("2021-01-15")
                                .origine("DEM", "2015-01-01", "2010-01-01")
                                .avec(A)))
                .isEqualTo(12);
        assertThat(SituationSparkTest.<Integer>first(
                        "anciennete_mois",
                        dossier("1")
                                .demande("2021-01-15")
                                .origine("RMI", "2020-01-01", "2019-01-01")
                                .avec(A)))
                .isEqualTo(36);
        assertThat(SituationSparkTest.<Integer>first(
                        "anciennete_mois",
                        dossier("1")
                                .demande("2021-01-15")
                                .origine("API", "2020-01-01", "")
                                .avec(A)))
                .isEqualTo(24);
        assertThat(SituationSparkTest.<Integer>first(
                        "anciennete_mois",
                        dossier("1")
                                .demande("2021-01-15")
                                .origine("API", "", "")
                                .avec(A)))
                .isEqualTo(12);
    }

    @Test
    void the_address_is_that_of_rank_1_else_the_lowest_rank_present() {
        assertThat(commune(dossier("1").adresse("02", "2010-01-01", "61169").adresse("01", "2020-01-01", "61001")))
                .isEqualTo("61001");
        assertThat(commune(dossier("1").adresse("03", "2010-01-01", "61006").adresse("02", "2020-01-01", "61169")))
                .isEqualTo("61169");
        assertThat(commune(dossier("1").adresse("1", "2020-01-01", "61001").adresse("2", "2010-01-01", "61169")))
                .isEqualTo("61001");
    }

    @Test
    void rs24_an_unusable_address_of_rank_1_is_not_replaced_by_an_older_one() {
        assertThat(commune(dossier("1").adresseHorsFrance("01").adresse("02", "2010-01-01", "61169")))
                .isNull();
        assertThat(commune(dossier("1").adresse("01", "2020-01-01", "").adresse("02", "2010-01-01", "61169")))
                .isNull();
        assertThat(commune(dossier("1").adresseHorsFrance("02").adresse("01", "2020-01-01", "61001")))
                .isEqualTo("61001");
    }

    @Test
    void rs23_a_malformed_code_is_no_commune() {
        for (String wrong : List.of("ABCDE", "6100", "610011", "2C001", "61 01")) {
            assertThat(commune(dossier("1").commune(wrong))).as(wrong).isNull();
        }
        assertThat(commune(dossier("1").commune("2A004"))).isEqualTo("2A004");
        assertThat(commune(dossier("1").commune(" 61001"))).isEqualTo("61001");
    }

    private static String commune(Bloc bloc) {
        return first("code_commune", bloc.avec(dem("A", "A")));
    }

    @Test
    void step8_the_flags_of_each_state() {
        String[] versables = {"2"};
        String[] ouverts = {"2", "3", "4"};
        for (String etat : List.of("0", "1", "2", "3", "4", "5", "6", "9", "Z")) {
            Bloc bloc = dossier("1").etat(etat).avec(dem("A", "A"));
            assertThat(SituationSparkTest.<Boolean>first("est_versable", bloc))
                    .as(etat)
                    .isEqualTo(List.of(versables).contains(etat));
            assertThat(SituationSparkTest.<Boolean>first("est_droit_ouvert", bloc))
                    .as(etat)
                    .isEqualTo(List.of(ouverts).contains(etat));
        }
    }

    @Test
    void trap11_several_suspensions_and_addresses_make_one_household_and_one_person() {
        String suspension =
                "<SuspensionVersement><MOTISUSVERSRSA>01</MOTISUSVERSRSA><DDSUSVERSRSA>2021-12-01</DDSUSVERSRSA></SuspensionVersement>";
        assertThat(janvier(dossier("1")
                        .etat("4")
                        .raison(suspension + suspension)
                        .commune("61001")
                        .adresse("02", "", "61169")
                        .adresse("03", "", "61006")
                        .avec(dem("A", "A"))))
                .hasSize(1);
    }

    @Test
    void trap7_blanks_around_codes_do_not_count() {
        assertThat(janvier(
                        dossier(" 1 ").etat("2").sitfam("CEL").avec(dem("A", "A")),
                        dossier("1").avec(dem("A", "A"))))
                .hasSize(1);
    }

    @Test
    void trap5_the_reason_of_closing_is_that_of_the_month_only() {
        assertThat(SituationSparkTest.<String>first(
                        "motif_cloture",
                        dossier("1")
                                .etat("5")
                                .raison(
                                        "<FinDroit><MOTICLORSA>MUT</MOTICLORSA><DTCLORSA>2022-01-10</DTCLORSA></FinDroit>")
                                .avec(A)))
                .isEqualTo("MUT");
        assertThat(SituationSparkTest.<String>first(
                        "motif_cloture",
                        dossier("1")
                                .etat("6")
                                .raison(
                                        "<FinDroitMoisAnterieur><MOTICLORSA>ECH</MOTICLORSA><DTCLORSA>2021-01-10</DTCLORSA></FinDroitMoisAnterieur>")
                                .avec(A)))
                .isNull();
    }

    @Test
    void a_sex_that_is_not_1_or_2_is_unknown() {
        assertThat(janvier(dossier("1")
                        .avec(
                                dem("A", "A").sexe("1"),
                                cjt("B", "B").sexe("2"),
                                enf("C", "C").sexe("9"))))
                .extracting(r -> r.<String>getAs("sexe"))
                .containsExactly("H", "F", "INCONNU");
    }

    @Test
    void an_approximate_birth_is_kept_and_flagged() {
        assertThat(janvier(dossier("1")
                        .avec(dem("A", "A").typeNaissance("J"), enf("B", "B").typeNaissance("N"))))
                .extracting(r -> r.<Boolean>getAs("est_naissance_approchee"))
                .containsExactly(true, false);
    }

    @Test
    void blanks_of_any_kind_around_a_code_do_not_count() {
        Row row = janvier(dossier("1")
                        .sitfam("\n\tMAR ")
                        .etat(" 2\n")
                        .commune("\r\n61169\t")
                        .avec(dem("A", "A")))
                .get(0);
        assertThat(row.<String>getAs("situation_familiale")).isEqualTo("COUPLE_SANS_ENFANT");
        assertThat(row.<Boolean>getAs("est_versable")).isTrue();
        assertThat(row.<String>getAs("code_commune")).isEqualTo("61169");
    }
}
