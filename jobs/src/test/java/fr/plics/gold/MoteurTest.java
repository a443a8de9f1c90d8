package fr.plics.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.plics.contract.Fiche;
import fr.plics.contract.FicheYaml;
import fr.plics.kernel.Cellule;
import fr.plics.kernel.Cellule.Statut;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Periode;
import fr.plics.kernel.Territoire;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Evolutions, shares, ratios and the dense grid, from a few numbers (RS-25 to RS-28, RS-40, RS-45 to RS-48). */
class MoteurTest {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final Mois JANVIER = Mois.of(2022, 1);
    private static final Periode ANNEE_2021 = Periode.between(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 12, 31));

    private static final String STOCK = """
            nature: stock
            population: gold.personne_mois
            periodes: [MOIS]
            evolution: an_passe
            """;
    private static final String NB = STOCK + """
            code: nb
            mesure: compte(personne_id)
            """;
    private static final Fiche TOTAL =
            FicheYaml.read(NB + "dimensions: [{dimension: TOTAL, niveaux: [DEPARTEMENT, DTAS]}]");
    private static final String ACTION = """
            nature: cumul
            periodes: [A_DATE, ANNEE]
            evolution: evaluation
            dimensions: [{dimension: TOTAL, niveaux: [ACTION]}]
            """;

    private final Mesures mesures = new Mesures();
    private final Grille grille = new Grille((besoin, periode) -> !besoin.equals("ABSENT"));
    private Set<Mois> recus = Set.of(JANVIER, JANVIER.anPasse());

    private static List<Territoire> orne(String... dtas) {
        List<Territoire> territoires = new ArrayList<>();
        territoires.add(new Territoire(Niveau.DEPARTEMENT, "61", "Orne"));
        for (String code : dtas) {
            territoires.add(new Territoire(Niveau.DTAS, code, code));
        }
        return territoires;
    }

    private static CleCellule cle(Niveau niveau, String territoire, String dimension, String modalite) {
        return new CleCellule(JANVIER, Periode.of(JANVIER), niveau, territoire, dimension, modalite);
    }

    private void dtas(String dtas, double valeur) {
        mesures.add("nb", cle(Niveau.DTAS, dtas, "TOTAL", "TOTAL"), false, valeur);
    }

    private void dtasBefore(String dtas, double valeur) {
        mesures.add("nb", cle(Niveau.DTAS, dtas, "TOTAL", "TOTAL"), true, valeur);
    }

    private void orne(String dimension, String modalite, double valeur) {
        mesures.add("nb", cle(Niveau.DEPARTEMENT, "61", dimension, modalite), false, valeur);
    }

    private List<Cellule> compute(Fiche... fiches) {
        return new Moteur(grille, mesures, recus).compute(List.of(fiches), List.of(JANVIER));
    }

    private static Cellule at(List<Cellule> cellules, String territoire, String modalite) {
        return cellules.stream()
                .filter(c ->
                        c.territoire().code().equals(territoire) && c.modalite().equals(modalite))
                .findFirst()
                .orElseThrow();
    }

    private Cellule dtas01() {
        return at(compute(TOTAL), "01", "TOTAL");
    }

    // ---- one year before

    @Test
    void an_evolution_is_the_difference_and_its_percentage() {
        grille.addGeographie(JANVIER, orne("01"));
        dtas("01", 11);
        dtasBefore("01", 12);
        assertThat(dtas01().valeurN1()).isEqualTo(12);
        assertThat(dtas01().evolution()).isEqualTo(-1);
        assertThat(dtas01().evolutionPct()).isEqualTo(-100.0 / 12, EXACT);
        assertThat(dtas01().statutEvolution()).isEqualTo(Statut.D);
    }

    @Test
    void a_year_before_never_received_is_empty_with_NR_not_0_nor_minus_100_percent() {
        grille.addGeographie(JANVIER, orne("01"));
        recus = Set.of(JANVIER);
        dtas("01", 12);
        assertThat(dtas01().valeur()).isEqualTo(12);
        assertThat(dtas01().statut()).isEqualTo(Statut.D);
        assertThat(dtas01().valeurN1()).isNull();
        assertThat(dtas01().evolution()).isNull();
        assertThat(dtas01().evolutionPct()).isNull();
        assertThat(dtas01().statutEvolution()).isEqualTo(Statut.NR);
    }

    @Test
    void a_year_before_of_0_gives_a_difference_no_percentage_and_ND() {
        grille.addGeographie(JANVIER, orne("01"));
        dtas("01", 12);
        assertThat(dtas01().valeurN1()).isZero();
        assertThat(dtas01().evolution()).isEqualTo(12);
        assertThat(dtas01().evolutionPct()).isNull();
        assertThat(dtas01().statutEvolution()).isEqualTo(Statut.ND);
    }

    @Test
    void a_fall_to_0_is_minus_100_percent() {
        grille.addGeographie(JANVIER, orne("01"));
        dtasBefore("01", 12);
        assertThat(dtas01().valeur()).isZero();
        assertThat(dtas01().evolutionPct()).isEqualTo(-100);
        assertThat(dtas01().statutEvolution()).isEqualTo(Statut.D);
    }

    @Test
    void the_first_year_of_a_convention_is_compared_with_nothing() {
        grille.add(
                JANVIER,
                new Grille.Ligne(
                        Fiche.Nature.STOCK,
                        Periode.of(JANVIER),
                        new Territoire(Niveau.STRUCTURE, "S014", "CCAS"),
                        true));
        Fiche fiche = FicheYaml.read(NB + "dimensions: [{dimension: TOTAL, niveaux: [STRUCTURE]}]");
        mesures.add("nb", cle(Niveau.STRUCTURE, "S014", "TOTAL", "TOTAL"), true, 4);
        Cellule cellule = at(compute(fiche), "S014", "TOTAL");
        assertThat(cellule.valeurN1()).isNull();
        assertThat(cellule.statutEvolution()).isEqualTo(Statut.ND);
    }

    @Test
    void a_fiche_without_evolution_compares_with_nothing() {
        grille.addGeographie(JANVIER, orne("01"));
        dtasBefore("01", 12);
        Fiche fiche = FicheYaml.read(
                NB.replace("an_passe", "aucune") + "dimensions: [{dimension: TOTAL, niveaux: [DEPARTEMENT, DTAS]}]");
        Cellule cellule = at(compute(fiche), "01", "TOTAL");
        assertThat(cellule.valeurN1()).isNull();
        assertThat(cellule.statutEvolution()).isEqualTo(Statut.ND);
    }

    @Test
    void a_cell_whose_source_is_missing_is_empty_with_NR_and_so_is_the_split_that_needs_it() {
        grille.addGeographie(JANVIER, orne("01"));
        orne("TOTAL", "TOTAL", 3);
        orne("SEXE", "F", 3);
        Fiche fiche = FicheYaml.read(NB + """
                dimensions:
                  - {dimension: TOTAL, niveaux: [DEPARTEMENT]}
                  - {dimension: SEXE, niveaux: [DEPARTEMENT], besoins: [ABSENT]}
                """);
        assertThat(at(compute(fiche), "61", "TOTAL").valeur()).isEqualTo(3);
        Cellule split = at(compute(fiche), "61", "F");
        assertThat(split.valeur()).isNull();
        assertThat(split.evolution()).isNull();
        assertThat(split.partPct()).isNull();
        assertThat(split.statut()).isEqualTo(Statut.NR);
        assertThat(split.statutEvolution()).isEqualTo(Statut.NR);
    }

    // ---- shares

    @Test
    void a_share_of_the_level_leaves_99_out_and_the_whole_has_100() {
        grille.addGeographie(JANVIER, orne("01", "02", "99"));
        orne("TOTAL", "TOTAL", 7);
        dtas("01", 3);
        dtas("02", 2);
        dtas("99", 2);
        List<Cellule> cellules = compute(TOTAL);
        assertThat(at(cellules, "02", "TOTAL").partTerritoirePct()).isEqualTo(40);
        assertThat(at(cellules, "01", "TOTAL").partTerritoirePct()).isEqualTo(60);
        assertThat(at(cellules, "99", "TOTAL").valeur()).isEqualTo(2);
        assertThat(at(cellules, "99", "TOTAL").partTerritoirePct()).isNull();
        assertThat(at(cellules, "61", "TOTAL").partTerritoirePct()).isEqualTo(100);
    }

    @Test
    void a_share_of_the_level_is_one_of_the_same_value_of_the_dimension() {
        grille.addGeographie(JANVIER, orne("01", "02"));
        mesures.add("nb", cle(Niveau.DTAS, "01", "SEXE", "F"), false, 1);
        mesures.add("nb", cle(Niveau.DTAS, "02", "SEXE", "F"), false, 3);
        mesures.add("nb", cle(Niveau.DTAS, "02", "SEXE", "H"), false, 50);
        Fiche fiche = FicheYaml.read(NB + "dimensions: [{dimension: SEXE, niveaux: [DTAS]}]");
        assertThat(at(compute(fiche), "01", "F").partTerritoirePct()).isEqualTo(25);
        assertThat(at(compute(fiche), "01", "H").partTerritoirePct()).isZero();
        assertThat(at(compute(fiche), "01", "INCONNU").partTerritoirePct()).isNull();
    }

    @Test
    void the_share_of_the_total_is_100_and_empty_when_it_is_0() {
        grille.addGeographie(JANVIER, orne("01", "02"));
        dtas("01", 3);
        List<Cellule> cellules = compute(TOTAL);
        assertThat(at(cellules, "01", "TOTAL").partPct()).isEqualTo(100);
        assertThat(at(cellules, "02", "TOTAL").valeur()).isZero();
        assertThat(at(cellules, "02", "TOTAL").partPct()).isNull();
    }

    @Test
    void the_share_of_an_orientation_is_one_of_the_oriented() {
        grille.addGeographie(JANVIER, orne());
        orne("ORIENTATION", "SOCIAL", 2);
        orne("ORIENTATION", "EMPLOI", 1);
        orne("ORIENTATION", "NON_ORIENTE", 1);
        List<Cellule> cellules =
                compute(FicheYaml.read(NB + "dimensions: [{dimension: ORIENTATION, niveaux: [DEPARTEMENT]}]"));
        assertThat(at(cellules, "61", "SOCIAL").partPct()).isEqualTo(200.0 / 3, EXACT);
        assertThat(at(cellules, "61", "EMPLOI").partPct()).isEqualTo(100.0 / 3, EXACT);
        assertThat(at(cellules, "61", "SOCIOPRO").partPct()).isZero();
        assertThat(at(cellules, "61", "NON_ORIENTE").valeur()).isEqualTo(1);
        assertThat(at(cellules, "61", "NON_ORIENTE").partPct()).isNull();
    }

    @Test
    void a_base_of_0_gives_no_share() {
        grille.addGeographie(JANVIER, orne());
        orne("ORIENTATION", "NON_ORIENTE", 4);
        List<Cellule> cellules =
                compute(FicheYaml.read(NB + "dimensions: [{dimension: ORIENTATION, niveaux: [DEPARTEMENT]}]"));
        assertThat(at(cellules, "61", "SOCIAL").valeur()).isZero();
        assertThat(at(cellules, "61", "SOCIAL").partPct()).isNull();
    }

    @Test
    void the_unknown_are_counted_and_out_of_the_base() {
        grille.addGeographie(JANVIER, orne());
        orne("AGE", "25_OU_MOINS", 6);
        orne("AGE", "26_35", 7);
        orne("AGE", "46_55", 3);
        orne("AGE", "INCONNU", 2);
        List<Cellule> cellules = compute(FicheYaml.read(NB + "dimensions: [{dimension: AGE, niveaux: [DEPARTEMENT]}]"));
        assertThat(at(cellules, "61", "25_OU_MOINS").partPct()
                        + at(cellules, "61", "26_35").partPct())
                .isEqualTo(100 * 13 / 16.0, EXACT);
        assertThat(at(cellules, "61", "INCONNU").valeur()).isEqualTo(2);
        assertThat(at(cellules, "61", "INCONNU").partPct()).isNull();
    }

    @Test
    void the_base_of_a_crossing_is_what_is_known_on_both_sides() {
        grille.addGeographie(JANVIER, orne());
        orne("SEXE+SITUATION_FAMILIALE", "F+ISOLE_AVEC_ENFANT", 3);
        orne("SEXE+SITUATION_FAMILIALE", "H+COUPLE_SANS_ENFANT", 1);
        orne("SEXE+SITUATION_FAMILIALE", "F+NON_CONNUE", 5);
        orne("SEXE+SITUATION_FAMILIALE", "INCONNU+ISOLE_AVEC_ENFANT", 4);
        List<Cellule> cellules = compute(
                FicheYaml.read(NB + "dimensions: [{dimension: SEXE+SITUATION_FAMILIALE, niveaux: [DEPARTEMENT]}]"));
        assertThat(cellules).hasSize(3 * 5);
        assertThat(at(cellules, "61", "F+ISOLE_AVEC_ENFANT").partPct()).isEqualTo(75);
        assertThat(at(cellules, "61", "H+COUPLE_SANS_ENFANT").partPct()).isEqualTo(25);
        assertThat(at(cellules, "61", "F+NON_CONNUE").valeur()).isEqualTo(5);
        assertThat(at(cellules, "61", "F+NON_CONNUE").partPct()).isNull();
        assertThat(at(cellules, "61", "INCONNU+ISOLE_AVEC_ENFANT").partPct()).isNull();
    }

    // ---- dense grid

    @Test
    void every_territory_and_every_value_has_a_cell_zeros_and_99_included() {
        grille.addGeographie(JANVIER, orne("01", "02", "99"));
        List<Cellule> cellules = compute(FicheYaml.read(NB + """
                dimensions:
                  - {dimension: TOTAL, niveaux: [DEPARTEMENT, DTAS]}
                  - {dimension: SEXE, niveaux: [DTAS]}
                  - {dimension: AGE, modalites: ["25_OU_MOINS", "26_35"], niveaux: [DEPARTEMENT]}
                """));
        assertThat(cellules)
                .extracting(c -> c.territoire().code() + " " + c.dimension() + " " + c.modalite() + " " + c.valeur())
                .containsExactlyInAnyOrder(
                        "61 TOTAL TOTAL 0.0",
                        "01 TOTAL TOTAL 0.0",
                        "02 TOTAL TOTAL 0.0",
                        "99 TOTAL TOTAL 0.0",
                        "01 SEXE F 0.0",
                        "01 SEXE H 0.0",
                        "01 SEXE INCONNU 0.0",
                        "02 SEXE F 0.0",
                        "02 SEXE H 0.0",
                        "02 SEXE INCONNU 0.0",
                        "99 SEXE F 0.0",
                        "99 SEXE H 0.0",
                        "99 SEXE INCONNU 0.0",
                        "61 AGE 25_OU_MOINS 0.0",
                        "61 AGE 26_35 0.0");
        assertThat(cellules).extracting(Cellule::statut).containsOnly(Statut.D);
    }

    @Test
    void a_territory_gone_by_the_month_has_no_cell_though_something_was_counted_there() {
        grille.addGeographie(JANVIER, orne("01"));
        dtasBefore("03", 8);
        assertThat(compute(TOTAL)).extracting(c -> c.territoire().code()).containsExactly("61", "01");
    }

    @Test
    void a_flux_runs_from_january_to_the_month_and_in_december_it_is_the_year() {
        grille.addGeographie(Mois.of(2021, 11), orne());
        grille.addGeographie(Mois.of(2021, 12), orne());
        assertThat(periodes("[A_DATE, ANNEE]"))
                .containsExactly(
                        new Periode(Periode.Type.A_DATE, LocalDate.of(2021, 1, 1), LocalDate.of(2021, 11, 30)),
                        ANNEE_2021);
        assertThat(periodes("[ANNEE]")).containsExactly(ANNEE_2021);
    }

    /** The periods of the cells of November and December 2021. */
    private List<Periode> periodes(String asked) {
        Fiche fiche = FicheYaml.read("""
                code: nb
                nature: flux
                population: gold.personne_mois
                mesure: compte(personne_id)
                evolution: an_passe
                dimensions: [{dimension: TOTAL, niveaux: [DEPARTEMENT]}]
                """ + "periodes: " + asked);
        return new Moteur(grille, mesures, recus)
                .compute(List.of(fiche), List.of(Mois.of(2021, 11), Mois.of(2021, 12))).stream()
                        .map(Cellule::periode)
                        .toList();
    }

    // ---- sums and ratios

    @Test
    void a_sum_of_known_values_is_not_available_where_none_is_known_another_sum_is_0() {
        grille.addGeographie(JANVIER, orne("01"));
        String sum = STOCK + "mesure: somme(age_revolu)\ndimensions: [{dimension: TOTAL, niveaux: [DTAS]}]\n";
        Cellule known =
                at(compute(FicheYaml.read(sum + "code: somme_connue\nfiltre: age_revolu connu")), "01", "TOTAL");
        assertThat(known.valeur()).isNull();
        assertThat(known.statut()).isEqualTo(Statut.ND);
        Cellule plain = at(compute(FicheYaml.read(sum + "code: somme")), "01", "TOTAL");
        assertThat(plain.valeur()).isZero();
        assertThat(plain.statut()).isEqualTo(Statut.D);
    }

    private static Fiche ratio(String unite) {
        return FicheYaml.read("""
                code: ratio
                nature: stock
                periodes: [MOIS]
                evolution: an_passe
                mesure: ratio(nb/places)
                dimensions: [{dimension: TOTAL, niveaux: [DTAS]}]
                unite: "%s"
                """.formatted(unite));
    }

    private static Fiche places(String besoins) {
        return FicheYaml.read(STOCK + """
                code: places
                mesure: somme(age_revolu)
                dimensions: [{dimension: TOTAL, niveaux: [DTAS]}]
                """ + besoins);
    }

    private void place(boolean estAnPasse, double valeur) {
        mesures.add("places", cle(Niveau.DTAS, "01", "TOTAL", "TOTAL"), estAnPasse, valeur);
    }

    @Test
    void a_ratio_keeps_both_its_sides_is_never_rounded_and_may_be_listed_first() {
        grille.addGeographie(JANVIER, orne("01"));
        dtas("01", 2);
        dtasBefore("01", 1);
        place(false, 3);
        place(true, 2);
        List<Cellule> cellules = compute(ratio("%"), TOTAL, places(""));
        Cellule cellule = cellules.get(cellules.size() - 1);
        assertThat(cellule.indicateur()).isEqualTo("ratio");
        assertThat(cellule.numerateur()).isEqualTo(2);
        assertThat(cellule.denominateur()).isEqualTo(3);
        assertThat(cellule.valeur()).isEqualTo(200.0 / 3, EXACT);
        assertThat(cellule.valeurN1()).isEqualTo(50);
        assertThat(cellule.evolution()).isEqualTo(200.0 / 3 - 50, EXACT);
        assertThat(cellule.partPct()).isNull();
        assertThat(cellule.partTerritoirePct()).isNull();
    }

    @Test
    void a_ratio_in_another_unit_is_not_multiplied_by_100() {
        grille.addGeographie(JANVIER, orne("01"));
        dtas("01", 5);
        place(false, 2);
        List<Cellule> cellules = compute(TOTAL, places(""), ratio("heure"));
        assertThat(cellules.get(cellules.size() - 1).valeur()).isEqualTo(2.5);
    }

    @Test
    void a_ratio_over_0_is_not_available_and_one_whose_side_was_not_received_is_not_received() {
        grille.addGeographie(JANVIER, orne("01"));
        dtas("01", 5);
        List<Cellule> over0 = compute(TOTAL, places(""), ratio("%"));
        assertThat(over0.get(over0.size() - 1).valeur()).isNull();
        assertThat(over0.get(over0.size() - 1).statut()).isEqualTo(Statut.ND);
        List<Cellule> missing = compute(TOTAL, places("besoins: [ABSENT]"), ratio("%"));
        assertThat(missing.get(missing.size() - 1).valeur()).isNull();
        assertThat(missing.get(missing.size() - 1).statut()).isEqualTo(Statut.NR);
    }

    // ---- evaluations of actions

    private static final Fiche PARTICIPANTS = FicheYaml.read(ACTION + """
            code: nb
            population: gold.personne_mois
            mesure: compte(personne_id)
            """);

    private void evaluation(Mois cloture, Periode periode) {
        grille.add(
                cloture,
                new Grille.Ligne(
                        Fiche.Nature.CUMUL, periode, new Territoire(Niveau.ACTION, "A012", "Accompagnement"), false));
    }

    private static CleCellule action(Mois cloture, Periode periode) {
        return new CleCellule(cloture, periode, Niveau.ACTION, "A012", "TOTAL", "TOTAL");
    }

    private static Cellule connue(Periode periode, double valeur) {
        return new Cellule(
                "nb",
                Mois.of(2021, 12),
                periode,
                new Territoire(Niveau.ACTION, "A012", "Accompagnement"),
                "TOTAL",
                "TOTAL",
                "Ensemble",
                valeur,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Statut.D,
                Statut.ND);
    }

    @Test
    void an_evaluation_is_compared_with_the_one_whose_bounds_are_a_year_earlier_whenever_it_was_closed() {
        evaluation(JANVIER, ANNEE_2021);
        mesures.add("nb", action(JANVIER, ANNEE_2021), false, 15);
        Moteur moteur = new Moteur(grille, mesures, recus);
        moteur.remember(List.of(connue(ANNEE_2021.plusYears(-1), 12), connue(ANNEE_2021.plusYears(-1), 11)));
        Cellule cellule =
                moteur.compute(List.of(PARTICIPANTS), List.of(JANVIER)).get(0);
        assertThat(cellule.valeurN1()).isEqualTo(12);
        assertThat(cellule.evolution()).isEqualTo(3);
        assertThat(cellule.statutEvolution()).isEqualTo(Statut.D);
        assertThat(cellule.partTerritoirePct()).isNull();
    }

    @Test
    void an_evaluation_of_other_bounds_is_not_what_it_is_compared_with() {
        evaluation(JANVIER, ANNEE_2021);
        Moteur moteur = new Moteur(grille, mesures, recus);
        moteur.remember(List.of(connue(Periode.between(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 11, 30)), 12)));
        Cellule cellule =
                moteur.compute(List.of(PARTICIPANTS), List.of(JANVIER)).get(0);
        assertThat(cellule.valeur()).isZero();
        assertThat(cellule.valeurN1()).isNull();
        assertThat(cellule.statutEvolution()).isEqualTo(Statut.ND);
    }

    @Test
    void two_evaluations_closed_in_the_months_computed_compare_with_each_other() {
        Mois before = JANVIER.anPasse();
        evaluation(before, ANNEE_2021.plusYears(-1));
        evaluation(JANVIER, ANNEE_2021);
        mesures.add("nb", action(before, ANNEE_2021.plusYears(-1)), false, 10);
        mesures.add("nb", action(JANVIER, ANNEE_2021), false, 15);
        List<Cellule> cellules =
                new Moteur(grille, mesures, recus).compute(List.of(PARTICIPANTS), List.of(before, JANVIER));
        assertThat(cellules).extracting(Cellule::valeurN1).containsExactly(null, 10.0);
    }

    @Test
    void an_evaluation_is_compared_with_the_one_of_a_year_earlier_even_when_that_one_was_closed_later() {
        Mois earlier = Mois.of(2021, 12);
        evaluation(earlier, ANNEE_2021);
        evaluation(JANVIER, ANNEE_2021.plusYears(-1));
        mesures.add("nb", action(earlier, ANNEE_2021), false, 15);
        mesures.add("nb", action(JANVIER, ANNEE_2021.plusYears(-1)), false, 10);
        List<Cellule> cellules =
                new Moteur(grille, mesures, recus).compute(List.of(PARTICIPANTS), List.of(earlier, JANVIER));
        assertThat(cellules).extracting(Cellule::valeurN1).containsExactly(10.0, null);
    }
}
