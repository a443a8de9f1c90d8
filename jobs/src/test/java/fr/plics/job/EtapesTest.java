package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list Airflow reads its graph in. */
class EtapesTest {

    @TempDir
    private Path dossier;

    @Test
    void every_step_is_there_in_order_and_layers_follow_each_other() throws IOException {
        List<Etapes.Etape> etapes = Etapes.of(Steps.all());
        assertThat(etapes)
                .extracting(Etapes.Etape::etape)
                .containsExactlyElementsOf(
                        Steps.all().stream().map(s -> s.name()).toList());
        assertThat(etapes)
                .extracting(Etapes.Etape::couche)
                .isSortedAccordingTo((a, b) -> Integer.compare(rank(a), rank(b)));

        Path file = dossier.resolve("la/etapes.json");
        Etapes.main(new String[] {file.toString()});
        assertThat(Files.readString(file)).contains("\"etape\" : \"silver_personne\"", "\"couche\" : \"publication\"");
    }

    private static int rank(String couche) {
        return Stream.of("bronze", "silver", "gold", "publication").toList().indexOf(couche);
    }
}
