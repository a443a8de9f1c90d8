package fr.plics.publish.metabase;

import static fr.plics.publish.metabase.Arbre.id;
import static fr.plics.publish.metabase.Arbre.list;
import static fr.plics.publish.metabase.Arbre.map;
import static fr.plics.publish.metabase.Arbre.maps;
import static fr.plics.publish.metabase.Arbre.of;
import static fr.plics.publish.metabase.Arbre.text;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.plics.contract.Json;
import fr.plics.publish.duckdb.PublishedFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The part of Metabase's REST interface that we call, with the shapes and refusals of its sources (card.clj,
 * dashboards_rest/api.clj, database.clj, geojson/settings.clj, versions 58 to 63): closed lists of keys, required keys,
 * unknown identifiers, an unreadable file. Tables and native queries are those of the real DuckDB file it is given.
 */
public final class FauxMetabase implements AutoCloseable {

    public static final String CLE = "mb_cle_de_test";

    private static final Set<String> CARTE = Set.of(
            "name",
            "type",
            "dataset_query",
            "entity_id",
            "parameters",
            "parameter_mappings",
            "description",
            "display",
            "visualization_settings",
            "collection_id",
            "collection_position",
            "result_metadata",
            "cache_ttl",
            "dashboard_id",
            "archived",
            "collection_preview");
    private static final Set<String> DISPLAYS = Set.of("table", "bar", "line", "area", "row", "pie", "scalar", "map");

    final Map<Integer, Map<String, Object>> bases = new TreeMap<>();
    final Map<Integer, Map<String, Object>> collections = new TreeMap<>();
    final Map<Integer, Map<String, Object>> cartes = new TreeMap<>();
    final Map<Integer, Map<String, Object>> tableaux = new TreeMap<>();
    final Map<String, Object> fonds = new LinkedHashMap<>(
            Map.of("world_countries", of("name", "World", "url", "app/assets/geojson/world.json", "builtin", true)));
    final List<String> ecritures = new ArrayList<>();

    /** Answers with a status whatever is asked on a path that starts so. */
    final Map<String, Integer> pannes = new LinkedHashMap<>();

    /** How many looks at the tables find none, after a synchronization is asked. */
    int lenteur;

    /** Whether queries come back in the form of version 58 and later. */
    boolean isRecent = true;

    /** Another file is served than the one asked. */
    Path autreFichier;

    boolean isAdministrateur = true;

    /** What another server would answer to everything. */
    String autreReponse;

    /** Done once, before the first write is answered. */
    private Runnable pendant = () -> {};

    static {
        // An answer in two packets would wait for the first one to be acknowledged, forty milliseconds each time.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final CountDownLatch silence = new CountDownLatch(1);
    /** Answers begin and never end. */
    boolean isStalling;

    private boolean isSilent;
    private int last;

    public FauxMetabase() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Does something while it is being written to. */
    public void during(Runnable action) {
        pendant = action;
    }

    /** Takes what is sent, and answers no more. */
    void fallSilent() {
        isSilent = true;
    }

    @Override
    public void close() {
        silence.countDown();
        server.stop(0);
        executor.shutdownNow();
    }

    /** Refused, with a status and words. */
    private static final class Refuse extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        private Refuse(int status, String words) {
            super(words);
            this.status = status;
        }
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (isSilent) {
                silence.await();
                return;
            }
            String path = exchange.getRequestURI().toString();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = 200;
            Object answer;
            try {
                answer = answer(exchange, path, body.isEmpty() ? Map.of() : map(Json.read(body, Object.class)));
                status = path.startsWith("/api/dataset") ? 202 : 200;
            } catch (Refuse e) {
                status = e.status;
                answer = of("message", e.getMessage());
            }
            byte[] bytes = (autreReponse == null ? Json.write(answer) : autreReponse).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            if (isStalling) {
                exchange.getResponseBody().write(bytes, 0, 1);
                exchange.getResponseBody().flush();
                silence.await();
            }
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Object answer(HttpExchange exchange, String path, Map<String, Object> body) {
        for (Map.Entry<String, Integer> panne : pannes.entrySet()) {
            if (path.startsWith(panne.getKey())) {
                throw new Refuse(panne.getValue(), "panne");
            }
        }
        if (!CLE.equals(exchange.getRequestHeaders().getFirst("x-api-key"))) {
            throw new Refuse(401, "Unauthenticated");
        }
        String verb = exchange.getRequestMethod();
        if (!verb.equals("GET") && !path.startsWith("/api/dataset")) {
            ecritures.add(verb + " " + path);
            pendant.run();
            pendant = () -> {};
        }
        String[] parts = path.substring(1).split("[/?]");
        int id = parts.length > 2 && parts[2].matches("\\d+") ? Integer.parseInt(parts[2]) : 0;
        String rest = parts.length > 3 ? parts[3] : "";
        return switch (verb + " " + parts[1] + (id > 0 ? " id " : " ") + rest) {
            case "GET user " -> of("id", 1, "is_superuser", isAdministrateur);
            case "GET database " -> of("data", bases.values(), "total", bases.size());
            case "GET database id " -> found(bases, id);
            case "GET database id metadata" -> metadata(found(bases, id));
            case "POST database " -> add(bases, base(body));
            case "PUT database id " -> merge(found(bases, id), base(body));
            case "POST database id sync_schema", "POST database id rescan_values" -> {
                found(bases, id).put("is_synced", true);
                yield of("status", "ok");
            }
            case "POST dataset " -> dataset(body);
            case "GET setting " -> fonds;
            case "PUT setting " -> setFonds(body);
            case "GET collection " -> collections();
            case "POST collection " -> add(collections, collection(body));
            case "GET collection id items" -> items(id, path.substring(path.indexOf("models=") + 7));
            case "GET card id " -> recent(found(cartes, id));
            case "POST card " ->
                add(cartes, carte(body, Set.of("name", "dataset_query", "display", "visualization_settings")));
            case "PUT card id " -> merge(found(cartes, id), carte(body, Set.of()));
            case "GET dashboard id " -> found(tableaux, id);
            case "POST dashboard " -> add(tableaux, dashboard(require(body, "name")));
            case "PUT dashboard id " -> merge(found(tableaux, id), dashboard(body));
            default -> throw new Refuse(404, "API endpoint does not exist.");
        };
    }

    private static Map<String, Object> found(Map<Integer, Map<String, Object>> all, int id) {
        if (!all.containsKey(id)) {
            throw new Refuse(404, "Not found.");
        }
        return all.get(id);
    }

    private Map<String, Object> add(Map<Integer, Map<String, Object>> all, Map<String, Object> what) {
        Map<String, Object> added = new LinkedHashMap<>(what);
        added.put("id", ++last);
        all.put(last, added);
        return added;
    }

    private static Map<String, Object> merge(Map<String, Object> old, Map<String, Object> changes) {
        old.putAll(changes);
        return old;
    }

    private static Map<String, Object> require(Map<String, Object> body, String... keys) {
        for (String key : keys) {
            if (text(body, key).isBlank()) {
                throw new Refuse(400, key + ": missing required key");
            }
        }
        return body;
    }

    /** Metabase opens a base before it keeps it. */
    private Map<String, Object> base(Map<String, Object> body) {
        require(body, "name", "engine", "details");
        String file = text(map(body.get("details")), "database_file");
        if (!text(body, "engine").equals("duckdb") || !Files.isReadable(Path.of(file))) {
            throw new Refuse(400, "database_file: check your database file path");
        }
        Map<String, Object> base = new LinkedHashMap<>(body);
        base.put("is_synced", false);
        return base;
    }

    private Path file(Map<String, Object> base) {
        return autreFichier != null ? autreFichier : Path.of(text(map(base.get("details")), "database_file"));
    }

    private Object metadata(Map<String, Object> base) {
        if (!Boolean.TRUE.equals(base.get("is_synced")) || lenteur-- > 0) {
            return of("tables", List.of());
        }
        Map<String, List<Object>> tables = new LinkedHashMap<>();
        int field = 1000;
        for (Map<String, Object> column :
                query(file(base), "select table_name, column_name from information_schema.columns order by all")) {
            tables.computeIfAbsent(text(column, "table_name"), t -> new ArrayList<>())
                    .add(of("id", ++field, "name", text(column, "column_name")));
        }
        List<Object> all = new ArrayList<>();
        tables.forEach((name, fields) -> all.add(of("name", name, "schema", "main", "fields", fields)));
        return of("tables", all);
    }

    private static List<Map<String, Object>> query(Path file, String sql) {
        try (PublishedFile published = PublishedFile.open(file)) {
            return published.query(sql);
        }
    }

    private Object dataset(Map<String, Object> body) {
        Map<String, Object> base = found(bases, id(body.get("database")));
        List<Map<String, Object>> rows = query(file(base), text(map(body.get("native")), "query"));
        return of(
                "status",
                "completed",
                "data",
                of("rows", rows.stream().map(r -> new ArrayList<>(r.values())).toList()));
    }

    private Object setFonds(Map<String, Object> body) {
        map(body.get("value")).forEach((key, fond) -> {
            if (!Set.of("name", "url", "region_key", "region_name")
                            .containsAll(map(fond).keySet())
                    || !text(map(fond), "url").matches("https?://.+")) {
                throw new Refuse(400, "Invalid custom GeoJSON");
            }
            fonds.put(key, fond);
        });
        return of();
    }

    private Map<String, Object> collection(Map<String, Object> body) {
        require(body, "name");
        int parent = id(body.get("parent_id"));
        String location = parent == 0 ? "/" : text(found(collections, parent), "location") + parent + "/";
        return of("name", body.get("name"), "location", location, "archived", false);
    }

    private List<Object> collections() {
        List<Object> all = new ArrayList<>(List.of(of("id", "root", "name", "Our analytics")));
        all.addAll(collections.values());
        return all;
    }

    private Object items(int collection, String model) {
        found(collections, collection);
        List<Object> items = new ArrayList<>();
        (model.equals("card") ? cartes : tableaux).forEach((id, item) -> {
            if (Integer.valueOf(collection).equals(item.get("collection_id"))) {
                items.add(of("id", id, "name", item.get("name"), "model", model));
            }
        });
        return of("data", items, "total", items.size());
    }

    private Map<String, Object> carte(Map<String, Object> body, Set<String> required) {
        require(body, required.toArray(String[]::new));
        for (String key : body.keySet()) {
            if (!CARTE.contains(key)) {
                throw new Refuse(400, key + ": disallowed key");
            }
        }
        if (!DISPLAYS.contains(text(body, "display"))) {
            throw new Refuse(400, "display: unknown");
        }
        found(collections, id(body.get("collection_id")));
        Map<String, Object> query = map(body.get("dataset_query"));
        found(bases, id(query.get("database")));
        for (Object tag : map(map(query.get("native")).get("template-tags")).values()) {
            require(map(tag), "id", "name", "display-name", "type");
            boolean isField = text(map(tag), "type").equals("dimension");
            if (isField && id(list(map(tag).get("dimension")).get(1)) <= 1000) {
                throw new Refuse(400, "dimension: unknown field");
            }
        }
        return new LinkedHashMap<>(body);
    }

    /** A query of version 58 and later, which has stages. */
    private Object recent(Map<String, Object> carte) {
        if (!isRecent) {
            return carte;
        }
        Map<String, Object> query = map(carte.get("dataset_query"));
        Map<String, Object> nativeQuery = map(query.get("native"));
        Map<String, Object> tags = new LinkedHashMap<>();
        map(nativeQuery.get("template-tags")).forEach((name, tag) -> {
            Map<String, Object> copy = new LinkedHashMap<>(map(tag));
            List<Object> dimension = list(copy.get("dimension"));
            if (!dimension.isEmpty()) {
                copy.put("dimension", List.of("field", of("lib/uuid", "0"), dimension.get(1)));
            }
            tags.put(name, copy);
        });
        Map<String, Object> card = new LinkedHashMap<>(carte);
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
                                tags))));
        return card;
    }

    /** The grid is replaced whole; what is new has a negative identifier, and gets one. */
    private Map<String, Object> dashboard(Map<String, Object> body) {
        Map<String, Object> dashboard = new LinkedHashMap<>(body);
        Set<String> parameters = new java.util.HashSet<>();
        for (Map<String, Object> parameter : maps(body.get("parameters"))) {
            require(parameter, "id", "type", "name", "slug");
            parameters.add(text(parameter, "id"));
            Map<String, Object> source = map(parameter.get("values_source_config"));
            if (!source.isEmpty()) {
                found(cartes, id(source.get("card_id")));
            }
        }
        List<Object> grid = new ArrayList<>();
        Set<Object> ids = new java.util.HashSet<>();
        for (Map<String, Object> dashcard : maps(body.get("dashcards"))) {
            require(dashcard, "id", "row", "col", "size_x", "size_y");
            if (!ids.add(dashcard.get("id"))) {
                throw new Refuse(400, "dashcards: ids must be unique");
            }
            Map<String, Object> kept = new LinkedHashMap<>(dashcard);
            if (dashcard.get("card_id") != null) {
                found(cartes, id(dashcard.get("card_id")));
            }
            for (Map<String, Object> mapping : maps(dashcard.get("parameter_mappings"))) {
                if (!parameters.contains(text(require(mapping, "parameter_id", "target"), "parameter_id"))) {
                    throw new Refuse(400, "parameter_mappings: unknown parameter");
                }
            }
            if (id(kept.get("id")) < 0) {
                kept.put("id", ++last);
            }
            grid.add(kept);
        }
        dashboard.put("dashcards", grid);
        return dashboard;
    }
}
