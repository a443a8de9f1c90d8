package fr.plics.support;

import fr.plics.contract.Colonne;
import fr.plics.contract.Schemas;
import fr.plics.job.SharedSpark;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Rows of a table of the lake where a test names only the columns that matter: the mandatory others are filled. */
public final class Lignes {

    private static final LocalDate JOUR = LocalDate.of(2022, 1, 1);

    private Lignes() {}

    /**
     * Rows of a table.
     *
     * @throws IllegalArgumentException when the contract does not know a column
     */
    public static Dataset<Row> of(TableId table, List<Map<String, Object>> lignes) {
        StructType schema = Lake.schema(table);
        return SharedSpark.get()
                .createDataFrame(lignes.stream().map(l -> row(table, schema, l)).toList(), schema);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Dataset<Row> of(TableId table, Map<String, Object>... lignes) {
        return of(table, List.of(lignes));
    }

    /** One row where every text, however deep, is the same one, but for some columns. */
    public static Dataset<Row> full(TableId table, String text, Map<String, String> others) {
        StructType schema = Lake.schema(table);
        Object[] values = Arrays.stream(schema.fields())
                .map(f -> others.containsKey(f.name()) ? others.get(f.name()) : filled(f.dataType(), text))
                .toArray();
        return SharedSpark.get().createDataFrame(List.of(RowFactory.create(values)), schema);
    }

    private static Row row(TableId table, StructType schema, Map<String, Object> ligne) {
        ligne.keySet().forEach(schema::fieldIndex);
        List<String> mandatory = Schemas.table(table).colonnes().stream()
                .filter(Colonne::obligatoire)
                .map(Colonne::nom)
                .collect(Collectors.toList());
        return RowFactory.create(Arrays.stream(schema.fields())
                .map(f -> ligne.containsKey(f.name())
                        ? typed(f, ligne.get(f.name()))
                        : mandatory.contains(f.name()) ? filled(f.dataType(), "x") : null)
                .toArray());
    }

    /** A value as YAML gives it, in the type of its column. */
    private static Object typed(StructField field, Object value) {
        if (value instanceof String text && field.dataType().equals(DataTypes.DateType)) {
            return LocalDate.parse(text);
        }
        if (value instanceof Number number && field.dataType().equals(DataTypes.DoubleType)) {
            return number.doubleValue();
        }
        if (value instanceof Number number && field.dataType().equals(DataTypes.LongType)) {
            return number.longValue();
        }
        return value;
    }

    private static Object filled(DataType type, String text) {
        if (type instanceof StructType struct) {
            return RowFactory.create(Arrays.stream(struct.fields())
                    .map(f -> filled(f.dataType(), text))
                    .toArray());
        }
        if (type instanceof ArrayType array) {
            return List.of(filled(array.elementType(), text));
        }
        return Map.<DataType, Object>of(
                        DataTypes.StringType,
                        text,
                        DataTypes.IntegerType,
                        0,
                        DataTypes.LongType,
                        0L,
                        DataTypes.DoubleType,
                        0.0,
                        DataTypes.BooleanType,
                        false,
                        DataTypes.DateType,
                        JOUR,
                        DataTypes.TimestampType,
                        Instant.EPOCH)
                .get(type);
    }
}
