package fr.plics.landing;

import fr.plics.contract.Schemas;
import fr.plics.kernel.Lecture;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Plan;
import fr.plics.kernel.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From the register to the plan: which delivery is in force, and what each month is read from. A month is computed again
 * when what it is read from changes, and only then: a corrected delivery needs no other rule.
 */
public final class Planning {

    private static final String REF_COMMUNE = "REF_COMMUNE";
    private static final String MANIFESTE = "MANIFESTE";

    private final Collection<Livraison> livraisons;

    /** By type and month, the last version accepted of each source. */
    private final Map<String, SortedMap<Mois, List<Livraison>>> enVigueur = new TreeMap<>();

    public Planning(Collection<Livraison> livraisons) {
        this.livraisons = livraisons;
        livraisons.stream()
                .filter(Livraison::estAcceptee)
                .sorted(Comparator.comparing(Livraison::source)
                        .thenComparing(Livraison::version)
                        .thenComparing(Livraison::id))
                .forEach(this::serve);
    }

    private void serve(Livraison livraison) {
        List<Livraison> sameMonth = enVigueur
                .computeIfAbsent(livraison.type(), t -> new TreeMap<>())
                .computeIfAbsent(livraison.mois(), m -> new ArrayList<>());
        sameMonth.removeIf(l -> l.source().equals(livraison.source()));
        sameMonth.add(livraison);
    }

    /** Deliveries not read yet, and extracts refused for want of a manifest that may have come since. */
    public List<Livraison> nouvelles() {
        return livraisons.stream().filter(l -> l.etat() == Livraison.Etat.RECUE).toList();
    }

    /** Manifests accepted so far. */
    public List<Livraison> manifestes() {
        return livraisons.stream()
                .filter(l -> l.type().equals(MANIFESTE) && l.estAcceptee())
                .toList();
    }

    /**
     * Extracts refused because no manifest announced them as they are: read again when a manifest of their month
     * arrives.
     */
    public static List<Livraison> reconsidered(Collection<Livraison> known, Collection<Livraison> arrived) {
        return known.stream()
                .filter(l -> l.etat() == Livraison.Etat.REFUSEE
                        && !l.estFlux()
                        && !l.type().equals(MANIFESTE))
                .filter(l -> arrived.stream()
                        .anyMatch(m -> m.type().equals(MANIFESTE) && m.mois().equals(l.mois())))
                .map(l -> Livraison.received(
                        l.sha256(), l.type(), l.mois(), l.fichier(), l.taille(), l.recueLe(), l.run()))
                .toList();
    }

    private SortedMap<Mois, List<Livraison>> months(String type) {
        return enVigueur.getOrDefault(type, Collections.emptySortedMap());
    }

    /** The delivery in force of each source of a type and month: the last version accepted. */
    List<Livraison> enVigueur(String type, Mois mois) {
        return months(type).getOrDefault(mois, List.of());
    }

    /** Whether a delivery is the one its month is read from. */
    public boolean estEnVigueur(Livraison livraison) {
        return enVigueur(livraison.type(), livraison.mois()).contains(livraison);
    }

    /** The deliveries that are the last word on their source and month. */
    public Set<String> idsEnVigueur() {
        Set<String> ids = new TreeSet<>();
        livraisons.stream().filter(this::estEnVigueur).forEach(l -> ids.add(l.id()));
        return ids;
    }

    /** Months of which a flow is in force: only those have cells of the flow. */
    public SortedSet<Mois> moisRecus() {
        return new TreeSet<>(months(Livraison.RSABEM).keySet());
    }

    /** What a month is read from. */
    public Lecture lecture(Mois mois) {
        Map<String, List<String>> lues = new LinkedHashMap<>();
        lues.put(Livraison.RSABEM, ids(enVigueur(Livraison.RSABEM, mois)));
        lues.put(REF_COMMUNE, ids(reference(mois).stream().toList()));
        for (String type : extraits()) {
            List<Livraison> known = known(type, mois);
            if (!known.isEmpty()) {
                lues.put(type, ids(known));
            }
        }
        return new Lecture(mois, lues);
    }

    private static List<String> ids(List<Livraison> livraisons) {
        return livraisons.stream().map(Livraison::id).toList();
    }

    private List<String> extraits() {
        return enVigueur.keySet().stream()
                .filter(type -> !type.equals(REF_COMMUNE))
                .filter(type -> Schemas.findExtrait(type)
                        .map(contract -> contract.table() != null)
                        .orElse(false))
                .toList();
    }

    /** The communes: the last reference delivered up to the month, the first one when there is none (R1). */
    private Optional<Livraison> reference(Mois mois) {
        SortedMap<Mois, List<Livraison>> delivered = months(REF_COMMUNE);
        if (delivered.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<Mois, List<Livraison>> before = delivered.headMap(mois.plus(1));
        Mois chosen = before.isEmpty() ? delivered.firstKey() : before.lastKey();
        return delivered.get(chosen).stream().findFirst();
    }

    /** What is known of an extract: its last stock up to the month, then the events of the later months (RS-21, RS-29). */
    private List<Livraison> known(String type, Mois mois) {
        List<Livraison> lues = new ArrayList<>();
        for (List<Livraison> delivered : months(type).headMap(mois.plus(1)).values()) {
            for (Livraison livraison : delivered) {
                if (livraison.mode().equals("S")) {
                    lues.clear();
                }
                lues.add(livraison);
            }
        }
        return lues;
    }

    /** What makes the cells of a month less than they should be: told, for no cell shows it (RS-18, RS-30). */
    public List<Problem> reserves(Mois mois) {
        List<Problem> reserves = new ArrayList<>();
        Set<String> absents = new TreeSet<>(payeurs(moisRecus().headSet(mois)));
        absents.removeAll(payeurs(only(mois)));
        absents.forEach(payeur -> reserves.add(DeliveryRule.PAYEUR_ABSENT.in("", "", mois, payeur)));
        if (moisRecus().contains(mois) && moisRecus().contains(mois.anPasse())) {
            Set<String> uns = unshared(payeurs(only(mois)), payeurs(only(mois.anPasse())));
            uns.forEach(p -> reserves.add(DeliveryRule.PAYEUR_ABSENT_AN_PASSE.in("", "", mois, mois.anPasse(), p)));
        }
        SortedMap<Mois, List<Livraison>> orientations = months("ORIENTATION").headMap(mois.plus(1));
        if (orientations.isEmpty()) {
            reserves.add(DeliveryRule.ORIENTATION_INCONNUE.in("", "", mois));
        } else {
            firstOf(known("ORIENTATION", mois)).through(mois).stream()
                    .filter(m -> !orientations.containsKey(m))
                    .forEach(m -> reserves.add(DeliveryRule.ORIENTATION_INCOMPLETE.in("", "", mois, m)));
        }
        SortedMap<Mois, List<Livraison>> personnes = months("PERSONNE").headMap(mois.plus(1));
        if (personnes.isEmpty()) {
            reserves.add(DeliveryRule.PERSONNE_INCONNUE.in("", "", mois));
        } else if (!personnes.containsKey(mois)) {
            reserves.add(DeliveryRule.PERSONNE_ANCIENNE.in("", "", mois, personnes.lastKey()));
        }
        return reserves;
    }

    private SortedSet<Mois> only(Mois mois) {
        return moisRecus().subSet(mois, mois.plus(1));
    }

    private static Set<String> unshared(Set<String> some, Set<String> others) {
        Set<String> unshared = new TreeSet<>(some);
        unshared.addAll(others);
        unshared.removeIf(p -> some.contains(p) && others.contains(p));
        return unshared;
    }

    /** The payers whose flow serves the last of some months. */
    private Set<String> payeurs(SortedSet<Mois> among) {
        return among.isEmpty()
                ? Set.of()
                : enVigueur(Livraison.RSABEM, among.last()).stream()
                        .flatMap(l -> l.payeurs().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Mois firstOf(List<Livraison> lues) {
        return lues.get(0).mois();
    }

    /** A plan for some months. */
    public Plan plan(Collection<Mois> mois) {
        SortedMap<Mois, Lecture> lectures = new TreeMap<>();
        mois.forEach(m -> lectures.put(m, lecture(m)));
        return new Plan(nouvelles(), manifestes(), lectures, moisRecus());
    }

    /**
     * Settles what deliveries just read are worth beside those known before: two of the same stamp and different content
     * are both refused, or only the newcomer when the other serves already (LIV-01); an older one that comes after a
     * newer is refused (LIV-02); so is one whose payers are partly those of another delivery (LIV-03).
     */
    public static List<Livraison> settle(Collection<Livraison> known, Collection<Livraison> read) {
        List<Livraison> settled = new ArrayList<>();
        for (Livraison livraison : read) {
            settled.add(livraison.estAcceptee() ? settle(livraison, known, read) : livraison);
        }
        return settled;
    }

    private static Livraison settle(Livraison livraison, Collection<Livraison> known, Collection<Livraison> read) {
        List<Livraison> serving =
                known.stream().filter(k -> isSameUnit(k, livraison)).toList();
        boolean isAmbiguous = Stream.concat(serving.stream(), read.stream())
                .anyMatch(
                        other -> isSameUnit(other, livraison) && other.version().equals(livraison.version()));
        if (isAmbiguous) {
            return livraison.refused(List.of(DeliveryRule.AMBIGUE.in(livraison.fichier(), "")));
        }
        boolean isOverlapping = known.stream().anyMatch(k -> overlaps(k, livraison))
                || livraison.payeurs().size() > 1 && read.stream().anyMatch(r -> overlaps(r, livraison));
        if (isOverlapping) {
            return livraison.refused(List.of(DeliveryRule.RECOUPEMENT.in(livraison.fichier(), "", livraison.source())));
        }
        boolean isObsolete = serving.stream().anyMatch(k -> k.version().compareTo(livraison.version()) > 0);
        return isObsolete ? livraison.refused(List.of(DeliveryRule.OBSOLETE.in(livraison.fichier(), ""))) : livraison;
    }

    private static boolean overlaps(Livraison a, Livraison b) {
        return a.estAcceptee()
                && a.estFlux()
                && b.estFlux()
                && a.mois().equals(b.mois())
                && !a.source().equals(b.source())
                && !Collections.disjoint(a.payeurs(), b.payeurs());
    }

    private static boolean isSameUnit(Livraison a, Livraison b) {
        return a.estAcceptee()
                && !a.id().equals(b.id())
                && a.type().equals(b.type())
                && a.mois().equals(b.mois())
                && a.source().equals(b.source())
                && !a.type().equals(MANIFESTE);
    }
}
