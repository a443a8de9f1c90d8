package fr.plics.silver;

import static fr.plics.silver.Texte.stripped;
import static fr.plics.silver.Zones.adresse;
import static fr.plics.silver.Zones.commune;
import static fr.plics.silver.Zones.debut;
import static fr.plics.silver.Zones.flag;
import static fr.plics.silver.Zones.isAttached;
import static fr.plics.silver.Zones.isExcluded;
import static fr.plics.silver.Zones.isTrue;
import static fr.plics.silver.Zones.ordre;
import static fr.plics.silver.Zones.rsa;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.dense_rank;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

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
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.storage.StorageLevel;

/**
 * The persons of the dossiers of a month, the eight common steps applied: one block a dossier, one dossier when two
 * payers send the same household, one key a person, who is a member, what the household is, and which of her
 * memberships counts.
 */
public final class SilverPersonne implements Step<Lake> {

    private static final String[] DOSSIER = {"mois", "famille", "numero", "demande"};

    /** Between payers, an unknown state is worth any state that is not open (RS-5). */
    private static final int AUTRE_ETAT = 4;

    private final Identite identite;

    public SilverPersonne(Pseudonyme pseudonyme) {
        this.identite = new Identite(pseudonyme);
    }

    @Override
    public String name() {
        return "silver_personne";
    }

    @Override
    public String libelle() {
        return "Dossiers et personnes : doublons, identité, appartenance, situation";
    }

    @Override
    public Set<TableId> reads() {
        return Set.of(TableId.BRONZE_RSABEM);
    }

    @Override
    public Set<TableId> writes() {
        return Set.of(TableId.SILVER_PERSONNE);
    }

    @Override
    public List<Livraison> run(Lake lake, Plan plan) {
        Dataset<Row> blocks = lake.readLivraisons(
                TableId.BRONZE_RSABEM,
                plan.lectures().values().stream()
                        .flatMap(l -> l.of(Livraison.RSABEM).stream())
                        .toList());
        lake.replace(TableId.SILVER_PERSONNE, plan.mois(), personnes(blocks));
        return List.of();
    }

    /** The rows of the table, from the blocks of the deliveries in force. */
    Dataset<Row> personnes(Dataset<Row> blocks) {
        // Three of the queries below start from the same rows: they are made once, and planned once.
        Dataset<Row> persons =
                oneBlockPerDossier(persons(blocks)).localCheckpoint(false, StorageLevel.MEMORY_AND_DISK());
        return selected(withChoix(withDoublon(withPersonne(persons))));
    }

    /** One row per person of each block, names and numbers already hashed. */
    Dataset<Row> persons(Dataset<Row> blocks) {
        Column personne = col("p");
        Column rsa = rsa(personne);
        Column etat = stripped(col("PrestationRSA.SituationDossierRSA.EtatDossierRSA.ETATDOSRSA"));
        Column dtref = col("dtref");
        return blocks.select(
                        col("mois"),
                        col("enregistrement"),
                        Dates.lastDay(col("mois")).as("dtref"),
                        col("IdentificationRSA"),
                        col("DonneesAdministratives.SituationFamille"),
                        adresse(col("DonneesAdministratives.Adresse")).as("adresse"),
                        col("PrestationRSA"),
                        posexplode(col("Personne")).as(new String[] {"rang_personne", "p"}))
                .select(
                        col("mois"),
                        dtref,
                        col("enregistrement"),
                        col("rang_personne"),
                        stripped(col("IdentificationRSA.Organisme.FONORG")).as("famille"),
                        stripped(col("IdentificationRSA.Organisme.NUMORG")).as("numero"),
                        stripped(col("IdentificationRSA.DemandeRSA.NUMDEMRSA")).as("demande"),
                        Dates.day(col("IdentificationRSA.DemandeRSA.DTDEMRSA")).as("date_demande"),
                        debut().as("date_entree"),
                        col("IdentificationRSA.OrganismeCedant").isNotNull().as("est_arrivee_mutation"),
                        Dates.day(col("IdentificationRSA.OrganismeCedant.DDARRMUT"))
                                .as("date_arrivee"),
                        col("IdentificationRSA.OrganismePrenant").isNotNull().as("est_depart_mutation"),
                        stripped(col("SituationFamille.SITFAM")).as("sitfam"),
                        Dates.day(col("SituationFamille.DDSITFAM")).as("date_sitfam"),
                        Dates.day(col("adresse.DTEMM")).as("date_emmenagement"),
                        commune(col("adresse.NUMCOM")).as("code_commune"),
                        etat.as("etat_droit"),
                        Codes.flag("ETATDOSRSA", "est_droit_ouvert", etat, dtref)
                                .as("est_droit_ouvert"),
                        Codes.flag("ETATDOSRSA", "compte_foyer_allocataire", etat, dtref)
                                .as("est_versable"),
                        ordre("ordre_doublon", etat, Integer.MAX_VALUE).as("ordre_doublon"),
                        ordre("ordre_organisme", etat, AUTRE_ETAT).as("ordre_organisme"),
                        nullif(stripped(col("PrestationRSA.SituationDossierRSA.FinDroit.MOTICLORSA")), lit(""))
                                .as("motif_cloture"),
                        isTrue(col("PrestationRSA.DetailDroitRSA.TroncCommunDroitRSA.TOPSANSDOMFIXE"))
                                .as("est_sans_domicile_fixe"),
                        stripped(rsa.getField("ROLEPERS")).as("role"),
                        isTrue(rsa.getField("TOPCHAPERS")).as("est_a_charge"),
                        flag(personne.getField("MontantCalculDroitRSAPersonne").getField("TOPPERSDRODEVORSA"))
                                .as("est_soumis_droits_devoirs"),
                        isAttached(personne.getField("DossierCAF"))
                                .and(isExcluded(personne.getField("AvisPCGPersonne")
                                                .getField("ExclueRSA"))
                                        .equalTo(false))
                                .as("est_rattache"),
                        stripped(personne.getField("Identification").getField("SEXE"))
                                .as("code_sexe"),
                        Dates.day(personne.getField("Identification").getField("DTNAI"))
                                .as("date_naissance"),
                        coalesce(
                                        stripped(personne.getField("Identification")
                                                        .getField("TYPEDTNAI"))
                                                .isin("J", "O"),
                                        lit(false))
                                .as("est_naissance_approchee"),
                        keys(personne.getField("Identification")).as("cles"));
    }

    private Column keys(Column identification) {
        return identite.keys(
                identification.getField("NIR"),
                identification.getField("NOMNAI"),
                identification.getField("PRENOM"),
                identification.getField("DTNAI"),
                identification.getField("SEXE"));
    }

    /** Keeps one block of each dossier of a file (step 3, RS-7), and says what its household is. */
    static Dataset<Row> oneBlockPerDossier(Dataset<Row> persons) {
        WindowSpec dossier = Window.partitionBy(DOSSIER[0], DOSSIER[1], DOSSIER[2], DOSSIER[3]);
        Dataset<Row> ranked = persons.withColumn(
                        "rang_bloc",
                        dense_rank()
                                .over(dossier.orderBy(
                                        col("ordre_doublon"),
                                        col("date_sitfam").desc_nulls_last(),
                                        col("date_emmenagement").desc_nulls_last(),
                                        col("enregistrement").desc())))
                .withColumn("nb_doublons", max("rang_bloc").over(dossier).minus(1))
                .where(col("rang_bloc").equalTo(1));
        Column role = col("role");
        Column membre = Codes.flag("ROLEPERS", "est_membre", role, col("dtref")).and(col("est_rattache"));
        Column age = Dates.rang(col("dtref")).minus(Dates.rang(col("date_naissance")));
        Column enfant = col("est_membre")
                .and(col("est_a_charge"))
                .and(role.equalTo("ENF").or(role.equalTo("AUT").and(age.lt(25 * 12))));
        return ranked.withColumn("est_membre", coalesce(membre, lit(false)))
                .withColumn(
                        "a_conjoint",
                        max(col("est_membre").and(coalesce(role.equalTo("CJT"), lit(false))))
                                .over(dossier))
                .withColumn("a_enfant", max(coalesce(enfant, lit(false))).over(dossier));
    }

    /** One key a person, the month's namesakes reconciled (step 5, RS-13). */
    static Dataset<Row> withPersonne(Dataset<Row> persons) {
        Dataset<Row> homonymes = persons.groupBy(
                        col("mois"), col("cles.triplet_id").as("triplet_id"))
                .agg(
                        min("cles.nir_id").as("nir_homonyme"),
                        max("cles.nir_id").as("dernier"),
                        max(col("cles.nir_id").isNull()).as("est_attendu"))
                .where(col("est_attendu").and(col("nir_homonyme").equalTo(col("dernier"))))
                .select("mois", "triplet_id", "nir_homonyme");
        return persons.withColumn("triplet_id", col("cles.triplet_id"))
                .join(broadcast(homonymes), new String[] {"mois", "triplet_id"}, "left")
                .withColumn("nir_reconnu", coalesce(col("cles.nir_id"), col("nir_homonyme")))
                .withColumn("a_cle_nir", col("nir_reconnu").isNotNull())
                .withColumn("personne_id", coalesce(col("nir_reconnu"), col("cles.nom_id")))
                .withColumn("organisme", concat_ws("-", col("famille"), col("numero")));
    }

    /** Flags the dossiers set aside for the one of another payer (step 4, RS-4 to RS-6). */
    static Dataset<Row> withDoublon(Dataset<Row> persons) {
        Dataset<Row> ecartes = DoublonOrganisme.ecartes(persons);
        return persons.join(broadcast(ecartes), DOSSIER, "left")
                .withColumn("est_doublon", coalesce(col("est_ecarte"), lit(false)));
    }

    /** Ranks the memberships of each person: the first one is where she counts (RS-1 to RS-3). */
    static Dataset<Row> withChoix(Dataset<Row> persons) {
        Column role = col("role");
        Column couverte = col("est_versable")
                .and(col("est_doublon").equalTo(false))
                .and(col("est_membre"))
                .and(role.isin("DEM", "CJT").or(col("est_a_charge")));
        Column ordre =
                Codes.lookup("ROLEPERS", "ordre_choix", role, col("dtref")).cast("int");
        WindowSpec personne = Window.partitionBy("mois", "personne_id")
                .orderBy(
                        col("est_couverte").desc(),
                        ordre.asc_nulls_last(),
                        col("date_demande").desc_nulls_last(),
                        col("famille"),
                        col("numero"),
                        col("demande"),
                        when(role.equalTo("DEM"), 1)
                                .when(role.equalTo("CJT"), 2)
                                .when(role.equalTo("ENF"), 3)
                                .otherwise(4),
                        col("rang_personne"));
        return persons.withColumn("est_couverte", coalesce(couverte, lit(false)))
                .withColumn(
                        "rang_choix",
                        when(col("est_couverte"), row_number().over(personne)).otherwise(0));
    }

    private Dataset<Row> selected(Dataset<Row> persons) {
        Column classe = coalesce(Codes.lookup("SITFAM", "classe", col("sitfam"), col("dtref")), lit("NON_CONNUE"));
        Column couple = classe.equalTo("COUPLE").or(classe.equalTo("ISOLE").and(col("a_conjoint")));
        Column anciennete = Dates.rang(col("dtref")).minus(Dates.rang(col("date_entree")));
        List<Column> columns = new ArrayList<>();
        for (String name : List.of(
                "mois",
                "organisme",
                "rang_personne",
                "est_doublon",
                "etat_droit",
                "est_droit_ouvert",
                "est_versable",
                "motif_cloture",
                "est_arrivee_mutation",
                "est_depart_mutation",
                "code_commune",
                "est_sans_domicile_fixe",
                "personne_id",
                "triplet_id",
                "a_cle_nir",
                "est_a_charge",
                "est_membre",
                "est_soumis_droits_devoirs",
                "est_naissance_approchee",
                "est_couverte",
                "rang_choix")) {
            columns.add(col(name));
        }
        columns.addAll(List.of(
                identite.dossier(col("famille"), col("numero"), col("demande")).as("dossier_id"),
                identite.demande(col("demande")).as("demande_id"),
                col("nb_doublons").cast("int").as("nb_doublons"),
                coalesce(col("role"), lit("")).as("role"),
                when(classe.equalTo("NON_CONNUE"), lit("NON_CONNUE"))
                        .otherwise(concat_ws(
                                "_",
                                when(couple, "COUPLE").otherwise("ISOLE"),
                                when(col("a_enfant"), "AVEC_ENFANT").otherwise("SANS_ENFANT")))
                        .as("situation_familiale"),
                classe.equalTo("COUPLE").and(col("a_conjoint").equalTo(false)).as("est_conjoint_absent"),
                when(anciennete.geq(0), anciennete).as("anciennete_mois"),
                coalesce(Codes.lookup("SEXE", "modalite", col("code_sexe"), col("dtref")), lit("INCONNU"))
                        .as("sexe"),
                substring(col("date_naissance"), 1, 7).as("naissance")));
        return persons.select(columns.toArray(Column[]::new));
    }
}
