package fr.plics.lake;

import fr.plics.contract.Colonne;
import fr.plics.contract.Element;
import fr.plics.contract.Schemas;
import fr.plics.contract.TableContract;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Contracts as Spark schemas: nothing else in the project writes a schema down. */
public final class SparkSchema {

    private SparkSchema() {}

    public static StructType of(TableContract contract) {
        return struct(contract.colonnes().stream().flatMap(SparkSchema::fields).toList());
    }

    private static Stream<StructField> fields(Colonne colonne) {
        return colonne.type() == Colonne.Type.FLUX
                ? Schemas.flux().foyer().enfants().stream().map(SparkSchema::field)
                : Stream.of(field(colonne.nom(), type(colonne), colonne.libelle()));
    }

    private static DataType type(Colonne colonne) {
        return switch (colonne.type()) {
            case TEXTE -> DataTypes.StringType;
            case ENTIER -> DataTypes.IntegerType;
            case ENTIER_LONG -> DataTypes.LongType;
            case DECIMAL -> DataTypes.DoubleType;
            case BOOLEEN -> DataTypes.BooleanType;
            case DATE -> DataTypes.DateType;
            case INSTANT -> DataTypes.TimestampType;
            case LISTE ->
                DataTypes.createArrayType(struct(
                        colonne.colonnes().stream().flatMap(SparkSchema::fields).toList()));
            case FLUX -> throw new IllegalArgumentException("the flow is several columns, not one");
        };
    }

    /** An element of the flow: text for a value, nested as in the source for a block, a list when it may repeat. */
    public static DataType of(Element element) {
        return element.estBloc()
                ? struct(element.enfants().stream().map(SparkSchema::field).toList())
                : DataTypes.StringType;
    }

    private static StructField field(Element element) {
        DataType type = of(element);
        return field(element.nom(), element.estRepete() ? DataTypes.createArrayType(type) : type, element.libelle());
    }

    private static StructField field(String nom, DataType type, String libelle) {
        Metadata comment = new MetadataBuilder().putString("comment", libelle).build();
        return new StructField(nom, type, true, comment);
    }

    private static StructType struct(List<StructField> fields) {
        return DataTypes.createStructType(fields);
    }
}
