package fr.plics.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The contract of a table of the warehouse.
 *
 * @param table its name, {@code silver.dossier}
 * @param libelle French label
 * @param description what a row is, and what it is for
 * @param cle columns that identify a row
 * @param partition columns its files are split by
 * @param moisVide whether a month computed may have no row at all; otherwise an empty month is an error, because a
 *     replacement by nothing deletes in silence
 * @param vue the query of a published view, null for a table
 * @param colonnes its columns, in order
 */
public record TableContract(
        @JsonProperty(required = true) String table,
        @JsonProperty(required = true) String libelle,
        @JsonProperty(required = true) String description,
        @JsonProperty(required = true) List<String> cle,
        @JsonProperty(required = true) List<String> partition,
        boolean moisVide,
        String vue,
        @JsonProperty(required = true) List<Colonne> colonnes) {

    /** Its name without its layer. */
    public String nom() {
        return table.substring(table.indexOf('.') + 1);
    }

    public boolean estVue() {
        return vue != null;
    }

    /** Whether the query of this view reads another table or view. */
    public boolean reads(TableContract other) {
        return Pattern.compile("\\b(from|join)\\s+" + other.nom() + "\\b")
                .matcher(vue)
                .find();
    }

    public Colonne colonne(String nom) {
        return colonnes.stream()
                .filter(c -> c.nom().equals(nom))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(table + " has no column " + nom));
    }
}
