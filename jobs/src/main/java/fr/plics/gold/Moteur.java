package fr.plics.gold;

import fr.plics.contract.Dimension;
import fr.plics.contract.Fiche;
import fr.plics.contract.Schemas;
import fr.plics.kernel.Cellule;
import fr.plics.kernel.Cellule.Statut;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Periode;
import fr.plics.kernel.Territoire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The engine of indicators: dense grid, comparison with one year before, shares and ratios, written once for all fiches.
 * It knows no indicator by name. Numbers are never rounded here.
 */
final class Moteur {

    private static final double CENT = 100;

    private final Grille grille;
    private final Mesures mesures;
    private final Set<Mois> moisRecus;
    private final Map<String, Map<CleCellule, Valeur>> valeurs = new HashMap<>();
    private final Map<String, Map<CleEvaluation, Double>> evaluations = new HashMap<>();

    /** A value before shares: what it is now and what it was, with why when it is not. */
    private record Valeur(
            Double actuelle,
            Double numerateur,
            Double denominateur,
            Double anPasse,
            Statut statut,
            Statut statutAnPasse) {}

    /** A cell of an evaluation, whatever the month it was closed in (RS-105). */
    private record CleEvaluation(
            Periode periode, Niveau niveau, String territoire, String dimension, String modalite) {}

    /**
     * An engine.
     *
     * @param grille what has cells
     * @param mesures what was measured in the facts
     * @param moisRecus months that can be compared with
     */
    Moteur(Grille grille, Mesures mesures, Set<Mois> moisRecus) {
        this.grille = grille;
        this.mesures = mesures;
        this.moisRecus = moisRecus;
    }

    /** Makes known the cells of evaluations closed in other months, latest first: their successors compare with them. */
    void remember(Collection<Cellule> connues) {
        for (Cellule cellule : connues) {
            evaluations
                    .computeIfAbsent(cellule.indicateur(), i -> new HashMap<>())
                    .putIfAbsent(
                            new CleEvaluation(
                                    cellule.periode(),
                                    cellule.territoire().niveau(),
                                    cellule.territoire().code(),
                                    cellule.dimension(),
                                    cellule.modalite()),
                            cellule.valeur());
        }
    }

    /** Every cell of some months: counts and sums first, then the ratios made of them. */
    List<Cellule> compute(List<Fiche> fiches, Collection<Mois> mois) {
        List<Fiche> ordered =
                new ArrayList<>(fiches.stream().filter(f -> !isRatio(f)).toList());
        ordered.addAll(fiches.stream().filter(Moteur::isRatio).toList());
        List<Cellule> cellules = new ArrayList<>();
        for (Fiche fiche : ordered) {
            mois.forEach(m -> evaluate(fiche, m));
            if (fiche.evolution() == Fiche.Evolution.EVALUATION) {
                // Once more: the evaluation of a year earlier may have been closed in a later month (RS-105).
                mois.forEach(m -> evaluate(fiche, m));
            }
            mois.forEach(m -> fiche.dimensions().forEach(v -> cellules.addAll(cellules(fiche, v, m))));
        }
        return cellules;
    }

    private static boolean isRatio(Fiche fiche) {
        return fiche.operation() == Fiche.Operation.RATIO;
    }

    private void evaluate(Fiche fiche, Mois mois) {
        Map<CleCellule, Valeur> found = valeurs.computeIfAbsent(fiche.code(), f -> new HashMap<>());
        for (Fiche.Ventilation ventilation : fiche.dimensions()) {
            for (Niveau niveau : ventilation.niveaux()) {
                for (Grille.Ligne ligne : grille.lignes(fiche, mois, niveau)) {
                    for (Dimension.Modalite modalite : modalites(ventilation)) {
                        CleCellule cle = cle(mois, ligne, ventilation, modalite);
                        found.put(cle, valeur(fiche, ventilation, ligne, cle));
                    }
                }
            }
        }
        if (fiche.evolution() == Fiche.Evolution.EVALUATION) {
            rememberValues(fiche, found);
        }
    }

    private void rememberValues(Fiche fiche, Map<CleCellule, Valeur> found) {
        Map<CleEvaluation, Double> known = evaluations.computeIfAbsent(fiche.code(), i -> new HashMap<>());
        found.forEach((cle, valeur) -> known.put(evaluation(cle, cle.periode()), valeur.actuelle()));
    }

    private static CleEvaluation evaluation(CleCellule cle, Periode periode) {
        return new CleEvaluation(periode, cle.niveau(), cle.territoire(), cle.dimension(), cle.modalite());
    }

    static List<Dimension.Modalite> modalites(Fiche.Ventilation ventilation) {
        return Schemas.dimension(ventilation.dimension()).modalites().stream()
                .filter(m -> ventilation.modalites().isEmpty()
                        || ventilation.modalites().contains(m.code()))
                .toList();
    }

    private Valeur valeur(Fiche fiche, Fiche.Ventilation ventilation, Grille.Ligne ligne, CleCellule cle) {
        return isRatio(fiche) ? ratio(fiche, cle) : measured(fiche, ventilation, ligne, cle);
    }

    /** A count or a sum; no row is 0, but for a fiche that only takes known values: then it is not available. */
    private Valeur measured(Fiche fiche, Fiche.Ventilation ventilation, Grille.Ligne ligne, CleCellule cle) {
        boolean isReceived = java.util.stream.Stream.concat(fiche.besoins().stream(), ventilation.besoins().stream())
                .allMatch(besoin -> grille.estConnu(besoin, ligne.periode()));
        Double whenAbsent = onlyKnown(fiche) ? null : Double.valueOf(0);
        Double actuelle = isReceived ? mesures.find(fiche.code(), cle).orElse(whenAbsent) : null;
        Statut statut = !isReceived ? Statut.NR : actuelle == null ? Statut.ND : Statut.D;
        return switch (fiche.evolution()) {
            case AUCUNE -> new Valeur(actuelle, null, null, null, statut, Statut.ND);
            case AN_PASSE -> {
                Statut before = ligne.sansAnPasse()
                        ? Statut.ND
                        : moisRecus.contains(cle.mois().anPasse()) ? Statut.D : Statut.NR;
                Double anPasse = before == Statut.D
                        ? mesures.findAnPasse(fiche.code(), cle).orElse(whenAbsent)
                        : null;
                yield new Valeur(actuelle, null, null, anPasse, statut, before);
            }
            case EVALUATION -> {
                Double anPasse = evaluations
                        .getOrDefault(fiche.code(), Map.of())
                        .get(evaluation(cle, cle.periode().plusYears(-1)));
                yield new Valeur(actuelle, null, null, anPasse, statut, anPasse == null ? Statut.ND : Statut.D);
            }
        };
    }

    private static boolean onlyKnown(Fiche fiche) {
        return fiche.operation() == Fiche.Operation.SOMME
                && fiche.conditions().contains(new Fiche.Condition(fiche.colonneMesuree(), true));
    }

    private Valeur ratio(Fiche fiche, CleCellule cle) {
        Valeur a = known(fiche.numerateur(), cle);
        Valeur b = known(fiche.denominateur(), cle);
        double factor = fiche.unite().equals("%") ? CENT : 1;
        Double actuelle = divide(a.actuelle, b.actuelle, factor);
        boolean missing = a.statut == Statut.NR || b.statut == Statut.NR;
        Statut statut = actuelle != null ? Statut.D : missing ? Statut.NR : Statut.ND;
        Double anPasse = divide(a.anPasse, b.anPasse, factor);
        Statut before = anPasse != null
                ? Statut.D
                : a.statutAnPasse == Statut.NR || b.statutAnPasse == Statut.NR ? Statut.NR : Statut.ND;
        return new Valeur(actuelle, a.actuelle, b.actuelle, anPasse, statut, before);
    }

    private Valeur known(String fiche, CleCellule cle) {
        return valeurs.getOrDefault(fiche, Map.of())
                .getOrDefault(cle, new Valeur(null, null, null, null, Statut.ND, Statut.ND));
    }

    private static Double divide(Double a, Double b, double factor) {
        return a == null || b == null || b == 0 ? null : factor * a / b;
    }

    private List<Cellule> cellules(Fiche fiche, Fiche.Ventilation ventilation, Mois mois) {
        List<Cellule> cellules = new ArrayList<>();
        for (Niveau niveau : Niveau.values()) {
            if (ventilation.niveaux().contains(niveau)) {
                List<Grille.Ligne> lignes = grille.lignes(fiche, mois, niveau);
                Map<CleCellule, Optional<Double>> bases = levelBases(fiche, ventilation, mois, niveau, lignes);
                for (Grille.Ligne ligne : lignes) {
                    cellules.addAll(row(fiche, ventilation, mois, ligne, bases));
                }
            }
        }
        return cellules;
    }

    /** The cells of a territory: one per value of the dimension. */
    private List<Cellule> row(
            Fiche fiche,
            Fiche.Ventilation ventilation,
            Mois mois,
            Grille.Ligne ligne,
            Map<CleCellule, Optional<Double>> bases) {
        List<CleCellule> inBase = modalites(ventilation).stream()
                .filter(m -> !m.horsBase())
                .map(m -> cle(mois, ligne, ventilation, m))
                .toList();
        Optional<Double> base = isRatio(fiche) ? Optional.empty() : sum(fiche, inBase);
        return modalites(ventilation).stream()
                .map(m -> {
                    CleCellule cle = cle(mois, ligne, ventilation, m);
                    Optional<Double> levelBase =
                            ligne.territoire().estRattache() ? bases.get(cle.at("")) : Optional.empty();
                    return cellule(
                            fiche, ligne.territoire(), m, cle, m.horsBase() ? Optional.empty() : base, levelBase);
                })
                .toList();
    }

    private static CleCellule cle(
            Mois mois, Grille.Ligne ligne, Fiche.Ventilation ventilation, Dimension.Modalite modalite) {
        return new CleCellule(
                mois,
                ligne.periode(),
                ligne.territoire().niveau(),
                ligne.territoire().code(),
                ventilation.dimension(),
                modalite.code());
    }

    /** What a territorial share is a share of: the attached territories of the level, for one value (RS-26). */
    private Map<CleCellule, Optional<Double>> levelBases(
            Fiche fiche, Fiche.Ventilation ventilation, Mois mois, Niveau niveau, List<Grille.Ligne> lignes) {
        Map<CleCellule, List<CleCellule>> attached = new HashMap<>();
        for (Grille.Ligne ligne : lignes) {
            for (Dimension.Modalite modalite : modalites(ventilation)) {
                CleCellule cle = cle(mois, ligne, ventilation, modalite);
                List<CleCellule> same = attached.computeIfAbsent(cle.at(""), c -> new ArrayList<>());
                if (ligne.territoire().estRattache()) {
                    same.add(cle);
                }
            }
        }
        Map<CleCellule, Optional<Double>> bases = new HashMap<>();
        boolean hasShare = niveau.estGeographique() && !isRatio(fiche);
        attached.forEach((cle, same) -> bases.put(cle, hasShare ? sum(fiche, same) : Optional.empty()));
        return bases;
    }

    private Cellule cellule(
            Fiche fiche,
            Territoire territoire,
            Dimension.Modalite modalite,
            CleCellule cle,
            Optional<Double> base,
            Optional<Double> levelBase) {
        Valeur v = valeurs.get(fiche.code()).get(cle);
        boolean both = v.actuelle != null && v.anPasse != null;
        Double evolution = both ? Double.valueOf(v.actuelle - v.anPasse) : null;
        Double evolutionPct = both && v.anPasse != 0 ? Double.valueOf(CENT * evolution / v.anPasse) : null;
        return new Cellule(
                fiche.code(),
                cle.mois(),
                cle.periode(),
                territoire,
                cle.dimension(),
                cle.modalite(),
                modalite.libelle(),
                v.actuelle,
                v.numerateur,
                v.denominateur,
                v.anPasse,
                evolution,
                evolutionPct,
                share(v.actuelle, base),
                share(v.actuelle, levelBase),
                v.statut,
                statutEvolution(v, evolutionPct));
    }

    private static Statut statutEvolution(Valeur v, Double evolutionPct) {
        if (v.statut == Statut.NR || v.statutAnPasse == Statut.NR) {
            return Statut.NR;
        }
        return evolutionPct != null ? Statut.D : Statut.ND;
    }

    private Optional<Double> sum(Fiche fiche, List<CleCellule> cles) {
        double sum = 0;
        for (CleCellule cle : cles) {
            Double actuelle = known(fiche.code(), cle).actuelle;
            if (actuelle == null) {
                return Optional.empty();
            }
            sum += actuelle;
        }
        return Optional.of(sum);
    }

    /** A share, empty when its base is unknown or 0 (RS-26 to RS-28, RS-45). */
    private static Double share(Double valeur, Optional<Double> base) {
        return valeur == null || base.isEmpty() || base.get() == 0 ? null : Double.valueOf(CENT * valeur / base.get());
    }
}
