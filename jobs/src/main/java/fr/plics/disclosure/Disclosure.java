package fr.plics.disclosure;

import fr.plics.contract.Dimension;
import fr.plics.contract.DisclosurePolicy;
import fr.plics.contract.Fiche;
import fr.plics.contract.Schemas;
import fr.plics.kernel.Cellule;
import fr.plics.kernel.Cellule.Statut;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Periode;
import fr.plics.kernel.PlicsException;
import fr.plics.kernel.Territoire;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rules of disclosure on counts. Primary: a count from 1 to the threshold is secret, 0 is published. Row: where the
 * total of a territory is secret its whole breakdown is, zeros included. Secondary suppression, which keeps a secret cell
 * from being deduced from its margins, is not done yet: its place is between the two passes of {@link #apply}.
 */
public final class Disclosure {

    private static final double CENT = 100;

    private final int seuil;
    private final Fiche fiche;
    private final Map<Cle, Cellule> cellules = new HashMap<>();
    private final Map<Cle, Nombre> nombres = new HashMap<>();

    /** The bases already added up, by what they have in common: the territories of a level, the values of a dimension. */
    private final Map<Cle, Optional<Double>> bases = new HashMap<>();

    /** Cells that are seen together, and never beside those of another indicator or another period. */
    private record Bloc(String indicateur, Mois mois, Periode periode) {

        static Bloc of(Cellule c) {
            return new Bloc(c.indicateur(), c.mois(), c.periode());
        }
    }

    /** What a cell of a block is about. */
    private record Cle(Niveau niveau, String territoire, String dimension, String modalite) {

        static Cle of(Cellule c) {
            return new Cle(c.territoire().niveau(), c.territoire().code(), c.dimension(), c.modalite());
        }

        Cle with(String autreDimension, String autreModalite) {
            return new Cle(niveau, territoire, autreDimension, autreModalite);
        }

        Cle at(Niveau autreNiveau, String autreTerritoire) {
            return new Cle(autreNiveau, autreTerritoire, dimension, modalite);
        }
    }

    /** What a share is a share of: its parts, or the whole of which some parts are left out. */
    private record Base(List<Cle> parts, Optional<Cle> whole, List<Cle> outside) {}

    private Disclosure(int seuil, Fiche fiche) {
        this.seuil = seuil;
        this.fiche = fiche;
    }

    /**
     * What may be published of some cells, in their order; all the cells that will be seen together must come together.
     *
     * @throws PlicsException when an indicator has no rule: nothing is published on a doubt
     */
    public static List<Disclosed> apply(List<Cellule> cellules, Collection<Fiche> fiches, DisclosurePolicy policy) {
        Map<String, Fiche> byCode = fiches.stream().collect(Collectors.toMap(Fiche::code, f -> f));
        Map<Bloc, List<Integer>> blocs = IntStream.range(0, cellules.size())
                .boxed()
                .collect(Collectors.groupingBy(i -> Bloc.of(cellules.get(i))));
        Disclosed[] disclosed = new Disclosed[cellules.size()];
        blocs.forEach((bloc, places) -> {
            List<Disclosed> here = new Disclosure(policy.seuil(), requireRule(byCode, bloc.indicateur()))
                    .apply(places.stream().map(cellules::get).toList());
            for (int i = 0; i < places.size(); i++) {
                disclosed[places.get(i)] = here.get(i);
            }
        });
        return List.of(disclosed);
    }

    private List<Disclosed> apply(List<Cellule> bloc) {
        bloc.forEach(c -> cellules.put(Cle.of(c), c));
        cellules.forEach((cle, c) -> nombres.put(cle, primary(cle, c)));
        Map<Cle, List<String>> territoires = territoires(bloc);
        return bloc.stream().map(c -> disclosed(c, territoires)).toList();
    }

    private Nombre primary(Cle cle, Cellule cellule) {
        if (cellule.statut() != Statut.D) {
            return Nombre.absent(cellule.statut());
        }
        Cellule total = cellules.get(cle.with(Dimension.TOTAL, Dimension.TOTAL));
        boolean isRowSecret = total != null && total.valeur() != null && isSmall(total.valeur());
        return isRowSecret || isSmall(cellule.valeur()) ? Nombre.SECRET : Nombre.publie(cellule.valeur());
    }

    private static Fiche requireRule(Map<String, Fiche> fiches, String indicateur) {
        Fiche fiche = fiches.get(indicateur);
        if (fiche == null || fiche.operation() != Fiche.Operation.COMPTE) {
            throw new PlicsException(
                    ExitCode.DISCLOSURE_REFUSED,
                    "SECRET-01",
                    "L'indicateur « " + indicateur + " » n'a pas de règle de secret.",
                    "Rien n'est publié : seuls les comptes ont une règle aujourd'hui.");
        }
        return fiche;
    }

    private boolean isSmall(double valeur) {
        return valeur >= 1 && valeur < seuil;
    }

    /** The attached territories of each level that have cells: what a territorial share is a share of. */
    private static Map<Cle, List<String>> territoires(Collection<Cellule> cellules) {
        return cellules.stream()
                .filter(c ->
                        c.territoire().estRattache() && c.territoire().niveau().estGeographique())
                .collect(Collectors.groupingBy(
                        c -> Cle.of(c).at(c.territoire().niveau(), ""),
                        Collectors.mapping(c -> c.territoire().code(), Collectors.toList())));
    }

    private Disclosed disclosed(Cellule cellule, Map<Cle, List<String>> territoires) {
        Cle cle = Cle.of(cellule);
        Nombre valeur = nombres.get(cle);
        return new Disclosed(
                cellule,
                valeur,
                before(cle, cellule),
                cellule.partPct() == null ? null : share(valeur, dimensionTotal(cle)),
                cellule.partTerritoirePct() == null ? null : share(valeur, levelTotal(cle, territoires)));
    }

    /** One year before, in the geography of today: it goes through the same rules on its own numbers. */
    private Nombre before(Cle cle, Cellule cellule) {
        if (cellule.valeurN1() == null) {
            return Nombre.absent(cellule.statutEvolution() == Statut.NR ? Statut.NR : Statut.ND);
        }
        Cellule total = cellules.get(cle.with(Dimension.TOTAL, Dimension.TOTAL));
        boolean isRowSecret = total != null && total.valeurN1() != null && isSmall(total.valeurN1());
        return isRowSecret || isSmall(cellule.valeurN1()) ? Nombre.SECRET : Nombre.publie(cellule.valeurN1());
    }

    private Optional<Double> dimensionTotal(Cle cle) {
        return bases.computeIfAbsent(cle.with(cle.dimension(), ""), c -> total(baseOfDimension(cle)));
    }

    private Optional<Double> levelTotal(Cle cle, Map<Cle, List<String>> territoires) {
        return bases.computeIfAbsent(cle.at(cle.niveau(), ""), c -> total(baseOfLevel(cle, territoires)));
    }

    private Base baseOfDimension(Cle cle) {
        Fiche.Ventilation ventilation = fiche.dimensions().stream()
                .filter(v -> v.dimension().equals(cle.dimension()))
                .findFirst()
                .orElseThrow();
        List<Dimension.Modalite> all = Schemas.dimension(cle.dimension()).modalites();
        List<Cle> inside = all.stream()
                .filter(m -> !m.horsBase() && isAsked(ventilation, m))
                .map(m -> cle.with(cle.dimension(), m.code()))
                .toList();
        List<Cle> outside = all.stream()
                .filter(m -> m.horsBase() && isAsked(ventilation, m))
                .map(m -> cle.with(cle.dimension(), m.code()))
                .toList();
        boolean isWhole = ventilation.modalites().isEmpty();
        return new Base(
                inside, isWhole ? Optional.of(cle.with(Dimension.TOTAL, Dimension.TOTAL)) : Optional.empty(), outside);
    }

    private static boolean isAsked(Fiche.Ventilation ventilation, Dimension.Modalite modalite) {
        return ventilation.modalites().isEmpty() || ventilation.modalites().contains(modalite.code());
    }

    private Base baseOfLevel(Cle cle, Map<Cle, List<String>> territoires) {
        Niveau niveau = cle.niveau();
        List<Cle> inside = territoires.get(cle.at(niveau, "")).stream()
                .map(code -> cle.at(niveau, code))
                .toList();
        Optional<Cle> whole = niveau == Niveau.DEPARTEMENT
                ? Optional.empty()
                : territoires.getOrDefault(cle.at(Niveau.DEPARTEMENT, ""), List.of()).stream()
                        .findFirst()
                        .map(code -> cle.at(Niveau.DEPARTEMENT, code));
        return new Base(inside, whole, List.of(cle.at(niveau, Territoire.NON_RATTACHE)));
    }

    /** The sum of disclosed numbers, or the whole less what is out of the base when one of them is secret. */
    private Optional<Double> total(Base base) {
        return sum(base.parts())
                .or(() -> base.whole()
                        .map(nombres::get)
                        .filter(Nombre::estPublie)
                        .flatMap(whole -> sum(base.outside()).map(outside -> whole.valeur() - outside)));
    }

    /** A share is told only if what remains of its base is itself publishable. */
    private Double share(Nombre valeur, Optional<Double> total) {
        if (!valeur.estPublie() || total.isEmpty() || total.get() == 0 || isSmall(total.get() - valeur.valeur())) {
            return null;
        }
        return CENT * valeur.valeur() / total.get();
    }

    private Optional<Double> sum(List<Cle> cles) {
        double sum = 0;
        for (Cle cle : cles) {
            Nombre nombre = nombres.get(cle);
            if (nombre == null || !nombre.estPublie()) {
                return Optional.empty();
            }
            sum += nombre.valeur();
        }
        return Optional.of(sum);
    }
}
