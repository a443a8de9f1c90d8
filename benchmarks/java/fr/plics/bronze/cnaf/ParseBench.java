package fr.plics.bronze.cnaf;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What it costs to read one flow and keep nothing of it, by several readers in one virtual machine, in turn: {@code source},
 * our source in Spark, {@code aalto}, the parser alone on one thread, {@code xml}, Spark's own format with the schema given,
 * and {@code decoupage}, the search of where records start, which our driver does before. Prints one line a reading:
 * {@code reader;records;seconds of CPU of the process;seconds}. The first turns warm up and are not
 * printed.
 *
 * <p>Arguments: flow, number of turns, readers separated by commas.
 */
public final class ParseBench {

    private static final long SPLIT = 16L << 20;

    private static final int WARM_UP = 3;

    private final Path flow;
    private final SparkSession spark;
    private final FluxIndex index;

    private ParseBench(Path flow, SparkSession spark) throws Exception {
        this.flow = flow;
        this.spark = spark;
        this.index = scan();
    }

    public static void main(String[] args) throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        SparkSession spark = SparkSession.builder()
                .master("local[" + cores + "]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
                .getOrCreate();
        ParseBench bench = new ParseBench(Path.of(args[0]), spark);
        for (int turn = 0; turn < WARM_UP + Integer.parseInt(args[1]); turn++) {
            for (String reader : args[2].split(",")) {
                long wall = System.nanoTime();
                long cpu = cpu();
                long records = bench.read(reader);
                if (turn >= WARM_UP) {
                    System.out.printf(
                            Locale.ROOT,
                            "%s;%d;%.3f;%.3f%n",
                            reader,
                            records,
                            (cpu() - cpu) / 1e9,
                            (System.nanoTime() - wall) / 1e9);
                }
            }
        }
    }

    private long read(String reader) throws Exception {
        return switch (reader) {
            case "decoupage" -> scan().nombre();
            case "source" -> source();
            case "aalto" -> aalto();
            case "xml" -> xml();
            default -> throw new IllegalArgumentException(reader);
        };
    }

    private FluxIndex scan() throws Exception {
        try (InputStream in = Files.newInputStream(flow)) {
            return FluxScanner.scan(in, SPLIT);
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Every element of every record, checked and typed as a run does, up to the rows Spark takes. */
    private long source() {
        List<Split> splits = index.plages().stream()
                .map(p -> new Split(
                        "essai",
                        "",
                        "2022-01",
                        flow.getFileName().toString(),
                        flow.toString(),
                        false,
                        index.encodage(),
                        p.debut(),
                        p.fin(),
                        p.premier()))
                .toList();
        VerdictAccumulator verdicts = new VerdictAccumulator();
        spark.sparkContext().register(verdicts);
        Dataset<Row> rows = RsabemSource.read(spark, new RsabemSource.RsabemRead(splits, "061", verdicts));
        rows.write().format("noop").mode("overwrite").save();
        RsabemSource.forget();
        return verdicts.value().values().stream().mapToLong(SplitVerdict::lus).sum();
    }

    /** The same elements, each name looked at and each text made a value, and nothing else. */
    private long aalto() throws Exception {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.configureForSpeed();
        List<FluxIndex.Plage> plages = index.plages();
        long debut = plages.get(0).debut();
        long fin = plages.get(plages.size() - 1).fin();
        long records = 0;
        long kept = 0;
        try (InputStream in = Files.newInputStream(flow)) {
            in.skipNBytes(debut);
            InputStream bounded = BoundedInputStream.builder()
                    .setInputStream(in)
                    .setMaxCount(fin - debut)
                    .get();
            XMLStreamReader xml = factory.createXMLStreamReader(new SequenceInputStream(
                    new SequenceInputStream(
                            new ByteArrayInputStream(FluxParser.prologue(index.encodage())), bounded),
                    new ByteArrayInputStream("</Racine>".getBytes(StandardCharsets.US_ASCII))));
            boolean isLeaf = false;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        isLeaf = true;
                        if (xml.getLocalName().equals("InfosFoyerRSA")) {
                            records++;
                        }
                    }
                    case XMLStreamConstants.CHARACTERS -> {
                        if (isLeaf) {
                            kept += xml.getText().length();
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> isLeaf = false;
                    default -> {}
                }
            }
        }
        if (kept == 0) {
            throw new IllegalStateException("nothing was read");
        }
        return records;
    }

    /** Spark's own reader, told everything it could want: the schema, the encoding, the tag. */
    private long xml() throws InterruptedException {
        StructType whole = Lake.schema(TableId.BRONZE_RSABEM);
        StructType foyer = new StructType(
                Arrays.copyOfRange(whole.fields(), 4, whole.fields().length));
        Dataset<Row> rows = spark.read()
                .format("xml")
                .option("rowTag", "InfosFoyerRSA")
                .option("encoding", "windows-1252")
                .schema(foyer)
                .load(flow.toString());
        Observation observation = new Observation();
        rows.observe(observation, count(lit(1)).as("records"))
                .write()
                .format("noop")
                .mode("overwrite")
                .save();
        return (Long) CollectionConverters.asJava(observation.get()).get("records");
    }
}
