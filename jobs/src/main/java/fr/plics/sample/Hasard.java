package fr.plics.sample;

/**
 * Numbers drawn from what they are about: the same seed, household and question give the same answer in any order and in
 * any run, so that nothing has to be remembered.
 *
 * @param graine the seed
 */
record Hasard(long graine) {

    /** A number for a household and a question about it. */
    long draw(long serie, int question) {
        long z = graine + serie * 0x9E3779B97F4A7C15L + question * 0xD1B54A32D192ED03L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** A number from 0 to {@code n − 1}. */
    int under(int n, long serie, int question) {
        return (int) ((draw(serie, question) >>> 33) % n);
    }

    /** True once in {@code n}. */
    boolean oneIn(int n, long serie, int question) {
        return under(n, serie, question) == 0;
    }
}
