package fr.plics.publish.site;

import fr.plics.contract.Colonne;
import fr.plics.contract.Fiche;
import fr.plics.contract.Schemas;
import fr.plics.contract.Sensibilite;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Periode;
import fr.plics.publish.Figures;
import java.text.NumberFormat;
import java.util.Locale;

/** The French words of what contracts and cells say with a code. */
final class Mots {

    private Mots() {}

    static String niveau(Niveau niveau) {
        return Schemas.nomenclature("NIVEAU").libelle(niveau.name());
    }

    static String type(Colonne.Type type) {
        return switch (type) {
            case TEXTE -> "texte";
            case ENTIER, ENTIER_LONG -> "nombre entier";
            case DECIMAL -> "nombre";
            case BOOLEEN -> "oui ou non";
            case DATE -> "date";
            case INSTANT -> "date et heure";
            case LISTE -> "liste";
            case FLUX -> "éléments du flux";
        };
    }

    /** Whether a value may be known of others; empty when anybody may read it. */
    static String sensibilite(Sensibilite sensibilite) {
        return switch (sensibilite) {
            case IDENTIFIANT -> "identifie une personne";
            case SENSIBLE -> "sensible";
            case LIBRE -> "";
        };
    }

    static String nature(Fiche.Nature nature) {
        return switch (nature) {
            case STOCK -> "une photo, le dernier jour de la période";
            case FLUX -> "ce qui est arrivé pendant la période";
            case CUMUL -> "ce qui est arrivé depuis un début";
        };
    }

    static String periode(Periode.Type type) {
        return switch (type) {
            case MOIS -> "chaque mois";
            case ANNEE -> "chaque année";
            case A_DATE -> "de date à date";
        };
    }

    static String evolution(Fiche.Evolution evolution) {
        return switch (evolution) {
            case AN_PASSE ->
                "le même mois un an plus tôt ; les deux mois sont comptés avec le découpage des territoires du plus récent";
            case EVALUATION -> "l’évaluation de la même action, un an plus tôt jour pour jour";
            case AUCUNE -> "rien";
        };
    }

    /** Why a value is not shown. */
    static String statut(String statut) {
        return Schemas.nomenclature("STATUT").libelles().getOrDefault(statut, statut);
    }

    static String nombre(double valeur, int decimales) {
        return format(valeur, 0, decimales);
    }

    /** Half away from zero on the exact fraction, as the figures of the report are (RS-48). */
    private static String format(double valeur, int min, int max) {
        NumberFormat format = NumberFormat.getInstance(Locale.FRANCE);
        format.setMinimumFractionDigits(min);
        format.setMaximumFractionDigits(max);
        return format.format(Figures.rounded(valeur, max)).replace('-', '−');
    }

    static String pourcent(double valeur) {
        return format(valeur, 1, 1) + "\u00a0%";
    }

    /** A label without the definition that may follow it. */
    static String court(String libelle) {
        return libelle.split("\\. | : |, ")[0];
    }
}
