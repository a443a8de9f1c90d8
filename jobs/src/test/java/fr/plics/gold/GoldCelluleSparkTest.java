package fr.plics.gold;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.contract.Fiche;
import fr.plics.contract.Schemas;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Plan;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import fr.plics.support.PetiteOrne;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The step of indicators on a small Orne: constant geography, dense grid, and a cost that does not follow the fiches. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GoldCelluleSparkTest {

    private static final Mois JANVIER = PetiteOrne.JANVIER;
    private static final Mois AVANT = PetiteOrne.AVANT;

    private static final Plan UN_MOIS = PetiteOrne.plan().only(Set.of(JANVIER));

    @TempDir
    private static Path root;

    private static Lake lake;
    private static List<Row> cellules;

    @BeforeAll
    static void compute() {
        lake = PetiteOrne.lake(root);
        run(Schemas.fiches(), PetiteOrne.plan());
        cellules = lake.read(TableId.GOLD_CELLULE).collectAsList();
    }

    private static void run(List<Fiche> fiches, Plan plan) {
        GoldCellule step = new GoldCellule(PetiteOrne.ORNE, fiches);
        step.run(lake.restrictedTo(step), plan);
    }

    private static Row foyers(Mois mois, String niveau, String territoire) {
        return cellules.stream()
                .filter(r -> r.getAs("indicateur").equals("nb_foyers_allocataires")
                        && r.getAs("mois").equals(mois.toString())
                        && r.getAs("niveau").equals(niveau)
                        && r.getAs("territoire").equals(territoire)
                        && r.getAs("dimension").equals("TOTAL"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(1)
    void one_year_before_is_told_in_the_territories_of_the_later_month() {
        assertThat(foyers(JANVIER, "DTAS", "01").<Double>getAs("valeur")).isEqualTo(12);
        assertThat(foyers(JANVIER, "DTAS", "01").<Double>getAs("valeur_n1")).isEqualTo(10);
        assertThat(foyers(JANVIER, "DTAS", "02").<Double>getAs("valeur")).isEqualTo(8);
        assertThat(foyers(JANVIER, "DTAS", "02").<Double>getAs("valeur_n1")).isEqualTo(10);
        assertThat(foyers(JANVIER, "DTAS", "02").<Double>getAs("evolution_pct")).isEqualTo(-20);
        assertThat(foyers(AVANT, "DTAS", "01").<Double>getAs("valeur")).isEqualTo(14);
        assertThat(foyers(AVANT, "DTAS", "02").<Double>getAs("valeur")).isEqualTo(6);
    }

    @Test
    @Order(1)
    void a_month_whose_year_before_was_never_received_says_so() {
        Row orne = foyers(AVANT, "DEPARTEMENT", "61");
        assertThat(orne.<Double>getAs("valeur")).isEqualTo(20);
        assertThat(orne.<Double>getAs("valeur_n1")).isNull();
        assertThat(orne.<String>getAs("statut_evolution")).isEqualTo("NR");
    }

    @Test
    @Order(1)
    void every_territory_of_the_month_and_99_have_every_value_of_every_fiche() {
        for (Mois mois : List.of(AVANT, JANVIER)) {
            int epci = PetiteOrne.ORNE.epci(mois).size();
            Map<Niveau, Integer> territoires = Map.of(
                    Niveau.DEPARTEMENT, 1,
                    Niveau.DTAS, 2 + 1,
                    Niveau.COMMISSION, 2 + 1,
                    Niveau.EPCI, epci + 1,
                    Niveau.COMMUNE, 3 + 1);
            for (Fiche fiche : Schemas.fiches()) {
                int expected = 0;
                for (Fiche.Ventilation v : fiche.dimensions()) {
                    for (Niveau niveau : v.niveaux()) {
                        expected +=
                                territoires.get(niveau) * Moteur.modalites(v).size();
                    }
                }
                assertThat(cellules)
                        .filteredOn(r -> r.getAs("indicateur").equals(fiche.code())
                                && r.getAs("mois").equals(mois.toString()))
                        .as(fiche.code() + " " + mois)
                        .hasSize(expected)
                        .allSatisfy(r -> assertThat(r.<Double>getAs("valeur")).isNotNull());
            }
        }
    }

    @Test
    @Order(1)
    void the_territories_of_a_level_and_99_add_up_to_the_whole() {
        for (Niveau niveau : List.of(Niveau.DTAS, Niveau.COMMISSION, Niveau.EPCI, Niveau.COMMUNE)) {
            double sum = cellules.stream()
                    .filter(r -> r.getAs("indicateur").equals("nb_beneficiaires")
                            && r.getAs("mois").equals("2022-01")
                            && r.getAs("niveau").equals(niveau.name())
                            && r.getAs("dimension").equals("TOTAL"))
                    .mapToDouble(r -> r.<Double>getAs("valeur"))
                    .sum();
            assertThat(sum).as(niveau.name()).isEqualTo(22);
        }
    }

    @Test
    @Order(2)
    void the_number_of_spark_jobs_is_the_same_with_5_and_with_50_fiches() throws TimeoutException {
        // The first replacement of a table costs Delta one job less than the next ones.
        run(Schemas.fiches(), UN_MOIS);
        int jobs = jobs(Schemas.fiches());
        assertThat(jobs).isPositive();
        assertThat(jobs(variants(Schemas.fiches(), 50))).isEqualTo(jobs);
        Dataset<Row> last = lake.read(TableId.GOLD_CELLULE)
                .where(col("mois").equalTo("2022-01").and(col("territoire").equalTo("61")));
        assertThat(last.select("indicateur").distinct().count()).isEqualTo(50);
    }

    private static int jobs(List<Fiche> fiches) throws TimeoutException {
        AtomicInteger jobs = new AtomicInteger();
        SparkListener listener = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart start) {
                jobs.incrementAndGet();
            }
        };
        SparkContext context = lake.spark().sparkContext();
        context.addSparkListener(listener);
        try {
            run(fiches, UN_MOIS);
            context.listenerBus().waitUntilEmpty();
        } finally {
            context.removeSparkListener(listener);
        }
        return jobs.get();
    }

    /** The fiches, and as many others as needed that each ask something else of the same facts. */
    private static List<Fiche> variants(List<Fiche> fiches, int number) {
        List<Fiche> all = new ArrayList<>(fiches);
        for (int i = 0; all.size() < number; i++) {
            Fiche model = fiches.get(i % fiches.size());
            List<String> columns = List.of(Lake.schema(model.fait()).fieldNames());
            String first = columns.get(i / fiches.size() % columns.size());
            String second = columns.get(i / fiches.size() / columns.size());
            all.add(new Fiche(
                    model.code() + "_" + i,
                    model.libelle(),
                    model.definition(),
                    model.unite(),
                    model.nature(),
                    model.population(),
                    model.filtre() + " ET " + first + " connu ET " + second + " connu",
                    model.mesure(),
                    model.periodes(),
                    model.dimensions(),
                    model.evolution(),
                    model.plics(),
                    model.depuis(),
                    model.besoins(),
                    model.sources(),
                    model.exemples()));
        }
        Set<String> codes = all.stream().map(Fiche::code).collect(Collectors.toSet());
        assertThat(codes).hasSize(number);
        return all;
    }
}
