package fr.plics.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** How a value may be shown: an identifying one never leaves bronze. */
public enum Sensibilite {
    IDENTIFIANT,
    SENSIBLE,
    LIBRE;

    @JsonCreator
    static Sensibilite of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
