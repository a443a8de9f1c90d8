package fr.plics.lake;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.plics.job.SharedSpark;
import fr.plics.kernel.Mois;
import fr.plics.kernel.TableId;
import fr.plics.support.Lignes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The traps of Delta (consumers, section 0): what it does in silence, the lake refuses or does aloud. */
class LakeSparkTest {

    private static final TableId FOYER = TableId.GOLD_FOYER_MOIS;
    private static final TableId PERSONNE = TableId.BRONZE_PERSONNE;
    private static final Mois DECEMBRE = Mois.of(2021, 12);
    private static final Mois JANVIER = Mois.of(2022, 1);
    private static final Mois FEVRIER = Mois.of(2022, 2);
    private static final String CANARI = "CANARI-2850561001";

    @TempDir
    private Path root;

    private Lake lake;

    @BeforeEach
    void open() {
        lake = Lake.open(SharedSpark.get(), root.toString());
    }

    private static SortedSet<Mois> mois(Mois... mois) {
        return new TreeSet<>(Set.of(mois));
    }

    private static Map<String, Object> foyer(Mois mois, String id) {
        return Map.of("mois", mois.toString(), "foyer_id", id);
    }

    private static Map<String, Object> personne(String livraison, String id) {
        return Map.of("mois", "2022-01", "livraison", livraison, "ligne", 2, "id_personne", id);
    }

    private List<String> foyers() {
        return texts(lake.read(FOYER).select("mois", "foyer_id"));
    }

    private static List<String> texts(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::mkString).sorted().toList();
    }

    private Dataset<Row> firstVersion(TableId id) {
        return SharedSpark.get()
                .read()
                .format("delta")
                .option("versionAsOf", 0)
                .load(root.resolve(id.layer().folder()).resolve(id.name()).toString());
    }

    @Test
    void a_corrected_month_replaces_itself_the_months_around_it_and_the_older_version_stay() {
        lake.replace(
                FOYER,
                mois(DECEMBRE, JANVIER, FEVRIER),
                Lignes.of(FOYER, foyer(DECEMBRE, "a"), foyer(JANVIER, "b"), foyer(JANVIER, "c"), foyer(FEVRIER, "d")));
        lake.replace(FOYER, mois(JANVIER), Lignes.of(FOYER, foyer(JANVIER, "e")));
        lake.replace(FOYER, mois(JANVIER), Lignes.of(FOYER, foyer(JANVIER, "f")));
        assertThat(foyers()).containsExactly("2021-12a", "2022-01f", "2022-02d");
        assertThat(texts(firstVersion(FOYER).select("mois", "foyer_id")))
                .containsExactly("2021-12a", "2022-01b", "2022-01c", "2022-02d");
    }

    @Test
    void a_delivery_read_again_replaces_itself_the_others_of_the_month_and_the_older_version_stay() {
        lake.replaceLivraisons(
                PERSONNE, List.of("d1", "d2"), Lignes.of(PERSONNE, personne("d1", "a"), personne("d2", "b")));
        lake.replaceLivraisons(PERSONNE, List.of("d2"), Lignes.of(PERSONNE, personne("d2", "c")));
        assertThat(texts(lake.read(PERSONNE).select("livraison", "id_personne")))
                .containsExactly("d1a", "d2c");
        assertThat(texts(lake.readLivraisons(PERSONNE, List.of("d2")).select("id_personne")))
                .containsExactly("c");
        lake.deleteLivraisons(PERSONNE, List.of("d1"));
        assertThat(texts(lake.read(PERSONNE).select("livraison"))).containsExactly("d2");
        assertThat(texts(firstVersion(PERSONNE).select("livraison", "id_personne")))
                .containsExactly("d1a", "d2b");
    }

    @Test
    void a_month_computed_without_any_row_stops_and_every_previous_row_is_put_back() {
        lake.replace(FOYER, mois(DECEMBRE, JANVIER), Lignes.of(FOYER, foyer(DECEMBRE, "a"), foyer(JANVIER, "b")));
        assertThatThrownBy(() -> lake.replace(FOYER, mois(DECEMBRE, JANVIER), Lignes.of(FOYER, foyer(DECEMBRE, "c"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gold.foyer_mois: no row for mois [2022-01]");
        assertThat(foyers()).containsExactly("2021-12a", "2022-01b");
    }

    @Test
    void a_first_write_without_any_row_for_a_month_stops_and_leaves_nothing() {
        assertThatThrownBy(() -> lake.replace(FOYER, mois(JANVIER), Lignes.of(FOYER)))
                .hasMessageContaining("gold.foyer_mois: no row for mois [2022-01]");
        assertThat(foyers()).isEmpty();
    }

    @Test
    void a_first_write_of_two_months_leaves_nothing_of_the_one_that_has_rows() {
        assertThatThrownBy(() -> lake.replace(FOYER, mois(DECEMBRE, JANVIER), Lignes.of(FOYER, foyer(DECEMBRE, "a"))))
                .hasMessageContaining("gold.foyer_mois: no row for mois [2022-01]");
        assertThat(foyers()).isEmpty();
    }

    @Test
    void a_month_whose_contract_allows_it_may_become_empty() {
        TableId table = TableId.GOLD_PERSONNE_MOIS;
        lake.replace(table, mois(JANVIER), Lignes.of(table, Map.of("mois", "2022-01", "personne_id", "a")));
        lake.replace(table, mois(JANVIER), Lignes.of(table));
        assertThat(lake.read(table).collectAsList()).isEmpty();
    }

    @Test
    void rows_of_another_month_than_those_replaced_stop_the_write() {
        Dataset<Row> rows = Lignes.of(FOYER, foyer(JANVIER, "a"), foyer(FEVRIER, CANARI));
        assertThatThrownBy(() -> lake.replace(FOYER, mois(JANVIER), rows))
                .hasMessageContaining("gold.foyer_mois: rows of mois [2022-02], which was not asked for");
        assertThat(foyers()).isEmpty();
        assertThat(said(catchThrowable(() -> lake.replace(FOYER, mois(JANVIER), rows))))
                .anySatisfy(message -> assertThat(message).contains("mois : 2022-02"))
                .noneSatisfy(message -> assertThat(message).contains(CANARI));
        assertThat(foyers()).isEmpty();
    }

    @Test
    void rows_of_another_delivery_stop_even_the_first_write_of_a_table_that_may_be_empty() {
        assertThatThrownBy(() -> lake.replaceLivraisons(
                        PERSONNE, List.of("d1"), Lignes.of(PERSONNE, personne("d1", "a"), personne("d2", "b"))))
                .hasMessageContaining("bronze.personne: rows of livraison [d2], which was not asked for");
        assertThat(lake.read(PERSONNE).isEmpty()).isTrue();
    }

    @Test
    void no_month_asked_writes_nothing() {
        lake.replace(FOYER, mois(), Lignes.of(FOYER, foyer(JANVIER, "a")));
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void a_missing_column_is_named_instead_of_written_as_nulls() {
        Dataset<Row> rows = Lignes.of(FOYER, foyer(JANVIER, "a")).drop("motif_cloture");
        assertThatThrownBy(() -> lake.replace(FOYER, mois(JANVIER), rows))
                .hasMessage("gold.foyer_mois: columns missing [motif_cloture], columns unknown to the contract []");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void a_column_unknown_to_the_contract_is_named() {
        Dataset<Row> rows = Lignes.of(FOYER, foyer(JANVIER, "a")).withColumn("nom", lit(CANARI));
        assertThatThrownBy(() -> lake.replace(FOYER, mois(JANVIER), rows))
                .hasMessage("gold.foyer_mois: columns missing [], columns unknown to the contract [nom]");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void a_column_of_another_type_is_named_with_both_types() {
        Dataset<Row> rows = Lignes.of(FOYER, foyer(JANVIER, "a")).withColumn("anciennete_mois", lit("12"));
        assertThatThrownBy(() -> lake.replace(FOYER, mois(JANVIER), rows))
                .hasMessage("gold.foyer_mois.anciennete_mois is string, the contract says int");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void columns_in_another_order_find_their_place() {
        Dataset<Row> rows = Lignes.of(FOYER, foyer(JANVIER, "a"));
        String[] reversed =
                Arrays.stream(rows.columns()).sorted((a, b) -> b.compareTo(a)).toArray(String[]::new);
        lake.replace(FOYER, mois(JANVIER), rows.selectExpr(reversed));
        assertThat(lake.read(FOYER).columns()).isEqualTo(Lake.schema(FOYER).fieldNames());
    }

    @Test
    void a_null_in_a_mandatory_column_names_the_column_and_no_value_of_the_row() {
        for (String column : List.of("foyer_id", "periode_debut", "est_versable", "mois")) {
            Dataset<Row> rows = Lignes.full(FOYER, CANARI, Map.of("mois", "2022-01"))
                    .withColumn(
                            column,
                            lit(null).cast(Lake.schema(FOYER).apply(column).dataType()));
            List<String> said = said(catchThrowable(() -> lake.replace(FOYER, mois(JANVIER), rows)));
            assertThat(said)
                    .anySatisfy(message -> assertThat(message)
                            .contains("gold.foyer_mois." + column + " is empty in a row, the contract forbids it"))
                    .noneSatisfy(message -> assertThat(message).contains(CANARI));
        }
        assertThat(foyers()).isEmpty();
    }

    /** Every message of an exception, of its causes and of what they hide. */
    private static List<String> said(Throwable thrown) {
        List<String> said = new ArrayList<>();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            said.add(t.toString());
            Arrays.stream(t.getSuppressed()).forEach(s -> said.addAll(said(s)));
        }
        return said;
    }

    @Test
    void a_null_in_an_optional_column_is_kept() {
        lake.replace(FOYER, mois(JANVIER), Lignes.of(FOYER, foyer(JANVIER, "a")));
        assertThat(lake.read(FOYER).select("code_commune").first().isNullAt(0)).isTrue();
    }

    @Test
    void what_was_never_written_reads_as_no_row_with_the_columns_of_the_contract() {
        assertThat(lake.read(FOYER).schema()).isEqualTo(Lake.schema(FOYER));
        assertThat(lake.read(FOYER, mois(JANVIER)).isEmpty()).isTrue();
        assertThat(lake.files(FOYER)).isEmpty();
    }
}
