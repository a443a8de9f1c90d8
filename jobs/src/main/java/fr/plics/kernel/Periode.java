package fr.plics.kernel;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What a cell is about in time.
 *
 * @param type {@code MOIS}, {@code ANNEE} or {@code A_DATE}
 * @param debut first day
 * @param fin last day, included
 */
public record Periode(Type type, LocalDate debut, LocalDate fin) {

    /** Kinds of periods. */
    public enum Type {
        MOIS,
        ANNEE,
        A_DATE
    }

    /** A month. */
    public static Periode of(Mois mois) {
        return new Periode(Type.MOIS, mois.debut(), mois.fin());
    }

    /** The year up to the end of a month; in December the year itself (RS-35, RS-94). */
    public static Periode yearTo(Mois mois) {
        LocalDate debut = LocalDate.of(mois.annee(), 1, 1);
        return between(debut, mois.fin());
    }

    /** Two bounds: a civil year is {@code ANNEE}, anything else {@code A_DATE} (RS-35). */
    public static Periode between(LocalDate debut, LocalDate fin) {
        boolean year = debut.getDayOfYear() == 1 && fin.equals(LocalDate.of(debut.getYear(), 12, 31));
        return new Periode(year ? Type.ANNEE : Type.A_DATE, debut, fin);
    }

    /** The same dates a number of years later; the last day of a month stays one (RS-105). */
    public Periode plusYears(int years) {
        return new Periode(type, shifted(debut, years), shifted(fin, years));
    }

    private static LocalDate shifted(LocalDate day, int years) {
        YearMonth month = YearMonth.from(day).plusYears(years);
        boolean last = day.getDayOfMonth() == day.lengthOfMonth();
        return last ? month.atEndOfMonth() : month.atDay(Math.min(day.getDayOfMonth(), month.lengthOfMonth()));
    }
}
