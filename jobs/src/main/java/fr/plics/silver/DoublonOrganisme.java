package fr.plics.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The same household sent by two payers in one month (step 4): blocks of different payers with the same demand, or the
 * same current demandeur, are linked, directly or through a third one; one block of each group is kept.
 */
final class DoublonOrganisme {

    private static final StructType DOSSIER = DataTypes.createStructType(new StructField[] {
        DataTypes.createStructField("famille", DataTypes.StringType, false),
        DataTypes.createStructField("numero", DataTypes.StringType, false),
        DataTypes.createStructField("demande", DataTypes.StringType, false)
    });

    /** Which block of a group is kept (RS-5): the first. */
    private static final Comparator<Row> PREFERENCE = Comparator.<Row>comparingInt(b -> b.getInt(3))
            .thenComparing(b -> !b.getBoolean(4))
            .thenComparing(
                    Comparator.<Row, String>comparing(b -> b.getString(5)).reversed())
            .thenComparing(
                    Comparator.<Row, String>comparing(b -> b.getString(6)).reversed())
            .thenComparing(b -> b.getString(0))
            .thenComparing(b -> b.getString(1))
            .thenComparing(b -> b.getString(2));

    private DoublonOrganisme() {}

    /** The dossiers set aside: {@code mois, famille, numero, demande, est_ecarte}. */
    static Dataset<Row> ecartes(Dataset<Row> persons) {
        Column bloc = struct(
                col("famille"),
                col("numero"),
                col("demande"),
                col("ordre_organisme"),
                col("est_arrivee_mutation"),
                coalesce(col("date_arrivee"), lit("")).as("date_arrivee"),
                coalesce(col("date_demande"), lit("")).as("date_demande"));
        Dataset<Row> memeDemande = persons.where(col("rang_personne").equalTo(0))
                .select(
                        col("mois"),
                        col("organisme"),
                        concat(lit("D"), col("demande")).as("lien"),
                        bloc.as("bloc"));
        Dataset<Row> memeDemandeur = persons.where(
                        col("est_membre").and(col("role").equalTo("DEM")))
                .select(
                        col("mois"),
                        col("organisme"),
                        concat(lit("P"), col("personne_id")).as("lien"),
                        bloc.as("bloc"));
        Column[] cle = {
            col("mois"),
            col("ecarte.famille").as("famille"),
            col("ecarte.numero").as("numero"),
            col("ecarte.demande").as("demande"),
            lit(true).as("est_ecarte")
        };
        return memeDemande
                .union(memeDemandeur)
                .groupBy("mois", "lien")
                .agg(
                        min("organisme").as("premier"),
                        max("organisme").as("dernier"),
                        collect_set("bloc").as("blocs"))
                .where(col("premier").notEqual(col("dernier")))
                .groupBy("mois")
                .agg(collect_list("blocs").as("liens"))
                .select(col("mois"), explode(losers(col("liens"))).as("ecarte"))
                .select(cle);
    }

    private static Column losers(Column liens) {
        UDF1<scala.collection.Seq<scala.collection.Seq<Row>>, List<Row>> losers = groups -> {
            List<List<Row>> lists = new ArrayList<>();
            CollectionConverters.asJava(groups).forEach(g -> lists.add(CollectionConverters.asJava(g)));
            return losers(lists);
        };
        return functions.udf(losers, new ArrayType(DOSSIER, false)).apply(liens);
    }

    /** All the blocks of the connected groups but the preferred one of each. */
    static List<Row> losers(List<List<Row>> liens) {
        Map<List<Object>, List<Object>> parents = new HashMap<>();
        Map<List<Object>, Row> best = new HashMap<>();
        for (List<Row> lien : liens) {
            for (Row bloc : lien) {
                parents.putIfAbsent(key(bloc), key(bloc));
                parents.put(root(parents, key(bloc)), root(parents, key(lien.get(0))));
            }
        }
        liens.stream()
                .flatMap(List::stream)
                .forEach(bloc ->
                        best.merge(root(parents, key(bloc)), bloc, (a, b) -> PREFERENCE.compare(a, b) <= 0 ? a : b));
        return parents.keySet().stream()
                .filter(dossier -> !key(best.get(root(parents, dossier))).equals(dossier))
                .map(dossier -> RowFactory.create(dossier.toArray()))
                .toList();
    }

    private static List<Object> key(Row bloc) {
        return List.of(bloc.get(0), bloc.get(1), bloc.get(2));
    }

    private static List<Object> root(Map<List<Object>, List<Object>> parents, List<Object> dossier) {
        List<Object> at = dossier;
        while (!parents.get(at).equals(at)) {
            at = parents.get(at);
        }
        return at;
    }
}
