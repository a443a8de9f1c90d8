package fr.plics.job;

import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Mois;
import fr.plics.kernel.PlicsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plics run}: everything pending, or just what is asked. */
@Command(
        name = "run",
        description = "Reçoit les fichiers du dépôt, calcule les mois dont les données ont changé, publie.",
        footer = {
            "",
            "Plusieurs refus : le code le plus élevé.",
            "",
            "Exemple :",
            "  plics keygen ~/.plics/cle",
            "  plics run --landing depot --entrepot entrepot --key ~/.plics/cle"
        },
        exitCodeListHeading = Aide.CODES,
        exitCodeList = {
            "0:fait, ou rien à faire",
            "2:commande mal écrite",
            "10:livraison manquante",
            "20:livraison refusée ; le reste est fait",
            "30:livraison invraisemblable ; le reste est fait",
            "40:publication refusée par le secret statistique",
            "50:un autre traitement est en cours",
            "60:clé, disque ou mémoire",
            "70:erreur interne"
        })
final class RunCommand implements Callable<Integer> {

    private static final int MOTIF = 200;

    @Option(
            names = "--landing",
            paramLabel = "DOSSIER",
            description = "Dépôt des fichiers reçus, lu avec ses sous-dossiers, jamais modifié.")
    private Path landing;

    @Mixin
    private EntrepotOptions options;

    @Option(
            names = "--key",
            paramLabel = "FICHIER",
            defaultValue = "${env:PLICS_KEY_FILE}",
            description = "Clé de pseudonymes ; par défaut celle que nomme PLICS_KEY_FILE.")
    private Path cle;

    @Option(
            names = "--mois",
            paramLabel = "AAAA-MM",
            arity = "1..*",
            converter = MoisConverter.class,
            description =
                    "Seulement ces mois, ceux qui leur sont comparés un an plus tard et, déjà publiés, ceux qui lisent leurs extraits. "
                            + "Le code de sortie ne dit que les refus de ces mois.")
    private List<Mois> mois = List.of();

    @Option(names = "--step", paramLabel = "ETAPE", arity = "1..*", description = "Seulement ces étapes.")
    private List<String> etapes = List.of();

    @Option(
            names = "--motif",
            paramLabel = "TEXTE",
            defaultValue = "",
            description = "Pourquoi, en une phrase sans donnée personnelle : la publication la porte.")
    private String motif;

    @Mixin
    private Aide aide;

    @Spec
    private CommandSpec spec;

    private final Clock clock;

    RunCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        requireMotif();
        Set<String> asked = new LinkedHashSet<>(etapes);
        Runner.Demande demande = new Runner.Demande(
                landing, options.entrepot(), cle, options.departement(), new TreeSet<>(mois), asked, motif);
        Console console =
                new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
        return new Runner(demande, console, clock).run().code();
    }

    /** It is published: one short line, and nothing that looks like the number of a person or a dossier. */
    private void requireMotif() {
        if (motif.length() > MOTIF || motif.matches("(?s).*\\p{Cntrl}.*") || motif.matches(".*([0-9] ?){7}.*")) {
            throw new PlicsException(
                    ExitCode.USAGE,
                    "MOTIF-01",
                    "le motif fait plus d'une ligne ou de " + MOTIF + " caractères, ou contient un long numéro.",
                    "Dites-le en une phrase : tout lecteur de la publication la verra.");
        }
    }
}
