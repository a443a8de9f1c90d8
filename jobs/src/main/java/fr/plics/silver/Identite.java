package fr.plics.silver;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The keys of a person (step 5): from her NIR and date of birth when the NIR is usable, from her name otherwise, and
 * from her name, first name and date of birth for the reconciliation pass. Names and numbers stop here.
 */
final class Identite {

    private static final StructType KEYS = DataTypes.createStructType(new StructField[] {
        DataTypes.createStructField("nir_id", DataTypes.StringType, true),
        DataTypes.createStructField("nom_id", DataTypes.StringType, true),
        DataTypes.createStructField("triplet_id", DataTypes.StringType, true)
    });

    private final Pseudonyme pseudonyme;

    Identite(Pseudonyme pseudonyme) {
        this.pseudonyme = pseudonyme;
    }

    /**
     * The keys of a person, a struct {@code nir_id, nom_id, triplet_id}; {@code nir_id} is null without a usable NIR,
     * all are null without a date of birth.
     */
    Column keys(Column nir, Column nomNaissance, Column prenom, Column dateNaissance, Column sexe) {
        Pseudonyme hash = pseudonyme;
        UDF5<String, String, String, String, String, Row> keys =
                (number, nom, first, born, sex) -> keys(hash, number, nom, first, born, sex);
        return functions.udf(keys, KEYS).apply(nir, nomNaissance, prenom, dateNaissance, sexe);
    }

    private static Row keys(
            Pseudonyme hash, String nir, String nomNaissance, String prenom, String dateNaissance, String sexe) {
        if (dateNaissance == null || dateNaissance.isBlank()) {
            return RowFactory.create(null, null, null);
        }
        String born = dateNaissance.strip();
        born = born.length() > 10 ? born.substring(0, 10) : born;
        Optional<String> usable = Nir.usable(nir);
        String nirId = usable.isPresent() ? hash.nir(usable.get(), born) : null;
        if (nomNaissance == null || prenom == null) {
            return RowFactory.create(nirId, null, null);
        }
        String nom = Nom.normalized(nomNaissance);
        String first = Nom.normalized(prenom);
        String nomId = nirId == null ? hash.nom(nom, first, born, sexe == null ? "" : sexe.strip()) : null;
        return RowFactory.create(nirId, nomId, hash.triplet(nom, first, born));
    }

    /** The key of a demand, whoever pays it. */
    Column demande(Column numero) {
        Pseudonyme hash = pseudonyme;
        UDF1<String, String> demande = text -> text == null ? null : hash.demande(text.strip());
        return functions.udf(demande, DataTypes.StringType).apply(numero);
    }

    /** The key of a dossier (step 2). */
    Column dossier(Column famille, Column organisme, Column numero) {
        Pseudonyme hash = pseudonyme;
        UDF3<String, String, String, String> dossier =
                (family, number, demand) -> hash.dossier(family.strip(), number.strip(), demand.strip());
        return functions.udf(dossier, DataTypes.StringType).apply(famille, organisme, numero);
    }
}
