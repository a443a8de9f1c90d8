package fr.plics.sample;

import fr.plics.kernel.Mois;

/**
 * What the sample is calibrated on: the figures of the PLICS 2022 of the Orne at 6 210 households, of which any other size
 * is an enlargement. Counts are exact, shares are held within their rounding.
 */
final class Calage {

    /** The month the report is about, and the one it compares with. */
    static final Mois REFERENCE = Mois.of(2022, 1);

    static final Mois AVANT = REFERENCE.anPasse();

    static final String[] DTAS = {"01", "02", "03", "04"};

    /** Households paid in January 2022 and January 2021, by DTAS: 6 210 and 6 772. */
    private static final int[] FOYERS = {1863, 1304, 1615, 1428};

    private static final int[] FOYERS_AVANT = {1976, 1439, 1782, 1575};

    /** Persons covered: evolution over the year, of the Orne and of Alençon. */
    private static final double EVOLUTION_PERSONNES = -0.085;

    private static final double EVOLUTION_PERSONNES_ALENCON = -0.055;

    /** Share of households that neither enter nor leave. */
    private static final double STABLES = 0.80;

    /** Share of households that enter each month, and as many leave. */
    private static final double ENTREES = 0.03;

    /** Share of households suspended for long, beside those that are paid. */
    private static final double SUSPENDUS = 0.06;

    private static final int TOTAL = 6210;

    private final int foyers;

    Calage(int foyers) {
        this.foyers = foyers;
    }

    /** Households of a DTAS paid in a month: the two known months, a line between them, level outside. */
    int payes(int dtas, int rang) {
        int months = REFERENCE.rang() - AVANT.rang();
        int at = Math.max(0, Math.min(months, rang - AVANT.rang()));
        double exact = FOYERS_AVANT[dtas] + (double) (FOYERS[dtas] - FOYERS_AVANT[dtas]) * at / months;
        return enlarged(Math.round(exact));
    }

    private int enlarged(double count) {
        return (int) Math.round(count * foyers / TOTAL);
    }

    int stables(int dtas) {
        return (int) (payes(dtas, REFERENCE.rang()) * STABLES);
    }

    int entrees(int dtas) {
        return (int) Math.max(1, Math.round(payes(dtas, REFERENCE.rang()) * ENTREES));
    }

    int suspendus(int dtas) {
        return (int) Math.max(1, Math.round(payes(dtas, REFERENCE.rang()) * SUSPENDUS));
    }

    /**
     * Persons each DTAS must cover in the reference month and one year before.
     *
     * @param base persons its households hold by themselves in the two months, reference first
     * @return the persons to reach, in the same places
     */
    static int[][] personnes(int[][] base) {
        int[][] cibles = new int[base.length][2];
        int total = 0;
        for (int d = 0; d < base.length; d++) {
            cibles[d][0] = base[d][0] + base[d][0] / 100;
            total += cibles[d][0];
        }
        cibles[0][1] = (int) Math.round(cibles[0][0] / (1 + EVOLUTION_PERSONNES_ALENCON));
        int others = (int) Math.round(total / (1 + EVOLUTION_PERSONNES)) - cibles[0][1];
        int othersBase = 0;
        for (int d = 1; d < base.length; d++) {
            othersBase += base[d][1];
        }
        int given = 0;
        for (int d = 1; d < base.length; d++) {
            cibles[d][1] =
                    d == base.length - 1 ? others - given : (int) Math.round((double) others * base[d][1] / othersBase);
            given += cibles[d][1];
        }
        return cibles;
    }

    static boolean isAlencon(int dtas) {
        return dtas == 0;
    }
}
