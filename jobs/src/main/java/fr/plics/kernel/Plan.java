package fr.plics.kernel;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a run has to do: deliveries to load, months to compute and what each of them reads.
 *
 * @param nouvelles deliveries received and not read yet
 * @param manifestes manifests accepted so far: what the Département says it sent
 * @param lectures what each month to compute is read from
 * @param moisRecus every month with a flow in force: a month outside this set has no year before to be compared with
 * @param ecartees deliveries whose place in quarantine changes: just refused, or refused before and accepted since
 */
public record Plan(
        List<Livraison> nouvelles,
        List<Livraison> manifestes,
        SortedMap<Mois, Lecture> lectures,
        SortedSet<Mois> moisRecus,
        List<Livraison> ecartees) {

    /** A plan that changes nothing in quarantine. */
    public Plan(
            List<Livraison> nouvelles,
            List<Livraison> manifestes,
            SortedMap<Mois, Lecture> lectures,
            SortedSet<Mois> moisRecus) {
        this(nouvelles, manifestes, lectures, moisRecus, List.of());
    }

    public SortedSet<Mois> mois() {
        return new TreeSet<>(lectures.keySet());
    }

    public boolean isEmpty() {
        return nouvelles.isEmpty() && lectures.isEmpty();
    }

    /** The same plan for some months only. */
    public Plan only(Collection<Mois> mois) {
        SortedMap<Mois, Lecture> kept = new TreeMap<>(lectures);
        kept.keySet().retainAll(Set.copyOf(mois));
        return new Plan(nouvelles, manifestes, kept, moisRecus, ecartees);
    }

    /** The same plan, with deliveries whose place in quarantine changes. */
    public Plan withEcartees(Collection<Livraison> livraisons) {
        return new Plan(nouvelles, manifestes, lectures, moisRecus, List.copyOf(livraisons));
    }
}
