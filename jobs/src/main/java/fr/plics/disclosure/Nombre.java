package fr.plics.disclosure;

import fr.plics.kernel.Cellule.Statut;

/**
 * A number that went through the rules: what is derived from it can say no more than it does.
 *
 * @param valeur the number, null unless it is published
 * @param statut published, secret, not available, not received
 */
record Nombre(Double valeur, Statut statut) {

    static final Nombre SECRET = new Nombre(null, Statut.S);

    static Nombre absent(Statut pourquoi) {
        return new Nombre(null, pourquoi);
    }

    static Nombre publie(double valeur) {
        return new Nombre(valeur, Statut.D);
    }

    boolean estPublie() {
        return statut == Statut.D;
    }

    boolean estSecret() {
        return statut == Statut.S;
    }
}
