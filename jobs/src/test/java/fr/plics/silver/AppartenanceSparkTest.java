package fr.plics.silver;

import static fr.plics.silver.SilverCas.comptees;
import static fr.plics.silver.SilverCas.janvier;
import static fr.plics.support.Bloc.dossier;
import static fr.plics.support.Individu.aut;
import static fr.plics.support.Individu.cjt;
import static fr.plics.support.Individu.dem;
import static fr.plics.support.Individu.enf;
import static fr.plics.support.Individu.role;
import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.support.Bloc;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Who belongs to a household, and where a person of two counts: step 6, RS-1 to RS-3, RS-8. */
class AppartenanceSparkTest {

    private static final String ALENCON = "61001";
    private static final String FLERS = "61169";

    private static Bloc alencon(String demande) {
        return dossier(demande).commune(ALENCON);
    }

    private static Bloc flers(String demande) {
        return dossier(demande).commune(FLERS);
    }

    @Test
    void rs1_a_demandeur_here_and_conjoint_there_counts_here() {
        assertThat(comptees(
                        alencon("1").avec(dem("ROUX", "EVE")),
                        flers("2").avec(dem("MARTIN", "LUC"), cjt("ROUX", "EVE").ne("1985-04-12"))))
                .containsExactly("61001 DEM", "61169 DEM");
    }

    @Test
    void rs1_a_child_of_two_households_counts_once_and_makes_both_families() {
        Bloc mere = alencon("1").demande("2020-01-01").avec(dem("ROUX", "EVE"), enf("MARTIN", "TOM"));
        Bloc pere = flers("2").demande("2021-01-01").avec(dem("MARTIN", "LUC"), enf("MARTIN", "TOM"));
        assertThat(comptees(mere, pere)).containsExactly("61001 DEM", "61169 DEM", "61169 ENF");
        assertThat(janvier(mere, pere))
                .extracting(r -> r.<String>getAs("situation_familiale"))
                .containsOnly("ISOLE_AVEC_ENFANT");
    }

    @Test
    void rs2_role_comes_before_date_and_sdd_is_read_in_the_chosen_membership_only() {
        Bloc enfant = alencon("1")
                .demande("2021-06-01")
                .avec(dem("MARTIN", "LUC"), enf("ROUX", "EVE").sdd("0"));
        Bloc conjointe = flers("2")
                .demande("2015-06-01")
                .avec(dem("PETIT", "ANNE"), cjt("ROUX", "EVE").ne("2012-06-15").sdd("1"));
        assertThat(comptees(enfant, conjointe)).containsExactly("61001 DEM", "61169 CJT", "61169 DEM");

        Bloc sansDevoir = alencon("3").avec(dem("ROUX", "ZOE").sdd("0"));
        Bloc avecDevoir = flers("4")
                .avec(dem("PETIT", "ANNE"), cjt("ROUX", "ZOE").ne("1985-04-12").sdd("1"));
        Row zoe = janvier(sansDevoir, avecDevoir).stream()
                .filter(r -> r.<Integer>getAs("rang_choix") == 1
                        && r.getAs("code_commune").equals(ALENCON))
                .findFirst()
                .orElseThrow();
        assertThat(zoe.<Boolean>getAs("est_soumis_droits_devoirs")).isFalse();
    }

    @Test
    void rs2_a_suspended_household_gives_no_membership_and_a_child_not_in_charge_neither() {
        assertThat(comptees(
                        alencon("1").etat("4").avec(dem("ROUX", "EVE").ne("2003-06-15")),
                        flers("2").avec(dem("MARTIN", "LUC"), enf("ROUX", "EVE").ne("2003-06-15"))))
                .containsExactly("61169 DEM", "61169 ENF");
        assertThat(comptees(
                        alencon("3")
                                .demande("2021-06-01")
                                .avec(dem("A", "A"), enf("ROUX", "TOM").pasACharge()),
                        flers("4").demande("2015-06-01").avec(dem("B", "B"), enf("ROUX", "TOM"))))
                .containsExactly("61001 DEM", "61169 DEM", "61169 ENF");
    }

    @Test
    void rs3_child_and_other_person_are_equal_then_the_latest_demand_wins() {
        assertThat(comptees(
                        alencon("1")
                                .demande("2015-01-01")
                                .avec(dem("A", "A"), enf("ROUX", "TOM").ne("2001-01-01")),
                        flers("2")
                                .demande("2021-01-01")
                                .avec(dem("B", "B"), aut("ROUX", "TOM").ne("2001-01-01"))))
                .containsExactly("61001 DEM", "61169 AUT", "61169 DEM");
    }

    @Test
    void rs3_same_role_and_demand_the_lowest_payer_then_number_wins() {
        Bloc caf = alencon("9").avec(dem("A", "A"), cjt("ROUX", "EVE"));
        Bloc msa = flers("1").msa().avec(dem("B", "B"), cjt("ROUX", "EVE"));
        assertThat(comptees(caf, msa)).containsExactly("61001 CJT", "61001 DEM", "61169 DEM");
        assertThat(comptees(
                        alencon("20").avec(dem("A", "A"), cjt("ROUX", "EVE")),
                        flers("10").avec(dem("B", "B"), cjt("ROUX", "EVE"))))
                .containsExactly("61001 DEM", "61169 CJT", "61169 DEM");
    }

    @Test
    void rs3_twice_in_one_block_the_first_one_counts() {
        List<Row> rows = janvier(alencon("1")
                .avec(
                        dem("A", "A"),
                        cjt("ROUX", "EVE").sdd("0"),
                        cjt("ROUX", "EVE").sdd("1")));
        Row counted = rows.stream()
                .filter(r -> r.getAs("role").equals("CJT") && r.<Integer>getAs("rang_choix") == 1)
                .findFirst()
                .orElseThrow();
        assertThat(counted.<Integer>getAs("rang_personne")).isEqualTo(1);
        assertThat(counted.<Boolean>getAs("est_soumis_droits_devoirs")).isFalse();
    }

    @Test
    void members_are_those_attached_during_the_month_and_not_excluded_on_its_last_day() {
        assertThat(janvier(alencon("1")
                        .avec(
                                dem("A", "ATTACHE").depuis("2022-01-31"),
                                enf("B", "DEMAIN").depuis("2022-02-01"),
                                enf("C", "PARTI").jusque("2021-12-31"),
                                enf("D", "PART").jusque("2022-01-01"),
                                enf("E", "EXCLU").exclue("T", "2022-01-31", ""),
                                enf("F", "EXCLU_EN_PARTIE").exclue("P", "2020-01-01", "2022-01-31"),
                                enf("G", "PLUS_EXCLU").exclue("T", "2020-01-01", "2022-01-30"),
                                enf("H", "PAS_ENCORE").exclue("T", "2022-02-01", ""),
                                enf("I", "AUTRE_CODE").exclue("X", "2020-01-01", ""),
                                role("RDO", "J", "RESPONSABLE"))))
                .extracting(r -> r.<Boolean>getAs("est_membre"))
                .containsExactly(true, false, false, true, false, false, true, true, true, false);
    }

    @Test
    void trap2_the_role_is_that_of_the_rsa_block_whatever_the_order() {
        assertThat(janvier(alencon("1").avec(dem("A", "A").rsaFirst("ENF"), enf("B", "B"))))
                .extracting(r -> r.<String>getAs("role"))
                .containsExactly("DEM", "ENF");
    }

    @Test
    void trap14_an_absent_block_of_rights_and_duties_is_unknown_not_no() {
        assertThat(janvier(alencon("1")
                        .avec(
                                dem("A", "A").sansSdd(),
                                cjt("B", "B").sdd("0"),
                                cjt("C", "C").sdd("true"),
                                cjt("D", "D").sdd("1"))))
                .extracting(r -> r.<Boolean>getAs("est_soumis_droits_devoirs"))
                .containsExactly(null, false, true, true);
    }

    @Test
    void a_demandeur_not_in_charge_is_covered_a_child_not_in_charge_is_not() {
        assertThat(janvier(alencon("1")
                        .avec(
                                dem("A", "A").pasACharge(),
                                cjt("B", "B").aCharge("false"),
                                enf("C", "C").pasACharge(),
                                aut("D", "D").aCharge("true"))))
                .extracting(r -> r.<Boolean>getAs("est_couverte"))
                .containsExactly(true, true, false, true);
    }
}
