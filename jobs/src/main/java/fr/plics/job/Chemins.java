package fr.plics.job;

import fr.plics.kernel.ExitCode;
import fr.plics.kernel.PlicsException;
import fr.plics.publish.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is wrong with the folders a command is given, said before anything is read. */
final class Chemins {

    private Chemins() {}

    /** A landing folder is there, and neither holds the warehouse nor lies in it. */
    static void requireDepot(Path depot, Path entrepot) {
        requireName("--landing", depot);
        if (!Files.isDirectory(depot)) {
            throw refused(
                    "DEPOT-01",
                    Files.exists(depot) ? depot + " n'est pas un dossier." : "le dossier " + depot + " n'existe pas.",
                    "Donnez à --landing le dossier où les fichiers sont déposés.");
        }
        Path landing = real(depot);
        Path warehouse = real(entrepot);
        if (landing.startsWith(warehouse) || warehouse.startsWith(landing)) {
            throw refused(
                    "DEPOT-02",
                    "le dépôt et l'entrepôt sont l'un dans l'autre.",
                    "Donnez deux dossiers séparés : ce qui est dans l'entrepôt n'est pas une livraison.");
        }
    }

    /** A warehouse is a folder, or nothing yet. */
    static void requireEntrepot(Path entrepot) {
        requireName("--entrepot", entrepot);
        if (Files.exists(entrepot) && !Files.isDirectory(entrepot)) {
            throw refused(
                    "ENTREPOT-02",
                    entrepot + " n'est pas un dossier.",
                    "Donnez à --entrepot un dossier, créé au besoin.");
        }
    }

    /** The release in force of a warehouse, where it can be read. */
    static Release requireRelease(Path entrepot) {
        requireEntrepot(entrepot);
        Release release = Release.findCurrent(entrepot)
                .orElseThrow(() -> new PlicsException(
                        ExitCode.INPUT_MISSING,
                        "PUBLICATION-01",
                        "rien n'est encore publié dans " + entrepot + ".",
                        "Vérifiez le dossier, ou calculez d'abord un mois avec « plics run »."));
        if (!Files.isReadable(release.duckdb(entrepot))) {
            throw new PlicsException(
                    ExitCode.LOCKED,
                    "PUBLICATION-02",
                    "la publication " + release.release() + " n'est plus là, ou vous n'y avez pas accès.",
                    "Vérifiez vos droits et relancez : une autre l'a peut-être remplacée.");
        }
        return release;
    }

    /** What is taken away from a warehouse does not lie in it, where the next run would find it. */
    static void requireOutside(Path out, Path entrepot) {
        if (real(out).startsWith(real(entrepot))) {
            throw refused(
                    "EXPORT-08",
                    "le dossier " + out + " est dans l'entrepôt.",
                    "Donnez à --out un dossier hors de l'entrepôt, qui n'est que lu.");
        }
    }

    /** Hadoop reads what stands before a colon as the name of a file system. */
    private static void requireName(String option, Path path) {
        if (path.toString().contains(":")) {
            throw refused(
                    "CHEMIN-01",
                    option + " : le chemin contient « : ».",
                    "Renommez le dossier, ou passez par un lien symbolique dont le nom n'en contient pas.");
        }
    }

    /** Where a folder really is, links followed; one that does not exist yet is known by its parent. */
    static Path real(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!Files.exists(absolute) && absolute.getParent() != null) {
            return real(absolute.getParent()).resolve(absolute.getFileName());
        }
        try {
            return absolute.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlicsException refused(String regle, String constat, String remede) {
        return new PlicsException(ExitCode.USAGE, regle, constat, remede);
    }
}
