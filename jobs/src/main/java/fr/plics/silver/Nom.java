package fr.plics.silver;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name as it is compared (RS-12): trimmed, of the no-break space of windows-1252 too, upper case, without diacritics;
 * hyphens, apostrophes and inner blanks stay.
 */
final class Nom {

    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");
    private static final Pattern DIACRITICS = Pattern.compile("\\p{Mn}+");

    private Nom() {}

    static String normalized(String received) {
        String upper = received.strip().toUpperCase(Locale.ROOT);
        if (isAscii(upper)) {
            return upper;
        }
        String trimmed = AROUND.matcher(upper).replaceAll("");
        return DIACRITICS
                .matcher(Normalizer.normalize(trimmed, Normalizer.Form.NFD))
                .replaceAll("")
                .replace("Œ", "OE")
                .replace("Æ", "AE");
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
