package fr.plics.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import fr.plics.contract.Nomenclature;
import fr.plics.contract.Schemas;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/** Dated code lists as expressions: what a code says on a day. An unknown code says nothing, null. */
final class Codes {

    private Codes() {}

    /**
     * The attribute of a code on a day.
     *
     * @param nomenclature name of the list
     * @param attribut its column
     * @param code the code, without blanks around
     * @param jour the day, {@code AAAA-MM-JJ}
     */
    static Column lookup(String nomenclature, String attribut, Column code, Column jour) {
        Nomenclature liste = Schemas.nomenclature(nomenclature);
        // One function call, where a chain of comparisons would make plans the optimizer is slow on.
        UDF2<String, String, String> lookup = (c, j) -> c == null ? null : liste.attribut(attribut, c, j);
        return udf(lookup, DataTypes.StringType).apply(code, jour);
    }

    /** The same for a flag, false when the code is unknown. */
    static Column flag(String nomenclature, String attribut, Column code, Column jour) {
        return coalesce(lookup(nomenclature, attribut, code, jour).equalTo("1"), lit(false));
    }
}
