package fr.plics.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.plics.contract.Schemas;
import fr.plics.job.SharedSpark;
import fr.plics.job.Steps;
import fr.plics.kernel.Mois;
import fr.plics.kernel.TableId;
import fr.plics.support.Lignes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the logs of Delta say, table by table: the lowest protocol, and nothing of the rows. */
class DeltaLogSparkTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CANARI = "CANARI-2850561001";
    private static final Map<String, String> PARTITIONS =
            Map.of("mois", "2022-01", "livraison", "d1", "source", "CAF-611");

    @TempDir
    private static Path root;

    @Test
    void every_table_keeps_the_lowest_protocol_and_no_value_of_a_row_in_its_log() throws IOException {
        Lake lake = Lake.open(SharedSpark.get(), root.toString());
        for (String name : Steps.contracts()) {
            TableId table = TableId.parse(name);
            write(lake, table);
            List<JsonNode> log = log(table);
            assertThat(actions(log, "protocol"))
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(
                            p -> assertThat(p.toString()).isEqualTo("{\"minReaderVersion\":1,\"minWriterVersion\":2}"));
            assertThat(actions(log, "add"))
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(add -> assertThat(add.path("stats").asText("{}"))
                            .doesNotContain("minValues", "maxValues", "nullCount\":{\""));
            assertThat(log.toString()).as(name).doesNotContain(CANARI);
        }
    }

    /** Twice: the second commit is a replacement. */
    private static void write(Lake lake, TableId table) {
        Dataset<Row> rows = Lignes.full(table, CANARI, PARTITIONS);
        boolean byLivraison = Schemas.table(table).partition().contains("livraison");
        for (int i = 0; i < 2; i++) {
            if (byLivraison) {
                lake.replaceLivraisons(table, List.of("d1"), rows);
            } else {
                lake.replace(table, new TreeSet<>(Set.of(Mois.of(2022, 1))), rows);
            }
        }
    }

    private static List<JsonNode> log(TableId table) throws IOException {
        Path folder = root.resolve(table.layer().folder()).resolve(table.name()).resolve("_delta_log");
        List<JsonNode> log = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    log.add(JSON.readTree(line));
                }
            }
        }
        return log;
    }

    private static List<JsonNode> actions(List<JsonNode> log, String name) {
        return log.stream()
                .filter(action -> action.has(name))
                .map(action -> action.get(name))
                .toList();
    }
}
