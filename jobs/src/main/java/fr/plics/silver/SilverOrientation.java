package fr.plics.silver;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import fr.plics.kernel.Lecture;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Plan;
import fr.plics.kernel.Step;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The current orientation of the persons of the flow: E1 links the Département's persons to them, E2 orients them. */
public final class SilverOrientation implements Step<Lake> {

    static final String PERSONNE = "PERSONNE";
    static final String ORIENTATION = "ORIENTATION";

    private static final StructType LECTURE = DataTypes.createStructType(new StructField[] {
        DataTypes.createStructField("mois", DataTypes.StringType, false),
        DataTypes.createStructField("livraison", DataTypes.StringType, false),
        DataTypes.createStructField("ordre", DataTypes.IntegerType, false)
    });

    private final Identite identite;

    public SilverOrientation(Pseudonyme pseudonyme) {
        this.identite = new Identite(pseudonyme);
    }

    @Override
    public String name() {
        return "silver_orientation";
    }

    @Override
    public String libelle() {
        return "Orientation en cours des personnes du flux";
    }

    @Override
    public Set<TableId> reads() {
        return Set.of(TableId.BRONZE_PERSONNE, TableId.BRONZE_ORIENTATION, TableId.SILVER_PERSONNE);
    }

    @Override
    public Set<TableId> writes() {
        return Set.of(TableId.SILVER_ORIENTATION);
    }

    @Override
    public List<Livraison> run(Lake lake, Plan plan) {
        Dataset<Row> connues = known(lake, plan, TableId.BRONZE_PERSONNE, PERSONNE, "id_personne");
        Dataset<Row> decisions = known(lake, plan, TableId.BRONZE_ORIENTATION, ORIENTATION, "id_orientation");
        Dataset<Row> liens = liens(identified(connues), lake.read(TableId.SILVER_PERSONNE, plan.mois()));
        lake.replace(TableId.SILVER_ORIENTATION, plan.mois(), current(liens, decisions));
        return List.of();
    }

    /** What is known of an extract each month: for one id the line of the latest delivery of its reading (RS-21, RS-29). */
    private static Dataset<Row> known(Lake lake, Plan plan, TableId table, String type, String id) {
        List<Row> lectures = new ArrayList<>();
        for (Lecture lecture : plan.lectures().values()) {
            List<String> livraisons = lecture.of(type);
            for (int i = 0; i < livraisons.size(); i++) {
                lectures.add(RowFactory.create(lecture.mois().toString(), livraisons.get(i), i));
            }
        }
        Dataset<Row> rows = lake.readLivraisons(
                        table,
                        lectures.stream().map(l -> l.getString(1)).distinct().toList())
                .drop("mois")
                .join(broadcast(lake.spark().createDataFrame(lectures, LECTURE)), "livraison");
        return rows.withColumn(
                        "rang_livraison",
                        row_number()
                                .over(Window.partitionBy("mois", id)
                                        .orderBy(col("ordre").desc())))
                .where(col("rang_livraison").equalTo(1));
    }

    private Dataset<Row> identified(Dataset<Row> connues) {
        return connues.select(
                        col("mois"),
                        col("id_personne"),
                        identite.keys(col("nir13"), col("nom_naissance"), col("prenom"), col("dtnai"), col("sexe"))
                                .as("cles"),
                        identite.demande(col("numdemrsa")).as("demande_connue"))
                .select(
                        col("mois"),
                        col("id_personne"),
                        col("cles.nir_id").as("nir_connu"),
                        col("cles.triplet_id").as("triplet_id"),
                        col("demande_connue"));
    }

    /** The person of the flow each line of E1 is about, when there is exactly one (RS-18). */
    static Dataset<Row> liens(Dataset<Row> connues, Dataset<Row> personnes) {
        Dataset<Row> nir = personnes
                .where(col("a_cle_nir"))
                .select(col("mois"), col("personne_id").as("nir_connu"))
                .distinct()
                .withColumn("lien_nir", col("nir_connu"));
        Dataset<Row> noms = personnes.select("mois", "triplet_id", "personne_id", "a_cle_nir", "demande_id");
        Column candidat = col("lien_nir")
                .isNull()
                .and(col("nir_connu").isNull().or(col("a_cle_nir").equalTo(false)));
        Column nom = when(candidat, col("personne_id"));
        Column nomEtDemande = when(candidat.and(col("demande_id").equalTo(col("demande_connue"))), col("personne_id"));
        return connues.join(nir, new String[] {"mois", "nir_connu"}, "left")
                .join(noms, new String[] {"mois", "triplet_id"}, "left")
                .groupBy("mois", "id_personne")
                .agg(
                        max("lien_nir").as("lien_nir"),
                        min(nom).as("premier"),
                        max(nom).as("dernier"),
                        min(nomEtDemande).as("premier_demande"),
                        max(nomEtDemande).as("dernier_demande"))
                .select(
                        col("mois"),
                        col("id_personne"),
                        coalesce(
                                        col("lien_nir"),
                                        when(col("premier").equalTo(col("dernier")), col("premier")),
                                        when(
                                                col("premier_demande").equalTo(col("dernier_demande")),
                                                col("premier_demande")))
                                .as("personne_id"))
                .where(col("personne_id").isNotNull());
    }

    /** The last orientation validated by the end of the month, if it has not ended (RS-19, RS-20). */
    static Dataset<Row> current(Dataset<Row> liens, Dataset<Row> decisions) {
        Column fin = Dates.lastDay(col("mois"));
        Dataset<Row> validees = decisions
                .where(col("statut")
                        .equalTo("ORIENTE")
                        .and(col("date_validation").leq(fin)))
                .select(
                        col("mois"),
                        col("id_personne"),
                        struct(
                                        col("date_validation"),
                                        col("rang").cast("int").as("rang"),
                                        col("id_orientation"),
                                        col("date_fin"),
                                        col("parcours"))
                                .as("decision"));
        return liens.join(validees, new String[] {"mois", "id_personne"})
                .groupBy("mois", "personne_id")
                .agg(max("decision").as("decision"))
                .where(col("decision.date_fin")
                        .isNull()
                        .or(col("decision.date_fin").gt(fin)))
                .withColumn("orientation", Codes.lookup("CL_PARCOURS", "code", col("decision.parcours"), fin))
                .where(col("orientation").isNotNull())
                .select(
                        col("mois"),
                        col("personne_id"),
                        col("orientation"),
                        to_date(col("decision.date_validation")).as("date_validation"));
    }
}
