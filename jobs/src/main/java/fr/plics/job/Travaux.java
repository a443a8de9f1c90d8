package fr.plics.job;

import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import fr.plics.kernel.PlicsException;
import fr.plics.kernel.Step;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import fr.plics.landing.Planning;
import fr.plics.landing.Registre;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is left to do: the months whose fingerprint, for a step, is not the one written down when it last computed them.
 */
final class Travaux {

    private final List<Step<Lake>> steps;
    private final Registre registre;
    private final Set<Mois> demandes;
    private final SortedSet<Mois> recus;
    private final Empreintes empreintes;

    /**
     * The work of a run.
     *
     * @param steps every step, in order
     * @param registre deliveries and what was computed from them
     * @param demandes the months asked for, with those published that read them; all when empty
     */
    Travaux(List<Step<Lake>> steps, Registre registre, Set<Mois> demandes) {
        Planning planning = new Planning(registre.livraisons());
        this.steps = steps;
        this.registre = registre;
        this.demandes = demandes.isEmpty() ? demandes : withLecteurs(demandes, planning);
        this.recus = planning.moisRecus();
        this.empreintes = new Empreintes(steps, planning);
    }

    /** Some months, and those published that read their extracts: what a delivery of theirs may have changed. */
    private Set<Mois> withLecteurs(Set<Mois> mois, Planning planning) {
        Set<String> extraits = registre.livraisons().stream()
                .filter(l -> !l.estFlux() && mois.contains(l.mois()))
                .map(Livraison::id)
                .collect(Collectors.toSet());
        Set<Mois> both = new HashSet<>(mois);
        registre.moisCalcules("publication").stream()
                .filter(m -> planning.lecture(m).livraisons().values().stream()
                        .anyMatch(lues -> !Collections.disjoint(lues, extraits)))
                .forEach(both::add);
        return both;
    }

    /** The months a step has to compute, each with what it is computed from. */
    SortedMap<Mois, String> pending(Step<Lake> step) {
        return stale(step, asked(step));
    }

    /**
     * The months of a step that the months asked for need: themselves, those compared with them one year later, and for
     * what these cells are counted in, those of one year before.
     */
    private Set<Mois> asked(Step<Lake> step) {
        if (demandes.isEmpty()) {
            return recus;
        }
        Set<Mois> asked = new HashSet<>(demandes);
        demandes.forEach(m -> asked.add(m.plus(12)));
        return Empreintes.comparesWithAnPasse(step) ? asked : withAnPasse(asked);
    }

    private static Set<Mois> withAnPasse(Collection<Mois> mois) {
        Set<Mois> both = new HashSet<>(mois);
        mois.forEach(m -> both.add(m.anPasse()));
        return both;
    }

    private SortedMap<Mois, String> stale(Step<Lake> step, Set<Mois> among) {
        SortedMap<Mois, String> stale = new TreeMap<>();
        for (Mois mois : recus) {
            if (among.contains(mois)) {
                String empreinte = empreintes.of(step, mois);
                if (!registre.findCalcul(step.name(), mois)
                        .filter(empreinte::equals)
                        .isPresent()) {
                    stale.put(mois, empreinte);
                }
            }
        }
        return stale;
    }

    /**
     * Makes sure that what a step reads is up to date: a step asked for alone would otherwise compute from the past and
     * write down that it computed from the present.
     *
     * @throws PlicsException when an earlier step has to run first
     */
    void requireUpToDate(Step<Lake> step, Set<Mois> mois) {
        // Cells are counted in the facts of two years; what is published of them is in the cells of one.
        Set<Mois> read = step.writes().contains(TableId.GOLD_CELLULE) ? withAnPasse(mois) : mois;
        for (Step<Lake> before : steps.subList(0, steps.indexOf(step))) {
            Set<TableId> shared = new TreeSet<>(before.writes());
            shared.retainAll(step.reads());
            if (before.scope() == Step.Scope.MONTHS && !shared.isEmpty()) {
                Set<Mois> stale = stale(before, read).keySet();
                if (!stale.isEmpty()) {
                    throw new PlicsException(
                            ExitCode.USAGE,
                            "ETAPE-02",
                            "l'étape " + step.name() + " lit " + Collections.min(shared) + ", à recalculer pour "
                                    + Collections.min(stale) + ".",
                            "Lancez d'abord --step " + before.name() + ", ou plics run sans --step.");
                }
            }
        }
    }
}
