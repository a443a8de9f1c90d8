package fr.plics.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.plics.contract.Fiche.Condition;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Periode;
import fr.plics.kernel.PlicsException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every indicator of the report, those to come included, can be said in a fiche: {@code fiches/vocabulaire.csv}. */
class FicheVocabularyTest {

    private static final Pattern VENTILATION = Pattern.compile("([A-Z0-9_+]+)(?:\\[([^]]+)])?@(.+)");
    private static final List<Map<String, String>> FICHES = Resource.csv("fiches/vocabulaire.csv");

    private static String yaml(Map<String, String> l) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("code: ").append(l.get("code")).append('\n');
        yaml.append("libelle: \"").append(l.get("libelle")).append("\"\n");
        yaml.append("definition: \"").append(l.get("libelle")).append("\"\n");
        yaml.append("unite: \"").append(l.get("unite")).append("\"\n");
        for (String key : List.of("nature", "population", "filtre", "mesure", "evolution")) {
            if (!l.get(key).isEmpty()) {
                yaml.append(key).append(": ").append(l.get(key)).append('\n');
            }
        }
        yaml.append("periodes: ").append(list(l.get("periodes"))).append('\n');
        yaml.append("dimensions:\n");
        for (String ventilation : l.get("dimensions").split("\\|")) {
            Matcher m = matched(ventilation);
            yaml.append("  - {dimension: ").append(m.group(1));
            if (m.group(2) != null) {
                yaml.append(", modalites: ").append(list(m.group(2)));
            }
            yaml.append(", niveaux: ").append(list(m.group(3))).append("}\n");
        }
        yaml.append("plics: ").append(list(l.get("plics"))).append('\n');
        yaml.append("depuis: toujours\nsources: [{titre: Essai}]\n");
        yaml.append("exemples: [{nom: essai, mois: \"2022-01\", lignes: [], attendu: [{valeur: 0}]}]\n");
        return yaml.toString();
    }

    private static Matcher matched(String ventilation) {
        Matcher matcher = VENTILATION.matcher(ventilation);
        assertThat(matcher.matches()).as(ventilation).isTrue();
        return matcher;
    }

    private static String list(String words) {
        return Arrays.stream(words.split(" ")).collect(Collectors.joining("\", \"", "[\"", "\"]"));
    }

    private static <T> Set<T> set(String words, java.util.function.Function<String, T> of) {
        return Arrays.stream(words.split(" ")).map(of).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @TestFactory
    Stream<DynamicTest> a_fiche_of_the_report_is_read_as_it_is_written() {
        assertThat(FICHES).hasSize(39);
        return FICHES.stream()
                .map(l -> dynamicTest(l.get("code"), () -> {
                    Fiche fiche = FicheYaml.load(yaml(l));
                    assertThat(fiche.nature().name()).isEqualTo(l.get("nature").toUpperCase(Locale.ROOT));
                    assertThat(fiche.periodes()).isEqualTo(set(l.get("periodes"), Periode.Type::valueOf));
                    assertThat(fiche.niveaux()).isEqualTo(set(l.get("niveaux"), Niveau::valueOf));
                    assertThat(l.get("mesure")).isEqualTo(mesure(fiche));
                    assertThat(l.get("filtre"))
                            .isEqualTo(fiche.conditions().stream()
                                    .map(c -> c.colonne() + (c.connu() ? " connu" : ""))
                                    .collect(Collectors.joining(" ET ")));
                    assertThat(fiche.dimensions()).hasSize(l.get("dimensions").split("\\|").length);
                    assertThat(fiche.dimensions()).allSatisfy(FicheVocabularyTest::isKnown);
                }));
    }

    private static String mesure(Fiche fiche) {
        return switch (fiche.operation()) {
            case RATIO -> "ratio(" + fiche.numerateur() + "/" + fiche.denominateur() + ")";
            case SOMME -> "somme(" + fiche.colonneMesuree() + ")";
            case COMPTE -> "compte(" + fiche.colonneMesuree() + ")";
        };
    }

    private static void isKnown(Fiche.Ventilation ventilation) {
        assertThat(Schemas.dimension(ventilation.dimension()).modalites())
                .isNotEmpty()
                .extracting(Dimension.Modalite::code)
                .doesNotHaveDuplicates()
                .containsAll(ventilation.modalites());
    }

    @Test
    void the_json_schema_of_fiches_accepts_them_too() throws IOException {
        YAMLMapper mapper = new YAMLMapper();
        try (InputStream in = Resource.open("schemas/json-schema/fiche.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
            for (Map<String, String> fiche : FICHES) {
                JsonNode document = mapper.readTree(yaml(fiche));
                assertThat(schema.validate(document))
                        .as(fiche.get("code"))
                        .extracting(Error::toString)
                        .isEmpty();
            }
        }
    }

    @Test
    void a_ratio_is_made_of_fiches_of_the_report_at_its_own_levels() {
        Map<String, Fiche> byCode =
                FICHES.stream().map(l -> FicheYaml.load(yaml(l))).collect(Collectors.toMap(Fiche::code, f -> f));
        assertThat(byCode.values())
                .filteredOn(f -> f.operation() == Fiche.Operation.RATIO)
                .isNotEmpty()
                .allSatisfy(f -> {
                    assertThat(byCode.get(f.numerateur()).niveaux()).containsAll(f.niveaux());
                    assertThat(byCode.get(f.denominateur()).niveaux()).containsAll(f.niveaux());
                });
    }

    @Test
    void a_filter_is_columns_that_are_true_or_known() {
        Fiche fiche = FicheYaml.read(FICHE + "mesure: somme(b)\npopulation: gold.projet\nfiltre: est_a ET b connu");
        assertThat(fiche.conditions()).containsExactly(new Condition("est_a", false), new Condition("b", true));
    }

    private static final String FICHE = """
            code: essai
            nature: stock
            periodes: [MOIS]
            evolution: aucune
            dimensions: [{dimension: TOTAL, niveaux: [DEPARTEMENT]}]
            """;
    private static final String COMPTE = FICHE + "population: gold.projet\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mesure: moyenne(age)|Mesures connues : compte(colonne), somme(colonne), ratio(fiche/fiche)",
                "mesure: compte(a + b)|mesure « compte(a + b) » inconnue",
                "mesure: compte(*)|mesure « compte(*) » inconnue"
            })
    void another_measure_is_refused_with_the_known_ones(String line, String message) {
        assertThatThrownBy(() -> FicheYaml.read(COMPTE + line))
                .isInstanceOf(PlicsException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"est_a OU est_b", "etat = '2'", "NON est_a", "est_a ET", "est_a et est_b", "b inconnu"})
    void a_filter_that_is_not_a_list_of_columns_is_refused(String filtre) {
        assertThatThrownBy(() -> FicheYaml.read(COMPTE + "mesure: compte(a)\nfiltre: " + filtre))
                .isInstanceOf(PlicsException.class)
                .hasMessageContaining("« " + filtre + " » illisible");
    }

    @Test
    void a_count_needs_a_population_and_a_ratio_has_none() {
        for (String wrong : List.of(FICHE + "mesure: compte(a)", COMPTE + "mesure: ratio(a/b)")) {
            assertThatThrownBy(() -> FicheYaml.read(wrong))
                    .isInstanceOf(PlicsException.class)
                    .hasMessageContaining("une population pour compte et somme, aucune pour ratio");
        }
    }

    @Test
    void an_unknown_key_is_an_error_that_lists_the_known_ones() {
        assertThatThrownBy(() -> FicheYaml.read(COMPTE + "mesure: compte(a)\nsql: select 1"))
                .isInstanceOf(PlicsException.class)
                .hasMessageContaining("clé « sql » inconnue")
                .hasMessageContaining("Clés connues : besoins, code, definition, depuis, dimensions");
    }

    @Test
    void an_unknown_nature_period_or_level_is_refused() {
        String fiche = COMPTE + "mesure: compte(a)\n";
        for (String wrong : List.of(
                fiche.replace("stock", "moyenne"),
                fiche.replace("MOIS", "TRIMESTRE"),
                fiche.replace("DEPARTEMENT", "CANTON"))) {
            assertThatThrownBy(() -> FicheYaml.read(wrong)).isInstanceOf(PlicsException.class);
        }
    }
}
