package fr.plics.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;

import fr.plics.contract.Colonne;
import fr.plics.contract.TableContract;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The contract, checked on the way in. Delta writes a missing column as nulls without a word, and says which row broke a
 * constraint with its values: neither is acceptable here.
 */
final class ContractCheck {

    private ContractCheck() {}

    /**
     * The rows with exactly the columns of the contract, in its order.
     *
     * @throws IllegalStateException when a column is missing, unknown or of another type; a null in a mandatory column
     *     stops the write, naming the column only
     */
    static Dataset<Row> conform(TableContract contract, Dataset<Row> rows) {
        StructType expected = SparkSchema.of(contract);
        Set<String> missing = new TreeSet<>(Arrays.asList(expected.fieldNames()));
        Set<String> unknown = new TreeSet<>(Arrays.asList(rows.columns()));
        unknown.removeAll(missing);
        missing.removeAll(Arrays.asList(rows.columns()));
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalStateException(
                    contract.table() + ": columns missing " + missing + ", columns unknown to the contract " + unknown);
        }
        for (StructField field : expected.fields()) {
            StructField actual = rows.schema().apply(field.name());
            if (!actual.dataType().asNullable().equals(field.dataType().asNullable())) {
                throw new IllegalStateException(contract.table() + "." + field.name() + " is "
                        + actual.dataType().simpleString() + ", the contract says "
                        + field.dataType().simpleString());
            }
        }
        return rows.select(Arrays.stream(expected.fields())
                .map(field -> checked(contract, field))
                .toArray(Column[]::new));
    }

    private static Column checked(TableContract contract, StructField field) {
        Column column = col(field.name());
        boolean mandatory = contract.colonnes().stream()
                .filter(c -> c.nom().equals(field.name()))
                .anyMatch(Colonne::obligatoire);
        if (mandatory) {
            String message = contract.table() + "." + field.name() + " is empty in a row, the contract forbids it";
            column = coalesce(column, raise_error(lit(message)).cast(field.dataType()));
        }
        return column.as(field.name(), field.metadata());
    }
}
