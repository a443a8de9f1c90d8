package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.publish.Release;
import fr.plics.publish.metabase.FauxMetabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code plics metabase} as it is typed: what stops it, what it does to a Metabase, what it writes without one. */
class MetabaseTest {

    @TempDir
    private Path dossier;

    private static Plics.Resultat plan(Path entrepot, String... options) {
        return Plics.run(Stream.concat(
                        Stream.of("metabase", "plan", "--entrepot", entrepot.toString(), "--url", "http://127.0.0.1:1"),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    @Test
    void nothing_published_ends_with_10() {
        Plics.Resultat none = plan(dossier);
        assertThat(none.code()).isEqualTo(10);
        assertThat(none.err()).startsWith("[PUBLICATION-01] rien n'est encore publié dans ");
    }

    @Test
    void a_key_that_is_absent_open_to_others_or_none_ends_with_60_and_is_not_quoted() throws IOException {
        Path cle = dossier.resolve("cle");
        Plics.Resultat absent = plan(Demonstration.entrepot(), "--key", cle.toString());
        assertThat(absent.code()).isEqualTo(60);
        assertThat(absent.err())
                .startsWith("[METABASE-02] le fichier de clé d'API ")
                .contains("n'existe pas");

        Files.writeString(cle, "mb_secrete\n");
        Files.setPosixFilePermissions(cle, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(plan(Demonstration.entrepot(), "--key", cle.toString()).err())
                .contains("chmod 600");

        Files.setPosixFilePermissions(cle, PosixFilePermissions.fromString("rw--w----"));
        assertThat(plan(Demonstration.entrepot(), "--key", cle.toString()).err())
                .contains("ouverte à d'autres");
        assertThat(plan(Demonstration.entrepot(), "--key", dossier.toString()).err())
                .contains("illisible")
                .doesNotContain("chmod");
        assertThat(plan(Demonstration.entrepot(), "--key", "").err()).contains("aucune clé d'API");

        Files.setPosixFilePermissions(cle, PosixFilePermissions.fromString("rw-------"));
        Plics.Resultat unreachable = plan(Demonstration.entrepot(), "--key", cle.toString());
        assertThat(unreachable.code()).isEqualTo(60);
        assertThat(unreachable.terminal())
                .contains("[METABASE-03] Metabase est injoignable")
                .doesNotContain("mb_secrete");

        Files.writeString(cle, "deux\nlignes");
        Plics.Resultat none = plan(Demonstration.entrepot(), "--key", cle.toString());
        assertThat(none.code()).isEqualTo(60);
        assertThat(none.terminal()).contains("n'en est pas une").doesNotContain("deux");
    }

    /** The release of the demo, in a warehouse of its own whose pointer can be moved. */
    private Path copy() throws IOException {
        Path from = Demonstration.entrepot().resolve("publication");
        Release release = Release.findCurrent(Demonstration.entrepot()).orElseThrow();
        Path to = Files.createDirectories(dossier.resolve("entrepot/publication"));
        Files.copy(from.resolve("current.json"), to.resolve("current.json"));
        Path file = release.duckdb(dossier.resolve("entrepot"));
        Files.createDirectories(file.getParent());
        Files.copy(release.duckdb(Demonstration.entrepot()), file);
        return dossier.resolve("entrepot");
    }

    private static Plics.Resultat metabase(FauxMetabase metabase, String verb, Path entrepot, Path cle) {
        return Plics.run(
                "metabase",
                verb,
                "--entrepot",
                entrepot.toString(),
                "--url",
                metabase.url(),
                "--key",
                cle.toString(),
                "--fond",
                "https://exemple.fr/communes.geojson");
    }

    @Test
    void a_metabase_is_brought_up_to_date_once_and_a_release_that_comes_meanwhile_ends_with_50() throws IOException {
        Path cle = dossier.resolve("cle");
        Files.writeString(cle, FauxMetabase.CLE);
        Files.setPosixFilePermissions(cle, PosixFilePermissions.fromString("rw-------"));
        Path entrepot = copy();
        Path pointer = entrepot.resolve("publication/current.json");
        String current = Files.readString(pointer);
        String release = Release.findCurrent(entrepot).orElseThrow().release();
        try (FauxMetabase metabase = new FauxMetabase()) {
            metabase.during(() -> overtake(entrepot, pointer, current, release));
            Plics.Resultat overtaken = metabase(metabase, "apply", entrepot, cle);
            assertThat(overtaken.code()).as(overtaken.terminal()).isEqualTo(50);
            assertThat(overtaken.err()).contains("[METABASE-16] une autre publication est arrivée");

            Files.writeString(pointer, current);
            Plics.Resultat again = metabase(metabase, "apply", entrepot, cle);
            assertThat(again.code()).as(again.terminal()).isZero();
            assertThat(again.out()).contains("Metabase était à jour ; il sert " + release + ".");
            Plics.Resultat plan = metabase(metabase, "plan", entrepot, cle);
            assertThat(plan.code()).isZero();
            assertThat(plan.out()).isEqualTo("Metabase est à jour.\n");
            assertThat(overtaken.terminal() + again.terminal() + plan.terminal())
                    .doesNotContain(FauxMetabase.CLE);
        }
    }

    /** Another release, and the pointer to it. */
    private static void overtake(Path entrepot, Path pointer, String current, String release) {
        try {
            Path before = Release.findCurrent(entrepot).orElseThrow().duckdb(entrepot);
            Files.writeString(pointer, current.replace(release, "20300101T000000Z-000000"));
            Path after = Release.findCurrent(entrepot).orElseThrow().duckdb(entrepot);
            Files.createDirectories(after.getParent());
            Files.createLink(after, before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3601", "une minute", ""})
    void a_delay_that_is_none_is_misuse(String delai) {
        Plics.Resultat refus = plan(Demonstration.entrepot(), "--delai", delai);
        assertThat(refus.code()).isEqualTo(2);
        assertThat(refus.err()).contains("n'est pas un nombre de secondes, de 1 à 3600.");
    }

    @Test
    void an_export_writes_the_same_files_each_time_and_replaces_nothing() throws IOException {
        Path un = dossier.resolve("un");
        Path deux = dossier.resolve("deux");
        for (Path out : new Path[] {un, deux}) {
            Plics.Resultat export = export(out);
            assertThat(export.code()).as(export.terminal()).isZero();
        }
        try (Stream<Path> files = Files.walk(un)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSizeGreaterThan(30)
                    .allSatisfy(f -> assertThat(deux.resolve(un.relativize(f))).hasSameTextualContentAs(f));
        }
        Plics.Resultat again = export(un);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).startsWith("[METABASE-17] ");
        try (Stream<Path> left = Files.list(dossier)) {
            assertThat(left).containsExactlyInAnyOrder(un, deux);
        }
    }

    private static Plics.Resultat export(Path out) {
        return Plics.run(
                "metabase", "export", "--entrepot", Demonstration.entrepot().toString(), "--out", out.toString());
    }

    @Test
    void a_release_whose_file_is_gone_ends_with_50() throws IOException {
        Path publication = Files.createDirectories(dossier.resolve("publication"));
        Files.copy(Demonstration.entrepot().resolve("publication/current.json"), publication.resolve("current.json"));
        Release release = Release.findCurrent(dossier).orElseThrow();
        Plics.Resultat gone = plan(dossier);
        assertThat(gone.code()).isEqualTo(50);
        assertThat(gone.err()).startsWith("[PUBLICATION-02] ").contains(release.release());
    }
}
