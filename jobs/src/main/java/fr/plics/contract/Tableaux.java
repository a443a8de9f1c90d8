package fr.plics.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Where the dashboards go: {@code dashboards/tableaux.yaml}.
 *
 * @param base name of the database in Metabase
 * @param collection collection of the dashboards
 * @param questions collection of their cards, inside the other
 * @param tableaux folders of the dashboards, in the order they are made
 */
public record Tableaux(
        @JsonProperty(required = true) String base,
        @JsonProperty(required = true) String collection,
        @JsonProperty(required = true) String questions,
        @JsonProperty(required = true) List<String> tableaux) {

    private static final String ROOT = "dashboards/";

    public static Tableaux load() {
        return Schemas.once(ROOT + "tableaux.yaml", path -> Resource.yaml(path, Tableaux.class));
    }

    /** Every dashboard, in order. */
    public List<Tableau> tous() {
        return tableaux.stream()
                .map(code -> Schemas.once(ROOT + code + "/tableau.yaml", path -> Resource.yaml(path, Tableau.class)))
                .toList();
    }

    /** The query of a card, as it is written: with its filters between braces. */
    public String requete(Tableau tableau, Tableau.Carte carte) {
        String code = tableaux.get(tous().indexOf(tableau));
        return Schemas.once(ROOT + code + "/" + carte.sql() + ".sql", Resource::text);
    }
}
