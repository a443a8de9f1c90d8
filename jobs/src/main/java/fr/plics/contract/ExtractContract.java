package fr.plics.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The contract of an extract the Département sends: one CSV file a month.
 *
 * @param extrait its name in file names and in the manifest, {@code ORIENTATION}
 * @param libelle French label
 * @param description what a line is
 * @param table the bronze table it fills, null for the manifest, which fills none
 * @param cle columns that identify a line
 * @param doublon what happens when one key has two different lines: rules B-02 and B-03
 * @param periode columns that hold the first and the last day of validity of a line, when it has them; the last before
 *     the first refuses the file (B-02)
 * @param colonnes its columns; found in the file by name, in any order
 */
public record ExtractContract(
        @JsonProperty(required = true) String extrait,
        @JsonProperty(required = true) String libelle,
        @JsonProperty(required = true) String description,
        String table,
        @JsonProperty(required = true) List<String> cle,
        @JsonProperty(required = true) Doublon doublon,
        List<String> periode,
        @JsonProperty(required = true) List<Colonne> colonnes) {

    public ExtractContract {
        periode = periode == null ? List.of() : List.copyOf(periode);
    }

    /** What happens when one key has two different lines. */
    public enum Doublon {
        /** The last line is kept, the others go to quarantine (B-03). */
        QUARANTAINE,
        /** The file is refused (B-02). */
        REFUS;

        @com.fasterxml.jackson.annotation.JsonCreator
        static Doublon of(String text) {
            return valueOf(text.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
