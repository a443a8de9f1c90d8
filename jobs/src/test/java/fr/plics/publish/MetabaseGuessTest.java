package fr.plics.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.job.Demonstration;
import fr.plics.publish.duckdb.PublishedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Metabase guesses of the columns of a whole release, by its own rules ({@code analyze/classifiers/name.clj} and
 * {@code category.clj}): a guess decides of the filter and of the chart an analyst is offered.
 */
class MetabaseGuessTest {

    /** Words of a name that make Metabase see something; most are English, and some hide in French words. */
    private static final Pattern WORDS =
            Pattern.compile("^id$|^(lon|lng|long|lat)$|_(lon|lng|long|lat|url|country)$|^country"
                    + "|^(city|currency|name|role|sex|gender|status|type|url)$|^(first|full|last)_?name$|^(postal|zip)_?code$"
                    + "|itude$|discount|income|quantity|count$|number|^num_|join|create|start|cancel|delet[ei]|update|channel"
                    + "|share|percent|rate$|margin|cost|duration|author|creator|owner|company|vendor|subscription|score|rating"
                    + "|stars|description|title|comment|birthda|of_?birth");

    /** At most so many values: a category, with a list to choose from. */
    private static final int CATEGORY = 30;

    /** At most so many values: no category, but a list to choose from all the same. */
    private static final int LIST = 1_000;

    private record Champ(String type, Set<String> valeurs) {}

    /** Columns by {@code table.column}, with the values of the sample Metabase takes. */
    private static final Map<String, Champ> CHAMPS = new LinkedHashMap<>();

    private static Map<String, List<String>> reponses;

    @TempDir
    private static Path temporary;

    @BeforeAll
    static void read_the_demonstration_as_metabase() throws IOException {
        try (Metabase metabase = Metabase.follow(Demonstration.entrepot(), temporary)) {
            String line = metabase.next();
            metabase.stop();
            reponses = Metabase.passe(line, temporary).reponses();
        }
        reponses.forEach((statement, columns) -> {
            if (statement.startsWith("columns ")) {
                String table = statement.substring("columns ".length());
                List<String[]> sample = reponses.get("fingerprint " + table).stream()
                        .map(row -> row.split("\t", -1))
                        .toList();
                for (int i = 0; i < columns.size(); i++) {
                    int place = i;
                    String[] column = columns.get(i).split("\t");
                    Set<String> values = new HashSet<>();
                    sample.forEach(row -> values.add(row[place]));
                    CHAMPS.put(table + "." + column[0], new Champ(column[1], values));
                }
            }
        });
    }

    private static List<String> named(String names) {
        List<String> found = new ArrayList<>();
        CHAMPS.keySet().stream()
                .filter(name -> name.substring(name.indexOf('.') + 1).matches(names))
                .forEach(found::add);
        assertThat(found).as(names).isNotEmpty();
        return found;
    }

    @Test
    void no_name_is_taken_for_something_else() {
        assertThat(CHAMPS.keySet())
                .allSatisfy(name ->
                        assertThat(name.substring(name.indexOf('.') + 1)).doesNotContainPattern(WORDS));
    }

    @Test
    void a_day_is_a_date_and_an_instant_a_date_and_time() {
        assertThat(named("periode_debut|periode_fin|mois"))
                .allSatisfy(name -> assertThat(CHAMPS.get(name).type()).isEqualTo("DATE"));
        assertThat(named("publiee_le|recue_le"))
                .allSatisfy(name -> assertThat(CHAMPS.get(name).type()).isEqualTo("TIMESTAMP"));
    }

    @Test
    void a_code_is_a_text_and_never_a_number_to_add_up() {
        assertThat(
                        named(
                                "territoire|commune|dtas|commission|epci|departement|niveau|dimension|modalite|statut|indicateur"))
                .allSatisfy(name -> assertThat(CHAMPS.get(name).type()).isEqualTo("VARCHAR"));
        assertThat(CHAMPS.get("carte_communes.dtas").valeurs()).contains("01", "04");
    }

    @Test
    void what_one_filters_by_is_a_category() {
        assertThat(
                        named(
                                "(niveau|dimension|modalite|statut|statut_evolution|dtas|commission|epci|indicateur)(_libelle)?"))
                .filteredOn(name -> !name.startsWith("dimension.modalite"))
                .allSatisfy(name -> assertThat(CHAMPS.get(name).valeurs()).hasSizeLessThanOrEqualTo(CATEGORY));
        assertThat(CHAMPS.get("profil_beneficiaires.territoire_libelle").valeurs())
                .hasSizeLessThanOrEqualTo(CATEGORY);
    }

    @Test
    void a_commune_is_chosen_from_a_list() {
        assertThat(CHAMPS.get("carte_communes.commune").valeurs()).hasSizeBetween(CATEGORY + 1, LIST);
        assertThat(CHAMPS.get("carte_communes.commune_libelle").valeurs()).hasSizeBetween(CATEGORY + 1, LIST);
    }

    @Test
    void a_whole_release_is_exported_and_its_figures_are_written_in_french() {
        assertThat(reponses.get("filter on a month")).contains("Orne\t6\u202F210", "Mortagne-au-Perche\t1\u202F428");
        assertThat(reponses.get("fingerprint indicateur_lisible")).hasSize(10_000);
        assertThat(reponses.get("export indicateur"))
                .hasSize(Integer.parseInt(
                        reponses.get("release of the cells").get(0).split("\t")[1]));
    }

    @Test
    void a_commune_has_its_place_in_the_french_alphabet() {
        try (PublishedFile plics = PublishedFile.open(Demonstration.release().duckdb(Demonstration.entrepot()))) {
            List<Object> initiales = plics
                    .query("select upper(left(territoire_libelle, 1)) as initiale from territoire"
                            + " where niveau = 'COMMUNE' and territoire <> '99' order by ordre")
                    .stream()
                    .map(row -> row.get("initiale"))
                    .distinct()
                    .toList();
            assertThat(initiales).containsSubsequence("D", "É", "F").containsSubsequence("D", "E", "F");
        }
    }
}
