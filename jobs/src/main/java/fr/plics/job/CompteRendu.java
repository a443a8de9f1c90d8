package fr.plics.job;

import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Problem;
import fr.plics.kernel.Rule;
import fr.plics.landing.DeliveryRule;
import fr.plics.landing.Planning;
import fr.plics.landing.Registre;
import fr.plics.publish.Ecarts;
import fr.plics.publish.Release;
import fr.plics.quality.ContentRule;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run tells at its end: what was wrong, what was read, what is published; and the exit code that sums it up. */
final class CompteRendu {

    /** Problems of one rule and file that are told one by one. */
    private static final int MONTRES = 5;

    private final Registre registre;
    private final Map<String, Livraison> lues = new LinkedHashMap<>();
    private final SortedSet<Mois> calcules = new TreeSet<>();
    private int connues;
    private Ecarts ecarts;

    CompteRendu(Registre registre) {
        this.registre = registre;
    }

    /** Deliveries received or read by this run, as they are now. */
    void add(Collection<Livraison> livraisons) {
        livraisons.forEach(l -> lues.put(l.id(), l));
    }

    /** Identifiers of the deliveries to tell of. */
    Set<String> ids() {
        return Set.copyOf(lues.keySet());
    }

    /** Files whose content was known before this run. */
    void setConnues(int nombre) {
        connues = nombre;
    }

    /** What moved since the release before. */
    void setEcarts(Ecarts depuis) {
        ecarts = depuis;
    }

    /** Months this run computed. */
    void addCalcules(Collection<Mois> mois) {
        calcules.addAll(mois);
    }

    /**
     * Says it all.
     *
     * @param enVigueur the release in force, where it can be read
     * @param inconnus what is wrong with files that no contract knows
     * @param demandes months that were asked for, which the code is then about; every one when empty
     */
    ExitCode say(
            Console console, Path entrepot, Optional<Release> enVigueur, List<Problem> inconnus, Set<Mois> demandes) {
        EnumSet<ExitCode> codes = EnumSet.of(ExitCode.DONE);
        sayProblems(console, "", inconnus, inconnus.size() + " fichiers en tout.");
        lues.values().forEach(livraison -> sayProblems(console, livraison));
        Stream.concat(
                        inconnus.stream(),
                        lues.values().stream()
                                .filter(l -> demandes.isEmpty() || demandes.contains(l.mois()))
                                .flatMap(l -> l.problemes().stream()))
                .map(CompteRendu::exitCode)
                .forEach(codes::add);
        sayReserves(console);
        demandes.forEach(m -> codes.add(missing(console, m)));
        sayTotals(console);
        if (ecarts != null) {
            sayEcarts(console);
        }
        enVigueur.ifPresent(release -> say(console, entrepot, release));
        return codes.stream().max(ExitCode::compareTo).orElseThrow();
    }

    private static void sayProblems(Console console, Livraison livraison) {
        // A file that goes on tells the first of its records only; one refused whole tells all that is wrong with it.
        String total = livraison.etat() == Livraison.Etat.REFUSEE
                ? livraison.problemes().size() + " en tout."
                : livraison.rejetes() + " enregistrements en quarantaine en tout.";
        sayProblems(console, livraison.fichier(), livraison.problemes(), total);
    }

    /** What is wrong; of many problems of one rule, the first. */
    private static void sayProblems(Console console, String fichier, List<Problem> problems, String total) {
        problems.stream()
                .collect(Collectors.groupingBy(Problem::regle, LinkedHashMap::new, Collectors.toList()))
                .forEach((regle, same) -> {
                    same.stream().limit(MONTRES).forEach(p -> console.say(p.sentence()));
                    if (same.size() > MONTRES) {
                        console.say(new Problem(regle, fichier, "", "et d'autres,", total).sentence());
                    }
                });
    }

    /** The code a run ends with for one thing that is wrong. */
    static ExitCode exitCode(Problem problem) {
        return Stream.<Rule>concat(Stream.of(DeliveryRule.values()), Stream.of(ContentRule.values()))
                .map(Rule::text)
                .filter(text -> text.code().equals(problem.regle()))
                .findFirst()
                .orElseThrow()
                .effect()
                .exitCode();
    }

    /** The first month of each kind of reserve, and how many others there are. */
    private void sayReserves(Console console) {
        Planning planning = new Planning(registre.livraisons());
        calcules.stream()
                .flatMap(m -> planning.reserves(m).stream())
                .collect(Collectors.groupingBy(Problem::regle, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(same -> {
                    String others = same.size() == 1
                            ? ""
                            : " De même pour d'autres mois (" + (same.size() - 1) + ") : plics status.";
                    console.say(same.get(0).sentence() + others);
                });
    }

    private ExitCode missing(Console console, Mois mois) {
        boolean isToBeRead = registre.livraisons().stream()
                .anyMatch(l -> l.estFlux() && l.mois().equals(mois) && l.etat() == Livraison.Etat.RECUE);
        if (isToBeRead || new Planning(registre.livraisons()).moisRecus().contains(mois)) {
            return ExitCode.DONE;
        }
        boolean isRefused = registre.livraisons().stream()
                .anyMatch(l -> l.estFlux() && l.mois().equals(mois) && l.etat() == Livraison.Etat.REFUSEE);
        console.say(
                isRefused
                        ? "[MOIS-02] " + mois + " : tous ses flux ont été refusés. Demandez un nouvel envoi."
                        : "[MOIS-01] " + mois + " : aucun flux reçu. Relancez quand il sera arrivé.");
        return isRefused ? ExitCode.INPUT_REJECTED : ExitCode.INPUT_MISSING;
    }

    private void sayTotals(Console console) {
        if (lues.isEmpty() && calcules.isEmpty()) {
            console.say("Rien à faire : " + connues + " fichiers déjà reçus, aucun mois à recalculer.");
            return;
        }
        long refused = lues.values().stream()
                .filter(l -> l.etat() == Livraison.Etat.REFUSEE)
                .count();
        long rejected = lues.values().stream().mapToLong(Livraison::rejetes).sum();
        console.say("Livraisons lues : " + lues.size() + " ; refusées : " + refused
                + " ; enregistrements en quarantaine : " + rejected + " ; mois calculés : " + calcules.size()
                + ".");
    }

    private void sayEcarts(Console console) {
        if (ecarts.nombre() == 0) {
            console.say("Aucun chiffre déjà publié n'a changé.");
            return;
        }
        console.say("Chiffres déjà publiés qui ont changé depuis " + ecarts.precedente() + " : " + ecarts.nombre()
                + " (ecarts.csv). Les plus importants :");
        ecarts.premiers().forEach(e -> console.say("  " + e));
    }

    private void say(Console console, Path entrepot, Release release) {
        console.say("Mois publiés : " + registre.moisCalcules("publication").size() + ", de " + release.premierMois()
                + " à " + release.dernierMois() + ".");
        if (release.hypotheseDtas()) {
            console.say("DTAS supposées d'après les EPCI : aucun référentiel des communes n'a été reçu.");
        }
        console.say("Publication : " + release.folder(entrepot));
    }
}
