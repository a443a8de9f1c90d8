package fr.plics.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/**
 * A column of an extract or of a table.
 *
 * @param nom its name, spelt so everywhere
 * @param type what it holds
 * @param obligatoire never empty
 * @param libelle French label, then definition when one is needed
 * @param source where the value comes from: element of the flow, column of an extract, reading of the specification
 * @param sensibilite how its value may be shown
 * @param nomenclature its code list, null when it has none
 * @param colonnes columns of each item of a list
 */
public record Colonne(
        @JsonProperty(required = true) String nom,
        @JsonProperty(required = true) Type type,
        boolean obligatoire,
        @JsonProperty(required = true) String libelle,
        String source,
        Sensibilite sensibilite,
        String nomenclature,
        List<Colonne> colonnes) {

    /** What a column holds. */
    public enum Type {
        TEXTE,
        ENTIER,
        ENTIER_LONG,
        DECIMAL,
        BOOLEEN,
        DATE,
        INSTANT,
        LISTE,
        /** The nested elements of the flow, as {@code vrsb0801.csv} lists them. */
        FLUX;

        @com.fasterxml.jackson.annotation.JsonCreator
        static Type of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    public Colonne {
        colonnes = colonnes == null ? List.of() : List.copyOf(colonnes);
        sensibilite = sensibilite == null ? Sensibilite.LIBRE : sensibilite;
    }
}
