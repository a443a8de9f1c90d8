package fr.plics.sample;

/** A day as one number, {@code AAAAMMJJ}, and a month as the number of months since year 0: no object in the loops. */
final class Jour {

    private static final int[] LONGUEURS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Jour() {}

    static int of(int annee, int mois, int jour) {
        return annee * 10_000 + mois * 100 + jour;
    }

    /** A day of a month counted from year 0; the day is brought back to the last one when the month is shorter. */
    static int in(int rang, int jour) {
        int annee = (rang - 1) / 12;
        int mois = (rang - 1) % 12 + 1;
        return of(annee, mois, Math.min(jour, length(annee, mois)));
    }

    static int last(int rang) {
        return in(rang, 31);
    }

    static int annee(int day) {
        return day / 10_000;
    }

    static int mois(int day) {
        return day / 100 % 100;
    }

    static int jour(int day) {
        return day % 100;
    }

    /** Months since year 0 of a day. */
    static int rang(int day) {
        return annee(day) * 12 + mois(day);
    }

    private static int length(int annee, int mois) {
        return mois == 2 && java.time.Year.isLeap(annee) ? 29 : LONGUEURS[mois - 1];
    }
}
