package fr.plics.lake;

import static org.apache.spark.sql.functions.col;

import fr.plics.contract.Schemas;
import fr.plics.contract.TableContract;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Step;
import fr.plics.kernel.TableId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The tables of a warehouse. A step is handed a lake restricted to the tables it declares, so that the flow one way is
 * true and not only written.
 */
public final class Lake {

    private final SparkSession spark;
    private final String root;
    private final Set<TableId> readable;
    private final Set<TableId> writable;
    private final String owner;

    private Lake(SparkSession spark, String root, Set<TableId> readable, Set<TableId> writable, String owner) {
        this.spark = spark;
        this.root = root;
        this.readable = readable;
        this.writable = writable;
        this.owner = owner;
    }

    /**
     * The whole lake.
     *
     * @param root folder or Hadoop address of the warehouse
     */
    public static Lake open(SparkSession spark, String root) {
        return new Lake(spark, root, null, null, "");
    }

    /** The same lake, where only the tables the step declares can be read and written. */
    public Lake restrictedTo(Step<Lake> step) {
        return new Lake(spark, root, step.reads(), step.writes(), step.name());
    }

    public SparkSession spark() {
        return spark;
    }

    /** The folder or Hadoop address of the warehouse. */
    public String root() {
        return root;
    }

    /** Where the content of a delivery is kept. */
    public String archive(Livraison livraison) {
        return root + "/" + livraison.archive();
    }

    /** The rows of some months; none when nothing was ever written. */
    public Dataset<Row> read(TableId id, Collection<Mois> mois) {
        return read(id).where(col("mois").isin(texts(mois).toArray()));
    }

    /** The rows of some deliveries; none when nothing was ever written. */
    public Dataset<Row> readLivraisons(TableId id, Collection<String> livraisons) {
        return read(id).where(col("livraison").isin(livraisons.toArray()));
    }

    /** All rows; none when nothing was ever written. */
    public Dataset<Row> read(TableId id) {
        requireReadable(id);
        DeltaStore store = store(id);
        return store.exists() ? store.read() : spark.createDataFrame(List.of(), schema(id));
    }

    /**
     * Replaces whole months of a table in one commit.
     *
     * @param mois the months computed: each must have a row, unless the contract allows an empty month
     */
    public void replace(TableId id, SortedSet<Mois> mois, Dataset<Row> rows) {
        replace(id, "mois", texts(mois), rows);
    }

    /** Replaces whole deliveries of a bronze or quarantine table in one commit. */
    public void replaceLivraisons(TableId id, Collection<String> livraisons, Dataset<Row> rows) {
        replace(id, "livraison", new TreeSet<>(livraisons), rows);
    }

    private void replace(TableId id, String partition, SortedSet<String> values, Dataset<Row> rows) {
        requireWritable(id);
        if (values.isEmpty()) {
            return;
        }
        TableContract contract = Schemas.table(id);
        store(id).replace(contract, partition, values, ContractCheck.conform(contract, rows));
    }

    private void requireReadable(TableId id) {
        if (readable != null && !readable.contains(id)) {
            throw new IllegalStateException(owner + " read " + id + " without declaring it");
        }
    }

    private void requireWritable(TableId id) {
        if (writable != null && !writable.contains(id)) {
            throw new IllegalStateException(owner + " wrote " + id + " without declaring it");
        }
    }

    /** Drops deliveries that turned out to be refused after they were written. */
    public void deleteLivraisons(TableId id, Collection<String> livraisons) {
        requireWritable(id);
        if (!livraisons.isEmpty() && store(id).exists()) {
            store(id).delete(col("livraison").isin(livraisons.toArray()));
        }
    }

    /** The Parquet files that make up the table now, for a reader that is not Spark. */
    public List<String> files(TableId id) {
        requireReadable(id);
        DeltaStore store = store(id);
        return store.exists() ? Arrays.asList(store.read().inputFiles()) : List.of();
    }

    public static StructType schema(TableId id) {
        return SparkSchema.of(Schemas.table(id));
    }

    private DeltaStore store(TableId id) {
        return new DeltaStore(spark, root + "/" + id.layer().folder() + "/" + id.name());
    }

    private static SortedSet<String> texts(Collection<Mois> mois) {
        SortedSet<String> texts = new TreeSet<>();
        mois.forEach(m -> texts.add(m.toString()));
        return texts;
    }
}
