package fr.plics.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader finds the whole of a release or the whole of the one before; what was published stays. */
class ReleaseTest {

    @TempDir
    private Path entrepot;

    private static Release release(int number) {
        return new Release(
                "20220301T10000" + number + "Z-abcdef",
                "2022-03-01T10:00:0" + number + "Z",
                "061",
                "2021-01",
                "2022-01",
                false,
                "");
    }

    private void publish(Release release) throws IOException {
        Path staging = Release.staging(entrepot, release.release());
        Files.writeString(staging.resolve(release.duckdb(entrepot).getFileName()), release.release());
        Files.writeString(staging.resolve(release.analyse(entrepot).getFileName()), release.release());
        release.publish(entrepot, staging);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void a_warehouse_that_never_published_has_no_current_release() {
        assertThat(Release.findCurrent(entrepot)).isEmpty();
    }

    @Test
    void the_last_release_is_current_and_every_earlier_one_stays_readable() throws IOException {
        for (int i = 1; i <= 5; i++) {
            publish(release(i));
            assertThat(Release.findCurrent(entrepot)).contains(release(i));
            for (int earlier = 1; earlier <= i; earlier++) {
                assertThat(release(earlier).duckdb(entrepot))
                        .hasContent(release(earlier).release());
            }
        }
        try (Stream<Path> left = Files.list(entrepot.resolve("publication"))) {
            assertThat(left.map(p -> p.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "current.json",
                            release(1).release(),
                            release(2).release(),
                            release(3).release(),
                            release(4).release(),
                            release(5).release());
        }
    }

    @Test
    void the_pointer_says_what_the_release_is() throws IOException {
        publish(release(1));
        assertThat(Files.readString(entrepot.resolve("publication/current.json")))
                .contains("\"release\" : \"20220301T100001Z-abcdef\"", "\"dernier_mois\" : \"2022-01\"");
    }

    @Test
    void a_release_being_built_is_seen_by_nobody() throws IOException {
        publish(release(1));
        Release next = release(2);
        Path staging = Release.staging(entrepot, next.release());
        assertThat(next.folder(entrepot)).doesNotExist();
        assertThat(Release.findCurrent(entrepot)).contains(release(1));
        assertThat(mode(staging)).isEqualTo("rwx------");
    }

    @Test
    void the_file_of_the_analysts_is_closed_to_others_the_published_ones_are_open() throws IOException {
        publish(release(1));
        assertThat(mode(release(1).analyse(entrepot))).isEqualTo("rw-r-----");
        for (Path open : List.of(release(1).duckdb(entrepot), entrepot.resolve("publication/current.json"))) {
            assertThat(mode(open)).isEqualTo("rw-r--r--");
        }
        for (Path folder : List.of(entrepot.resolve("publication"), release(1).folder(entrepot))) {
            assertThat(mode(folder)).isEqualTo("rwxr-xr-x");
        }
    }

    @Test
    void whoever_reads_while_releases_follow_each_other_always_finds_a_whole_one() throws IOException {
        publish(release(0));
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> {
            int reads = 0;
            while (!done.get() || reads == 0) {
                Release current = Release.findCurrent(entrepot).orElseThrow();
                assertThat(current.duckdb(entrepot)).hasContent(current.release());
                reads++;
            }
            return reads;
        });
        for (int i = 1; i <= 9; i++) {
            publish(release(i));
        }
        done.set(true);
        assertThat(reader.join()).isPositive();
    }
}
