package fr.plics.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.plics.kernel.TableId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The way into {@code schemas/}: each file is read once. */
public final class Schemas {

    private static final Map<String, Object> LOADED = new ConcurrentHashMap<>();

    private record Dimensions(@JsonProperty(required = true) List<Dimension> dimensions) {}

    private record TableauxPlics(
            @JsonProperty(required = true) List<TableauPlics> tableaux) {}

    private Schemas() {}

    @SuppressWarnings("unchecked")
    static <T> T once(String path, Function<String, T> read) {
        Object loaded = LOADED.get(path);
        if (loaded == null) {
            loaded = read.apply(path);
            LOADED.put(path, loaded);
        }
        return (T) loaded;
    }

    /** A hash of some files of {@code schemas/}, and of every file under some folders: it changes when one does. */
    public static String digest(String... names) {
        return once("digest " + String.join(" ", names), name -> Resource.digest(names));
    }

    /** The flow of the payers. */
    public static FluxContract flux() {
        return once(FluxContract.PATH, path -> FluxContract.load());
    }

    /** An extract of the Département, by its name. */
    public static Optional<ExtractContract> findExtrait(String nom) {
        String path = "schemas/sources/departement/" + nom.toLowerCase(java.util.Locale.ROOT) + ".yaml";
        return Resource.exists(path)
                ? Optional.of(once(path, p -> Resource.yaml(p, ExtractContract.class)))
                : Optional.empty();
    }

    /** Every extract of the Département, in the order of their names. */
    public static List<ExtractContract> extraits() {
        return all("schemas/sources/departement", ExtractContract.class);
    }

    public static TableContract table(TableId id) {
        return once(
                "schemas/tables/" + id.layer().folder() + "/" + id.name() + ".yaml",
                path -> Resource.yaml(path, TableContract.class));
    }

    /** The published tables, in the order they are documented. */
    public static List<TableContract> publication() {
        return all("schemas/tables/publication", TableContract.class);
    }

    /** A published table, by its name. */
    public static TableContract publication(String nom) {
        return publication().stream()
                .filter(c -> c.nom().equals(nom))
                .findFirst()
                .orElseThrow();
    }

    /** Every table of the warehouse, published ones included. */
    public static List<TableContract> tables() {
        return all("schemas/tables", TableContract.class);
    }

    private static <T> List<T> all(String folder, Class<T> type) {
        return Resource.list(folder, ".yaml").stream()
                .map(path -> once(path, p -> Resource.yaml(p, type)))
                .toList();
    }

    public static Nomenclature nomenclature(String nom) {
        return once("schemas/nomenclatures/" + nom + ".csv", path -> new Nomenclature(nom, Resource.csv(path)));
    }

    /** What there is to know of each code list: {@code nom}, {@code libelle}, {@code source}. */
    public static List<Map<String, String>> nomenclatures() {
        return once("schemas/nomenclatures/nomenclatures.csv", Resource::csv);
    }

    /** Every dimension, by code; a crossing {@code A+B} is made of two of them. */
    public static Dimension dimension(String code) {
        if (code.equals(Dimension.TOTAL)) {
            return Dimension.total();
        }
        int plus = code.indexOf('+');
        if (plus > 0) {
            return Dimension.crossing(dimension(code.substring(0, plus)), dimension(code.substring(plus + 1)));
        }
        Dimension found = dimensions().get(code);
        if (found == null) {
            throw Resource.invalid(
                    "schemas/dimensions.yaml",
                    null,
                    "dimension « " + code + " » inconnue.",
                    "Dimensions connues : " + String.join(", ", dimensions().keySet()) + ".");
        }
        return found;
    }

    /** Every dimension that is not a crossing, by code, in the order they are documented. */
    public static Map<String, Dimension> dimensions() {
        return once(
                "schemas/dimensions.yaml",
                path -> Resource.yaml(path, Dimensions.class).dimensions().stream()
                        .collect(Collectors.toMap(Dimension::code, d -> d, (a, b) -> a, LinkedHashMap::new)));
    }

    /** Every indicator, in the order of its section. */
    public static List<Fiche> fiches() {
        return all("schemas/indicateurs", Fiche.class);
    }

    /** The tables of the report, in its order. */
    public static List<TableauPlics> tableauxPlics() {
        return once(
                "schemas/tableaux_plics.yaml",
                path -> Resource.yaml(path, TableauxPlics.class).tableaux());
    }
}
