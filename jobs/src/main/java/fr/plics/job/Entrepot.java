package fr.plics.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;

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

    /** Makes its folder and those above it. Others may go through them, to what is published, and list none. */
    void create() {
        List<Path> missing = new ArrayList<>();
        for (Path path = racine.toAbsolutePath(); !Files.exists(path); path = path.getParent()) {
            missing.add(path);
        }
        try {
            Files.createDirectories(racine);
            for (Path path : missing) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes what holds persons and wipes what an interrupted run left; to be called under the lock. */
    void prepare() {
        try {
            for (String folder : FERMES) {
                Path path = racine.resolve(folder);
                Files.createDirectories(path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
            FileUtils.cleanDirectory(temporaire().toFile());
            dropUnfinished(racine.resolve("archive"));
            dropUnfinished(racine.resolve("publication"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void dropUnfinished(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, ".en-cours-*")) {
            for (Path path : unfinished) {
                FileUtils.forceDelete(path.toFile());
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
