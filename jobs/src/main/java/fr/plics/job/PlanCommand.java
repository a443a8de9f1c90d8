package fr.plics.job;

import fr.plics.contract.Departement;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Step;
import fr.plics.lake.Lake;
import fr.plics.landing.Planning;
import fr.plics.landing.Reception;
import fr.plics.landing.Registre;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plics plan}: what a run would do, without doing it. */
@Command(
        name = "plan",
        description = "Dit ce que ferait « plics run », sans rien faire : fichiers à lire, mois à calculer, étapes.")
final class PlanCommand implements Callable<Integer> {

    @Option(names = "--landing", paramLabel = "DOSSIER", description = "Dépôt des fichiers reçus.")
    private Path landing;

    @Mixin
    private EntrepotOptions options;

    @Mixin
    private Aide aide;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console =
                new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
        Departement place = Departement.load(options.departement());
        Chemins.requireEntrepot(options.entrepot());
        Registre registre = Registre.open(options.entrepot().toString(), Spark.configuration());
        List<Reception.Annonce> unseen = List.of();
        if (landing != null) {
            Chemins.requireDepot(landing, options.entrepot());
            Reception reception =
                    new Reception(place, registre, options.entrepot().toString(), Spark.configuration());
            unseen = reception.unseen(landing.toString());
            unseen.forEach(
                    a -> console.say("À lire : " + a.fichier() + (a.mois() == null ? "" : " (" + a.mois() + ")")));
            if (unseen.isEmpty()) {
                console.say("Aucun fichier nouveau dans " + landing + ".");
            }
        }
        steps(console, place, registre, afterReading(registre, unseen));
        return ExitCode.DONE.code();
    }

    /** The months that files not read yet may change: their own, those read with them, and those compared one year later. */
    private static SortedSet<Mois> afterReading(Registre registre, List<Reception.Annonce> unseen) {
        SortedSet<Mois> received = new TreeSet<>(new Planning(registre.livraisons()).moisRecus());
        unseen.stream().filter(Reception.Annonce::estFlux).forEach(a -> received.add(a.mois()));
        SortedSet<Mois> changed = new TreeSet<>();
        unseen.stream().filter(a -> a.mois() != null).forEach(a -> {
            if (a.estFlux()) {
                changed.addAll(List.of(a.mois(), a.mois().plus(12)));
            } else {
                changed.addAll(a.type().equals("REF_COMMUNE") ? received : received.tailSet(a.mois()));
            }
        });
        changed.retainAll(received);
        return changed;
    }

    private void steps(Console console, Departement place, Registre registre, SortedSet<Mois> afterReading) {
        List<Step<Lake>> steps = Pipeline.described(place);
        Travaux travaux = new Travaux(steps, registre, Set.of());
        boolean isEmpty = new Planning(registre.livraisons()).moisRecus().isEmpty();
        for (Step<Lake> step : steps) {
            if (step.scope() == Step.Scope.MONTHS) {
                SortedSet<Mois> pending = new TreeSet<>(travaux.pending(step).keySet());
                pending.addAll(afterReading);
                String words = afterReading.isEmpty() ? "à calculer : " : "à calculer, au plus : ";
                String months = pending.stream().map(Mois::toString).collect(Collectors.joining(", "));
                String none = isEmpty ? "aucun mois reçu" : "à jour";
                console.say("%-20s %s".formatted(step.name(), pending.isEmpty() ? none : words + months));
            } else {
                console.say("%-20s %s".formatted(step.name(), step.libelle()));
            }
        }
    }
}
