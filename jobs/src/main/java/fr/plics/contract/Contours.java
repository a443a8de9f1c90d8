package fr.plics.contract;

import fr.plics.kernel.ExitCode;
import fr.plics.kernel.PlicsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Outlines of the communes of a Département, in longitudes and latitudes (WGS84). */
public final class Contours {

    /** To be named wherever an outline is shown. */
    public static final String SOURCE =
            "Contours : IGN Admin Express 2018, simplifiés ; communes fusionnées depuis réunies (COG 2022)";

    public static final String LICENCE = "Licence Ouverte 2.0 (Etalab)";

    private Contours() {}

    private record Collection(List<Feature> features) {}

    private record Feature(Map<String, Object> geometry, Map<String, Object> properties) {}

    /**
     * Outlines by INSEE code.
     *
     * @throws PlicsException when none is known for the Département
     */
    public static Map<String, Map<String, Object>> load(Departement departement) {
        String path = "schemas/territoires/" + departement.code() + "/communes_2022.geojson";
        if (!Resource.exists(path)) {
            throw new PlicsException(
                    ExitCode.USAGE,
                    "CONTOURS",
                    "aucun contour de commune n'est connu pour le Département " + departement.code() + ".",
                    "Ajoutez " + path + ", ou demandez un autre format.");
        }
        Map<String, Map<String, Object>> byCode = new LinkedHashMap<>();
        try (InputStream in = Resource.open(path)) {
            Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Collection.class)
                    .features()
                    .forEach(f -> byCode.put((String) f.properties().get("code"), f.geometry()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return byCode;
    }
}
