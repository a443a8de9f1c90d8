package fr.plics.job;

import fr.plics.contract.Departement;
import fr.plics.kernel.Step;
import fr.plics.lake.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The steps of the pipeline, for tests of other packages. */
public final class Steps {

    private Steps() {}

    public static List<Step<Lake>> all() {
        return Pipeline.described(Departement.load("061"));
    }

    /** The names of the tables of the lake that have a contract. */
    public static List<String> contracts() {
        Path root = Path.of("schemas/tables");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".yaml"))
                    .map(f -> root.relativize(f).toString().replace(".yaml", "").replace('/', '.'))
                    .filter(name -> !name.startsWith("publication."))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
