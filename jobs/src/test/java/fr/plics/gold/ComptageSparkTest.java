package fr.plics.gold;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.contract.Fiche;
import fr.plics.contract.FicheYaml;
import fr.plics.kernel.Lecture;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Periode;
import fr.plics.kernel.Plan;
import fr.plics.kernel.TableId;
import fr.plics.support.Lignes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Counting rows: filters, levels, crossings, sums, periods and the geography of the later month, in one query. */
class ComptageSparkTest {

    private static final Mois JANVIER = Mois.of(2022, 1);
    private static final Periode A_FIN_NOVEMBRE = Periode.between(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 11, 30));

    private static final String PERSONNES = """
            nature: stock
            population: gold.personne_mois
            periodes: [MOIS]
            evolution: an_passe
            """;
    private static final String DTAS = "dimensions: [{dimension: TOTAL, niveaux: [DEPARTEMENT, DTAS]}]\n";

    /** Any fact will do: the engine knows a fact by its columns only. */
    private static final String EVENEMENTS = """
            population: gold.foyer_mois
            periodes: [A_DATE]
            evolution: an_passe
            dimensions: [{dimension: TOTAL, niveaux: [ACTION]}]
            """;

    private static final List<Fiche> FICHES = List.of(
            FicheYaml.read("code: personnes\nmesure: compte(personne_id)\n" + PERSONNES + DTAS),
            FicheYaml.read("code: foyers\nmesure: compte(foyer_id)\n" + PERSONNES + DTAS),
            FicheYaml.read(
                    "code: sdd\nmesure: compte(personne_id)\nfiltre: est_beneficiaire ET est_soumis_droits_devoirs\n"
                            + PERSONNES + DTAS),
            FicheYaml.read("code: statut_connu\nmesure: compte(personne_id)\nfiltre: est_soumis_droits_devoirs connu\n"
                    + PERSONNES + DTAS),
            FicheYaml.read("code: anciennete\nmesure: somme(anciennete_mois)\nfiltre: anciennete_mois connu\n"
                    + PERSONNES + DTAS),
            FicheYaml.read("code: croise\nmesure: compte(personne_id)\n" + PERSONNES
                    + "dimensions: [{dimension: SEXE+SITUATION_FAMILIALE, niveaux: [DEPARTEMENT]}]"),
            FicheYaml.read("code: flux\nnature: flux\nmesure: compte(foyer_id)\n" + EVENEMENTS),
            FicheYaml.read("code: cumul\nnature: cumul\nmesure: somme(anciennete_mois)\n" + EVENEMENTS));

    private static Mesures mesures;

    @BeforeAll
    static void count() {
        Map<TableId, Dataset<Row>> faits =
                Map.of(TableId.GOLD_PERSONNE_MOIS, personnes(), TableId.GOLD_FOYER_MOIS, evenements());
        mesures = new Comptage("61", faits::get, communes()).tally(FICHES, plan(JANVIER));
    }

    private static Plan plan(Mois... mois) {
        TreeMap<Mois, Lecture> lectures = new TreeMap<>();
        for (Mois m : mois) {
            lectures.put(m, new Lecture(m, Map.of()));
        }
        return new Plan(List.of(), List.of(), lectures, new TreeSet<>(Set.of(JANVIER, JANVIER.anPasse())));
    }

    /** 61100 passes from DTAS 01 to 02 on 1 January 2022: only the geography of the month computed is given. */
    private static Dataset<Row> communes() {
        return Lignes.of(
                TableId.SILVER_COMMUNE,
                commune("61001", "61001", "01"),
                commune("61100", "61100", "02"),
                commune("61007", "61001", "01"));
    }

    private static Map<String, Object> commune(String code, String commune, String dtas) {
        return Map.of("mois", "2022-01", "code_commune", code, "commune", commune, "dtas", dtas);
    }

    private static Map<String, Object> personne(Mois mois, String id, String foyer, String commune) {
        Map<String, Object> ligne = new HashMap<>(Map.of(
                "mois",
                mois.toString(),
                "periode_type",
                "MOIS",
                "periode_debut",
                mois.debut(),
                "periode_fin",
                mois.fin(),
                "personne_id",
                id,
                "foyer_id",
                foyer,
                // What the fact says of its own month is not what counts.
                "dtas",
                "01"));
        ligne.put("code_commune", commune);
        return ligne;
    }

    private static Map<String, Object> with(Map<String, Object> ligne, String colonne, Object valeur) {
        ligne.put(colonne, valeur);
        return ligne;
    }

    private static Dataset<Row> personnes() {
        Mois avant = JANVIER.anPasse();
        List<Map<String, Object>> lignes = new ArrayList<>();
        Map<String, Object> a = personne(JANVIER, "a", "f1", "61001");
        a.putAll(Map.of(
                "est_beneficiaire",
                true,
                "est_soumis_droits_devoirs",
                true,
                "anciennete_mois",
                12,
                "sexe",
                "F",
                "situation_familiale",
                "ISOLE_AVEC_ENFANT"));
        lignes.add(a);
        Map<String, Object> b = personne(JANVIER, "b", "f1", "61100");
        b.putAll(Map.of("est_beneficiaire", true, "est_soumis_droits_devoirs", false, "anciennete_mois", 30));
        lignes.add(b);
        lignes.add(with(personne(JANVIER, "c", "f2", "61007"), "est_beneficiaire", true));
        lignes.add(with(personne(JANVIER, "d", "f3", null), "est_soumis_droits_devoirs", true));
        lignes.add(personne(JANVIER, "e", "f4", "72181"));
        lignes.add(personne(avant, "a", "f1", "61001"));
        lignes.add(personne(avant, "b", "f1", "61100"));
        lignes.add(personne(avant, "z", "f9", "61100"));
        return Lignes.of(TableId.GOLD_PERSONNE_MOIS, lignes);
    }

    /** Events of an action, dated by their own period and without a commune. */
    private static Dataset<Row> evenements() {
        List<Map<String, Object>> lignes = new ArrayList<>();
        lignes.add(evenement(JANVIER, "p", A_FIN_NOVEMBRE, 3));
        lignes.add(evenement(JANVIER, "r", A_FIN_NOVEMBRE, 4));
        lignes.add(evenement(JANVIER.anPasse(), "q", A_FIN_NOVEMBRE.plusYears(-1), 10));
        return Lignes.of(TableId.GOLD_FOYER_MOIS, lignes).drop("code_commune").withColumn("action", lit("A012"));
    }

    private static Map<String, Object> evenement(Mois mois, String id, Periode periode, int quantite) {
        return Map.of(
                "mois", mois.toString(),
                "foyer_id", id,
                "periode_type", periode.type().name(),
                "periode_debut", periode.debut(),
                "periode_fin", periode.fin(),
                "anciennete_mois", quantite);
    }

    private static CleCellule cle(Niveau niveau, String territoire) {
        return new CleCellule(JANVIER, Periode.of(JANVIER), niveau, territoire, "TOTAL", "TOTAL");
    }

    private static double orne(String fiche) {
        return mesures.find(fiche, cle(Niveau.DEPARTEMENT, "61")).orElse(0.0);
    }

    private static double dtas(String fiche, String dtas) {
        return mesures.find(fiche, cle(Niveau.DTAS, dtas)).orElse(0.0);
    }

    @Test
    void a_row_counts_where_its_commune_lies_in_the_month_computed() {
        assertThat(dtas("personnes", "01")).isEqualTo(2);
        assertThat(dtas("personnes", "02")).isEqualTo(1);
        assertThat(orne("personnes")).isEqualTo(5);
    }

    @Test
    void a_commune_unknown_or_of_elsewhere_counts_in_99_and_for_the_whole() {
        assertThat(dtas("personnes", "99")).isEqualTo(2);
    }

    @Test
    void a_year_before_is_counted_in_the_geography_of_the_later_month() {
        assertThat(mesures.findAnPasse("personnes", cle(Niveau.DTAS, "01"))).contains(1.0);
        assertThat(mesures.findAnPasse("personnes", cle(Niveau.DTAS, "02"))).contains(2.0);
        assertThat(mesures.findAnPasse("personnes", cle(Niveau.DEPARTEMENT, "61")))
                .contains(3.0);
    }

    @Test
    void a_total_comes_from_rows_and_not_from_adding_cells() {
        assertThat(dtas("foyers", "01")).isEqualTo(2);
        assertThat(dtas("foyers", "02")).isEqualTo(1);
        assertThat(dtas("foyers", "99")).isEqualTo(2);
        assertThat(orne("foyers")).isEqualTo(4);
    }

    @Test
    void every_term_of_a_filter_must_be_true_and_an_unknown_is_not() {
        assertThat(orne("sdd")).isEqualTo(1);
        assertThat(dtas("sdd", "01")).isEqualTo(1);
    }

    @Test
    void a_value_is_known_when_it_is_false_too() {
        assertThat(orne("statut_connu")).isEqualTo(3);
    }

    @Test
    void a_sum_adds_what_is_known_and_is_absent_where_nothing_is() {
        assertThat(orne("anciennete")).isEqualTo(42);
        assertThat(dtas("anciennete", "02")).isEqualTo(30);
        assertThat(mesures.find("anciennete", cle(Niveau.DTAS, "99"))).isEmpty();
    }

    @Test
    void a_crossing_counts_a_row_once_under_both_its_values() {
        CleCellule total = cle(Niveau.DEPARTEMENT, "61");
        assertThat(mesures.find("croise", total.with("SEXE+SITUATION_FAMILIALE", "F+ISOLE_AVEC_ENFANT")))
                .contains(1.0);
    }

    @Test
    void an_event_counts_in_its_own_period_and_a_year_before_at_the_same_dates() {
        CleCellule action = new CleCellule(JANVIER, A_FIN_NOVEMBRE, Niveau.ACTION, "A012", "TOTAL", "TOTAL");
        assertThat(mesures.find("flux", action)).contains(2.0);
        assertThat(mesures.findAnPasse("flux", action)).contains(1.0);
        assertThat(mesures.find("cumul", action)).contains(7.0);
        assertThat(mesures.findAnPasse("cumul", action)).contains(10.0);
    }

    @Test
    void a_fact_is_read_for_the_months_computed_and_those_of_a_year_before_that_were_received() {
        assertThat(Comptage.moisLus(plan(JANVIER))).containsExactly(JANVIER.anPasse(), JANVIER);
        assertThat(Comptage.moisLus(plan(JANVIER.anPasse()))).containsExactly(JANVIER.anPasse());
    }

    @Test
    void ratios_alone_read_no_fact() {
        Fiche ratio = FicheYaml.read("""
                code: ratio
                nature: stock
                periodes: [MOIS]
                evolution: aucune
                mesure: ratio(a/b)
                dimensions: [{dimension: TOTAL, niveaux: [DTAS]}]
                """);
        Mesures none = new Comptage("61", t -> null, null).tally(List.of(ratio), plan(JANVIER));
        assertThat(none.find("ratio", cle(Niveau.DTAS, "01"))).isEmpty();
    }
}
