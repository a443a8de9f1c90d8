package fr.plics.support;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;

/** Draws, always the same for a seed. */
final class Tirage {

    private final Random random;

    Tirage(long graine) {
        this.random = new Random(graine);
    }

    /** True so many times out of a hundred. */
    boolean happens(int surCent) {
        return random.nextInt(100) < surCent;
    }

    /** From {@code min} to {@code max}, both included. */
    int between(int min, int max) {
        return min + random.nextInt(max - min + 1);
    }

    String oneOf(String... choix) {
        return choix[random.nextInt(choix.length)];
    }

    <T> T oneOf(List<T> choix) {
        return choix.get(random.nextInt(choix.size()));
    }

    /** One of the first few more often than it should: what makes two households share a person. */
    <T> T sharedOneOf(List<T> choix, int premiers, int surCent) {
        return choix.get(random.nextInt(happens(surCent) ? premiers : choix.size()));
    }

    /** A day of a month: its first, its last, or any. */
    LocalDate dayOf(YearMonth mois) {
        return switch (random.nextInt(3)) {
            case 0 -> mois.atDay(1);
            case 1 -> mois.atEndOfMonth();
            default -> mois.atDay(between(1, mois.lengthOfMonth()));
        };
    }
}
