package fr.plics.publish.metabase;

import static fr.plics.publish.metabase.Arbre.of;

import fr.plics.contract.Tableau;
import fr.plics.contract.Tableau.Carte;
import fr.plics.contract.Tableau.Filtre;
import fr.plics.contract.Tableau.Genre;
import fr.plics.contract.Tableau.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What is sent to Metabase for a card and for a dashboard. */
final class Corps {

    /** Identifiers that Metabase gives, by what has them. */
    interface Identifiants {

        /** The database. */
        Object base();

        /** A column, {@code table.colonne}, as the query of a filter names it. */
        List<Object> champ(String champ);

        /** A card. */
        Object carte(Carte carte);
    }

    private final Cartes cartes;
    private final Identifiants identifiants;
    private final boolean hasFond;
    private final String fond;

    /**
     * What is sent for the dashboards of some cards.
     *
     * @param cartes the cards, run
     * @param identifiants identifiers
     * @param hasFond whether Metabase has outlines for maps
     * @param fond their name
     */
    Corps(Cartes cartes, Identifiants identifiants, boolean hasFond, String fond) {
        this.cartes = cartes;
        this.identifiants = identifiants;
        this.hasFond = hasFond;
        this.fond = fond;
    }

    Map<String, Object> carte(Tableau tableau, Carte carte, Object collection) {
        Requete requete = requete(tableau, carte);
        Map<String, Object> tags = new LinkedHashMap<>();
        List<Object> parameters = new ArrayList<>();
        for (String code : requete.filtres()) {
            Filtre filtre = tableau.findFiltre(code).orElseThrow();
            String id = uuid(tableau, carte.sql() + " " + code);
            Map<String, Object> tag = of(
                    "id",
                    id,
                    "name",
                    code,
                    "display-name",
                    filtre.titre(),
                    "type",
                    filtre.genre() == Genre.MOIS ? "dimension" : "text");
            if (filtre.genre() == Genre.MOIS) {
                tag.put("dimension", identifiants.champ(filtre.champ()));
                tag.put("widget-type", "date/month-year");
            }
            tags.put(code, tag);
            parameters.add(
                    of("id", id, "type", type(filtre), "name", filtre.titre(), "slug", code, "target", target(filtre)));
        }
        return of(
                "name",
                carte.titre(),
                "description",
                carte.description(),
                "type",
                "question",
                "display",
                Rendu.display(carte.affichage(), hasFond),
                "collection_id",
                collection,
                "dataset_query",
                of(
                        "type",
                        "native",
                        "database",
                        identifiants.base(),
                        "native",
                        of("query", requete.texte(), "template-tags", tags)),
                "parameters",
                parameters,
                "visualization_settings",
                Rendu.settings(carte, cartes.resultat(carte), fond));
    }

    Requete requete(Tableau tableau, Carte carte) {
        return new Requete(cartes.tableaux().requete(tableau, carte));
    }

    /**
     * A dashboard.
     *
     * @param tableau the dashboard
     * @param collection its collection
     * @param place the identifier of what already is on the grid, by the identifier of its card or by its text
     */
    Map<String, Object> tableau(Tableau tableau, Object collection, Function<Object, Object> place) {
        List<Object> parameters = new ArrayList<>();
        for (Filtre filtre : tableau.filtres()) {
            Map<String, Object> parameter = of(
                    "id",
                    parameter(tableau, filtre),
                    "type",
                    type(filtre),
                    "name",
                    filtre.titre(),
                    "slug",
                    filtre.code(),
                    "sectionId",
                    filtre.genre() == Genre.MOIS ? "date" : "string");
            if (filtre.genre() == Genre.LISTE) {
                Carte source = tableau.findCarte(filtre.source()).orElseThrow();
                String colonne = cartes.resultat(source).colonnes().get(0);
                parameter.put("isMultiSelect", false);
                parameter.put("values_query_type", "list");
                parameter.put("values_source_type", "card");
                parameter.put(
                        "values_source_config",
                        of(
                                "card_id",
                                identifiants.carte(source),
                                "value_field",
                                List.of("field", colonne, of("base-type", "type/Text"))));
            }
            parameters.add(parameter);
        }
        List<Object> grille = new ArrayList<>();
        for (Tableau.Note note : tableau.notes()) {
            String texte = note.texte().strip();
            Map<String, Object> settings = of("virtual_card", of("display", "text"), "text", texte);
            grille.add(dashcard(place.apply(texte), null, note.place(), List.of(), settings));
        }
        for (Carte carte : tableau.cartes()) {
            Object id = identifiants.carte(carte);
            carte.findPlace()
                    .ifPresent(p -> grille.add(dashcard(place.apply(id), id, p, mappings(tableau, carte), of())));
        }
        return of(
                "name",
                tableau.titre(),
                "description",
                tableau.description(),
                "collection_id",
                collection,
                "width",
                "full",
                "parameters",
                parameters,
                "dashcards",
                grille);
    }

    private static Map<String, Object> dashcard(
            Object id, Object carte, Place place, List<Object> mappings, Map<String, Object> settings) {
        return of(
                "id",
                id,
                "card_id",
                carte,
                "row",
                place.ligne(),
                "col",
                place.colonne(),
                "size_x",
                place.largeur(),
                "size_y",
                place.hauteur(),
                "series",
                List.of(),
                "parameter_mappings",
                mappings,
                "visualization_settings",
                settings);
    }

    /** A filter moves every card whose query names it. */
    private List<Object> mappings(Tableau tableau, Carte carte) {
        List<Object> mappings = new ArrayList<>();
        for (String code : requete(tableau, carte).filtres()) {
            Filtre filtre = tableau.findFiltre(code).orElseThrow();
            mappings.add(of(
                    "parameter_id",
                    parameter(tableau, filtre),
                    "card_id",
                    identifiants.carte(carte),
                    "target",
                    target(filtre)));
        }
        return mappings;
    }

    private static List<Object> target(Filtre filtre) {
        return List.of(filtre.genre() == Genre.MOIS ? "dimension" : "variable", List.of("template-tag", filtre.code()));
    }

    private static String type(Filtre filtre) {
        return filtre.genre() == Genre.MOIS ? "date/month-year" : "string/=";
    }

    private static String parameter(Tableau tableau, Filtre filtre) {
        return uuid(tableau, filtre.code()).substring(0, 8);
    }

    /** The same at each call: what did not change is not sent again. */
    private static String uuid(Tableau tableau, String quoi) {
        String name = tableau.titre() + "\n" + quoi;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
