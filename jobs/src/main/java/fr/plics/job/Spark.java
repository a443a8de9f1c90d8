package fr.plics.job;

import fr.plics.lake.LocalFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** The only place that builds a Spark session. */
final class Spark {

    /** What a single machine needs, and a cluster decides for itself. */
    private static final Map<String, String> LOCAL_FILES = Map.of(
            "fs.file.impl", LocalFiles.class.getName(),
            "fs.AbstractFileSystem.file.impl", LocalFiles.Context.class.getName());

    private static final String UMASK = "fs.permissions.umask-mode";

    /** Closed to all but the owner: what is written holds persons. */
    private static final String PRIVATE = "077";

    private Spark() {}

    /** How Hadoop reads and writes files where there is no session yet. */
    static Configuration configuration() {
        Configuration configuration = new Configuration();
        LOCAL_FILES.forEach(configuration::set);
        configuration.set(UMASK, PRIVATE);
        return configuration;
    }

    /**
     * A session. Where a master is given, by spark-submit or by hand, the settings of speed are those of whoever gave it;
     * otherwise the session is that of this machine, and sized for it.
     *
     * @param temporaire folder for what spills
     */
    static SparkSession open(Path temporaire) {
        SparkSession.Builder builder = SparkSession.builder()
                .appName("plics")
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .config("spark.sql.datetime.java8API.enabled", "true")
                .config("spark.sql.session.timeZone", "UTC")
                // No statistics: partitions prune, and a minimum of an identifying column would be a leak in the log.
                .config("spark.databricks.delta.properties.defaults.dataSkippingNumIndexedCols", "0")
                .config("spark.hadoop." + UMASK, PRIVATE);
        return isGivenMaster()
                ? builder.getOrCreate()
                : local(builder, temporaire).getOrCreate();
    }

    private static boolean isGivenMaster() {
        return System.getProperty("spark.master") != null;
    }

    private static SparkSession.Builder local(SparkSession.Builder builder, Path temporaire) {
        int cores = Runtime.getRuntime().availableProcessors();
        Map<String, String> settings = new TreeMap<>(Map.of(
                "spark.master",
                "local[" + cores + "]",
                "spark.driver.host",
                "127.0.0.1",
                "spark.driver.bindAddress",
                "127.0.0.1",
                "spark.local.dir",
                temporaire.toString(),
                "spark.sql.warehouse.dir",
                temporaire.resolve("spark-warehouse").toString(),
                "spark.ui.enabled",
                "false"));
        LOCAL_FILES.forEach((name, value) -> settings.put("spark.hadoop." + name, value));
        // The number of small jobs is the cost here, not the rows: one partition a core, one for Delta's log.
        settings.put("spark.sql.shuffle.partitions", Integer.toString(cores));
        settings.put("spark.databricks.delta.snapshotPartitions", "1");
        // Compiling a projection of the whole flow costs each task more than its rows do.
        settings.put("spark.sql.codegen.factoryMode", "NO_CODEGEN");
        settings.put("spark.sql.maxConcurrentOutputFileWriters", "32");
        settings.put("spark.sql.adaptive.enabled", "false");
        settings.put("spark.sql.ui.explainMode", "simple");
        settings.put("spark.sql.maxPlanStringLength", "0");
        // Whoever gives one of them by -D knows better.
        settings.forEach((name, value) -> builder.config(name, System.getProperty(name, value)));
        return builder;
    }
}
