package fr.plics.publish.metabase;

import fr.plics.contract.Tableau;
import fr.plics.contract.Tableau.Affichage;
import fr.plics.publish.duckdb.PublishedFile.Resultat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a card is drawn, in the words of Metabase. */
final class Rendu {

    /** Okabe and Ito's colours, which colour-blind readers tell apart; without yellow, which white drowns. */
    static final List<String> COULEURS =
            List.of("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#000000");

    /** One hue, light to dark: read without colours too. */
    static final List<String> DEGRADE = List.of("#DEEBF7", "#9ECAE1", "#6BAED6", "#3182BD", "#08519C");

    private Rendu() {}

    /** The name Metabase gives a kind of card. A map without outlines is a table. */
    static String display(Affichage affichage, boolean hasFond) {
        return switch (affichage) {
            case NOMBRE -> "scalar";
            case COURBE -> "line";
            case BARRES -> "bar";
            case RANGS -> "row";
            case TABLEAU -> "table";
            case CARTE -> hasFond ? "map" : "table";
        };
    }

    /**
     * The settings of a card.
     *
     * @param carte the card
     * @param resultat what its query answers without filters: each value of its series has its colour
     * @param fond name of the outlines of a map
     */
    static Map<String, Object> settings(Tableau.Carte carte, Resultat resultat, String fond) {
        Map<String, Object> settings = new LinkedHashMap<>();
        switch (carte.affichage()) {
            case NOMBRE -> settings.put("scalar.field", carte.valeurs().get(0));
            case COURBE, BARRES, RANGS -> settings.putAll(graph(carte, resultat));
            case CARTE -> {
                settings.put("map.type", "region");
                settings.put("map.region", fond);
                settings.put("map.dimension", carte.axe());
                settings.put("map.metric", carte.valeurs().get(0));
                settings.put("map.colors", DEGRADE);
            }
            case TABLEAU -> {}
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        carte.formats().forEach((nom, format) -> columns.put("[\"name\",\"" + nom + "\"]", format(format)));
        settings.put("column_settings", columns);
        return settings;
    }

    private static Map<String, Object> graph(Tableau.Carte carte, Resultat resultat) {
        List<String> dimensions = new ArrayList<>(List.of(carte.axe()));
        if (carte.serie() != null) {
            dimensions.add(carte.serie());
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("graph.dimensions", dimensions);
        settings.put("graph.metrics", carte.valeurs());
        settings.put("graph.x_axis.scale", carte.affichage() == Affichage.COURBE ? "timeseries" : "ordinal");
        settings.put("graph.x_axis.labels_enabled", false);
        settings.put("graph.y_axis.labels_enabled", false);
        if (carte.affichage() == Affichage.COURBE) {
            settings.put("graph.y_axis.unpin_from_zero", true);
        } else if (carte.serie() == null) {
            settings.put("graph.show_values", true);
        }
        List<String> series = series(carte, resultat);
        Map<String, Object> seriesSettings = new LinkedHashMap<>();
        for (int i = 0; i < series.size(); i++) {
            Map<String, Object> serie = new LinkedHashMap<>();
            serie.put("color", COULEURS.get(i % COULEURS.size()));
            if (carte.affichage() == Affichage.COURBE) {
                // A month without a value is a gap, never a zero.
                serie.put("line.missing", "none");
            }
            seriesSettings.put(series.get(i), serie);
        }
        settings.put("series_settings", seriesSettings);
        return settings;
    }

    /** The names of what has a colour each: the values of the series, or the columns. */
    static List<String> series(Tableau.Carte carte, Resultat resultat) {
        if (carte.serie() == null) {
            return carte.valeurs();
        }
        int column = resultat.colonnes().indexOf(carte.serie());
        return resultat.lignes().stream()
                .map(ligne -> String.valueOf(ligne.get(column)))
                .distinct()
                .toList();
    }

    private static Map<String, Object> format(Tableau.Format format) {
        return switch (format) {
            case ENTIER -> number(0, "");
            case DECIMAL -> number(1, "");
            case POURCENTAGE -> number(1, "\u00a0%");
            case MOIS -> Arbre.of("date_style", "MMMM, YYYY", "date_abbreviate", false);
            case JOUR -> Arbre.of("date_style", "D/M/YYYY", "date_separator", "/");
        };
    }

    /** Decimal comma, and a space between thousands. */
    private static Map<String, Object> number(int decimals, String suffix) {
        Map<String, Object> number =
                Arbre.of("number_style", "decimal", "number_separators", ", ", "decimals", decimals);
        if (!suffix.isEmpty()) {
            number.put("suffix", suffix);
        }
        return number;
    }
}
