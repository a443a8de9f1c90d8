package fr.plics.silver;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of the social security (RS-9): thirteen characters, and a key when it has fifteen. */
final class Nir {

    private static final Pattern FORMAT = Pattern.compile(
            "([12][0-9]{2}(?:0[1-9]|1[0-2]|20|3[0-9]|4[0-2]|[5-9][0-9])" + "(?:[0-9]{2}|2[AB])[0-9]{6})([0-9]{2})?");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int MODULO = 97;

    private Nir() {}

    /**
     * The thirteen characters of a usable number. One that is malformed, provisional (first digit other than 1 or 2) or
     * whose key is wrong is as good as missing.
     */
    static Optional<String> usable(String received) {
        if (received == null) {
            return Optional.empty();
        }
        Matcher matcher = FORMAT.matcher(BLANKS.matcher(received).replaceAll(""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String nir13 = matcher.group(1);
        String key = matcher.group(2);
        return key == null || Integer.parseInt(key) == key(nir13) ? Optional.of(nir13) : Optional.empty();
    }

    /** 97 less the number modulo 97, Corsica read as 19 and 18. */
    private static int key(String nir13) {
        long number = Long.parseLong(nir13.replace("2A", "19").replace("2B", "18"));
        return (int) (MODULO - number % MODULO);
    }
}
