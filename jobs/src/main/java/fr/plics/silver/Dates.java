package fr.plics.silver;

import static fr.plics.silver.Texte.stripped;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_date;

import org.apache.spark.sql.Column;

/** Days as texts {@code AAAA-MM-JJ}, which compare as days do, and months as numbers. */
final class Dates {

    private Dates() {}

    /** A day of the flow: blanks and time zone dropped, null when absent or empty. */
    static Column day(Column received) {
        return nullif(substring(stripped(received), 1, 10), lit(""));
    }

    /** The first day of a month {@code AAAA-MM}. */
    static Column firstDay(Column mois) {
        return concat(mois, lit("-01"));
    }

    /** The last day of a month {@code AAAA-MM}: DTREF. */
    static Column lastDay(Column mois) {
        return last_day(to_date(firstDay(mois))).cast("string");
    }

    /** Months since year 0 of a day or a month: the difference of two is the completed months of RS-14. */
    static Column rang(Column day) {
        return substring(day, 1, 4)
                .cast("int")
                .multiply(12)
                .plus(substring(day, 6, 2).cast("int"));
    }
}
