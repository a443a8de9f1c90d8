package fr.plics.publish.metabase;

import static fr.plics.publish.metabase.Arbre.map;
import static fr.plics.publish.metabase.Arbre.maps;
import static fr.plics.publish.metabase.Arbre.of;
import static fr.plics.publish.metabase.Arbre.text;

import fr.plics.contract.Json;
import fr.plics.contract.Tableau;
import fr.plics.contract.Tableau.Carte;
import fr.plics.contract.Tableaux;
import fr.plics.publish.duckdb.PublishedFile.Resultat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The dashboards as files: in the form Metabase serializes its own, which its paid editions import and its validator
 * reads, and with the rows of each card, to look at them without Metabase. JSON throughout, which YAML readers take.
 */
public final class Export {

    /** The user that owns what no one does. */
    private static final String CREATEUR = "internal@metabase.com";

    private static final int IDENTIFIANT = 21;

    private final Cartes cartes;
    private final Tableaux tableaux;
    private final Provision.Cible cible;
    private final Path folder;

    /**
     * Prepares; nothing is written yet.
     *
     * @param cartes the cards, run on the file of a release
     * @param cible the release
     * @param folder where to write, empty or absent
     */
    public Export(Cartes cartes, Provision.Cible cible, Path folder) {
        this.cartes = cartes;
        this.tableaux = cartes.tableaux();
        this.cible = cible;
        this.folder = folder;
    }

    /** Writes the files. */
    public void write() {
        Path main = folder.resolve("collections/main");
        String root = tableaux.collection();
        String questions = root + "/" + tableaux.questions();
        write(folder.resolve("databases/" + slug(tableaux.base()) + "/" + slug(tableaux.base())), database());
        write(main.resolve(slug(root)), collection(root, tableaux.collection(), null));
        Path dashboards = main.resolve(slug(root));
        Path cards = dashboards.resolve(slug(tableaux.questions()));
        write(cards, collection(questions, tableaux.questions(), root));
        Corps corps = new Corps(cartes, new Noms(), true, cible.fond());
        for (Tableau tableau : tableaux.tous()) {
            String folder = questions + "/" + tableau.titre();
            write(cards.resolve(slug(tableau.titre())), collection(folder, tableau.titre(), questions));
            for (Carte carte : tableau.cartes()) {
                write(
                        cards.resolve(slug(tableau.titre())).resolve(slug(carte.titre())),
                        card(corps.carte(tableau, carte, identifiant(folder)), key(carte)));
            }
            write(
                    dashboards.resolve(slug(tableau.titre())),
                    dashboard(corps.tableau(tableau, identifiant(root), quoi -> quoi), tableau.titre()));
        }
        write(folder.resolve("apercu.json"), Json.write(apercu()));
    }

    private final class Noms implements Corps.Identifiants {

        @Override
        public Object base() {
            return tableaux.base();
        }

        @Override
        public List<Object> champ(String champ) {
            String[] parts = champ.split("\\.");
            return List.of("field", of(), List.of(tableaux.base(), "main", parts[0], parts[1]));
        }

        @Override
        public Object carte(Carte carte) {
            return identifiant(key(carte));
        }
    }

    /** A card is known by its dashboard and its query: titles may change. */
    private String key(Carte carte) {
        Tableau tableau = tableaux.tous().stream()
                .filter(t -> t.cartes().contains(carte))
                .findFirst()
                .orElseThrow();
        return tableau.titre() + "/" + carte.sql();
    }

    private Map<String, Object> database() {
        return of(
                "name",
                tableaux.base(),
                "engine",
                "duckdb",
                "serdes/meta",
                List.of(of("id", tableaux.base(), "model", "Database")));
    }

    private static Map<String, Object> collection(String key, String nom, String parent) {
        Map<String, Object> collection = of("name", nom, "entity_id", identifiant(key));
        if (parent != null) {
            collection.put("parent_id", identifiant(parent));
        }
        collection.put("serdes/meta", List.of(meta("Collection", identifiant(key), nom)));
        return collection;
    }

    private static Map<String, Object> meta(String model, String id, String nom) {
        return of("id", id, "label", slug(nom), "model", model);
    }

    private static Map<String, Object> card(Map<String, Object> body, String key) {
        Map<String, Object> card = new LinkedHashMap<>(body);
        Map<String, Object> query = map(body.get("dataset_query"));
        Map<String, Object> nativeQuery = map(query.get("native"));
        card.put("entity_id", identifiant(key));
        card.put("creator_id", CREATEUR);
        card.put(
                "dataset_query",
                of(
                        "lib/type",
                        "mbql/query",
                        "database",
                        query.get("database"),
                        "stages",
                        List.of(of(
                                "lib/type",
                                "mbql.stage/native",
                                "native",
                                nativeQuery.get("query"),
                                "template-tags",
                                new ArrayList<>(
                                        map(nativeQuery.get("template-tags")).values())))));
        card.put("serdes/meta", List.of(meta("Card", identifiant(key), text(body, "name"))));
        return card;
    }

    private static Map<String, Object> dashboard(Map<String, Object> body, String titre) {
        String id = identifiant(titre);
        Map<String, Object> dashboard = new LinkedHashMap<>(body);
        dashboard.put("entity_id", id);
        dashboard.put("creator_id", CREATEUR);
        List<Object> grille = new ArrayList<>();
        for (Map<String, Object> dashcard : maps(body.get("dashcards"))) {
            String entity = identifiant(titre + "\n" + dashcard.remove("id"));
            dashcard.put("entity_id", entity);
            dashcard.put(
                    "serdes/meta",
                    List.of(of("id", id, "model", "Dashboard"), of("id", entity, "model", "DashboardCard")));
            grille.add(dashcard);
        }
        dashboard.put("dashcards", grille);
        dashboard.put("serdes/meta", List.of(meta("Dashboard", id, titre)));
        return dashboard;
    }

    /** Each card with its rows, and where it lies. */
    private Map<String, Object> apercu() {
        List<Object> pages = new ArrayList<>();
        for (Tableau tableau : tableaux.tous()) {
            List<Object> items = new ArrayList<>();
            tableau.notes().forEach(n -> items.add(of("texte", n.texte(), "place", place(n.place()))));
            tableau.cartes().forEach(c -> c.findPlace().ifPresent(p -> items.add(item(c, p))));
            pages.add(of(
                    "titre",
                    tableau.titre(),
                    "description",
                    tableau.description(),
                    "filtres",
                    tableau.filtres().stream().map(Tableau.Filtre::titre).toList(),
                    "cartes",
                    items));
        }
        return of("release", cible.release(), "fond", cible.fond(), "tableaux", pages);
    }

    private Map<String, Object> item(Carte carte, Tableau.Place place) {
        Resultat resultat = cartes.resultat(carte);
        return of(
                "titre",
                carte.titre(),
                "description",
                carte.description(),
                "display",
                Rendu.display(carte.affichage(), true),
                "settings",
                Rendu.settings(carte, resultat, cible.fond()),
                "place",
                place(place),
                "colonnes",
                resultat.colonnes(),
                "lignes",
                resultat.lignes().stream()
                        .map(l -> l.stream().map(Export::plain).toList())
                        .map(ArrayList::new)
                        .toList());
    }

    private static Object plain(Object value) {
        return value instanceof Temporal || value instanceof java.sql.Timestamp ? value.toString() : value;
    }

    private static List<Object> place(Tableau.Place place) {
        return Arrays.asList(place.ligne(), place.colonne(), place.largeur(), place.hauteur());
    }

    private static void write(Path file, Map<String, Object> content) {
        write(file.resolveSibling(file.getFileName() + ".yaml"), Json.write(content));
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Always the same for the same key: an import updates what an earlier one made. */
    private static String identifiant(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(digest).substring(0, IDENTIFIANT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String slug(String nom) {
        return Normalizer.normalize(nom, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_");
    }
}
