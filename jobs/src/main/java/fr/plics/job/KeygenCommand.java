package fr.plics.job;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plics keygen}: a new pseudonym key. */
@Command(
        name = "keygen",
        description = "Crée une clé de pseudonymes, lisible de vous seul (mode 0600). À garder hors de l'entrepôt : "
                + "perdue, l'entrepôt est à refaire ; copiée, les personnes sont reconnaissables.")
final class KeygenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FICHIER", description = "Fichier à créer.")
    private Path fichier;

    @Mixin
    private Aide aide;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CleFichier.generate(fichier);
        spec.commandLine().getOut().println("Clé créée : " + fichier);
        return 0;
    }
}
