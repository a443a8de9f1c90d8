package fr.plics.lake;

import fr.plics.contract.TableContract;
import io.delta.tables.DeltaTable;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    /** Whether something was ever committed: a write that failed may leave the folder of a log, and no version in it. */
    boolean exists() {
        return version(DeltaLog.forTable(spark, path)) >= 0;
    }

    private static long version(DeltaLog log) {
        return log.update(false, scala.Option.empty(), scala.Option.empty()).version();
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
        if (!contract.moisVide() || !existed) {
            refuseOther(contract, partition, values, existed);
        }
    }

    /**
     * A replacement by no row deletes in silence, and a first write takes rows of any partition: what was there before is
     * put back and the step stops.
     */
    private void refuseOther(TableContract contract, String partition, SortedSet<String> values, boolean existed) {
        DeltaLog log = DeltaLog.forTable(spark, path);
        long version = version(log);
        SortedSet<String> written = written(log, version, partition);
        SortedSet<String> empty = new TreeSet<>(contract.moisVide() ? Set.of() : values);
        empty.removeAll(written);
        written.removeAll(values);
        if (empty.isEmpty() && written.isEmpty()) {
            return;
        }
        if (existed) {
            DeltaTable.forPath(spark, path).restoreToVersion(version - 1);
        } else {
            DeltaTable.forPath(spark, path).delete();
        }
        throw new IllegalStateException(contract.table() + ": "
                + (empty.isEmpty()
                        ? "rows of " + partition + " " + written + ", which was not asked for"
                        : "no row for " + partition + " " + empty)
                + ", the previous rows were put back");
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
