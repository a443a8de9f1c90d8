package fr.plics.job;

import fr.plics.bronze.cnaf.FluxArrive;
import fr.plics.contract.Departement;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import fr.plics.landing.Planning;
import fr.plics.landing.Reception;
import fr.plics.landing.Registre;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a month has of what it needs: received, arrived and not read yet, missing, refused. */
final class Attendus {

    private static final String MANIFESTE = "MANIFESTE";

    private final Departement departement;
    private final Collection<Livraison> livraisons;
    private final Planning planning;
    private final List<Reception.Annonce> arrivees;

    /**
     * A look at a register and, if given, a landing folder.
     *
     * @param departement what it expects
     * @param registre what was received
     * @param arrivees files of the landing folder that were never looked at
     */
    Attendus(Departement departement, Registre registre, List<Reception.Annonce> arrivees) {
        this.departement = departement;
        this.livraisons = registre.livraisons();
        this.planning = new Planning(livraisons);
        this.arrivees = arrivees;
    }

    /**
     * Where a month stands.
     *
     * @param recus what serves it
     * @param arrives what will be read by the next run
     * @param manquants what is expected and has not come, or was refused
     * @param refusees its deliveries that were refused
     * @param code 0 when nothing is missing, 20 or 30 when what is missing was refused, else 10
     */
    record Etat(
            List<String> recus, List<String> arrives, List<String> manquants, List<Livraison> refusees, ExitCode code) {

        boolean estComplet() {
            return manquants.isEmpty();
        }
    }

    Etat of(Mois mois) {
        List<Livraison> here = livraisons.stream()
                .filter(l -> l.mois().equals(mois))
                .sorted(Comparator.comparing(Livraison::type).thenComparing(Livraison::version))
                .toList();
        List<String> recus = here.stream()
                .filter(planning::estEnVigueur)
                .flatMap(Attendus::names)
                .toList();
        List<String> arrives = arrives(mois, here);
        List<String> manquants = manquants(recus, arrives);
        List<Livraison> refusees =
                here.stream().filter(l -> l.etat() == Livraison.Etat.REFUSEE).toList();
        return new Etat(recus, arrives, manquants, refusees, code(manquants, refusees));
    }

    private static Stream<String> names(Livraison livraison) {
        return livraison.estFlux()
                ? livraison.payeurs().stream().sorted().map(p -> livraison.type() + " " + p)
                : Stream.of(livraison.type());
    }

    /** Received or lying in the landing folder, and to be read; an extract without a manifest would be refused. */
    private List<String> arrives(Mois mois, List<Livraison> here) {
        List<Reception.Annonce> unseen = arrivees.stream()
                .filter(a -> a.estLisible() && a.mois().equals(mois))
                .toList();
        boolean isManifesteNew = unseen.stream().anyMatch(a -> a.type().equals(MANIFESTE));
        boolean isAnnounced =
                isManifesteNew || here.stream().anyMatch(l -> l.type().equals(MANIFESTE));
        List<String> arrives = new ArrayList<>();
        for (Livraison l : here) {
            boolean isReconsidered = isManifesteNew && l.etat() == Livraison.Etat.REFUSEE && !l.estFlux();
            if (l.etat() == Livraison.Etat.RECUE || isReconsidered) {
                arrives.add(l.estFlux() ? l.type() + " " : l.type());
            }
        }
        unseen.stream()
                .filter(a -> a.estFlux() || isAnnounced)
                .map(a -> a.estFlux() ? a.type() + " " + payeur(a) : a.type())
                .forEach(arrives::add);
        return arrives.stream().distinct().sorted().toList();
    }

    private String payeur(Reception.Annonce flux) {
        return FluxArrive.payeur(flux.chemin(), flux.fichier(), flux.mois(), departement.code());
    }

    /** What nothing answers to; a flow whose payer cannot be told answers to any: reading it will say more. */
    private List<String> manquants(List<String> recus, List<String> arrives) {
        return departement.attendus().stream()
                .filter(a -> Stream.concat(recus.stream(), arrives.stream())
                        .noneMatch(r -> r.startsWith(a) || r.endsWith(" ") && a.startsWith(r)))
                .toList();
    }

    private static ExitCode code(List<String> manquants, List<Livraison> refusees) {
        if (manquants.isEmpty()) {
            return ExitCode.DONE;
        }
        return refusees.stream()
                .filter(l -> manquants.stream().anyMatch(m -> isAbout(l, m)))
                .flatMap(l -> l.problemes().stream().map(CompteRendu::exitCode))
                .max(Comparator.naturalOrder())
                .filter(code -> code != ExitCode.DONE)
                .orElse(ExitCode.INPUT_MISSING);
    }

    private static boolean isAbout(Livraison refusee, String manquant) {
        return refusee.source().isEmpty()
                ? manquant.startsWith(refusee.type())
                : names(refusee).anyMatch(n -> n.startsWith(manquant));
    }
}
