package fr.plics.gold;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.kernel.TableId;
import fr.plics.support.Lignes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The classes of ages and of ancienneté on their edges: sections 2.4 and 2.6, RS-15, traps 23 and 24. */
class PersonneMoisSparkTest {

    private static final String FEVRIER = "2022-02";

    /** What a column says of each value of another, all in one query. */
    private static Map<Object, Object> facts(String from, String to, Object... values) {
        List<Map<String, Object>> lignes = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Map<String, Object> ligne = new HashMap<>(Map.of("mois", FEVRIER, "personne_id", "p" + i, "rang_choix", 1));
            ligne.put(from, values[i]);
            lignes.add(ligne);
        }
        Map<Object, Object> said = new LinkedHashMap<>();
        List<Row> rows = GoldPersonneMois.personnes(
                        Lignes.of(TableId.SILVER_PERSONNE, lignes),
                        Lignes.of(TableId.SILVER_ORIENTATION, List.<Map<String, Object>>of()))
                .collectAsList();
        rows.forEach(r ->
                said.put(values[Integer.parseInt(r.<String>getAs("personne_id").substring(1))], r.getAs(to)));
        return said;
    }

    @Test
    void rs15_month_and_year_of_birth_are_enough_the_29th_of_february_too() {
        // Born on 29 February 1996, and on 1 March 1996.
        assertThat(facts("naissance", "age_revolu", "1996-02", "1996-03", "1995-12", "2022-02"))
                .containsEntry("1996-02", 26)
                .containsEntry("1996-03", 25)
                .containsEntry("1995-12", 26)
                .containsEntry("2022-02", 0);
    }

    @Test
    void trap23_each_age_is_in_one_class_on_both_sides_of_each_edge() {
        assertThat(facts(
                        "naissance",
                        "age",
                        "1996-03",
                        "1996-02",
                        "1986-03",
                        "1986-02",
                        "1976-03",
                        "1976-02",
                        "1966-03",
                        "1966-02"))
                .containsEntry("1996-03", "25_OU_MOINS")
                .containsEntry("1996-02", "26_35")
                .containsEntry("1986-03", "26_35")
                .containsEntry("1986-02", "36_45")
                .containsEntry("1976-03", "36_45")
                .containsEntry("1976-02", "46_55")
                .containsEntry("1966-03", "46_55")
                .containsEntry("1966-02", "56_OU_PLUS");
    }

    @Test
    void trap24_each_month_of_anciennete_is_in_one_class_on_both_sides_of_each_edge() {
        Map<Object, Object> classes =
                facts("anciennete_mois", "anciennete", 0, 5, 6, 11, 12, 23, 24, 35, 36, 59, 60, 400);
        assertThat(classes.values())
                .containsExactlyInAnyOrder(
                        "MOINS_6",
                        "MOINS_6",
                        "06_11",
                        "06_11",
                        "12_23",
                        "12_23",
                        "24_35",
                        "24_35",
                        "36_59",
                        "36_59",
                        "60_OU_PLUS",
                        "60_OU_PLUS");
        assertThat(classes)
                .containsEntry(5, "MOINS_6")
                .containsEntry(6, "06_11")
                .containsEntry(12, "12_23")
                .containsEntry(35, "24_35")
                .containsEntry(36, "36_59")
                .containsEntry(59, "36_59")
                .containsEntry(60, "60_OU_PLUS");
    }

    @Test
    void an_entry_after_the_month_has_no_known_anciennete() {
        Map<String, Object> ligne = Map.of("mois", FEVRIER, "personne_id", "p", "rang_choix", 1);
        assertThat(GoldPersonneMois.personnes(
                                Lignes.of(TableId.SILVER_PERSONNE, List.of(ligne)),
                                Lignes.of(TableId.SILVER_ORIENTATION, List.<Map<String, Object>>of()))
                        .collectAsList())
                .extracting(r -> r.<String>getAs("anciennete"))
                .containsExactly("INCONNUE");
    }
}
