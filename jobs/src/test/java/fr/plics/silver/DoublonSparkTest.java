package fr.plics.silver;

import static fr.plics.silver.SilverCas.comptees;
import static fr.plics.silver.SilverCas.foyers;
import static fr.plics.silver.SilverCas.janvier;
import static fr.plics.support.Bloc.dossier;
import static fr.plics.support.Individu.cjt;
import static fr.plics.support.Individu.dem;
import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.support.Bloc;
import org.junit.jupiter.api.Test;

/** One block a dossier, one dossier when two payers send the household: steps 3 and 4, RS-4 to RS-7. */
class DoublonSparkTest {

    private static Bloc alencon(String demande) {
        return dossier(demande).commune("61001").avec(dem("ROUX", "EVE"));
    }

    private static Bloc flers(String demande) {
        return dossier(demande).commune("61169").avec(dem("ROUX", "EVE"));
    }

    @Test
    void step3_open_states_come_first_in_their_order_then_the_others() {
        String[] order = {"2", "4", "3", "0", "5", "1", "6", "9"};
        for (int i = 0; i < order.length - 1; i++) {
            assertThat(janvier(alencon("1").etat(order[i + 1]), flers("1").etat(order[i])))
                    .as("%s before %s", order[i], order[i + 1])
                    .extracting(r -> r.<String>getAs("code_commune"))
                    .containsExactly("61169");
        }
    }

    @Test
    void rs7_the_latest_family_situation_wins_then_the_latest_move_then_the_last_of_the_document() {
        assertThat(foyers(
                        dossier("1")
                                .depuis("2021-06-01")
                                .adresse("01", "2021-01-01", "61001")
                                .avec(dem("A", "A")),
                        dossier("1")
                                .depuis("2021-03-01")
                                .adresse("01", "2021-12-01", "61169")
                                .avec(dem("A", "A"))))
                .containsExactly("61001");
        assertThat(foyers(
                        dossier("1").adresse("01", "2021-12-01", "61001").avec(dem("A", "A")),
                        dossier("1").adresse("01", "2021-01-01", "61169").avec(dem("A", "A"))))
                .containsExactly("61001");
        assertThat(foyers(
                        dossier("1").adresse("01", "2021-01-01", "61001").avec(dem("A", "A")),
                        dossier("1").adresse("01", "", "61169").avec(dem("A", "A"))))
                .as("a missing move is the oldest")
                .containsExactly("61001");
        assertThat(foyers(alencon("1"), flers("1"))).containsExactly("61169");
    }

    @Test
    void step3_the_blocks_set_aside_are_counted() {
        assertThat(janvier(alencon("1"), alencon("1"), alencon("1"), flers("2").etat("4")))
                .extracting(r -> r.<Integer>getAs("nb_doublons"))
                .containsExactly(2, 0);
    }

    @Test
    void rs4_two_dossiers_of_one_payer_are_two_households_and_one_person() {
        assertThat(foyers(alencon("1"), flers("2"))).containsExactly("61001", "61169");
        assertThat(comptees(alencon("1"), flers("2"))).hasSize(1);
    }

    @Test
    void rs4_a_chain_through_a_third_block_is_one_household() {
        Bloc caf1 = dossier("1").commune("61001").avec(dem("A", "A"));
        Bloc msa1 = dossier("1").msa().commune("61006").avec(dem("B", "B"));
        Bloc caf2 = dossier("2").commune("61169").avec(dem("B", "B"));
        assertThat(foyers(caf1, msa1, caf2)).containsExactly("61001");
    }

    @Test
    void rs5_the_state_comes_first_then_the_arriving_side_then_dates_then_the_lowest_number() {
        assertThat(foyers(alencon("1"), flers("1").msa().etat("4").cedant("2022-01-10")))
                .containsExactly("61001");
        assertThat(foyers(alencon("1"), flers("1").msa().cedant("2022-01-10"))).containsExactly("61169");
        assertThat(foyers(alencon("1").cedant("2022-01-11"), flers("1").msa().cedant("2022-01-10")))
                .containsExactly("61001");
        assertThat(foyers(alencon("1").demande("2020-01-01"), flers("1").msa().demande("2020-01-02")))
                .containsExactly("61169");
        assertThat(foyers(alencon("2"), flers("1").msa())).containsExactly("61001");
        assertThat(janvier(
                        alencon("1").etat("3").cedant("2022-01-10"),
                        flers("1").msa().etat("4")))
                .extracting(r -> r.<Boolean>getAs("est_doublon"))
                .containsExactly(true, false);
        assertThat(janvier(alencon("1").etat("5"), flers("1").msa().etat("Z").cedant("2022-01-10")))
                .as("any state that is not open is worth any other")
                .extracting(r -> r.<Boolean>getAs("est_doublon"))
                .containsExactly(true, false);
    }

    @Test
    void rs6_only_current_demandeurs_link_two_dossiers() {
        Bloc gone = dossier("1").commune("61001").avec(dem("ROUX", "EVE").jusque("2021-12-31"), cjt("PETIT", "PAUL"));
        assertThat(foyers(gone, flers("2").msa())).containsExactly("61001", "61169");
        Bloc still = dossier("1").commune("61001").avec(dem("ROUX", "EVE").jusque("2022-01-01"), cjt("PETIT", "PAUL"));
        assertThat(foyers(still, flers("2").msa())).containsExactly("61001");
        Bloc conjointe = dossier("1")
                .commune("61001")
                .avec(dem("PETIT", "PAUL"), cjt("ROUX", "EVE").ne("1985-04-12"));
        assertThat(foyers(conjointe, flers("2").msa())).containsExactly("61001", "61169");
    }

    @Test
    void a_household_left_without_members_is_still_a_household() {
        assertThat(foyers(dossier("1").commune("61001").avec(dem("A", "A").jusque("2020-01-01"))))
                .containsExactly("61001");
    }
}
