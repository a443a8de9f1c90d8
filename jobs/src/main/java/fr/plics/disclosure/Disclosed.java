package fr.plics.disclosure;

import fr.plics.kernel.Cellule;
import fr.plics.kernel.Cellule.Statut;
import fr.plics.kernel.Periode;
import fr.plics.kernel.Territoire;

/**
 * A cell as it may be published. Only this package can make one, and every figure it derives, it derives from numbers
 * that were disclosed: nobody downstream has to think of it.
 */
public final class Disclosed {

    private static final double CENT = 100;

    private final Cellule cellule;
    private final Nombre valeur;
    private final Nombre valeurN1;
    private final Double part;
    private final Double partTerritoire;

    Disclosed(Cellule cellule, Nombre valeur, Nombre valeurN1, Double part, Double partTerritoire) {
        this.cellule = cellule;
        this.valeur = valeur;
        this.valeurN1 = valeurN1;
        this.part = part;
        this.partTerritoire = partTerritoire;
    }

    public String indicateur() {
        return cellule.indicateur();
    }

    public Periode periode() {
        return cellule.periode();
    }

    public Territoire territoire() {
        return cellule.territoire();
    }

    public String dimension() {
        return cellule.dimension();
    }

    public String modalite() {
        return cellule.modalite();
    }

    public String modaliteLibelle() {
        return cellule.modaliteLibelle();
    }

    /** The value, null unless its state is D. */
    public Double valeur() {
        return valeur.valeur();
    }

    /** One year before, null when it is secret or unknown. */
    public Double valeurN1() {
        return valeurN1.valeur();
    }

    public Double evolution() {
        return isComparable() ? Double.valueOf(valeur.valeur() - valeurN1.valeur()) : null;
    }

    public Double evolutionPct() {
        return isComparable() && valeurN1.valeur() != 0 ? Double.valueOf(CENT * evolution() / valeurN1.valeur()) : null;
    }

    private boolean isComparable() {
        return valeur.estPublie() && valeurN1.estPublie();
    }

    /** Share of the dimension's known total in the territory, in percent. */
    public Double partPct() {
        return part;
    }

    /** Share of the attached territories of the level, in percent. */
    public Double partTerritoirePct() {
        return partTerritoire;
    }

    public Statut statut() {
        return valeur.statut();
    }

    /**
     * Why there is an evolution or none. A year before that was not received, or is without object, has no secret to keep:
     * it is said first, so that an empty {@link #valeurN1()} always has its reason here.
     */
    public Statut statutEvolution() {
        if (cellule.valeurN1() == null) {
            return cellule.statutEvolution();
        }
        if (valeur.estSecret() || valeurN1.estSecret()) {
            return Statut.S;
        }
        return cellule.statutEvolution();
    }
}
