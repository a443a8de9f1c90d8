package fr.plics.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.contract.Colonne;
import fr.plics.contract.Schemas;
import fr.plics.gold.GoldCellule;
import fr.plics.kernel.Livraison;
import fr.plics.lake.Lake;
import fr.plics.support.PetiteOrne;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Metabase gets of a published file: read only, with its own DuckDB, while the next release is being published. */
class MetabaseSparkTest {

    private static final String AVANT = "20220301T101112Z-abc123";
    private static final String APRES = "20220302T101112Z-def456";

    /** What every attempt to go out of the file, or to change it, is answered. */
    private static final String REFUS =
            ".*(disabled by configuration|in read-only mode|Cannot enable external access while).*";

    /** Passes that began after the next release did, and ended before it was there. */
    private static final List<Metabase.Passe> PENDANT = new ArrayList<>();

    private static final List<Metabase.Passe> PASSES = new ArrayList<>();

    @TempDir
    private static Path temporary;

    private static Path entrepot;
    private static List<String> export;

    @BeforeAll
    static void publish_while_metabase_reads() throws IOException {
        entrepot = temporary.resolve("entrepot");
        Path reponses = Files.createDirectories(temporary.resolve("reponses"));
        Lake avant = cells("avant", 12);
        Lake apres = cells("apres", 17);
        publish(AVANT, avant, () -> {});
        List<String> lines = new ArrayList<>();
        List<String> pendant = new ArrayList<>();
        try (Metabase metabase = Metabase.follow(entrepot, reponses)) {
            lines.add(metabase.next());
            publish(APRES, apres, () -> {
                try {
                    assertThat(entrepot.resolve("publication/.en-cours-" + APRES))
                            .exists();
                    lines.addAll(metabase.said());
                    lines.add(metabase.next());
                    pendant.add(metabase.next());
                    pendant.add(metabase.next());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            String line;
            do {
                line = metabase.next();
                lines.add(line);
            } while (!line.contains(APRES));
            lines.addAll(metabase.stop());
        }
        for (String line : pendant) {
            PENDANT.add(Metabase.passe(line, reponses));
        }
        for (String line : lines) {
            PASSES.add(Metabase.passe(line, reponses));
        }
        PASSES.addAll(PENDANT);
        export = Files.readAllLines(reponses.resolve("export.txt"));
    }

    private static Lake cells(String name, int alencon) {
        Lake lake = PetiteOrne.lake(temporary.resolve(name), alencon);
        GoldCellule cellule = new GoldCellule(PetiteOrne.ORNE, Schemas.fiches());
        cellule.run(lake.restrictedTo(cellule), PetiteOrne.plan());
        return lake;
    }

    private static void publish(String release, Lake lake, Runnable pendant) {
        Livraison livraison = Livraison.received(
                        "a".repeat(64), "RSABEM", PetiteOrne.JANVIER, "flux.xml", 10, "2022-02-05T00:00:00Z", "r")
                .read(Livraison.Etat.ACCEPTEE, 22, 1, List.of());
        Publication publication = new Publication(
                entrepot,
                Schemas.fiches(),
                new Publication.Contexte(
                        release,
                        "2022-03-01T10:11:12Z",
                        "061",
                        () -> {
                            pendant.run();
                            return List.of(livraison);
                        },
                        () -> Set.of(livraison.id())));
        publication.run(lake.restrictedTo(publication), PetiteOrne.plan());
    }

    private static Map<String, List<String>> first(String release) {
        return PASSES.stream()
                .filter(p -> p.release().equals(release))
                .findFirst()
                .orElseThrow()
                .reponses();
    }

    // ---- old or new, never both

    @Test
    void metabase_read_the_old_release_while_the_next_one_was_being_made_and_the_new_one_once_it_was_there() {
        assertThat(PENDANT).hasSize(2).extracting(Metabase.Passe::release).containsOnly(AVANT);
        assertThat(PASSES).extracting(Metabase.Passe::release).contains(APRES);
    }

    @Test
    void every_answer_is_wholly_of_the_release_metabase_was_pointed_at() {
        for (Metabase.Passe passe : PASSES) {
            String release = passe.release();
            assertThat(passe.reponses().get("release")).containsExactly(release);
            assertThat(passe.reponses().get("release of the cells"))
                    .singleElement()
                    .asString()
                    .startsWith(release + "\t");
            assertThat(passe.reponses().get("export indicateur")).isNotEmpty().allMatch(row -> row.endsWith(release));
            assertThat(passe.reponses().keySet()).isEqualTo(first(release).keySet());
            passe.reponses()
                    .forEach((statement, answer) -> assertThat(answer)
                            .as(statement)
                            .isEqualTo(first(release).get(statement)));
        }
    }

    @Test
    void the_two_releases_do_not_say_the_same() {
        assertThat(first(AVANT).get("filter on a month"))
                .containsExactly("Orne\t22", "Alençon\t12", "Argentan\t8", "Non rattaché\tsecret");
        assertThat(first(APRES).get("filter on a month"))
                .containsExactly("Orne\t27", "Alençon\t17", "Argentan\t8", "Non rattaché\tsecret");
    }

    @Test
    void an_export_begun_before_the_release_and_ended_after_it_is_whole_and_old() {
        int cellules =
                Integer.parseInt(first(AVANT).get("release of the cells").get(0).split("\t")[1]);
        assertThat(export).hasSize(cellules).allMatch(row -> row.endsWith(AVANT));
    }

    // ---- what the data reference shows

    @Test
    void the_sync_finds_every_table_with_its_label_and_its_description() {
        assertThat(first(AVANT).get("tables"))
                .containsExactlyInAnyOrderElementsOf(Schemas.publication().stream()
                        .map(t -> "plics_" + AVANT + "\tmain\t" + t.nom() + "\t" + t.libelle() + ". " + t.description())
                        .toList());
    }

    @Test
    void the_sync_finds_every_column_with_its_type_its_label_and_its_definition() {
        Schemas.publication()
                .forEach(t -> assertThat(first(AVANT).get("columns " + t.nom()))
                        .as(t.nom())
                        .containsExactlyElementsOf(t.colonnes().stream()
                                .map(c -> c.nom() + "\t" + type(c.type()) + "\t" + c.libelle())
                                .toList()));
    }

    private static String type(Colonne.Type type) {
        return switch (type) {
            case TEXTE -> "VARCHAR";
            case ENTIER -> "INTEGER";
            case ENTIER_LONG -> "BIGINT";
            case DECIMAL -> "DOUBLE";
            case BOOLEEN -> "BOOLEAN";
            case DATE -> "DATE";
            case INSTANT -> "TIMESTAMP";
            case LISTE, FLUX -> throw new IllegalArgumentException("nothing nested is published");
        };
    }

    @Test
    void a_question_a_search_and_a_filter_answer_in_words() {
        assertThat(first(AVANT).get("question by month")).hasSize(2).last().isEqualTo("2022-01-01 00:00:00.0\t20.0");
        assertThat(first(AVANT).get("search")).containsExactly("Alençon");
        assertThat(first(AVANT).get("filter on a commission")).hasSize(5).contains("26 à 35 ans\t12\t100,0\u00A0%");
        assertThat(first(AVANT).get("values carte_communes.commune")).containsExactly("61001", "61006", "61100", "99");
        assertThat(first(AVANT).get("values carte_communes.statut_libelle")).containsExactly("publié", "secret");
    }

    @Test
    void what_moved_since_the_release_before_is_told_in_words() {
        assertThat(first(AVANT).get("values ecart_lisible.territoire_libelle")).isEmpty();
        assertThat(first(APRES).get("values ecart_lisible.territoire_libelle")).contains("Orne", "Alençon");
        assertThat(first(APRES).get("values ecart_lisible.ancienne_affichee")).contains("12", "22");
        assertThat(first(APRES).get("values ecart_lisible.nouvelle_affichee")).contains("17", "27");
        assertThat(first(APRES).get("values ecart_lisible.mesure_libelle"))
                .containsExactly("Valeur", "Évolution sur un an, en %");
    }

    // ---- no way out, no way to change it

    private static List<String> attempts() {
        Path beside = entrepot.resolve("sorti");
        return List.of(
                "COPY indicateur TO '" + beside + ".csv'",
                "COPY (SELECT 1) TO '" + beside + ".parquet' (FORMAT parquet)",
                "EXPORT DATABASE '" + beside + "'",
                "SELECT * FROM read_text('/etc/hostname')",
                "SELECT * FROM read_csv('/etc/passwd', header = false, sep = '|')",
                "SELECT * FROM '/etc/passwd.csv'",
                "SELECT * FROM glob('/etc/*')",
                "ATTACH '" + beside + ".duckdb' AS autre",
                "INSTALL httpfs",
                "SET enable_external_access = true",
                "INSERT INTO nomenclature SELECT * FROM nomenclature",
                "UPDATE indicateur SET valeur = 0",
                "DELETE FROM indicateur",
                "CREATE TABLE t (x INTEGER)",
                "DROP VIEW carte_communes");
    }

    private static Path published() {
        return Release.findCurrent(entrepot).orElseThrow().duckdb(entrepot);
    }

    @Test
    void nothing_is_written_nor_read_outside_of_the_file_and_nothing_is_changed_in_it() throws IOException {
        byte[] before = Files.readAllBytes(published());
        List<String> outcomes = Metabase.attempt("closed", published(), attempts());
        assertThat(outcomes).hasSameSizeAs(attempts()).allMatch(outcome -> outcome.matches(REFUS));
        assertThat(Files.readAllBytes(published())).isEqualTo(before);
        try (Stream<Path> left = Files.list(entrepot)) {
            assertThat(left.map(p -> p.getFileName().toString())).noneMatch(name -> name.startsWith("sorti"));
        }
    }

    /** Why the README asks for a driver with its pull request 107: the one before cannot open a closed file at all. */
    @Test
    void a_driver_that_asks_for_a_time_zone_at_start_up_is_refused() throws IOException {
        assertThat(Metabase.attempt("timezone", published(), List.of("SELECT 1")))
                .singleElement()
                .asString()
                .contains("TimeZone", "icu");
        assertThat(Metabase.attempt("closed", published(), List.of("SELECT 1"))).containsExactly("fait");
    }

    /** Read only is not enough: without the additional options the same statements go out of the file. */
    @Test
    void the_same_statements_get_out_of_a_file_opened_read_only_and_nothing_more() throws IOException {
        assertThat(Metabase.attempt(
                        "open",
                        published(),
                        List.of(attempts().get(0), attempts().get(3), "DELETE FROM indicateur")))
                .satisfiesExactly(
                        copy -> assertThat(copy).isEqualTo("fait"),
                        read -> assertThat(read).isEqualTo("fait"),
                        delete -> assertThat(delete).matches(REFUS));
        assertThat(entrepot.resolve("sorti.csv")).isNotEmptyFile();
        Files.delete(entrepot.resolve("sorti.csv"));
    }
}
