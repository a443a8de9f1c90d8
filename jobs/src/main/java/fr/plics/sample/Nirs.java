package fr.plics.sample;

/** Numbers of social security that belong to nobody: well formed, each person has her own. */
final class Nirs {

    private static final int MODULO = 97;

    private Nirs() {}

    static void put(Octets out, Personne p) {
        long number = number(p);
        switch (p.nir) {
            case Personne.NIR13 -> out.put(number, 13);
            case Personne.NIR15 -> out.put(number, 13).put(MODULO - number % MODULO, 2);
            case Personne.NIR_PROVISOIRE -> out.put(number + 6_000_000_000_000L, 13);
            case Personne.NIR_FAUX -> out.put(number, 13).put((MODULO - number % MODULO) % MODULO + 1, 2);
            default -> throw new IllegalArgumentException("no number for kind " + p.nir);
        }
    }

    /** Sex, year and month of birth, then eight digits of the person's own number. */
    static long number(Personne p) {
        long birth = (p.estFemme ? 2 : 1) * 10_000L + Jour.annee(p.naissance) % 100 * 100L + Jour.mois(p.naissance);
        long line = p.serie / 1_000_000_000L % 12;
        long own = (line + 12 * (p.serie % 500_000L)) * 16 + p.rang;
        return birth * 100_000_000L + 1_000_000L + own;
    }

    /** Whether a Département would know it: a sound number. */
    static boolean isSound(Personne p) {
        return p.nir == Personne.NIR13 || p.nir == Personne.NIR15;
    }
}
