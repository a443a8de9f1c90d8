package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.publish.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/**
 * The warehouse {@code plics demo} makes, whole: thirteen months of some 6 210 households. Made at the first call, which
 * takes a minute, and shared by all tests of this process; it stays in {@code target/demo}
 * for the checks of notebooks, dashboards and exports. Whoever uses it only reads.
 */
public final class Demonstration {

    private static final Path DOSSIER = Path.of("target", "demo");

    private static Path dossier;

    private Demonstration() {}

    /** Its root. */
    public static Path entrepot() {
        return dossier().resolve("entrepot");
    }

    /** The files it was made from. */
    public static Path depot() {
        return dossier().resolve("depot");
    }

    /** Its release in force. */
    public static Release release() {
        return Release.findCurrent(entrepot()).orElseThrow();
    }

    private static synchronized Path dossier() {
        if (dossier == null) {
            dossier = make();
        }
        return dossier;
    }

    private static Path make() {
        try {
            FileUtils.deleteDirectory(DOSSIER.toFile());
            Plics.Resultat sortie = Plics.run("demo", "--dossier", DOSSIER.toString());
            assertThat(sortie.code()).as(sortie.out() + sortie.err()).isZero();
            return DOSSIER.resolve("6210-foyers-graine-61");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
