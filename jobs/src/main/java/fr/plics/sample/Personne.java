package fr.plics.sample;

/** A person of a household; the object serves again for the next household. */
final class Personne {

    static final int SANS_NIR = 0;
    static final int NIR13 = 1;
    static final int NIR15 = 2;
    static final int NIR_PROVISOIRE = 3;
    static final int NIR_FAUX = 4;

    long serie;
    int rang;
    boolean estFemme;
    int naissance;
    String role;
    boolean estACharge;
    /** Soumise aux droits et devoirs: 1, 0, or −1 when the payer does not say. */
    int soumise;

    int nir;
    int rattachement;
    int detachement;
    boolean estExclue;
    boolean estAdulte;

    void set(long serieFoyer, int rangFoyer) {
        serie = serieFoyer;
        rang = rangFoyer;
        estFemme = false;
        naissance = 0;
        role = "ENF";
        estACharge = true;
        soumise = -1;
        nir = NIR13;
        rattachement = 0;
        detachement = 0;
        estExclue = false;
        estAdulte = false;
    }
}
