package fr.plics.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The folders of a warehouse. What holds persons is closed to all but the owner; what spills is wiped at each start.
 *
 * @param racine its root
 */
record Entrepot(Path racine) {

    /** Folders nobody but the owner enters. */
    private static final String[] FERMES = {
        "archive", "registre", "bronze", "quarantine", "silver", "gold", "journal", "temporaire"
    };

    void prepare() {
        try {
            for (String folder : FERMES) {
                Path path = racine.resolve(folder);
                Files.createDirectories(path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
            wipe(temporaire());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void wipe(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    Path temporaire() {
        return racine.resolve("temporaire");
    }

    Path journal(String run) {
        return racine.resolve("journal").resolve("plics-" + run + ".log");
    }
}
