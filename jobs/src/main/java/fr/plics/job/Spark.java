package fr.plics.job;

import fr.plics.lake.LocalFiles;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** The only place that builds a Spark session. */
final class Spark {

    private static final Map<String, String> HADOOP = Map.of(
            "fs.file.impl", LocalFiles.class.getName(),
            "fs.AbstractFileSystem.file.impl", LocalFiles.Context.class.getName(),
            "fs.permissions.umask-mode", "077");

    private Spark() {}

    /** How Hadoop reads and writes files where there is no session yet. */
    static Configuration configuration() {
        Configuration configuration = new Configuration();
        HADOOP.forEach(configuration::set);
        return configuration;
    }

    /**
     * A session sized for this machine, unless a cluster already decided (spark-submit sets the master).
     *
     * @param temporaire folder for what spills
     */
    static SparkSession open(Path temporaire) {
        int cores = Runtime.getRuntime().availableProcessors();
        SparkSession.Builder builder = SparkSession.builder()
                .appName("plics")
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .config("spark.sql.datetime.java8API.enabled", "true")
                .config("spark.sql.session.timeZone", "UTC")
                // The number of small jobs is the cost here, not the rows: one partition a core, one for Delta's log.
                .config("spark.sql.shuffle.partitions", Integer.toString(cores))
                .config("spark.databricks.delta.snapshotPartitions", "1")
                // No statistics: partitions prune, and a minimum of an identifying column would be a leak in the log.
                .config("spark.databricks.delta.properties.defaults.dataSkippingNumIndexedCols", "0")
                // Compiling a projection of the whole flow costs each task more than its rows do.
                .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
                .config("spark.sql.maxConcurrentOutputFileWriters", "32")
                .config("spark.sql.adaptive.enabled", "false")
                .config("spark.sql.ui.explainMode", "simple")
                .config("spark.sql.maxPlanStringLength", "0")
                .config("spark.ui.enabled", "false");
        HADOOP.forEach((name, value) -> builder.config("spark.hadoop." + name, value));
        if (System.getProperty("spark.master") == null) {
            builder.master("local[" + cores + "]")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.local.dir", temporaire.toString())
                    .config(
                            "spark.sql.warehouse.dir",
                            temporaire.resolve("spark-warehouse").toString());
        }
        return builder.getOrCreate();
    }
}
