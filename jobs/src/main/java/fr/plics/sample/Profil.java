package fr.plics.sample;

/**
 * What a household is, from its place in the line of its DTAS. Places are spread over the profiles by irrational steps:
 * any stretch of the line holds each profile in its share, to a household or two, whatever the seed.
 */
final class Profil {

    /** Kinds of households. */
    enum Genre {
        SEUL,
        PARENT_SEUL,
        COUPLE,
        COUPLE_ENFANTS
    }

    private static final double[] PAS = {
        Math.sqrt(2), Math.sqrt(3), Math.sqrt(5), Math.sqrt(7), Math.sqrt(11), Math.sqrt(13), Math.sqrt(17)
    };

    private static final int GENRE = 0;
    private static final int ENFANTS = 1;
    private static final int SEXE = 2;
    private static final int AGE = 3;
    private static final int AGE_CONJOINT = 4;
    private static final int ANCIENNETE = 5;
    private static final int ORIENTATION = 6;

    /** Shares of the kinds, cumulated: Alençon, then elsewhere. */
    private static final double[][] GENRES = {{0.638, 0.840, 0.890, 1}, {0.6654, 0.850, 0.900, 1}};

    /** Share of women among those who live alone. */
    private static final double[] FEMMES_SEULES = {0.4034, 0.418};

    private static final double FEMMES_PARENTS_SEULS = 0.92;

    /** Shares of the ages of the report, cumulated: 25 or less, 26–35, 36–45, 46–55, 56 or more. */
    private static final double[] AGES = {0.08, 0.38, 0.66, 0.86, 1};

    private static final int[][] BORNES_AGES = {{19, 25}, {26, 35}, {36, 45}, {46, 55}, {56, 64}};

    /** Shares of months since the demand among households that stay, cumulated: 60+, 36–59, 24–35, 12–23. */
    private static final double[][] ANCIENNETES = {{0.55, 0.8125, 0.92, 1}, {0.56, 0.83, 0.93, 1}};

    private static final int[][] BORNES_ANCIENNETES = {{60, 240}, {36, 59}, {24, 35}, {14, 23}};

    /** Shares of the orientations, cumulated: social, socioprofessionnelle, professionnelle, none. */
    private static final double[][] ORIENTATIONS = {{0.45, 0.55, 0.84, 1}, {0.37, 0.48, 0.84, 1}};

    private final Hasard hasard;

    Profil(Hasard hasard) {
        this.hasard = hasard;
    }

    /** A place from 0 to 1 for a question about a household of a line. */
    private double place(int dtas, int ligne, long position, int question) {
        double phase = (hasard.draw(dtas * 16L + ligne, 1000 + question) >>> 11) * 0x1.0p-53;
        double at = position * PAS[question] + phase;
        return at - Math.floor(at);
    }

    private static int choose(double place, double[] cumulated) {
        int i = 0;
        while (i < cumulated.length - 1 && place >= cumulated[i]) {
            i++;
        }
        return i;
    }

    private static int side(int dtas) {
        return Calage.isAlencon(dtas) ? 0 : 1;
    }

    Genre genre(int dtas, int ligne, long position) {
        return Genre.values()[choose(place(dtas, ligne, position, GENRE), GENRES[side(dtas)])];
    }

    /** Children of a household that has some: one to four. */
    int enfants(int dtas, int ligne, long position) {
        return choose(place(dtas, ligne, position, ENFANTS), new double[] {0.36, 0.70, 0.90, 1}) + 1;
    }

    /** Persons of a household of that kind. */
    int taille(int dtas, int ligne, long position) {
        return switch (genre(dtas, ligne, position)) {
            case SEUL -> 1;
            case COUPLE -> 2;
            case PARENT_SEUL -> 1 + enfants(dtas, ligne, position);
            case COUPLE_ENFANTS -> 2 + enfants(dtas, ligne, position);
        };
    }

    boolean isDemandeuse(int dtas, int ligne, long position, Genre genre) {
        double place = place(dtas, ligne, position, SEXE);
        return switch (genre) {
            case SEUL -> place < FEMMES_SEULES[side(dtas)];
            case PARENT_SEUL -> place < FEMMES_PARENTS_SEULS;
            case COUPLE, COUPLE_ENFANTS -> place < 0.5;
        };
    }

    /** Completed years in the reference month of the demandeur, or of the conjoint. */
    int age(int dtas, int ligne, long position, boolean isConjoint, long serie) {
        double place = place(dtas, ligne, position, isConjoint ? AGE_CONJOINT : AGE);
        int[] bornes = BORNES_AGES[choose(place, AGES)];
        return bornes[0] + hasard.under(bornes[1] - bornes[0] + 1, serie, isConjoint ? 3 : 2);
    }

    /** Completed months in the reference month since the demand of a household that stays. */
    int anciennete(int dtas, int ligne, long position, long serie) {
        int[] bornes = BORNES_ANCIENNETES[choose(place(dtas, ligne, position, ANCIENNETE), ANCIENNETES[side(dtas)])];
        return bornes[0] + hasard.under(bornes[1] - bornes[0] + 1, serie, 4);
    }

    /** The parcours an adult is oriented to, empty for none. */
    String orientation(int dtas, int ligne, long position, boolean isConjoint) {
        double place = place(dtas, ligne, position * 2 + (isConjoint ? 1 : 0), ORIENTATION);
        return new String[] {"SOCIAL", "SOCIOPRO", "EMPLOI", ""}[choose(place, ORIENTATIONS[side(dtas)])];
    }
}
