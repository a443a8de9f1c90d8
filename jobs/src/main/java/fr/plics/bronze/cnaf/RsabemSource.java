package fr.plics.bronze.cnaf;

import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.CatalogV2Util;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The flow as a Spark data source. Options of a source are texts, splits are not: what a read covers waits here, in the
 * driver, under a name the option gives.
 */
public final class RsabemSource implements TableProvider {

    private static final String READ = "lecture";
    private static final Map<String, RsabemRead> READS = new ConcurrentHashMap<>();

    /**
     * What one read covers.
     *
     * @param splits runs of records, one task each
     * @param departement the only Département whose records are welcome
     * @param verdicts where tasks leave what they saw
     */
    record RsabemRead(List<Split> splits, String departement, VerdictAccumulator verdicts) {}

    /** The records of some splits, as rows of {@code bronze.rsabem}. */
    static Dataset<Row> read(SparkSession spark, RsabemRead read) {
        String name = UUID.randomUUID().toString();
        READS.put(name, read);
        return spark.read()
                .format(RsabemSource.class.getName())
                .option(READ, name)
                .load();
    }

    /** Forgets the reads of the past: their plans are done with. */
    static void forget() {
        READS.clear();
    }

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return Lake.schema(TableId.BRONZE_RSABEM);
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        return new RsabemTable(schema, READS.get(properties.get(READ)));
    }

    private record RsabemTable(StructType rowType, RsabemRead read) implements Table, SupportsRead {

        @Override
        public String name() {
            return TableId.BRONZE_RSABEM.toString();
        }

        @Override
        public Column[] columns() {
            return CatalogV2Util.structTypeToV2Columns(rowType, false);
        }

        @Override
        public Set<TableCapability> capabilities() {
            return EnumSet.of(TableCapability.BATCH_READ);
        }

        @Override
        public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
            return () -> new RsabemScan(rowType, read);
        }
    }

    private record RsabemScan(StructType rowType, RsabemRead read) implements Scan, Batch {

        @Override
        public StructType readSchema() {
            return rowType;
        }

        @Override
        public Batch toBatch() {
            return this;
        }

        @Override
        public InputPartition[] planInputPartitions() {
            return read.splits().stream().map(RsabemPartition::new).toArray(InputPartition[]::new);
        }

        @Override
        public PartitionReaderFactory createReaderFactory() {
            return new RsabemReaderFactory(read.departement(), read.verdicts());
        }
    }
}
