package fr.plics.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures a published PLICS prints, each with the cell that answers it: {@code schemas/plics}. */
public final class Ledger {

    /** What the report says: a number, or that one territory stands so beside another. */
    public enum Nature {
        MESURE,
        /** The figure of the territory is above that of the reference. */
        SUPERIEUR,
        /** It is within one point of it. */
        EQUIVALENT
    }

    /**
     * A printed figure.
     *
     * @param id its name in the ledger
     * @param section section of the report
     * @param libelle what it says, in our words
     * @param nature a number, or a comparison with the reference
     * @param fiche indicator that answers it
     * @param niveau level of the cell
     * @param territoire territory of the cell
     * @param dimension dimension of the cell
     * @param modalite value or group of the dimension
     * @param mois month of the cell
     * @param colonne column of {@code indicateur} that is printed
     * @param valeur the printed value, null for a comparison
     * @param arrondi digits printed after the comma
     * @param reference level and territory compared with, {@code DEPARTEMENT/61}; empty for a number
     */
    public record Figure(
            String id,
            String section,
            String libelle,
            Nature nature,
            String fiche,
            String niveau,
            String territoire,
            String dimension,
            String modalite,
            String mois,
            String colonne,
            Double valeur,
            int arrondi,
            String reference) {

        /** The same figure of the reference. */
        public Figure ofReference() {
            String[] place = reference.split("/");
            return new Figure(
                    id, section, libelle, nature, fiche, place[0], place[1], dimension, modalite, mois, colonne, valeur,
                    arrondi, "");
        }
    }

    private Ledger() {}

    public static List<Figure> figures(String nom) {
        return Resource.csv("schemas/plics/" + nom + ".csv").stream()
                .map(Ledger::figure)
                .toList();
    }

    private static Figure figure(Map<String, String> l) {
        return new Figure(
                l.get("id"),
                l.get("section"),
                l.get("libelle"),
                Nature.valueOf(l.get("nature").toUpperCase(Locale.ROOT)),
                l.get("fiche"),
                l.get("niveau"),
                l.get("territoire"),
                l.get("dimension"),
                l.get("modalite"),
                l.get("mois"),
                l.get("colonne"),
                l.get("valeur").isEmpty() ? null : Double.valueOf(l.get("valeur")),
                Integer.parseInt(l.get("arrondi")),
                l.get("reference"));
    }
}
