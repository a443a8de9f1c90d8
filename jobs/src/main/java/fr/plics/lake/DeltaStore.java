package fr.plics.lake;

import fr.plics.contract.TableContract;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.jdk.javaapi.CollectionConverters;

/** One Delta table. */
final class DeltaStore {

    private final SparkSession spark;
    private final String path;

    DeltaStore(SparkSession spark, String path) {
        this.spark = spark;
        this.path = path;
    }

    boolean exists() {
        try {
            Path log = new Path(path, "_delta_log");
            return log.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Dataset<Row> read() {
        return spark.read().format("delta").load(path);
    }

    /** Replaces the rows of some values of a partition column, in one commit. */
    void replace(TableContract contract, String partition, SortedSet<String> values, Dataset<Row> rows) {
        String scope = values.stream()
                .map(value -> "'" + value + "'")
                .collect(Collectors.joining(", ", partition + " IN (", ")"));
        boolean existed = exists();
        rows.write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .option("replaceWhere", scope)
                .partitionBy(contract.partition().toArray(String[]::new))
                .save(path);
        if (!contract.moisVide()) {
            refuseEmpty(contract, partition, values, existed);
        }
    }

    /** A replacement by no row deletes in silence: the previous version is put back and the step stops. */
    private void refuseEmpty(TableContract contract, String partition, SortedSet<String> values, boolean existed) {
        DeltaLog log = DeltaLog.forTable(spark, path);
        long version =
                log.update(false, scala.Option.empty(), scala.Option.empty()).version();
        SortedSet<String> empty = new TreeSet<>(values);
        empty.removeAll(written(log, version, partition));
        if (!empty.isEmpty()) {
            if (existed) {
                DeltaTable.forPath(spark, path).restoreToVersion(version - 1);
            }
            throw new IllegalStateException(
                    contract.table() + ": no row for " + partition + " " + empty + ", the previous rows were put back");
        }
    }

    private static SortedSet<String> written(DeltaLog log, long version, String partition) {
        SortedSet<String> written = new TreeSet<>();
        CollectionConverters.asJava(log.getChanges(version, scala.Option.empty(), false))
                .forEachRemaining(commit -> {
                    for (Action action : CollectionConverters.asJava(commit._2())) {
                        if (action instanceof AddFile file) {
                            written.add(file.partitionValues().apply(partition));
                        }
                    }
                });
        return written;
    }

    void delete(Column condition) {
        DeltaTable.forPath(spark, path).delete(condition);
    }
}
