package fr.plics.silver;

import static org.apache.spark.sql.functions.trim;

import org.apache.spark.sql.Column;

/** Texts of the flow, kept as received in bronze. */
final class Texte {

    /** What XML calls white space: a file written on several lines may have any of it around a code. */
    private static final String BLANKS = " \t\r\n";

    private Texte() {}

    /** A text without the blanks around it. */
    static Column stripped(Column received) {
        return trim(received, BLANKS);
    }
}
