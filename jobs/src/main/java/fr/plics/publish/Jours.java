package fr.plics.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and months as people write them in French. */
public final class Jours {

    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRANCE);
    private static final DateTimeFormatter MOIS = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRANCE);

    private static final ZoneId ICI = ZoneId.of("Europe/Paris");

    private Jours() {}

    /** « 31 janvier 2022 », « 1er mars 2022 ». */
    public static String jour(LocalDate jour) {
        return jour.format(JOUR).replaceFirst("^1 ", "1er ");
    }

    /** The day of an instant, where the Département is. */
    public static String jour(Instant instant) {
        return jour(LocalDate.ofInstant(instant, ICI));
    }

    /** « janvier 2022 ». */
    public static String mois(LocalDate jour) {
        return jour.format(MOIS);
    }
}
