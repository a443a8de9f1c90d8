package fr.plics.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.plics.kernel.PlicsException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every file of {@code schemas/} against the JSON Schema of its kind, and against the other files it names. */
class SchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** Kinds of contracts by the beginning and the end of their path; for a table, each row is validated. */
    private static final Map<String, String> KINDS = new LinkedHashMap<>(Map.of(
            "indicateurs/.*yaml", "fiche",
            "tables/.*yaml", "table",
            "sources/departement/.*yaml", "extrait",
            "sources/cnaf/vrsb0801\\.csv", "element",
            "nomenclatures/[A-Z0-9_]+\\.csv", "nomenclature",
            "dimensions\\.yaml", "dimensions",
            "disclosure\\.yaml", "disclosure",
            "quality\\.yaml", "quality",
            "tableaux_plics\\.yaml", "tableaux_plics",
            "territoires/[0-9A-Z]{3}/departement\\.yaml", "departement"));

    /** Reference data, read by a class of its own that refuses what it cannot read. */
    private static final String DATA =
            "territoires/[0-9A-Z]{3}/.*\\.(csv|geojson)|nomenclatures/nomenclatures\\.csv|plics/.*\\.csv|json-schema/.*\\.json";

    @TestFactory
    Stream<DynamicTest> every_contract_follows_the_json_schema_of_its_kind() {
        return Resource.list("schemas", "").stream()
                .map(path -> path.substring("schemas/".length()))
                .filter(path -> !path.matches(DATA))
                .map(path -> dynamicTest(path, () -> {
                    Optional<String> kind = KINDS.keySet().stream()
                            .filter(path::matches)
                            .map(KINDS::get)
                            .findFirst();
                    assertThat(kind).as("kind of contract").isPresent();
                    Schema schema = schema(kind.orElseThrow());
                    for (JsonNode document : documents("schemas/" + path)) {
                        assertThat(schema.validate(document))
                                .extracting(Error::toString)
                                .isEmpty();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_dashboard_follows_its_json_schema() {
        List<String> paths = Resource.list("dashboards", ".yaml");
        assertThat(paths).hasSizeGreaterThan(1);
        return paths.stream()
                .map(path -> dynamicTest(path, () -> {
                    Schema schema = schema(path.endsWith("/tableau.yaml") ? "tableau" : "tableaux");
                    for (JsonNode document : documents(path)) {
                        assertThat(schema.validate(document))
                                .extracting(Error::toString)
                                .isEmpty();
                    }
                }));
    }

    @Test
    void every_commune_of_the_year_of_the_outlines_has_one() throws IOException {
        try (InputStream in = Resource.open("schemas/territoires/061/communes_2022.geojson")) {
            JsonNode outlines = JSON.readTree(in);
            assertThat(outlines.at("/licence").asText()).startsWith("Licence Ouverte");
            assertThat(outlines.at("/features").findValuesAsText("code"))
                    .containsExactlyInAnyOrderElementsOf(Departement.load("061").communes().get(2022).stream()
                            .map(Commune::code)
                            .toList());
        }
    }

    private static Schema schema(String kind) throws IOException {
        try (InputStream in = Resource.open("schemas/json-schema/" + kind + ".schema.json")) {
            return REGISTRY.getSchema(in);
        }
    }

    private static List<JsonNode> documents(String path) throws IOException {
        if (path.endsWith(".csv")) {
            return Resource.csv(path).stream()
                    .map(row -> JSON.<JsonNode>valueToTree(row))
                    .toList();
        }
        try (InputStream in = Resource.open(path)) {
            return List.of(YAML.readTree(in));
        }
    }

    @Test
    void the_json_schemas_know_the_keys_the_program_reads() throws IOException {
        assertThat(keys("fiche", "")).isEqualTo(components(Fiche.class));
        assertThat(keys("fiche", "/properties/dimensions/items")).isEqualTo(components(Fiche.Ventilation.class));
        assertThat(keys("fiche", "/properties/exemples/items")).isEqualTo(components(Fiche.Exemple.class));
        assertThat(keys("table", "")).isEqualTo(components(TableContract.class));
        assertThat(keys("table", "/$defs/colonne")).isEqualTo(components(Colonne.class));
        assertThat(keys("extrait", "")).isEqualTo(components(ExtractContract.class));
        assertThat(keys("extrait", "/$defs/colonne")).isEqualTo(components(Colonne.class));
        assertThat(keys("dimensions", "/properties/dimensions/items")).isEqualTo(components(Dimension.class));
        assertThat(keys("departement", "")).isEqualTo(components(Departement.class));
        assertThat(keys("disclosure", "")).isEqualTo(components(DisclosurePolicy.class));
        assertThat(keys("quality", "")).isEqualTo(components(QualityPolicy.class));
        assertThat(keys("tableaux_plics", "/properties/tableaux/items")).isEqualTo(components(TableauPlics.class));
        assertThat(keys("tableaux", "")).isEqualTo(components(Tableaux.class));
        assertThat(keys("tableau", "")).isEqualTo(components(Tableau.class));
        assertThat(keys("tableau", "/$defs/filtre")).isEqualTo(components(Tableau.Filtre.class));
        assertThat(keys("tableau", "/$defs/note")).isEqualTo(components(Tableau.Note.class));
        assertThat(keys("tableau", "/$defs/carte")).isEqualTo(components(Tableau.Carte.class));
        assertThat(keys("tableau", "/$defs/place")).isEqualTo(components(Tableau.Place.class));
    }

    private static Set<String> keys(String kind, String pointer) throws IOException {
        try (InputStream in = Resource.open("schemas/json-schema/" + kind + ".schema.json")) {
            Set<String> keys = new TreeSet<>();
            JSON.readTree(in).at(pointer + "/properties").fieldNames().forEachRemaining(keys::add);
            return keys;
        }
    }

    private static Set<String> components(Class<? extends Record> type) {
        SnakeCaseStrategy snake = new SnakeCaseStrategy();
        return Arrays.stream(type.getRecordComponents())
                .map(component -> snake.translate(component.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void an_unknown_key_is_refused_with_the_file_the_line_and_the_known_keys() {
        assertThatThrownBy(() -> Resource.yaml("contrats/cle_inconnue.yaml", DisclosurePolicy.class))
                .isInstanceOf(PlicsException.class)
                .hasMessageContaining("contrats/cle_inconnue.yaml, ligne ")
                .hasMessageContaining("clé « seuill » inconnue")
                .hasMessageContaining("Clés connues : seuil.");
    }

    @Test
    void a_repeated_key_is_refused() {
        assertThatThrownBy(() -> Resource.yaml("contrats/cle_repetee.yaml", DisclosurePolicy.class))
                .isInstanceOf(PlicsException.class)
                .hasMessageContaining("Duplicate field 'seuil'");
    }

    @Test
    void a_number_where_a_code_is_expected_is_refused_for_yaml_reads_01053_as_555() {
        assertThatThrownBy(() -> Resource.yaml("contrats/code_sans_guillemets.yaml", Departement.class))
                .isInstanceOf(PlicsException.class)
                .hasMessageContaining("contrats/code_sans_guillemets.yaml, ligne 1");
    }

    @Test
    void every_code_list_a_contract_names_exists() {
        Set<String> named = new TreeSet<>();
        collect(Schemas.flux().racine(), named);
        Resource.list("schemas/sources/departement", ".yaml").stream()
                .map(path -> Resource.yaml(path, ExtractContract.class))
                .flatMap(c -> c.colonnes().stream())
                .forEach(c -> Optional.ofNullable(c.nomenclature()).ifPresent(named::add));
        tables().stream()
                .flatMap(t -> t.colonnes().stream())
                .forEach(c -> Optional.ofNullable(c.nomenclature()).ifPresent(named::add));
        assertThat(named)
                .isNotEmpty()
                .allSatisfy(nom -> assertThat(Resource.exists("schemas/nomenclatures/" + nom + ".csv"))
                        .as(nom)
                        .isTrue());
    }

    private static void collect(Element element, Set<String> named) {
        if (!element.nomenclature().isEmpty()) {
            named.add(element.nomenclature());
        }
        element.enfants().forEach(child -> collect(child, named));
    }

    @Test
    void the_list_of_code_lists_is_the_list_of_their_files() {
        assertThat(Resource.csv("schemas/nomenclatures/nomenclatures.csv"))
                .extracting(row -> row.get("nom"))
                .containsExactlyInAnyOrderElementsOf(Resource.list("schemas/nomenclatures", ".csv").stream()
                        .map(path -> path.replaceAll(".*/|\\.csv", ""))
                        .filter(nom -> !nom.equals("nomenclatures"))
                        .toList());
    }

    private static List<TableContract> tables() {
        return Resource.list("schemas/tables", ".yaml").stream()
                .map(path -> Resource.yaml(path, TableContract.class))
                .toList();
    }

    @Test
    void a_table_lies_where_its_name_says_and_its_key_and_partitions_are_columns() {
        assertThat(Resource.list("schemas/tables", ".yaml")).allSatisfy(path -> {
            TableContract table = Resource.yaml(path, TableContract.class);
            assertThat(path).isEqualTo("schemas/tables/" + table.table().replace('.', '/') + ".yaml");
            List<String> columns = table.colonnes().stream().map(Colonne::nom).toList();
            assertThat(columns).doesNotHaveDuplicates().containsAll(table.cle()).containsAll(table.partition());
        });
    }

    @Test
    void a_fiche_names_columns_of_its_fact_and_known_values_of_its_dimensions() {
        assertThat(Schemas.fiches()).isNotEmpty().allSatisfy(fiche -> {
            TableContract fait = Schemas.table(fiche.fait());
            assertThat(fait.colonne(fiche.colonneMesuree())).isNotNull();
            fiche.conditions()
                    .forEach(c -> assertThat(fait.colonne(c.colonne())).isNotNull());
            for (Fiche.Ventilation ventilation : fiche.dimensions()) {
                List<String> known = Schemas.dimension(ventilation.dimension()).modalites().stream()
                        .map(Dimension.Modalite::code)
                        .toList();
                assertThat(known).containsAll(ventilation.modalites());
                if (!ventilation.dimension().equals(Dimension.TOTAL)) {
                    assertThat(fait.colonne(ventilation.dimension().toLowerCase()))
                            .isNotNull();
                }
            }
        });
    }

    @Test
    void the_classes_of_a_dimension_follow_each_other_without_a_gap() {
        Stream.of("AGE", "AGE_OARSA", "ANCIENNETE").map(Schemas::dimension).forEach(dimension -> {
            List<Dimension.Modalite> classes = dimension.modalites().stream()
                    .filter(Dimension.Modalite::estClasse)
                    .toList();
            for (int i = 1; i < classes.size(); i++) {
                assertThat(classes.get(i).min())
                        .as(dimension.code() + " " + classes.get(i).code())
                        .isEqualTo(classes.get(i - 1).max() + 1);
            }
            assertThat(classes.get(classes.size() - 1).max()).isNull();
        });
    }

    @Test
    void a_printed_figure_names_a_cell_that_some_fiche_computes() {
        assertThat(Ledger.figures("plics_2022_alencon")).isNotEmpty().allSatisfy(figure -> {
            Fiche fiche = Schemas.fiches().stream()
                    .filter(f -> f.code().equals(figure.fiche()))
                    .findFirst()
                    .orElseThrow();
            Fiche.Ventilation ventilation = fiche.dimensions().stream()
                    .filter(v -> v.dimension().equals(figure.dimension()))
                    .findFirst()
                    .orElseThrow();
            assertThat(ventilation.niveaux()).extracting(Enum::name).contains(figure.niveau());
            Dimension dimension = Schemas.dimension(figure.dimension());
            List<String> modalites = dimension
                    .findGroupe(figure.modalite())
                    .map(Dimension.Groupe::modalites)
                    .orElse(List.of(figure.modalite()));
            assertThat(dimension.modalites())
                    .extracting(Dimension.Modalite::code)
                    .containsAll(modalites);
            assertThat(Schemas.table(fr.plics.kernel.TableId.GOLD_CELLULE).colonne(figure.colonne()))
                    .isNotNull();
        });
    }

    @Test
    void the_tables_of_the_report_show_figures_that_are_computed() {
        Map<String, Fiche> fiches = Schemas.fiches().stream().collect(Collectors.toMap(Fiche::code, f -> f));
        for (TableauPlics tableau : Schemas.tableauxPlics()) {
            for (String indicateur : tableau.indicateurs()) {
                assertThat(fiches).as(tableau.onglet()).containsKey(indicateur);
                assertThat(fiches.get(indicateur).dimensions())
                        .as(tableau.onglet() + ", " + indicateur)
                        .anyMatch(v -> v.dimension().equals(tableau.dimension())
                                && v.niveaux().containsAll(tableau.niveaux()));
            }
        }
        assertThat(Schemas.tableauxPlics()).extracting(TableauPlics::onglet).doesNotHaveDuplicates();
    }

    /** A map that is drawn better must not make thirteen months be computed again. */
    @Test
    void an_outline_of_a_commune_changes_no_figure() {
        assertThat(Resource.list("schemas/territoires", ".geojson")).isNotEmpty();
        assertThat(Resource.digest("territoires/061/communes_2022.geojson")).isEqualTo(Resource.digest());
        assertThat(Resource.digest("territoires/061/commune.csv")).isNotEqualTo(Resource.digest());
    }
}
