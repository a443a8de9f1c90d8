package fr.plics.publish.file;

import fr.plics.kernel.Mois;
import fr.plics.publish.Jours;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/**
 * A month and the same one year before, as people write them.
 *
 * @param valeur the month
 */
record Dates(Mois valeur) {

    /** « Janvier 2022 ». */
    String mois() {
        return mois(valeur.fin());
    }

    /** « Janvier 2021 ». */
    String moisN1() {
        return mois(valeur.anPasse().fin());
    }

    static String mois(LocalDate jour) {
        String text = Jours.mois(jour);
        return text.substring(0, 1).toUpperCase(Locale.FRANCE) + text.substring(1);
    }

    /** What the figures are of, and compared with, if the last days of the months received have it. */
    String situation(Set<LocalDate> recus) {
        LocalDate avant = valeur.anPasse().fin();
        return "Situation au " + Jours.jour(valeur.fin())
                + (recus.contains(avant)
                        ? ", comparée au " + Jours.jour(avant) + "."
                        : " ; le mois un an plus tôt n’a pas été reçu.");
    }
}
