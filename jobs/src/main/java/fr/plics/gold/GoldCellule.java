package fr.plics.gold;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import fr.plics.contract.Departement;
import fr.plics.contract.Fiche;
import fr.plics.contract.Schemas;
import fr.plics.kernel.Cellule;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Plan;
import fr.plics.kernel.Step;
import fr.plics.kernel.TableId;
import fr.plics.kernel.Territoire;
import fr.plics.lake.Cellules;
import fr.plics.lake.Lake;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The indicators of every month to compute, from the fiches: no indicator is known here by name. */
public final class GoldCellule implements Step<Lake> {

    private final Departement departement;
    private final List<Fiche> fiches;

    public GoldCellule(Departement departement, List<Fiche> fiches) {
        this.departement = departement;
        this.fiches = List.copyOf(fiches);
    }

    @Override
    public String name() {
        return "gold_cellule";
    }

    @Override
    public String libelle() {
        return "Indicateurs, territoires, évolutions et parts";
    }

    @Override
    public Set<TableId> reads() {
        Set<TableId> reads = fiches.stream()
                .filter(f -> f.operation() != Fiche.Operation.RATIO)
                .map(Fiche::fait)
                .collect(Collectors.toCollection(TreeSet::new));
        reads.add(TableId.SILVER_COMMUNE);
        reads.add(TableId.GOLD_CELLULE);
        return reads;
    }

    @Override
    public Set<TableId> writes() {
        return Set.of(TableId.GOLD_CELLULE);
    }

    @Override
    public List<Livraison> run(Lake lake, Plan plan) {
        Dataset<Row> communes = lake.read(TableId.SILVER_COMMUNE, plan.mois());
        Set<Mois> moisLus = Comptage.moisLus(plan);
        Function<TableId, Dataset<Row>> faits = fait -> lake.read(fait, moisLus);
        Mesures mesures = new Comptage(departement.insee(), faits, communes).tally(fiches, plan);
        Moteur moteur = new Moteur(grille(departement, communes, plan), mesures, plan.moisRecus());
        moteur.remember(evaluations(lake, plan));
        List<Row> rows =
                moteur.compute(fiches, plan.mois()).stream().map(Cellules::row).toList();
        lake.replace(
                TableId.GOLD_CELLULE,
                plan.mois(),
                lake.spark().createDataFrame(rows, Lake.schema(TableId.GOLD_CELLULE)));
        return List.of();
    }

    /** The cells of the evaluations closed in other months, latest first; none while no fiche compares evaluations. */
    private List<Cellule> evaluations(Lake lake, Plan plan) {
        Object[] compared = fiches.stream()
                .filter(f -> f.evolution() == Fiche.Evolution.EVALUATION)
                .map(Fiche::code)
                .toArray();
        if (compared.length == 0) {
            return List.of();
        }
        Object[] computed = plan.mois().stream().map(Mois::toString).toArray();
        return Cellules.collect(lake.read(TableId.GOLD_CELLULE)
                .where(col("indicateur").isin(compared).and(not(col("mois").isin(computed))))
                .orderBy(col("mois").desc()));
    }

    /** The territories of each month: those of its communes, and the EPCI of the geography of its year. */
    static Grille grille(Departement departement, Dataset<Row> communes, Plan plan) {
        Grille grille = new Grille((besoin, periode) -> true);
        List<Row> valid = communes.where("est_commune")
                .select("mois", "commune", "commune_libelle", "dtas", "commission")
                .collectAsList();
        for (Mois mois : plan.mois()) {
            List<Row> here = valid.stream()
                    .filter(r -> r.getString(0).equals(mois.toString()))
                    .toList();
            grille.addGeographie(mois, territoires(departement, mois, here));
        }
        return grille;
    }

    private static List<Territoire> territoires(Departement departement, Mois mois, List<Row> communes) {
        Stream<Territoire> named = Stream.of(
                        departement.epci(mois).stream(),
                        communes.stream().map(r -> new Territoire(Niveau.COMMUNE, r.getString(1), r.getString(2))),
                        coded(Niveau.DTAS, mois, communes, 3),
                        coded(Niveau.COMMISSION, mois, communes, 4))
                .flatMap(s -> s);
        Stream<Territoire> unattached = Stream.of(Niveau.DTAS, Niveau.COMMISSION, Niveau.EPCI, Niveau.COMMUNE)
                .map(Territoire::nonRattache);
        return Stream.of(Stream.of(departement.territoire()), named, unattached)
                .flatMap(s -> s)
                .toList();
    }

    /** The territories of a code list that have a commune this month. */
    private static Stream<Territoire> coded(Niveau niveau, Mois mois, List<Row> communes, int column) {
        var libelles = Schemas.nomenclature(niveau.name()).at(mois);
        return communes.stream()
                .map(r -> r.getString(column))
                .filter(code -> !code.equals(Territoire.NON_RATTACHE))
                .distinct()
                .sorted()
                .map(code -> new Territoire(
                        niveau,
                        code,
                        libelles.containsKey(code) ? libelles.get(code).get("libelle") : code));
    }
}
