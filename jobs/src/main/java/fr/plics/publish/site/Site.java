package fr.plics.publish.site;

import fr.plics.contract.Departement;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.PlicsException;
import fr.plics.kernel.Rule;
import fr.plics.kernel.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** A folder of pages that explains every figure, table and column; read from the folder itself, without a server. */
public final class Site {

    private static final String ACCUEIL = "index.html";

    /** What the first page of a site made here holds. */
    private static final String MARQUE = "<meta name=\"generator\" content=\"plics docs\">";

    private static final List<String> GENRES = List.of(".html", ".css", ".js");

    private Site() {}

    /**
     * Writes the site, whole or not at all; one made before in the same folder is replaced.
     *
     * @param out its folder
     * @param departement whose territories the examples name
     * @param etapes the steps, in order
     * @param regles what can be wrong with what is received
     * @param apercu the release whose figures are shown, if any
     * @return number of pages
     * @throws PlicsException when the folder holds something else
     */
    public static int write(
            Path out,
            Departement departement,
            List<? extends Step<?>> etapes,
            List<Rule.Text> regles,
            Optional<Apercu> apercu) {
        try {
            Path site = real(out);
            requireOurs(out, site);
            Map<String, String> files = new Pages(departement, etapes, regles, apercu).all();
            Path staging = staging(site);
            try {
                fill(staging, files);
                replace(site, staging);
            } finally {
                FileUtils.deleteDirectory(staging.toFile());
            }
            return (int)
                    files.keySet().stream().filter(f -> f.endsWith(".html")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path staging(Path site) {
        try {
            Files.createDirectories(site.getParent());
            return Files.createTempDirectory(site.getParent(), ".plics-docs-");
        } catch (IOException e) {
            throw new PlicsException(
                    ExitCode.ENVIRONMENT,
                    "DOCS-03",
                    "rien ne peut être écrit dans " + site.getParent() + ".",
                    "Vérifiez les droits et la place, ou donnez un autre dossier à --out.");
        }
    }

    private static Path real(Path out) throws IOException {
        return Files.exists(out) ? out.toRealPath() : out.toAbsolutePath().normalize();
    }

    private static void requireOurs(Path out, Path site) throws IOException {
        if (!Files.exists(site)) {
            return;
        }
        if (!Files.isDirectory(site)) {
            throw new PlicsException(
                    ExitCode.USAGE,
                    "DOCS-01",
                    out + " n'est pas un dossier.",
                    "Donnez à --out un dossier, créé au besoin.");
        }
        Path accueil = site.resolve(ACCUEIL);
        try (Stream<Path> files = Files.list(site)) {
            List<Path> there = files.toList();
            boolean isOurs = there.isEmpty()
                    || Files.isRegularFile(accueil)
                            && Files.readString(accueil).contains(MARQUE)
                            && there.stream().allMatch(Site::isOurs);
            if (!isOurs) {
                throw new PlicsException(
                        ExitCode.USAGE,
                        "DOCS-02",
                        "le dossier " + out + " contient autre chose qu'un site fait par « plics docs ».",
                        "Donnez à --out un dossier vide ou nouveau : rien n'y a été touché.");
            }
        }
    }

    /** Whether a file is of the kinds a site is made of: another one is somebody's, and stays. */
    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && GENRES.stream().anyMatch(name::endsWith);
    }

    /** Everything in it was disclosed: whoever the folder is served to may read it. */
    private static void fill(Path staging, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = Files.writeString(staging.resolve(file.getKey()), file.getValue());
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        }
        Files.setPosixFilePermissions(staging, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void replace(Path site, Path staging) throws IOException {
        Path former = staging.resolveSibling(staging.getFileName() + "-avant");
        if (!Files.exists(site)) {
            Files.move(staging, site, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Files.move(site, former, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(staging, site, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(former, site, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        FileUtils.deleteDirectory(former.toFile());
    }
}
