package fr.plics.contract;

import java.io.Serializable;
import java.util.List;

/**
 * An element of the flow, a line of {@code schemas/sources/cnaf/vrsb0801.csv}.
 *
 * @param nom its tag
 * @param chemin its path from the root, {@code Racine/InfosFoyerRSA/…}
 * @param type what its text holds, or {@link Type#BLOC} when it holds elements
 * @param longueur longest text allowed, 0 when not bounded
 * @param chiffres most digits of a number, 0 when not bounded
 * @param decimales most digits after the point
 * @param min fewest occurrences
 * @param max most occurrences, {@link Integer#MAX_VALUE} when not bounded
 * @param libelle its meaning, in French
 * @param sensibilite how its value may be shown, null for a block
 * @param nomenclature name of its code list, empty when it has none
 * @param enfants its elements, in the order the schema fixes
 */
public record Element(
        String nom,
        String chemin,
        Type type,
        int longueur,
        int chiffres,
        int decimales,
        int min,
        int max,
        String libelle,
        Sensibilite sensibilite,
        String nomenclature,
        List<Element> enfants)
        implements Serializable {

    /** Simple types of the schema. */
    public enum Type {
        BLOC,
        STRING,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        DATE,
        TIME
    }

    public boolean estBloc() {
        return type == Type.BLOC;
    }

    public boolean estRepete() {
        return max > 1;
    }

    /** The child of that name. */
    public Element enfant(String nomCherche) {
        return enfants.stream()
                .filter(e -> e.nom.equals(nomCherche))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(chemin + " has no element " + nomCherche));
    }
}
