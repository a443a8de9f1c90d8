package fr.plics.job;

import fr.plics.contract.Departement;
import fr.plics.contract.Schemas;
import fr.plics.kernel.Step;
import fr.plics.lake.Lake;
import fr.plics.publish.Publication;
import fr.plics.silver.Pseudonyme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The steps of the pipeline, for tests of other packages. */
public final class Steps {

    private Steps() {}

    public static List<Step<Lake>> all() {
        Departement orne = Departement.load("061");
        return Pipeline.steps(
                orne,
                Schemas.fiches(),
                new Pseudonyme(new byte[32]),
                Path.of("nowhere"),
                new Publication.Contexte("", "", orne.code(), List::of, Set::of));
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
