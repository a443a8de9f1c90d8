package fr.plics.job;

import fr.plics.contract.Departement;
import fr.plics.contract.Json;
import fr.plics.kernel.Step;
import fr.plics.lake.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The ordered list of the steps, for whoever plans them without starting a virtual machine: Airflow reads its graph in
 * it. The build writes it to {@code target/etapes.json}.
 */
final class Etapes {

    private static final String BRONZE = "bronze";
    private static final String PUBLICATION = "publication";

    private Etapes() {}

    /**
     * A step, described.
     *
     * @param etape its name, what {@code plics run --step} takes
     * @param libelle one French sentence
     * @param couche the layer it fills: bronze, silver, gold, publication
     */
    record Etape(String etape, String libelle, String couche) {}

    /** Called by the build: the only argument is the file to write. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, Json.write(of(Pipeline.described(Departement.load("061")))) + "\n");
    }

    static List<Etape> of(List<Step<Lake>> steps) {
        return steps.stream()
                .map(s -> new Etape(s.name(), s.libelle(), couche(s)))
                .toList();
    }

    /** What reads deliveries fills bronze, quarantine and the register; what fills no table publishes. */
    private static String couche(Step<Lake> step) {
        if (step.scope() == Step.Scope.DELIVERIES) {
            return BRONZE;
        }
        return step.writes().stream()
                .map(table -> table.layer().folder())
                .sorted()
                .findFirst()
                .orElse(PUBLICATION);
    }
}
