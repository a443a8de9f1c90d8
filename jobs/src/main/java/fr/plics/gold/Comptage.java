package fr.plics.gold;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import fr.plics.contract.Dimension;
import fr.plics.contract.Fiche;
import fr.plics.contract.Schemas;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Periode;
import fr.plics.kernel.Plan;
import fr.plics.kernel.TableId;
import fr.plics.kernel.Territoire;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Counts the facts: every fiche, level and dimension of every month in one query, whatever their number. Each row is put
 * in all its cells before anything is counted, so that a total comes from rows and never from adding cells. Rows of one
 * year before are put in the territories of the month they serve (RS-25).
 */
final class Comptage {

    private static final StructType CIBLE = DataTypes.createStructType(new StructField[] {
        DataTypes.createStructField("mois", DataTypes.StringType, false),
        DataTypes.createStructField("mois_cible", DataTypes.StringType, false),
        DataTypes.createStructField("est_an_passe", DataTypes.BooleanType, false)
    });
    private static final String[] CLE = {
        "mois_cible",
        "est_an_passe",
        "periode_type",
        "periode_debut",
        "periode_fin",
        "niveau",
        "territoire",
        "dimension",
        "modalite"
    };

    /**
     * A thing to measure: fiches that ask the same thing share it.
     *
     * @param operation count or sum
     * @param colonne what is counted or added up
     * @param filtre which rows
     */
    private record Demande(Fiche.Operation operation, String colonne, List<Fiche.Condition> filtre) {}

    private final String departement;
    private final Function<TableId, Dataset<Row>> faits;
    private final Dataset<Row> communes;

    /**
     * A count.
     *
     * @param departement code of the whole
     * @param faits the facts by table, every month needed
     * @param communes {@code silver.commune} of the months computed
     */
    Comptage(String departement, Function<TableId, Dataset<Row>> faits, Dataset<Row> communes) {
        this.departement = departement;
        this.faits = faits;
        this.communes = communes;
    }

    /** The months whose facts are read to compute those of a plan. */
    static Set<Mois> moisLus(Plan plan) {
        Set<Mois> lus = new TreeSet<>(plan.mois());
        plan.mois().stream()
                .map(Mois::anPasse)
                .filter(plan.moisRecus()::contains)
                .forEach(lus::add);
        return lus;
    }

    Mesures tally(List<Fiche> fiches, Plan plan) {
        Map<TableId, List<Fiche>> byFait = new LinkedHashMap<>();
        fiches.stream()
                .filter(f -> f.operation() != Fiche.Operation.RATIO)
                .forEach(f ->
                        byFait.computeIfAbsent(f.fait(), t -> new ArrayList<>()).add(f));
        Map<TableId, List<Demande>> demandes = new LinkedHashMap<>();
        Dataset<Row> all = null;
        for (Map.Entry<TableId, List<Fiche>> entry : byFait.entrySet()) {
            List<Demande> asked =
                    entry.getValue().stream().map(Comptage::demande).distinct().toList();
            demandes.put(entry.getKey(), asked);
            Dataset<Row> counted = tally(entry.getKey(), entry.getValue(), asked, plan);
            all = all == null ? counted : all.union(counted);
        }
        Mesures mesures = new Mesures();
        if (all != null) {
            for (Row row : all.collectAsList()) {
                TableId fait = TableId.parse(row.getString(0));
                keep(row, byFait.get(fait), demandes.get(fait), mesures);
            }
        }
        return mesures;
    }

    private static Demande demande(Fiche fiche) {
        return new Demande(fiche.operation(), fiche.colonneMesuree(), fiche.conditions());
    }

    private Dataset<Row> tally(TableId fait, List<Fiche> fiches, List<Demande> demandes, Plan plan) {
        Dataset<Row> rows = cibles(faits.apply(fait), plan);
        if (Arrays.asList(rows.columns()).contains("code_commune")) {
            rows = situated(rows);
        }
        Column[] measures = demandes.stream().map(d -> measure(fait, d)).toArray(Column[]::new);
        for (int i = 0; i < measures.length; i++) {
            measures[i] = measures[i].cast("double").as("m" + i);
        }
        Column[] values = new Column[measures.length];
        Arrays.setAll(values, i -> col("m" + i));
        return rows.withColumn("cellule", explode(cellules(fiches)))
                .select(col("*"), col("cellule.*"))
                .groupBy(Arrays.stream(CLE).map(c -> col(c)).toArray(Column[]::new))
                .agg(measures[0], Arrays.copyOfRange(measures, 1, measures.length))
                .select(concat(
                        lit(fait.toString()).as("fait"), CLE, array(values).as("valeurs")));
    }

    private static Column[] concat(Column first, String[] names, Column last) {
        List<Column> columns = new ArrayList<>(List.of(first));
        Arrays.stream(names).forEach(n -> columns.add(col(n)));
        columns.add(last);
        return columns.toArray(Column[]::new);
    }

    /** Each row once for its own month, once more for the month one year later when it is computed too. */
    private static Dataset<Row> cibles(Dataset<Row> rows, Plan plan) {
        List<Row> cibles = new ArrayList<>();
        for (Mois mois : plan.mois()) {
            cibles.add(RowFactory.create(mois.toString(), mois.toString(), false));
            if (plan.moisRecus().contains(mois.anPasse())) {
                cibles.add(RowFactory.create(mois.anPasse().toString(), mois.toString(), true));
            }
        }
        SparkSession spark = rows.sparkSession();
        return rows.join(broadcast(spark.createDataFrame(cibles, CIBLE)), "mois");
    }

    /** The territories of the row in the geography of the month it serves. */
    private Dataset<Row> situated(Dataset<Row> rows) {
        Dataset<Row> targets = communes.select(
                col("mois").as("mois_cible"),
                col("code_commune"),
                col("commune"),
                col("dtas"),
                col("commission"),
                col("epci"));
        Dataset<Row> situated = rows.drop("commune", "dtas", "commission", "epci")
                .join(broadcast(targets), new String[] {"mois_cible", "code_commune"}, "left");
        for (String niveau : List.of("commune", "dtas", "commission", "epci")) {
            situated = situated.withColumn(niveau, coalesce(col(niveau), lit(Territoire.NON_RATTACHE)));
        }
        return situated;
    }

    /** The cells of a row: one per level and dimension a fiche asks for. */
    private Column cellules(List<Fiche> fiches) {
        Set<List<String>> asked = new LinkedHashSet<>();
        for (Fiche fiche : fiches) {
            for (Fiche.Ventilation ventilation : fiche.dimensions()) {
                ventilation.niveaux().forEach(n -> asked.add(List.of(n.name(), ventilation.dimension())));
            }
        }
        return array(asked.stream()
                .map(pair -> struct(
                        lit(pair.get(0)).as("niveau"),
                        territoire(Niveau.valueOf(pair.get(0))).as("territoire"),
                        lit(pair.get(1)).as("dimension"),
                        modalite(pair.get(1)).as("modalite")))
                .toArray(Column[]::new));
    }

    private Column territoire(Niveau niveau) {
        return niveau == Niveau.DEPARTEMENT ? lit(departement) : col(niveau.colonne());
    }

    /** A dimension is a column of the fact with its name in lower case; a crossing is two of them. */
    private static Column modalite(String dimension) {
        if (dimension.equals(Dimension.TOTAL)) {
            return lit(Dimension.TOTAL);
        }
        return Arrays.stream(dimension.split("\\+"))
                .map(d -> col(d.toLowerCase(Locale.ROOT)))
                .reduce((a, b) -> org.apache.spark.sql.functions.concat(a, lit("+"), b))
                .orElseThrow();
    }

    private static Column measure(TableId fait, Demande demande) {
        Column valeur = col(demande.colonne());
        for (Fiche.Condition condition : demande.filtre()) {
            Column terme = col(condition.colonne());
            valeur = when(condition.connu() ? terme.isNotNull() : terme, valeur);
        }
        return switch (demande.operation()) {
            case SOMME -> sum(valeur);
            case COMPTE -> isKey(fait, demande.colonne()) ? count(valeur) : countDistinct(valeur);
            case RATIO -> throw new IllegalArgumentException("a ratio is made of cells, not of rows");
        };
    }

    /** Whether a column identifies the rows of a month: then each is there once, and counting them is enough. */
    private static boolean isKey(TableId fait, String colonne) {
        return Schemas.table(fait).cle().equals(List.of("mois", colonne));
    }

    private static void keep(Row row, List<Fiche> fiches, List<Demande> demandes, Mesures mesures) {
        boolean estAnPasse = row.getBoolean(2);
        Periode source = new Periode(Periode.Type.valueOf(row.getString(3)), day(row, 4), day(row, 5));
        CleCellule cle = new CleCellule(
                Mois.parse(row.getString(1)),
                estAnPasse ? source.plusYears(1) : source,
                Niveau.valueOf(row.getString(6)),
                row.getString(7),
                row.getString(8),
                row.getString(9));
        List<Double> valeurs = row.getList(10);
        for (Fiche fiche : fiches) {
            Double valeur = valeurs.get(demandes.indexOf(demande(fiche)));
            if (valeur != null) {
                mesures.add(fiche.code(), cle, estAnPasse, valeur);
            }
        }
    }

    private static LocalDate day(Row row, int at) {
        return row.getAs(at);
    }
}
