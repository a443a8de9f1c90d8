package fr.plics.sample;

/** A household as a payer sends it in a month; the object serves again for the next one. */
final class Foyer {

    private static final int MAXIMUM = 16;

    int dtas;
    int ligne;
    long position;
    /** Unique number of the household, from which its demand, its persons and its names come. */
    long serie;

    int etat;
    boolean estMsa;
    int demande;
    String origine;
    int origineLe;
    String sitfam;
    int sitfamLe;
    String numcom;
    int adresse;
    String motif;
    int motifLe;
    int arrivee;
    int depart;
    boolean estSansDomicile;

    final Personne[] personnes = new Personne[MAXIMUM];
    int nombre;

    Foyer() {
        for (int i = 0; i < MAXIMUM; i++) {
            personnes[i] = new Personne();
        }
    }

    Personne add() {
        Personne personne = personnes[nombre];
        personne.set(serie, nombre++);
        return personne;
    }

    int enfants() {
        int enfants = 0;
        for (int i = 0; i < nombre; i++) {
            Personne p = personnes[i];
            if (p.estACharge && !p.estAdulte && p.detachement == 0) {
                enfants++;
            }
        }
        return enfants;
    }
}
