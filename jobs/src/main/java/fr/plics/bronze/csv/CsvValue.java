package fr.plics.bronze.csv;

import fr.plics.contract.Colonne;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** The types of the extracts (RS-99, RS-100): a date is AAAA-MM-JJ, a boolean 0 or 1, a decimal has a point. */
final class CsvValue {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private CsvValue() {}

    /** What is wrong with a value, in words that follow the name of the column; null when nothing is. */
    static String fault(Colonne colonne, String value) {
        if (value.isBlank()) {
            return colonne.obligatoire() ? "vide" : null;
        }
        String text = value.strip();
        return switch (colonne.type()) {
            case ENTIER, ENTIER_LONG -> INTEGER.matcher(text).matches() ? null : "entier illisible";
            case DECIMAL -> DECIMAL.matcher(text).matches() ? null : "décimal illisible";
            case BOOLEEN -> text.equals("0") || text.equals("1") ? null : "booléen illisible, 0 ou 1 attendu";
            case DATE -> isDate(text) ? null : "date illisible, AAAA-MM-JJ attendu";
            case TEXTE, INSTANT, LISTE, FLUX -> null;
        };
    }

    private static boolean isDate(String text) {
        if (!DATE.matcher(text).matches()) {
            return false;
        }
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
