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

/**
 * The rules of disclosure on counts. Primary: a count from 1 to the threshold is secret, 0 is published. Row: where the
 * total of a territory is secret its whole breakdown is, zeros included. Secondary suppression, which keeps a secret cell
 * from being deduced from its margins, is not done yet: its place is between the two passes of {@link #apply}.
 */
public final class Disclosure {

    private static final double CENT = 100;

    private final int seuil;
    private final Map<String, Fiche> fiches;
    private final Map<Cle, Nombre> nombres = new HashMap<>();

    /** The bases already added up, by what they have in common: the territories of a level, the values of a dimension. */
    private final Map<Cle, Optional<Double>> bases = new HashMap<>();

    /** What a cell is about. */
    private record Cle(
            String indicateur,
            Mois mois,
            Periode periode,
            Niveau niveau,
            String territoire,
            String dimension,
            String modalite) {

        static Cle of(Cellule c) {
            return new Cle(
                    c.indicateur(),
                    c.mois(),
                    c.periode(),
                    c.territoire().niveau(),
                    c.territoire().code(),
                    c.dimension(),
                    c.modalite());
        }

        Cle with(String autreDimension, String autreModalite) {
            return new Cle(indicateur, mois, periode, niveau, territoire, autreDimension, autreModalite);
        }

        Cle at(Niveau autreNiveau, String autreTerritoire) {
            return new Cle(indicateur, mois, periode, autreNiveau, autreTerritoire, dimension, modalite);
        }
    }

    /** What a share is a share of: its parts, or the whole of which some parts are left out. */
    private record Base(List<Cle> parts, Optional<Cle> whole, List<Cle> outside) {}

    private Disclosure(DisclosurePolicy policy, Collection<Fiche> fiches) {
        this.seuil = policy.seuil();
        this.fiches = fiches.stream().collect(Collectors.toMap(Fiche::code, f -> f));
    }

    /**
     * What may be published of some cells; all the cells that will be seen together must come together.
     *
     * @throws PlicsException when an indicator has no rule: nothing is published on a doubt
     */
    public static List<Disclosed> apply(
            Collection<Cellule> cellules, Collection<Fiche> fiches, DisclosurePolicy policy) {
        return new Disclosure(policy, fiches).apply(cellules);
    }

    private List<Disclosed> apply(Collection<Cellule> cellules) {
        Map<Cle, Cellule> byCle = new HashMap<>();
        cellules.forEach(c -> byCle.put(Cle.of(c), c));
        cellules.forEach(c -> nombres.put(Cle.of(c), primary(c, byCle)));
        Map<Cle, List<String>> territoires = territoires(cellules);
        return cellules.stream().map(c -> disclosed(c, byCle, territoires)).toList();
    }

    private Nombre primary(Cellule cellule, Map<Cle, Cellule> byCle) {
        requireRule(cellule.indicateur());
        if (cellule.statut() != Statut.D) {
            return Nombre.absent(cellule.statut());
        }
        Cellule total = byCle.get(Cle.of(cellule).with(Dimension.TOTAL, Dimension.TOTAL));
        boolean isRowSecret = total != null && total.valeur() != null && isSmall(total.valeur());
        return isRowSecret || isSmall(cellule.valeur()) ? Nombre.SECRET : Nombre.publie(cellule.valeur());
    }

    private void requireRule(String indicateur) {
        Fiche fiche = fiches.get(indicateur);
        if (fiche == null || fiche.operation() != Fiche.Operation.COMPTE) {
            throw new PlicsException(
                    ExitCode.DISCLOSURE_REFUSED,
                    "SECRET-01",
                    "L'indicateur « " + indicateur + " » n'a pas de règle de secret.",
                    "Rien n'est publié : seuls les comptes ont une règle aujourd'hui.");
        }
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

    private Disclosed disclosed(Cellule cellule, Map<Cle, Cellule> byCle, Map<Cle, List<String>> territoires) {
        Nombre valeur = nombres.get(Cle.of(cellule));
        return new Disclosed(
                cellule,
                valeur,
                before(cellule, byCle),
                cellule.partPct() == null ? null : share(valeur, dimensionTotal(cellule)),
                cellule.partTerritoirePct() == null ? null : share(valeur, levelTotal(cellule, territoires)));
    }

    /** One year before, in the geography of today: it goes through the same rules on its own numbers. */
    private Nombre before(Cellule cellule, Map<Cle, Cellule> byCle) {
        if (cellule.valeurN1() == null) {
            return Nombre.absent(cellule.statutEvolution() == Statut.NR ? Statut.NR : Statut.ND);
        }
        Cellule total = byCle.get(Cle.of(cellule).with(Dimension.TOTAL, Dimension.TOTAL));
        boolean isRowSecret = total != null && total.valeurN1() != null && isSmall(total.valeurN1());
        return isRowSecret || isSmall(cellule.valeurN1()) ? Nombre.SECRET : Nombre.publie(cellule.valeurN1());
    }

    private Optional<Double> dimensionTotal(Cellule cellule) {
        Cle cle = Cle.of(cellule).with(cellule.dimension(), "");
        return bases.computeIfAbsent(cle, c -> total(baseOfDimension(cellule)));
    }

    private Optional<Double> levelTotal(Cellule cellule, Map<Cle, List<String>> territoires) {
        Cle cle = Cle.of(cellule).at(cellule.territoire().niveau(), "");
        return bases.computeIfAbsent(cle, c -> total(baseOfLevel(cellule, territoires)));
    }

    private Base baseOfDimension(Cellule cellule) {
        Cle cle = Cle.of(cellule);
        Fiche.Ventilation ventilation = fiches.get(cellule.indicateur()).dimensions().stream()
                .filter(v -> v.dimension().equals(cellule.dimension()))
                .findFirst()
                .orElseThrow();
        List<Dimension.Modalite> all = Schemas.dimension(cellule.dimension()).modalites();
        List<Cle> inside = all.stream()
                .filter(m -> !m.horsBase() && isAsked(ventilation, m))
                .map(m -> cle.with(cellule.dimension(), m.code()))
                .toList();
        List<Cle> outside = all.stream()
                .filter(m -> m.horsBase() && isAsked(ventilation, m))
                .map(m -> cle.with(cellule.dimension(), m.code()))
                .toList();
        boolean isWhole = ventilation.modalites().isEmpty();
        return new Base(
                inside, isWhole ? Optional.of(cle.with(Dimension.TOTAL, Dimension.TOTAL)) : Optional.empty(), outside);
    }

    private static boolean isAsked(Fiche.Ventilation ventilation, Dimension.Modalite modalite) {
        return ventilation.modalites().isEmpty() || ventilation.modalites().contains(modalite.code());
    }

    private Base baseOfLevel(Cellule cellule, Map<Cle, List<String>> territoires) {
        Cle cle = Cle.of(cellule);
        Niveau niveau = cellule.territoire().niveau();
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
