package fr.plics.gold;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import fr.plics.contract.Dimension;
import fr.plics.contract.Schemas;
import org.apache.spark.sql.Column;

/** Numbers put in the classes of a dimension, whose bounds are in {@code schemas/dimensions.yaml}. */
final class Classes {

    private Classes() {}

    /**
     * The class of a number.
     *
     * @param dimension its code
     * @param nombre completed years or months
     * @param inconnu what to say of a null
     */
    static Column of(String dimension, Column nombre, String inconnu) {
        Column classe = lit(inconnu);
        for (Dimension.Modalite modalite : Schemas.dimension(dimension).modalites()) {
            if (modalite.estClasse()) {
                Column inside = modalite.min() == null ? nombre.isNotNull() : nombre.geq(modalite.min());
                if (modalite.max() != null) {
                    inside = inside.and(nombre.leq(modalite.max()));
                }
                classe = when(inside, modalite.code()).otherwise(classe);
            }
        }
        return classe;
    }
}
