package fr.plics.publish.file;

import fr.plics.kernel.Mois;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A month and the same one year before, as people write them.
 *
 * @param valeur the month
 */
record Dates(Mois valeur) {

    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRANCE);
    private static final DateTimeFormatter MOIS = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRANCE);

    /** « Janvier 2022 ». */
    String mois() {
        return mois(valeur.fin());
    }

    /** « Janvier 2021 ». */
    String moisN1() {
        return mois(valeur.anPasse().fin());
    }

    static String mois(LocalDate jour) {
        String text = MOIS.format(jour);
        return text.substring(0, 1).toUpperCase(Locale.FRANCE) + text.substring(1);
    }

    /** « 31 janvier 2022 ». */
    static String jour(LocalDate jour) {
        return JOUR.format(jour).replaceFirst("^1 ", "1er ");
    }

    String situation() {
        return "Situation au " + jour(valeur.fin()) + ", comparée au "
                + jour(valeur.anPasse().fin());
    }
}
