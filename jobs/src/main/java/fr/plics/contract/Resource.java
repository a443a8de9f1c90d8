package fr.plics.contract;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.PlicsException;
import fr.plics.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Files of {@code schemas/}, found on the class path, read strictly: an unknown or repeated key is an error. */
final class Resource {

    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
            new PropertyNamingStrategies.SnakeCaseStrategy();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .disable(com.fasterxml.jackson.databind.MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .propertyNamingStrategy(SNAKE_CASE)
            // YAML reads 01053 as 555: a code without quotes is refused.
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private Resource() {}

    static <T> T yaml(String path, Class<T> type) {
        try (InputStream in = open(path)) {
            return YAML.readValue(in, type);
        } catch (UnrecognizedPropertyException e) {
            throw unknownKey(path, e.getLocation(), e.getPropertyName(), knownKeys(e));
        } catch (MismatchedInputException e) {
            throw mismatch(path, e);
        } catch (JsonProcessingException e) {
            throw invalid(path, e.getLocation(), e.getOriginalMessage() + ".", "Corrigez ce fichier.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A missing key is often a misspelt one, which says more; Jackson tells of the missing one first. */
    private static PlicsException mismatch(String path, MismatchedInputException e) {
        List<JsonMappingException.Reference> steps = e.getPath();
        List<String> known =
                steps.isEmpty() ? List.of() : keys(steps.get(steps.size() - 1).getFrom());
        try (InputStream in = open(path)) {
            JsonNode place = YAML.readTree(in);
            for (JsonMappingException.Reference step : steps.subList(0, Math.max(0, steps.size() - 1))) {
                place = step.getFieldName() == null ? place.path(step.getIndex()) : place.path(step.getFieldName());
            }
            for (Map.Entry<String, JsonNode> entry : place.properties()) {
                if (!known.isEmpty() && !known.contains(entry.getKey())) {
                    return unknownKey(path, e.getLocation(), entry.getKey(), known);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return invalid(path, e.getLocation(), e.getOriginalMessage() + ".", "Corrigez ce fichier.");
    }

    private static List<String> keys(Object owner) {
        if (owner instanceof Class<?> type && type.isRecord()) {
            return Arrays.stream(type.getRecordComponents())
                    .map(component -> SNAKE_CASE.translate(component.getName()))
                    .toList();
        }
        return List.of();
    }

    private static PlicsException unknownKey(String path, JsonLocation where, String key, List<String> known) {
        return invalid(
                path,
                where,
                "clé « " + key + " » inconnue.",
                "Clés connues : " + String.join(", ", new TreeSet<>(known)) + ".");
    }

    private static List<String> knownKeys(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds().stream().map(Object::toString).toList();
    }

    /** The rows of a semicolon-separated file, each a map from column to text. */
    static List<Map<String, String>> csv(String path) {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .fieldSeparator(';')
                .ofNamedCsvRecord(new InputStreamReader(open(path), StandardCharsets.UTF_8))) {
            reader.forEach(row -> rows.add(row.getFieldsAsMap()));
        } catch (CsvParseException e) {
            throw invalid(path, null, "tableau illisible.", "Corrigez ce fichier.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** The files of a folder and its sub-folders with that ending, in the order of their names. */
    static List<String> list(String folder, String ending) {
        URL url = Resource.class.getClassLoader().getResource(folder);
        if (url == null) {
            throw missing(folder);
        }
        try {
            return url.getProtocol().equals("jar") ? listJar(url, folder, ending) : listFolder(url, folder, ending);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> listJar(URL url, String folder, String ending) throws IOException {
        JarURLConnection connection = (JarURLConnection) url.openConnection();
        return connection.getJarFile().stream()
                .map(java.util.zip.ZipEntry::getName)
                .filter(name -> name.startsWith(folder + "/") && name.endsWith(ending) && !name.endsWith("/"))
                .sorted()
                .toList();
    }

    private static List<String> listFolder(URL url, String folder, String ending)
            throws IOException, URISyntaxException {
        Path root = Path.of(url.toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(
                            file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
                    .map(file -> folder + "/" + root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    static String digest(String... names) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : names) {
                String place = "schemas/" + name;
                for (String path : name.contains(".") ? List.of(place) : list(place, "")) {
                    // An outline is drawn; nothing is counted with it.
                    if (path.endsWith(".geojson")) {
                        continue;
                    }
                    digest.update(path.getBytes(StandardCharsets.UTF_8));
                    try (InputStream in = open(path)) {
                        digest.update(in.readAllBytes());
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean exists(String path) {
        return Resource.class.getClassLoader().getResource(path) != null;
    }

    static InputStream open(String path) {
        InputStream in = Resource.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw missing(path);
        }
        return in;
    }

    private static PlicsException missing(String path) {
        return invalid(path, null, "fichier absent.", "Vérifiez le nom, ou que l'archive plics.jar est complète.");
    }

    static PlicsException invalid(String path, JsonLocation where, String constat, String remede) {
        String position = where == null ? "" : "ligne " + where.getLineNr();
        return new PlicsException(ExitCode.INTERNAL, List.of(new Problem("CONTRAT", path, position, constat, remede)));
    }
}
