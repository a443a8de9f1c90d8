package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.publish.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plics metabase}: what stops it before Metabase is called, and what it writes without it. */
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
