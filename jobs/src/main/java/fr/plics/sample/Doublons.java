package fr.plics.sample;

/**
 * Households a file holds twice, or that two payers send in one month: rare, and never to be counted twice. The copy is
 * always the one that a right reading sets aside.
 */
final class Doublons {

    private final Hasard hasard;
    private final int rang;

    Doublons(Hasard hasard, int rang) {
        this.hasard = hasard;
        this.rang = rang;
    }

    /** Writes a household with its own payer, and its copies when it has some. */
    void write(Foyer foyer, FluxWriter own, FluxWriter other) {
        if (foyer.etat == 2) {
            switch (hasard.under(600, foyer.serie, 200)) {
                case 0 -> olderBlock(foyer, own);
                case 1 -> suspendedBlock(foyer, own);
                case 2 -> departed(foyer, other);
                case 3 -> suspendedElsewhere(foyer, other);
                default -> {}
            }
        }
        own.write(foyer);
    }

    /** The same dossier, same state, an older family situation, another commune. */
    private static void olderBlock(Foyer foyer, FluxWriter own) {
        String numcom = foyer.numcom;
        int since = foyer.sitfamLe;
        foyer.numcom = numcom.equals("61001") ? "61169" : "61001";
        foyer.sitfamLe = Jour.in(Jour.rang(since) - 6, 1);
        own.write(foyer);
        foyer.numcom = numcom;
        foyer.sitfamLe = since;
    }

    private void suspendedBlock(Foyer foyer, FluxWriter own) {
        as(foyer, 4, "06");
        own.write(foyer);
        as(foyer, 2, "");
    }

    /** The payer the household has just left still sends it, closed. */
    private void departed(Foyer foyer, FluxWriter other) {
        as(foyer, 5, "MUT");
        foyer.depart = Jour.in(rang, 1);
        other.write(foyer);
        as(foyer, 2, "");
        foyer.depart = 0;
        foyer.arrivee = Jour.in(rang, 1);
    }

    private void suspendedElsewhere(Foyer foyer, FluxWriter other) {
        as(foyer, 4, "01");
        other.write(foyer);
        as(foyer, 2, "");
    }

    private void as(Foyer foyer, int etat, String motif) {
        foyer.etat = etat;
        foyer.motif = motif;
        foyer.motifLe = motif.isEmpty() ? 0 : Jour.in(rang, 1);
    }
}
