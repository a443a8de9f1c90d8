package fr.plics.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.plics.contract.DisclosurePolicy;
import fr.plics.contract.Fiche;
import fr.plics.contract.FicheYaml;
import fr.plics.kernel.Cellule;
import fr.plics.kernel.Cellule.Statut;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Periode;
import fr.plics.kernel.PlicsException;
import fr.plics.kernel.Territoire;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be published (disclosure, section 6.1), and that what is derived says no more than what is published. */
class DisclosureTest {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final DisclosurePolicy SEUIL_5 = new DisclosurePolicy(5);

    /** What the cells before disclosure say of shares and evolutions: it must never be seen again. */
    private static final double FUITE = 77.77;

    private static final Fiche FICHE = FicheYaml.read("""
            code: nb
            nature: stock
            population: gold.personne_mois
            mesure: compte(personne_id)
            periodes: [MOIS]
            evolution: an_passe
            dimensions:
              - {dimension: TOTAL, niveaux: [DEPARTEMENT, DTAS, COMMUNE]}
              - {dimension: SEXE, niveaux: [DEPARTEMENT, DTAS, COMMUNE]}
              - {dimension: SITUATION_FAMILIALE, niveaux: [DTAS]}
              - {dimension: AGE, modalites: ["25_OU_MOINS", "26_35", "36_45"], niveaux: [DTAS]}
            """);

    private final List<Cellule> cellules = new ArrayList<>();

    private Double n1 = 100.0;
    private Statut statut = Statut.D;
    private Statut statutEvolution = Statut.D;

    private Cellule add(Niveau niveau, String territoire, String dimension, String modalite, Double valeur) {
        Cellule cellule = new Cellule(
                "nb",
                Mois.of(2022, 1),
                Periode.of(Mois.of(2022, 1)),
                new Territoire(niveau, territoire, territoire),
                dimension,
                modalite,
                modalite,
                valeur,
                null,
                null,
                n1,
                FUITE,
                FUITE,
                modalite.startsWith("INCONNU") ? null : FUITE,
                territoire.equals("99") ? null : FUITE,
                statut,
                statutEvolution);
        cellules.add(cellule);
        return cellule;
    }

    private Cellule total(String dtas, double valeur) {
        return add(Niveau.DTAS, dtas, "TOTAL", "TOTAL", valeur);
    }

    private Cellule part(String dimension, String modalite, double valeur) {
        return add(Niveau.DTAS, "01", dimension, modalite, valeur);
    }

    private Disclosed disclosed(Cellule cellule) {
        return disclosed(cellule, SEUIL_5);
    }

    private Disclosed disclosed(Cellule cellule, DisclosurePolicy policy) {
        return Disclosure.apply(cellules, List.of(FICHE), policy).get(cellules.indexOf(cellule));
    }

    @ParameterizedTest
    @CsvSource({"0, D", "1, S", "2, S", "4, S", "5, D", "6, D"})
    void a_count_from_1_to_4_is_secret_0_and_5_are_published(double valeur, Statut expected) {
        Disclosed d = disclosed(total("01", valeur));
        assertThat(d.statut()).isEqualTo(expected);
        assertThat(d.valeur()).isEqualTo(expected == Statut.D ? Double.valueOf(valeur) : null);
    }

    @ParameterizedTest
    @CsvSource({"1, S", "10, S", "11, D"})
    void the_threshold_is_the_one_of_the_policy(double valeur, Statut expected) {
        assertThat(disclosed(total("01", valeur), new DisclosurePolicy(11)).statut())
                .isEqualTo(expected);
    }

    @Test
    void the_policy_in_force_hides_what_is_under_5() {
        assertThat(DisclosurePolicy.load().seuil()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 4})
    void a_row_whose_total_is_secret_hides_its_whole_breakdown_zeros_included(double total) {
        total("01", total);
        Cellule all = part("SEXE", "F", total);
        Cellule none = part("SEXE", "H", 0);
        Cellule other = part("SITUATION_FAMILIALE", "COUPLE_AVEC_ENFANT", 0);
        assertThat(List.of(disclosed(all), disclosed(none), disclosed(other))).allSatisfy(d -> {
            assertThat(d.statut()).isEqualTo(Statut.S);
            assertThat(d.valeur()).isNull();
            assertThat(d.partPct()).isNull();
            assertThat(d.partTerritoirePct()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 5})
    void a_row_whose_total_is_published_keeps_its_zeros(double total) {
        total("01", total);
        part("SEXE", "F", total);
        assertThat(disclosed(part("SEXE", "H", 0)).valeur()).isZero();
    }

    @Test
    void the_row_rule_looks_at_the_same_territory_only() {
        total("01", 3);
        total("02", 20);
        part("SEXE", "F", 3);
        Cellule elsewhere = add(Niveau.DTAS, "02", "SEXE", "F", 0.0);
        Cellule above = add(Niveau.DEPARTEMENT, "61", "SEXE", "F", 30.0);
        assertThat(disclosed(elsewhere).valeur()).isZero();
        assertThat(disclosed(above).valeur()).isEqualTo(30);
    }

    @Test
    void an_evolution_is_made_of_the_two_published_values() {
        n1 = 8.0;
        Disclosed d = disclosed(total("01", 5));
        assertThat(d.valeurN1()).isEqualTo(8);
        assertThat(d.evolution()).isEqualTo(-3);
        assertThat(d.evolutionPct()).isEqualTo(-37.5);
        assertThat(d.statutEvolution()).isEqualTo(Statut.D);
    }

    @ParameterizedTest
    @CsvSource({"4, 8", "1, 8"})
    void a_masked_value_has_no_evolution_though_the_year_before_is_told(double valeur, double before) {
        n1 = before;
        Disclosed d = disclosed(total("01", valeur));
        assertThat(d.valeurN1()).isEqualTo(before);
        assertThat(d.evolution()).isNull();
        assertThat(d.evolutionPct()).isNull();
        assertThat(d.statutEvolution()).isEqualTo(Statut.S);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 4})
    void a_masked_year_before_leaves_neither_its_value_nor_an_evolution(double before) {
        n1 = before;
        Disclosed d = disclosed(total("01", 12));
        assertThat(d.valeur()).isEqualTo(12);
        assertThat(d.statut()).isEqualTo(Statut.D);
        assertThat(d.valeurN1()).isNull();
        assertThat(d.evolution()).isNull();
        assertThat(d.evolutionPct()).isNull();
        assertThat(d.statutEvolution()).isEqualTo(Statut.S);
    }

    @Test
    void the_row_rule_holds_for_the_year_before_too() {
        n1 = 3.0;
        total("01", 20);
        n1 = 0.0;
        Disclosed d = disclosed(part("SEXE", "F", 10));
        assertThat(d.valeur()).isEqualTo(10);
        assertThat(d.valeurN1()).isNull();
        assertThat(d.evolution()).isNull();
        assertThat(d.statutEvolution()).isEqualTo(Statut.S);
    }

    @Test
    void a_year_before_of_0_gives_a_difference_and_no_percentage() {
        n1 = 0.0;
        statutEvolution = Statut.ND;
        Disclosed d = disclosed(total("01", 12));
        assertThat(d.valeurN1()).isZero();
        assertThat(d.evolution()).isEqualTo(12);
        assertThat(d.evolutionPct()).isNull();
        assertThat(d.statutEvolution()).isEqualTo(Statut.ND);
    }

    @ParameterizedTest
    @CsvSource({"NR", "ND"})
    void a_year_before_that_is_missing_stays_missing_with_its_reason(Statut why) {
        n1 = null;
        statutEvolution = why;
        Disclosed d = disclosed(total("01", 12));
        assertThat(d.statut()).isEqualTo(Statut.D);
        assertThat(d.valeurN1()).isNull();
        assertThat(d.evolution()).isNull();
        assertThat(d.evolutionPct()).isNull();
        assertThat(d.statutEvolution()).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource({"NR", "ND"})
    void a_year_before_that_is_missing_is_said_missing_even_where_the_value_is_secret(Statut why) {
        n1 = null;
        statutEvolution = why;
        Disclosed d = disclosed(total("01", 4));
        assertThat(d.statut()).isEqualTo(Statut.S);
        assertThat(d.statutEvolution()).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource({"4, 4, S, S", "4, 5, S, S", "4, 0, S, S", "5, 4, D, S", "5, 5, D, D"})
    void an_evolution_is_secret_as_soon_as_one_of_its_two_sides_is(
            double value, double before, Statut expected, Statut expectedEvolution) {
        n1 = before;
        Disclosed d = disclosed(total("01", value));
        assertThat(d.statut()).isEqualTo(expected);
        assertThat(d.statutEvolution()).isEqualTo(expectedEvolution);
        assertThat(d.valeurN1() == null).isEqualTo(before == 4);
    }

    @Test
    void a_value_that_was_not_received_does_not_hide_that_last_year_is_secret() {
        n1 = 4.0;
        statut = Statut.NR;
        statutEvolution = Statut.NR;
        Disclosed d = disclosed(add(Niveau.DTAS, "01", "TOTAL", "TOTAL", null));
        assertThat(d.statut()).isEqualTo(Statut.NR);
        assertThat(d.valeurN1()).isNull();
        assertThat(d.statutEvolution()).isEqualTo(Statut.S);
    }

    @ParameterizedTest
    @CsvSource({"NR", "ND"})
    void a_value_that_is_missing_is_empty_with_its_reason_never_0(Statut why) {
        statut = why;
        n1 = null;
        statutEvolution = why;
        Disclosed d = disclosed(add(Niveau.DTAS, "01", "TOTAL", "TOTAL", null));
        assertThat(d.valeur()).isNull();
        assertThat(d.partPct()).isNull();
        assertThat(d.statut()).isEqualTo(why);
        assertThat(d.statutEvolution()).isEqualTo(why);
    }

    @Test
    void a_share_is_made_of_published_values() {
        total("01", 52);
        Cellule f = part("SEXE", "F", 20);
        Cellule h = part("SEXE", "H", 30);
        Cellule unknown = part("SEXE", "INCONNU", 2);
        assertThat(disclosed(f).partPct()).isEqualTo(40, EXACT);
        assertThat(disclosed(h).partPct()).isEqualTo(60, EXACT);
        assertThat(disclosed(unknown).partPct()).isNull();
    }

    @Test
    void a_share_is_empty_when_its_value_is_masked_and_when_its_complement_is() {
        total("01", 33);
        Cellule masked = part("SEXE", "F", 3);
        Cellule alone = part("SEXE", "H", 30);
        part("SEXE", "INCONNU", 0);
        assertThat(disclosed(masked).partPct()).isNull();
        assertThat(disclosed(alone).valeur()).isEqualTo(30);
        assertThat(disclosed(alone).partPct()).isNull();
    }

    @Test
    void a_complement_of_0_or_5_may_be_told() {
        total("01", 30);
        Cellule all = part("SEXE", "F", 30);
        Cellule none = part("SEXE", "H", 0);
        part("SEXE", "INCONNU", 0);
        assertThat(disclosed(all).partPct()).isEqualTo(100, EXACT);
        assertThat(disclosed(none).partPct()).isZero();
    }

    @Test
    void where_a_part_is_masked_the_base_is_the_published_total_less_what_is_out_of_the_base() {
        total("01", 45);
        Cellule a = part("SITUATION_FAMILIALE", "ISOLE_SANS_ENFANT", 20);
        Cellule b = part("SITUATION_FAMILIALE", "ISOLE_AVEC_ENFANT", 3);
        part("SITUATION_FAMILIALE", "COUPLE_SANS_ENFANT", 4);
        part("SITUATION_FAMILIALE", "COUPLE_AVEC_ENFANT", 13);
        part("SITUATION_FAMILIALE", "NON_CONNUE", 5);
        assertThat(disclosed(a).partPct()).isEqualTo(50, EXACT);
        assertThat(disclosed(b).partPct()).isNull();
    }

    @Test
    void a_base_that_only_masked_cells_tell_gives_no_share() {
        total("01", 45);
        Cellule a = part("SITUATION_FAMILIALE", "ISOLE_SANS_ENFANT", 20);
        part("SITUATION_FAMILIALE", "ISOLE_AVEC_ENFANT", 3);
        part("SITUATION_FAMILIALE", "COUPLE_SANS_ENFANT", 4);
        part("SITUATION_FAMILIALE", "COUPLE_AVEC_ENFANT", 14);
        part("SITUATION_FAMILIALE", "NON_CONNUE", 4);
        assertThat(disclosed(a).valeur()).isEqualTo(20);
        assertThat(disclosed(a).partPct()).isNull();
    }

    @Test
    void a_base_of_some_values_only_is_never_read_off_the_total() {
        total("01", 60);
        Cellule a = part("AGE", "25_OU_MOINS", 20);
        part("AGE", "26_35", 3);
        part("AGE", "36_45", 12);
        assertThat(disclosed(a).partPct()).isNull();
    }

    @Test
    void a_share_of_the_level_follows_the_same_rule() {
        add(Niveau.DEPARTEMENT, "61", "TOTAL", "TOTAL", 57.0);
        Cellule a = total("01", 20);
        Cellule b = total("02", 3);
        total("03", 27);
        Cellule unattached = total("99", 7);
        assertThat(disclosed(a).partTerritoirePct()).isEqualTo(40, EXACT);
        assertThat(disclosed(b).partTerritoirePct()).isNull();
        assertThat(disclosed(unattached).partTerritoirePct()).isNull();
    }

    @Test
    void a_share_of_the_level_is_empty_when_the_other_territories_together_are_secret() {
        add(Niveau.DEPARTEMENT, "61", "TOTAL", "TOTAL", 24.0);
        Cellule a = total("01", 20);
        total("02", 4);
        total("99", 0);
        assertThat(disclosed(a).partTerritoirePct()).isNull();
    }

    @Test
    void a_share_of_the_level_is_empty_when_its_base_is_secret() {
        add(Niveau.DEPARTEMENT, "61", "TOTAL", "TOTAL", 45.0);
        Cellule a = total("01", 20);
        total("02", 3);
        total("03", 20);
        total("99", 2);
        assertThat(disclosed(a).partTerritoirePct()).isNull();
    }

    @Test
    void whatever_the_counts_no_derived_figure_speaks_of_a_secret_one() {
        for (int f = 0; f <= 6; f++) {
            for (int h = 0; h <= 6; h++) {
                for (int unknown = 0; unknown <= 6; unknown++) {
                    cellules.clear();
                    n1 = (double) h;
                    Disclosed whole = disclosed(total("01", f + h + unknown));
                    Cellule women = part("SEXE", "F", f);
                    part("SEXE", "H", h);
                    part("SEXE", "INCONNU", unknown);
                    Disclosed d = disclosed(women);
                    boolean secret = isSecret(f) || isSecret(f + h + unknown);
                    assertThat(d.valeur()).isEqualTo(secret ? null : Double.valueOf(f));
                    assertThat(whole.valeur() == null).isEqualTo(isSecret(f + h + unknown));
                    assertThat(d.evolution() == null).isEqualTo(secret || isSecret(h));
                    if (secret || isSecret(h)) {
                        assertThat(d.partPct()).isNull();
                    }
                }
            }
        }
    }

    private static boolean isSecret(int count) {
        return count >= 1 && count <= 4;
    }

    @Test
    void an_indicator_without_a_rule_stops_the_publication() {
        total("01", 12);
        assertThatThrownBy(() -> Disclosure.apply(cellules, List.of(), SEUIL_5)).satisfies(DisclosureTest::isRefusal);
        for (String mesure :
                List.of("mesure: ratio(a/b)", "mesure: somme(age_revolu)\npopulation: gold.personne_mois")) {
            Fiche fiche = FicheYaml.read("""
                    code: nb
                    nature: stock
                    periodes: [MOIS]
                    evolution: aucune
                    dimensions: [{dimension: TOTAL, niveaux: [DTAS]}]
                    """ + mesure);
            assertThatThrownBy(() -> Disclosure.apply(cellules, List.of(fiche), SEUIL_5))
                    .satisfies(DisclosureTest::isRefusal);
        }
    }

    private static void isRefusal(Throwable thrown) {
        assertThat(thrown).isInstanceOf(PlicsException.class).hasMessageContaining("« nb » n'a pas de règle de secret");
        assertThat(((PlicsException) thrown).exitCode()).isEqualTo(ExitCode.DISCLOSURE_REFUSED);
    }
}
