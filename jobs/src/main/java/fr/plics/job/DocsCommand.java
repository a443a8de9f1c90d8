package fr.plics.job;

import fr.plics.contract.Departement;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Rule;
import fr.plics.landing.DeliveryRule;
import fr.plics.publish.site.Apercu;
import fr.plics.publish.site.Site;
import fr.plics.quality.ContentRule;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plics docs}: the site that explains every figure. */
@Command(
        name = "docs",
        description = "Écrit un site qui explique chaque indicateur, table et colonne, à ouvrir dans un navigateur, "
                + "sans réseau. Avec --entrepot, il montre les derniers chiffres publiés et leur qualité.",
        exitCodeListHeading = Aide.CODES,
        exitCodeList = {
            "0:le site est écrit",
            "2:commande mal écrite, ou dossier qui contient autre chose",
            "10:rien n'est encore publié dans l'entrepôt",
            "50:la publication en cours a été retirée",
            "60:disque plein ou accès refusé"
        })
final class DocsCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DOSSIER",
            description = "Dossier du site, créé au besoin ; un site déjà écrit là est remplacé.")
    private Path out;

    @Option(
            names = "--entrepot",
            paramLabel = "DOSSIER",
            description = "Entrepôt dont montrer les derniers chiffres publiés ; aucun sans cette option.")
    private Path entrepot;

    @Option(
            names = "--departement",
            paramLabel = "CODE",
            defaultValue = "061",
            description = "Code sur trois caractères (${DEFAULT-VALUE}).")
    private String departement;

    @Mixin
    private Aide aide;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console =
                new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
        Departement place = Departement.load(departement);
        int pages;
        if (entrepot == null) {
            pages = write(place, Optional.empty());
            console.say("Aucun chiffre n'y est montré : ajoutez --entrepot pour voir les derniers publiés.");
        } else {
            Chemins.requireOutside(out, entrepot);
            try (Apercu apercu = Apercu.open(Chemins.requireRelease(entrepot), entrepot)) {
                pages = write(place, Optional.of(apercu));
            }
        }
        console.say(pages + " pages écrites ; ouvrez " + out.resolve("index.html"));
        return ExitCode.DONE.code();
    }

    private int write(Departement place, Optional<Apercu> apercu) {
        return Site.write(out, place, Pipeline.described(place), regles(), apercu);
    }

    private static List<Rule.Text> regles() {
        return Stream.<Rule>concat(Stream.of(DeliveryRule.values()), Stream.of(ContentRule.values()))
                .map(Rule::text)
                .sorted(Comparator.comparing(Rule.Text::code))
                .toList();
    }
}
