package fr.plics.publish.metabase;

import static fr.plics.publish.metabase.Arbre.id;
import static fr.plics.publish.metabase.Arbre.list;
import static fr.plics.publish.metabase.Arbre.map;
import static fr.plics.publish.metabase.Arbre.maps;
import static fr.plics.publish.metabase.Arbre.of;
import static fr.plics.publish.metabase.Arbre.text;

import fr.plics.contract.Tableau;
import fr.plics.contract.Tableau.Carte;
import fr.plics.contract.Tableaux;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.PlicsException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes a Metabase what the dashboards and the release say, by the interface of its open-source edition. What is already
 * so is not sent again: it may be interrupted and run again. What people made in the same collections is left alone.
 */
public final class Provision {

    private static final int ATTENTES = 60;

    private final Serveur serveur;
    private final Cartes cartes;
    private final Tableaux tableaux;
    private final Cible cible;
    private final Consumer<String> say;
    private final Runnable pause;

    /**
     * What Metabase should serve.
     *
     * @param release identifier of the release
     * @param fichier its DuckDB file, by the path the server of Metabase sees
     * @param fond name of the outlines of maps
     * @param fondUrl where they are served, empty to leave those Metabase has
     */
    public record Cible(String release, String fichier, String fond, String fondUrl) {

        /** Read only, with no way out of the file: {@code read_only} alone does not stop a query from reading others. */
        Map<String, Object> details() {
            return of(
                    "database_file",
                    fichier,
                    "read_only",
                    true,
                    "old_implicit_casting",
                    false,
                    "additional-options",
                    "enable_external_access=false&autoinstall_known_extensions=false&allow_community_extensions=false");
        }
    }

    /**
     * Prepares; nothing is sent yet.
     *
     * @param serveur the Metabase
     * @param cartes the cards, run on the file of the release
     * @param cible what to serve
     * @param say told what changes, a line at a time
     * @param pause waited between two looks at what Metabase does in its own time
     */
    public Provision(Serveur serveur, Cartes cartes, Cible cible, Consumer<String> say, Runnable pause) {
        this.serveur = serveur;
        this.cartes = cartes;
        this.tableaux = cartes.tableaux();
        this.cible = cible;
        this.say = say;
        this.pause = pause;
    }

    /** Tells what would change, and changes nothing; the number of changes. */
    public int plan() {
        return explained(new Ecriture.Essai(say));
    }

    /**
     * Changes what differs, after telling it; the number of changes.
     *
     * @throws PlicsException with exit code 60 when Metabase cannot be reached, refuses the key, cannot open the file or
     *     does not serve the release afterwards; 70 when it refuses what is sent
     */
    public int apply() {
        int changes = plan();
        explained(new Ecriture.Envoi(serveur));
        return changes;
    }

    private int explained(Ecriture ecriture) {
        try {
            return write(ecriture);
        } catch (Serveur.Refus e) {
            throw e.explain();
        }
    }

    private int write(Ecriture ecriture) {
        Object isAdministrateur = map(serveur.get("api/user/current")).get("is_superuser");
        if (!(isAdministrateur instanceof Boolean)) {
            throw Serveur.unknown("GET api/user/current");
        }
        if (Boolean.FALSE.equals(isAdministrateur)) {
            throw refused(
                    "METABASE-05",
                    "la clé d'API n'est pas celle d'un administrateur.",
                    "Donnez une clé du groupe « Administrateurs » : une base ne se règle pas sans.");
        }
        int base = writeBase(ecriture);
        boolean hasFond = writeFond(ecriture);
        int collection = writeCollection(ecriture, tableaux.collection(), 0);
        int questions = writeCollection(ecriture, tableaux.questions(), collection);
        Map<String, Integer> existing = items(collection, "dashboard");
        for (Tableau tableau : tableaux.tous()) {
            int folder = writeCollection(ecriture, tableau.titre(), questions);
            Corps corps = new Corps(cartes, new Attribues(base), hasFond, cible.fond());
            writeCartes(ecriture, corps, tableau, folder);
            writeTableau(ecriture, corps, tableau, collection, existing.get(tableau.titre()));
        }
        tellOthers(ecriture, existing.keySet(), noms(tableaux.tous()));
        return ecriture.changes();
    }

    private final Map<Carte, Integer> identifiants = new HashMap<>();
    private final Map<String, Integer> champs = new HashMap<>();

    private final class Attribues implements Corps.Identifiants {

        private final int base;

        private Attribues(int base) {
            this.base = base;
        }

        @Override
        public Object base() {
            return base;
        }

        @Override
        public List<Object> champ(String champ) {
            return java.util.Arrays.asList("field", champs.getOrDefault(champ, -1), null);
        }

        @Override
        public Object carte(Carte carte) {
            return identifiants.get(carte);
        }
    }

    private int writeBase(Ecriture ecriture) {
        String quoi = "base « " + tableaux.base() + " »";
        List<Map<String, Object>> found = databases();
        Map<String, Object> body = of("name", tableaux.base(), "engine", "duckdb", "details", cible.details());
        int base;
        boolean isNew = found.isEmpty();
        List<String> differences = List.of();
        try {
            if (isNew) {
                base = ecriture.create(quoi + " : " + cible.fichier(), "api/database", body);
            } else {
                base = id(found.get(0).get("id"));
                Map<String, Object> details =
                        map(map(serveur.get("api/database/" + base)).get("details"));
                differences = Vue.differences(details, cible.details());
                ecriture.update(quoi, differences, "api/database/" + base, body);
            }
        } catch (Serveur.Refus e) {
            throw refused(
                    "METABASE-09",
                    "Metabase ne peut pas ouvrir " + cible.fichier() + " : " + e.raison() + ".",
                    "Vérifiez que son serveur a le pilote DuckDB et voit ce dossier ; s'il le voit ailleurs, dites où avec --montage.");
        }
        readChamps(base, ecriture.isReal());
        if (ecriture.isReal()) {
            boolean isStale = isNew || !differences.isEmpty();
            if (isStale || !champs.keySet().containsAll(champsVoulus())) {
                serveur.post("api/database/" + base + "/sync_schema", Map.of());
                awaitChamps(base);
                serveur.post("api/database/" + base + "/rescan_values", Map.of());
            }
            checkRelease(base);
        }
        return base;
    }

    private List<Map<String, Object>> databases() {
        Object answer = serveur.get("api/database");
        Object bases = answer instanceof List ? answer : map(answer).get("data");
        if (!(bases instanceof List)) {
            throw Serveur.unknown("GET api/database");
        }
        List<Map<String, Object>> all = maps(bases);
        List<Map<String, Object>> ours = all.stream()
                .filter(d -> text(d, "name").equals(tableaux.base()))
                .toList();
        if (ours.size() > 1) {
            throw twice("bases", tableaux.base());
        }
        if (!ours.isEmpty() && !text(ours.get(0), "engine").equals("duckdb")) {
            throw refused(
                    "METABASE-10",
                    "la base « " + tableaux.base() + " » de Metabase n'est pas une base DuckDB.",
                    "Renommez-la dans Metabase : ce nom est celui de la publication.");
        }
        return ours;
    }

    /** The columns filters are about. */
    private Set<String> champsVoulus() {
        return tableaux.tous().stream()
                .flatMap(t -> t.filtres().stream())
                .map(Tableau.Filtre::champ)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void readChamps(int base, boolean isReal) {
        champs.clear();
        if (base < 0) {
            return;
        }
        for (Map<String, Object> table :
                maps(map(serveur.get("api/database/" + base + "/metadata")).get("tables"))) {
            for (Map<String, Object> field : maps(table.get("fields"))) {
                champs.put(text(table, "name") + "." + text(field, "name"), id(field.get("id")));
            }
        }
    }

    /** Metabase reads the tables of a new base in its own time. */
    private void awaitChamps(int base) {
        for (int i = 0; i < ATTENTES; i++) {
            readChamps(base, true);
            if (champs.keySet().containsAll(champsVoulus())) {
                return;
            }
            pause.run();
        }
        Set<String> missing = champsVoulus();
        missing.removeAll(champs.keySet());
        throw refused(
                "METABASE-11",
                "Metabase n'a pas fini de lire les tables de la publication : il manque " + String.join(", ", missing)
                        + ".",
                "Attendez la fin de sa synchronisation, puis relancez : ce qui est fait le reste.");
    }

    private void checkRelease(int base) {
        Map<String, Object> answer = map(serveur.post(
                "api/dataset",
                of(
                        "database",
                        base,
                        "type",
                        "native",
                        "native",
                        of("query", "select distinct release from indicateur", "template-tags", Map.of()))));
        List<Object> rows = list(map(answer.get("data")).get("rows"));
        boolean isServed = text(answer, "status").equals("completed")
                && rows.size() == 1
                && list(rows.get(0)).equals(List.of(cible.release()));
        if (!isServed) {
            String served = rows.isEmpty() ? text(answer, "error") : String.valueOf(list(rows.get(0)));
            throw refused(
                    "METABASE-12",
                    "Metabase ne sert pas la publication " + cible.release() + " (il répond : " + served + ").",
                    "Vérifiez que le fichier qu'il voit est bien celui-là, puis relancez.");
        }
    }

    private boolean writeFond(Ecriture ecriture) {
        Map<String, Object> all = map(serveur.get("api/setting/custom-geojson"));
        if (cible.fondUrl().isEmpty()) {
            return all.containsKey(cible.fond());
        }
        Map<String, Object> wanted =
                of("name", "Communes", "url", cible.fondUrl(), "region_key", "code", "region_name", "nom");
        Map<String, Object> value = new LinkedHashMap<>(all);
        // Metabase lists its own outlines too, and keeps them by itself.
        value.values().removeIf(f -> Boolean.TRUE.equals(map(f).get("builtin")));
        value.put(cible.fond(), wanted);
        ecriture.update(
                "fond de carte « " + cible.fond() + " »",
                Vue.differences(map(all.get(cible.fond())), wanted),
                "api/setting/custom-geojson",
                of("value", value));
        return true;
    }

    private int writeCollection(Ecriture ecriture, String nom, int parent) {
        String place = parent == 0 ? "/" : "/" + parent + "/";
        List<Map<String, Object>> found = parent < 0
                ? List.of()
                : maps(serveur.get("api/collection")).stream()
                        .filter(c -> text(c, "name").equals(nom))
                        .filter(c -> isIn(c, parent, place))
                        .toList();
        if (found.size() > 1) {
            throw twice("collections", nom);
        }
        return found.isEmpty()
                ? ecriture.create(
                        "collection « " + nom + " »",
                        "api/collection",
                        of("name", nom, "parent_id", parent == 0 ? null : parent))
                : id(found.get(0).get("id"));
    }

    /** The location of a collection lists those above it. */
    private static boolean isIn(Map<String, Object> collection, int parent, String place) {
        String location = text(collection, "location");
        boolean isLive = !Boolean.TRUE.equals(collection.get("archived"));
        return isLive && (parent == 0 ? location.equals("/") : location.endsWith(place));
    }

    private Map<String, Integer> items(int collection, String model) {
        if (collection < 0) {
            return Map.of();
        }
        Object answer = serveur.get("api/collection/" + collection + "/items?models=" + model);
        Map<String, Integer> items = new LinkedHashMap<>();
        for (Map<String, Object> item : maps(map(answer).get("data"))) {
            if (items.put(text(item, "name"), id(item.get("id"))) != null) {
                throw twice(model.equals("card") ? "questions" : "tableaux", text(item, "name"));
            }
        }
        return items;
    }

    private void writeCartes(Ecriture ecriture, Corps corps, Tableau tableau, int folder) {
        Map<String, Integer> existing = items(folder, "card");
        for (Carte carte : tableau.cartes()) {
            String quoi = "carte « " + carte.titre() + " » (" + tableau.titre() + ")";
            Map<String, Object> body = corps.carte(tableau, carte, folder);
            Integer id = existing.get(carte.titre());
            if (id == null) {
                id = ecriture.create(quoi, "api/card", body);
            } else {
                Map<String, Object> actual = map(serveur.get("api/card/" + id));
                ecriture.update(quoi, Vue.differences(Vue.carte(actual), Vue.carte(body)), "api/card/" + id, body);
            }
            identifiants.put(carte, id);
        }
        tellOthers(
                ecriture,
                existing.keySet(),
                tableau.cartes().stream().map(Carte::titre).toList());
    }

    private void writeTableau(Ecriture ecriture, Corps corps, Tableau tableau, int collection, Integer existing) {
        String quoi = "tableau « " + tableau.titre() + " »";
        int id = existing == null
                ? ecriture.create(quoi, "api/dashboard", of("name", tableau.titre(), "collection_id", collection))
                : existing;
        Map<String, Object> actual = id < 0 ? of() : map(serveur.get("api/dashboard/" + id));
        int[] last = {0};
        Map<String, Object> body =
                corps.tableau(tableau, collection, quelle -> places(actual).getOrDefault(quelle.toString(), --last[0]));
        if (id > 0) {
            ecriture.update(quoi, Vue.differences(Vue.tableau(actual), Vue.tableau(body)), "api/dashboard/" + id, body);
        }
    }

    /** What is on the grid keeps its identifier: by its card, or by its text. */
    private static Map<String, Integer> places(Map<String, Object> dashboard) {
        Map<String, Integer> places = new HashMap<>();
        for (Map<String, Object> dashcard : maps(dashboard.get("dashcards"))) {
            Object carte = dashcard.get("card_id");
            String quelle =
                    carte == null ? text(map(dashcard.get("visualization_settings")), "text") : carte.toString();
            places.put(quelle, id(dashcard.get("id")));
        }
        return places;
    }

    private static List<String> noms(List<Tableau> tableaux) {
        return tableaux.stream().map(Tableau::titre).toList();
    }

    private void tellOthers(Ecriture ecriture, Set<String> existing, List<String> ours) {
        if (!ecriture.isReal()) {
            existing.stream()
                    .filter(nom -> !ours.contains(nom))
                    .forEach(nom -> say.accept("  « " + nom + " » n'est pas à nous : laissé tel quel"));
        }
    }

    private static PlicsException twice(String quoi, String nom) {
        return refused(
                "METABASE-13",
                "Metabase a deux " + quoi + " nommées « " + nom + " » au même endroit.",
                "Renommez celle qui n'est pas à garder : rien ne dit laquelle changer.");
    }

    private static PlicsException refused(String regle, String constat, String remede) {
        return new PlicsException(ExitCode.ENVIRONMENT, regle, constat, remede);
    }
}
