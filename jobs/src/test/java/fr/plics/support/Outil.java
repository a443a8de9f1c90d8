package fr.plics.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of the machine that some tests open what we make with. Where it is absent these tests say so and are skipped;
 * where {@code PLICS_CI} is {@code true}, as {@code .ci/run} makes it, they fail. {@code scripts/commun.sh} has the same rule.
 */
public enum Outil {
    CHROMIUM("Chromium", "CHROMIUM", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    SOFFICE("LibreOffice", "SOFFICE", "soffice", "libreoffice");

    private final String nom;
    private final String variable;
    private final List<String> commandes;

    Outil(String nom, String variable, String... commandes) {
        this.nom = nom;
        this.variable = variable;
        this.commandes = List.of(commandes);
    }

    /** Where it is; the test that asks ends here when it is nowhere. */
    public Path require() {
        Optional<Path> found = find();
        if (found.isEmpty()) {
            String sentence = nom + " absent (ni variable " + variable + ", ni " + String.join(", ", commandes)
                    + " dans PATH) : contrôle sauté.";
            Assertions.assertNotEquals("true", System.getenv("PLICS_CI"), sentence + " PLICS_CI l'interdit.");
            System.err.println(sentence);
            Assumptions.abort(sentence);
        }
        return found.orElseThrow();
    }

    /** What is looked for, as the scripts write it. */
    String recherche() {
        return variable + " " + String.join(" ", commandes);
    }

    private Optional<Path> find() {
        String named = System.getenv(variable);
        if (named != null && !named.isEmpty()) {
            Path path = Path.of(named);
            Assertions.assertTrue(Files.isExecutable(path), variable + " : " + named + " n'est pas un programme.");
            return Optional.of(path);
        }
        return commandes.stream().flatMap(Outil::inPath).findFirst();
    }

    private static Stream<Path> inPath(String commande) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, commande))
                .filter(Files::isExecutable);
    }
}
