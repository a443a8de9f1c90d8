package fr.plics.job;

import fr.plics.contract.Departement;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Mois;
import fr.plics.landing.Planning;
import fr.plics.landing.Reception;
import fr.plics.landing.Registre;
import fr.plics.publish.Release;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plics status}: what was received, what is missing, what was refused, what is published. */
@Command(
        name = "status",
        description = "Dit, mois par mois, ce qui a été reçu, ce qui manque, ce qui a été refusé, ce qui est publié. "
                + "Avec --landing, ce qui attend d'être lu n'est pas manquant.",
        exitCodeListHeading = "%nCodes de sortie, le plus élevé des mois :%n",
        exitCodeList = {
            "0:rien ne manque",
            "2:commande mal écrite",
            "10:il manque une livraison attendue",
            "20:ce qui manque a été refusé",
            "30:ce qui manque a été refusé comme invraisemblable"
        })
final class StatusCommand implements Callable<Integer> {

    @Option(names = "--landing", paramLabel = "DOSSIER", description = "Dépôt des fichiers reçus.")
    private Path landing;

    @Mixin
    private EntrepotOptions options;

    @Option(
            names = "--mois",
            paramLabel = "AAAA-MM",
            arity = "1..*",
            converter = MoisConverter.class,
            description = "Seulement ces mois.")
    private List<Mois> mois = List.of();

    @Mixin
    private Aide aide;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console =
                new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
        Chemins.requireEntrepot(options.entrepot());
        Registre registre = Registre.open(options.entrepot().toString(), Spark.configuration());
        Departement place = Departement.load(options.departement());
        SortedSet<Mois> months = months(registre);
        if (months.isEmpty()) {
            console.say("Rien n'a encore été reçu dans " + options.entrepot() + ".");
            return ExitCode.INPUT_MISSING.code();
        }
        Attendus attendus = new Attendus(place, registre, unseen(place, registre));
        ExitCode worst = ExitCode.DONE;
        for (Mois m : months) {
            Attendus.Etat etat = attendus.of(m);
            show(console, registre, m, etat);
            worst = etat.code().compareTo(worst) > 0 ? etat.code() : worst;
        }
        sayRelease(console, registre);
        return worst.code();
    }

    private void sayRelease(Console console, Registre registre) {
        boolean isPublished = !registre.moisCalcules("publication").isEmpty();
        Release.findNamed(options.entrepot())
                .ifPresentOrElse(
                        r -> console.say("Publié : " + r.premierMois() + " à " + r.dernierMois() + ", " + r.release()),
                        () -> console.say(
                                isPublished
                                        ? "La publication en vigueur est abîmée, ou d'une autre version de plics :"
                                                + " « plics run » la refera."
                                        : "Rien n'est encore publié."));
    }

    private List<Reception.Annonce> unseen(Departement place, Registre registre) {
        if (landing == null) {
            return List.of();
        }
        Chemins.requireDepot(landing, options.entrepot());
        return new Reception(place, registre, options.entrepot().toString(), Spark.configuration())
                .unseen(landing.toString());
    }

    private SortedSet<Mois> months(Registre registre) {
        if (!mois.isEmpty()) {
            return new TreeSet<>(mois);
        }
        SortedSet<Mois> seen = new TreeSet<>();
        registre.livraisons().forEach(l -> seen.add(l.mois()));
        return seen.isEmpty() ? seen : new TreeSet<>(seen.first().through(seen.last()));
    }

    /** One line per month, then one per thing that is not as it should be. */
    private static void show(Console console, Registre registre, Mois mois, Attendus.Etat etat) {
        boolean isPublished = registre.findCalcul("publication", mois).isPresent();
        List<String> line = new ArrayList<>(List.of(mois + "  " + (isPublished ? "publié" : "non publié")));
        line.add("reçu : " + (etat.recus().isEmpty() ? "rien" : String.join(", ", etat.recus())));
        if (!etat.arrives().isEmpty()) {
            line.add("arrivé, à lire : "
                    + etat.arrives().stream().map(String::strip).collect(Collectors.joining(", ")));
        }
        if (!etat.estComplet()) {
            line.add("manque : " + String.join(", ", etat.manquants()));
        }
        console.say(String.join(" ; ", line));
        if (isPublished) {
            new Planning(registre.livraisons()).reserves(mois).forEach(r -> console.say("         " + r.sentence()));
        }
        etat.refusees().stream()
                .flatMap(l -> l.problemes().stream().limit(1))
                .forEach(p -> console.say("         refusé : " + p.sentence()));
    }
}
