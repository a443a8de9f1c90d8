package fr.plics.kernel;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A civil month, the grain of the warehouse. Written {@code 2022-01} everywhere: command line, partitions, cells.
 *
 * @param valeur the month
 */
public record Mois(YearMonth valeur) implements Comparable<Mois>, Serializable {

    public static Mois of(int annee, int numero) {
        return new Mois(YearMonth.of(annee, numero));
    }

    /**
     * Reads {@code AAAA-MM}.
     *
     * @throws IllegalArgumentException when the text is not a month
     */
    public static Mois parse(String texte) {
        try {
            return new Mois(YearMonth.parse(texte));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "« " + texte + " » n'est pas un mois : écrivez AAAA-MM, par exemple 2022-01", e);
        }
    }

    public static Mois from(LocalDate jour) {
        return new Mois(YearMonth.from(jour));
    }

    /** Every month from this one to the other, both included; empty when the other comes first. */
    public List<Mois> through(Mois dernier) {
        return Stream.iterate(this, m -> m.compareTo(dernier) <= 0, m -> m.plus(1))
                .toList();
    }

    public Mois plus(int nombre) {
        return new Mois(valeur.plusMonths(nombre));
    }

    /** The same month one year before: what an evolution compares with. */
    public Mois anPasse() {
        return plus(-12);
    }

    public LocalDate debut() {
        return valeur.atDay(1);
    }

    /** The last day, which the flow calls DTREF. */
    public LocalDate fin() {
        return valeur.atEndOfMonth();
    }

    public int annee() {
        return valeur.getYear();
    }

    /** Months since year 0: the difference of two of them is what RS-14 counts. */
    public int rang() {
        return valeur.getYear() * 12 + valeur.getMonthValue();
    }

    @Override
    public int compareTo(Mois autre) {
        return valeur.compareTo(autre.valeur);
    }

    @Override
    public String toString() {
        return valeur.toString();
    }
}
