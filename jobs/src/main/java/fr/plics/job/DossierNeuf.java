package fr.plics.job;

import fr.plics.kernel.ExitCode;
import fr.plics.kernel.PlicsException;
import java.io.IOException;
import java.nio.file.Files;
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
        Path aside = aside(dossier);
        try {
            List<Path> files = filler.fill(aside);
            open(aside);
            Files.createDirectories(parent(dossier));
            Files.move(aside, dossier.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE);
            return files.stream().map(f -> dossier.resolve(f.getFileName())).toList();
        } finally {
            FileUtils.deleteQuietly(aside.toFile());
        }
    }

    /** Everything given to people was disclosed. */
    private static void open(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
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
        if (Files.exists(dossier)) {
            throw new PlicsException(
                    ExitCode.USAGE,
                    regle,
                    Files.isDirectory(dossier)
                            ? "le dossier " + dossier + " contient déjà quelque chose."
                            : dossier + " n'est pas un dossier.",
                    "Donnez à --out un dossier qui n'existe pas encore : rien n'est écrasé.");
        }
    }

    private static Path parent(Path dossier) {
        return dossier.toAbsolutePath().normalize().getParent();
    }

    /** In the first folder above that is there: those between are made with the last one. */
    private static Path aside(Path dossier) {
        Path there = parent(dossier);
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
