package fr.plics.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A dashboard: its filters, its notes, its cards. The query of a card lies beside, and names the filters it takes.
 *
 * @param titre French title, the name Metabase shows
 * @param description what it answers
 * @param filtres filters at the top
 * @param notes text on the grid
 * @param cartes cards, in order; one without a place only feeds a filter
 */
public record Tableau(
        @JsonProperty(required = true) String titre,
        @JsonProperty(required = true) String description,
        @JsonProperty(required = true) List<Filtre> filtres,
        @JsonProperty(required = true) List<Note> notes,
        @JsonProperty(required = true) List<Carte> cartes) {

    /** How a filter is chosen. */
    public enum Genre {
        /** A month of a date column, any when none is chosen. */
        MOIS,
        /** One text among those a card lists. */
        LISTE;

        @JsonCreator
        static Genre of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** What a card looks like. */
    public enum Affichage {
        NOMBRE,
        COURBE,
        /** Upright bars. */
        BARRES,
        /** Lying bars, for long labels. */
        RANGS,
        TABLEAU,
        CARTE;

        @JsonCreator
        static Affichage of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** How a column is written, the French way. */
    public enum Format {
        ENTIER,
        DECIMAL,
        /** A number that is already in percent. */
        POURCENTAGE,
        MOIS,
        JOUR;

        @JsonCreator
        static Format of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A filter.
     *
     * @param code its name in the queries, between braces
     * @param titre what people read
     * @param genre how it is chosen
     * @param champ for a month, {@code table.colonne}
     * @param source for a list, the card whose first column holds the choices
     */
    public record Filtre(
            @JsonProperty(required = true) String code,
            @JsonProperty(required = true) String titre,
            @JsonProperty(required = true) Genre genre,
            String champ,
            String source) {}

    /**
     * A place on the grid, 24 columns wide.
     *
     * @param ligne first row, from 0
     * @param colonne first column, from 0
     * @param largeur in columns
     * @param hauteur in rows
     */
    public record Place(
            @JsonProperty(required = true) int ligne,
            @JsonProperty(required = true) int colonne,
            @JsonProperty(required = true) int largeur,
            @JsonProperty(required = true) int hauteur) {}

    /**
     * Text on the grid.
     *
     * @param texte in Markdown
     * @param place where
     */
    public record Note(
            @JsonProperty(required = true) String texte,
            @JsonProperty(required = true) Place place) {}

    /**
     * A card.
     *
     * @param sql its query is the file of that name
     * @param titre French title
     * @param description what the figures are
     * @param affichage what it looks like
     * @param axe column of the axis, or of the regions of a map
     * @param serie column whose values are a colour each
     * @param valeurs columns that are drawn
     * @param formats how columns are written
     * @param place where on the grid, null when it only feeds a filter
     */
    public record Carte(
            @JsonProperty(required = true) String sql,
            @JsonProperty(required = true) String titre,
            @JsonProperty(required = true) String description,
            @JsonProperty(required = true) Affichage affichage,
            String axe,
            String serie,
            List<String> valeurs,
            Map<String, Format> formats,
            Place place) {

        public Carte {
            valeurs = valeurs == null ? List.of() : List.copyOf(valeurs);
            formats = formats == null ? Map.of() : formats;
        }

        public Optional<Place> findPlace() {
            return Optional.ofNullable(place);
        }
    }

    public Optional<Filtre> findFiltre(String code) {
        return filtres.stream().filter(f -> f.code().equals(code)).findFirst();
    }

    public Optional<Carte> findCarte(String sql) {
        return cartes.stream().filter(c -> c.sql().equals(sql)).findFirst();
    }
}
