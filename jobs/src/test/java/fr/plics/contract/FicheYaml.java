package fr.plics.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Fiches written in a test, read by the one loader of fiches. */
public final class FicheYaml {

    /** Keys that say nothing to the engine: a test need not write them. */
    private static final Map<String, String> PAPERS = new TreeMap<>(Map.of(
            "libelle", "Essai",
            "definition", "Essai.",
            "unite", "personne",
            "plics", "[I.1]",
            "depuis", "toujours",
            "sources", "[{titre: Essai}]",
            "exemples", "[]"));

    private FicheYaml() {}

    /** The fiche of a text; what it does not say of its papers is filled. */
    public static Fiche read(String yaml) {
        StringBuilder text = new StringBuilder(yaml.strip()).append('\n');
        PAPERS.forEach((key, value) -> {
            if (!yaml.matches("(?s)(.*\\n)?" + key + ":.*")) {
                text.append(key).append(": ").append(value).append('\n');
            }
        });
        return load(text.toString());
    }

    /** The loader reads the class path: the text is put there for the time of a reading. */
    static Fiche load(String yaml) {
        try {
            Path folder = Path.of(FicheYaml.class.getResource("/contrats").toURI());
            Path file = Files.createTempFile(folder, "fiche", ".yaml");
            try {
                Files.writeString(file, yaml);
                return Resource.yaml("contrats/" + file.getFileName(), Fiche.class);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
