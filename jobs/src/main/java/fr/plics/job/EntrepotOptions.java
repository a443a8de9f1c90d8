package fr.plics.job;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which warehouse a command works in, and whose it is. */
final class EntrepotOptions {

    @Option(
            names = "--entrepot",
            required = true,
            paramLabel = "DOSSIER",
            description = "Entrepôt, que run crée au besoin.")
    private Path entrepot;

    @Option(
            names = "--departement",
            paramLabel = "CODE",
            defaultValue = "061",
            description = "Code sur trois caractères (${DEFAULT-VALUE}).")
    private String departement;

    Path entrepot() {
        return entrepot;
    }

    String departement() {
        return departement;
    }
}
