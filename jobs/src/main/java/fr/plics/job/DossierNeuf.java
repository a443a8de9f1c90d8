package fr.plics.job;

import fr.plics.kernel.ExitCode;
import fr.plics.kernel.PlicsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** A folder given to people: there is the whole of it, or nothing. */
final class DossierNeuf {

    /** Fills a folder. */
    @FunctionalInterface
    interface Filler {
        List<Path> fill(Path folder) throws IOException;
    }

    private static final String OUVERT = "rwxr-xr-x";

    private DossierNeuf() {}

    /**
     * Makes a folder, filled aside and given its name last; whoever can enter the one above may read it.
     *
     * @param regle code of the refusal when it holds something
     * @return its files
     * @throws PlicsException when it is there already and holds something, or cannot be made
     */
    static List<Path> make(Path dossier, String regle, Filler filler) throws IOException {
        requireNew(dossier, regle);
        Path place = Chemins.real(dossier);
        Path aside = aside(place);
        try {
            List<Path> files = filler.fill(aside);
            open(aside);
            makeParents(place);
            if (Files.exists(place)) {
                // Somebody may stand in it: it is filled, not replaced.
                moveInto(aside, place);
            } else {
                Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
            }
            return files.stream().map(f -> dossier.resolve(f.getFileName())).toList();
        } finally {
            FileUtils.deleteQuietly(aside.toFile());
        }
    }

    /** Folders on the way are as open as the last one, whatever the mask of this process. */
    private static void makeParents(Path place) throws IOException {
        Path parent = place.getParent();
        if (!Files.exists(parent)) {
            makeParents(parent);
            Files.createDirectory(parent);
            Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString(OUVERT));
        }
    }

    private static void moveInto(Path aside, Path place) throws IOException {
        try (Stream<Path> files = Files.list(aside)) {
            for (Path file : files.toList()) {
                Files.move(file, place.resolve(file.getFileName()));
            }
        }
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(OUVERT));
    }

    /** Everything given to people was disclosed. */
    private static void open(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? OUVERT : "rw-r--r--"));
            }
        }
    }

    private static void requireNew(Path dossier, String regle) throws IOException {
        if (Files.isDirectory(dossier)) {
            try (Stream<Path> files = Files.list(dossier)) {
                if (files.findAny().isEmpty()) {
                    return;
                }
            }
        }
        if (Files.exists(dossier, LinkOption.NOFOLLOW_LINKS)) {
            throw new PlicsException(
                    ExitCode.USAGE,
                    regle,
                    Files.isDirectory(dossier)
                            ? "le dossier " + dossier + " contient déjà quelque chose."
                            : dossier + " n'est pas un dossier.",
                    "Donnez à --out un dossier qui n'existe pas encore : rien n'est écrasé.");
        }
    }

    /** In the first folder above that is there: those between are made with the last one. */
    private static Path aside(Path dossier) {
        Path there = dossier.getParent();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return Files.createTempDirectory(there, ".en-cours-");
        } catch (IOException e) {
            throw new PlicsException(
                    ExitCode.ENVIRONMENT,
                    "EXPORT-07",
                    "rien ne peut être écrit dans " + there + ".",
                    "Vérifiez les droits et la place, ou donnez un autre dossier à --out.");
        }
    }
}
