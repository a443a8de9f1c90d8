package fr.plics.job;

import fr.plics.contract.Departement;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import fr.plics.landing.Planning;
import fr.plics.landing.Registre;
import fr.plics.publish.Release;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plics status}: what was received, what is missing, what was refused, what is published. */
@Command(
        name = "status",
        description = "Dit, mois par mois, ce qui a été reçu, ce qui manque, ce qui a été refusé, ce qui est publié. "
                + "Code 10 s'il manque une livraison attendue.")
final class StatusCommand implements Callable<Integer> {

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
        List<String> attendus = Departement.load(options.departement()).attendus();
        SortedSet<Mois> months = months(registre);
        if (months.isEmpty()) {
            console.say("Rien n'a encore été reçu dans " + options.entrepot() + ".");
            return ExitCode.INPUT_MISSING.code();
        }
        boolean isComplete = true;
        for (Mois m : months) {
            isComplete &= show(console, registre, m, attendus);
        }
        Release.findCurrent(options.entrepot())
                .ifPresentOrElse(
                        r -> console.say("Publié : " + r.premierMois() + " à " + r.dernierMois() + ", " + r.release()),
                        () -> console.say("Rien n'est encore publié."));
        return (isComplete ? ExitCode.DONE : ExitCode.INPUT_MISSING).code();
    }

    private SortedSet<Mois> months(Registre registre) {
        if (!mois.isEmpty()) {
            return new TreeSet<>(mois);
        }
        SortedSet<Mois> seen = new TreeSet<>();
        registre.livraisons().forEach(l -> seen.add(l.mois()));
        return seen.isEmpty() ? seen : new TreeSet<>(seen.first().through(seen.last()));
    }

    /** One line per month, then one per thing that is not as it should be; false when something expected is missing. */
    private static boolean show(Console console, Registre registre, Mois mois, List<String> attendus) {
        Planning planning = new Planning(registre.livraisons());
        List<Livraison> here = registre.livraisons().stream()
                .filter(l -> l.mois().equals(mois))
                .sorted(Comparator.comparing(Livraison::type).thenComparing(Livraison::version))
                .toList();
        List<String> received = here.stream()
                .filter(planning::estEnVigueur)
                .flatMap(l ->
                        l.estFlux() ? l.payeurs().stream().sorted().map(p -> l.type() + " " + p) : Stream.of(l.type()))
                .toList();
        List<String> missing = attendus.stream()
                .filter(a -> received.stream().noneMatch(r -> r.startsWith(a)))
                .toList();
        boolean isPublished = registre.findCalcul("publication", mois).isPresent();
        List<String> line = new ArrayList<>(List.of(mois + "  " + (isPublished ? "publié" : "non publié")));
        line.add("reçu : " + (received.isEmpty() ? "rien" : String.join(", ", received)));
        if (!missing.isEmpty()) {
            line.add("manque : " + String.join(", ", missing));
        }
        console.say(String.join(" ; ", line));
        if (isPublished) {
            planning.reserves(mois).forEach(r -> console.say("         " + r.sentence()));
        }
        here.stream()
                .filter(l -> l.etat() == Livraison.Etat.REFUSEE)
                .flatMap(l -> l.problemes().stream().limit(1))
                .forEach(p -> console.say("         refusé : " + p.sentence()));
        return missing.isEmpty();
    }
}
