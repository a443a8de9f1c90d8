package fr.plics.silver;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.contract.Departement;
import fr.plics.kernel.Mois;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RS-22, RS-23 and the traps on communes. */
class RefCommuneTest {

    private static final Mois DECEMBRE = Mois.of(2021, 12);
    private static final Mois JANVIER = Mois.of(2022, 1);

    private static RefCommune.Ligne ligne(String code, boolean com, String parent, String debut, String fin) {
        return new RefCommune.Ligne(
                code,
                com,
                code,
                parent,
                "01",
                "01",
                LocalDate.parse(debut),
                fin.isEmpty() ? LocalDate.MAX : LocalDate.parse(fin));
    }

    private static String resolve(Mois mois, String code, RefCommune.Ligne... lignes) {
        return new RefCommune("61", List.of(lignes))
                .resolve(code, mois)
                .map(RefCommune.Ligne::code)
                .orElse("99");
    }

    @Test
    void a_commune_in_force_is_itself() {
        assertThat(resolve(JANVIER, "61001", ligne("61001", true, "", "2017-01-01", "")))
                .isEqualTo("61001");
    }

    @Test
    void validity_includes_both_bounds() {
        RefCommune.Ligne ends = ligne("61001", true, "", "2017-01-01", "2022-01-31");
        RefCommune.Ligne ended = ligne("61001", true, "", "2017-01-01", "2022-01-30");
        RefCommune.Ligne begins = ligne("61001", true, "", "2022-01-31", "");
        RefCommune.Ligne later = ligne("61001", true, "", "2022-02-01", "");
        assertThat(resolve(JANVIER, "61001", ends)).isEqualTo("61001");
        assertThat(resolve(JANVIER, "61001", ended)).isEqualTo("99");
        assertThat(resolve(JANVIER, "61001", begins)).isEqualTo("61001");
        assertThat(resolve(JANVIER, "61001", later)).isEqualTo("99");
    }

    @Test
    void a_delegated_commune_leads_to_its_parent() {
        assertThat(resolve(
                        JANVIER,
                        "61003",
                        ligne("61003", false, "61167", "2017-01-01", ""),
                        ligne("61167", true, "", "2017-01-01", "")))
                .isEqualTo("61167");
    }

    @Test
    void a_code_that_is_a_commune_and_a_delegated_one_is_the_commune() {
        assertThat(resolve(
                        JANVIER,
                        "61007",
                        ligne("61007", false, "61167", "2017-01-01", ""),
                        ligne("61007", true, "", "2017-01-01", "")))
                .isEqualTo("61007");
    }

    @Test
    void a_code_no_longer_valid_is_followed_to_its_last_known_parent() {
        RefCommune.Ligne[] lignes = {
            ligne("61175", false, "61341", "2017-01-01", "2021-12-31"), ligne("61341", true, "", "2017-01-01", "")
        };
        assertThat(resolve(DECEMBRE, "61175", lignes)).isEqualTo("61341");
        assertThat(resolve(JANVIER, "61175", lignes)).isEqualTo("61341");
    }

    @Test
    void parents_are_followed_again_as_far_as_needed_and_the_row_that_ended_last_decides() {
        assertThat(resolve(
                        JANVIER,
                        "61100",
                        ligne("61100", true, "61999", "2000-01-01", "2010-12-31"),
                        ligne("61100", false, "61200", "2011-01-01", "2015-12-31"),
                        ligne("61200", true, "61300", "2011-01-01", "2018-12-31"),
                        ligne("61300", true, "", "2019-01-01", "")))
                .isEqualTo("61300");
    }

    @Test
    void parents_that_turn_in_a_circle_lead_nowhere() {
        assertThat(resolve(
                        JANVIER,
                        "61100",
                        ligne("61100", true, "61200", "2000-01-01", "2010-12-31"),
                        ligne("61200", true, "61100", "2000-01-01", "2010-12-31")))
                .isEqualTo("99");
    }

    @Test
    void an_unknown_code_and_one_of_another_departement_lead_nowhere() {
        assertThat(resolve(JANVIER, "61999", ligne("61001", true, "", "2017-01-01", "")))
                .isEqualTo("99");
        assertThat(resolve(JANVIER, "72181", ligne("72181", true, "", "2017-01-01", "")))
                .isEqualTo("99");
    }

    @Test
    void without_a_reference_the_communes_of_the_year_are_attached_by_their_epci() {
        RefCommune hypothese = RefCommune.hypothese(Departement.load("061"));
        assertThat(hypothese.resolve("61001", JANVIER).orElseThrow().dtas()).isEqualTo("01");
        assertThat(hypothese.resolve("61003", JANVIER).orElseThrow().code()).isEqualTo("61167");
        assertThat(hypothese.resolve("61175", JANVIER).orElseThrow().code()).isEqualTo("61341");
        assertThat(hypothese.resolve("61175", Mois.of(2019, 5)).orElseThrow().code())
                .isEqualTo("61341");
        assertThat(hypothese.codes().stream()
                        .filter(c -> hypothese.isCommune(c, JANVIER))
                        .count())
                .isEqualTo(385);
    }

    @Test
    void of_two_rows_valid_the_same_day_the_one_that_began_last_is_right_whatever_their_order() {
        RefCommune.Ligne first = ligne("61003", false, "61167", "2017-01-01", "");
        RefCommune.Ligne last = ligne("61003", false, "61168", "2021-01-01", "");
        RefCommune.Ligne one = ligne("61167", true, "", "2017-01-01", "");
        RefCommune.Ligne other = ligne("61168", true, "", "2017-01-01", "");
        assertThat(resolve(JANVIER, "61003", first, last, one, other)).isEqualTo("61168");
        assertThat(resolve(JANVIER, "61003", last, first, other, one)).isEqualTo("61168");
    }
}
