package fr.plics.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import fr.plics.contract.Departement;
import fr.plics.contract.Fiche;
import fr.plics.contract.Schemas;
import fr.plics.job.SharedSpark;
import fr.plics.kernel.Cellule;
import fr.plics.kernel.Lecture;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Periode;
import fr.plics.kernel.Plan;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import fr.plics.silver.SilverCommune;
import fr.plics.support.Lignes;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every example of every fiche runs, in the geography the Orne has while no reference of communes was delivered. */
class FichesSparkTest {

    private static final Departement ORNE = Departement.load("061");

    /** The columns of a cell an example may expect. */
    private static final List<String> TEXTS = List.of("niveau", "territoire", "dimension", "modalite");

    @TempDir
    private static Path root;

    /** The communes of each month an example computes. */
    private static final Map<Mois, List<Row>> COMMUNES = new HashMap<>();

    private static final Map<Fiche.Exemple, List<Cellule>> COMPUTED = new ConcurrentHashMap<>();

    private record Cas(Fiche fiche, Fiche.Exemple exemple) {

        String nom() {
            return fiche.code() + " : " + exemple.nom();
        }
    }

    private static List<Cas> all() {
        return Schemas.fiches().stream()
                .flatMap(f -> f.exemples().stream().map(e -> new Cas(f, e)))
                .toList();
    }

    @BeforeAll
    static void readCommunes() {
        List<Mois> mois = all().stream()
                .map(c -> Mois.parse(c.exemple().mois()))
                .distinct()
                .toList();
        Lake lake = Lake.open(SharedSpark.get(), root.toString());
        new SilverCommune(ORNE).run(lake, plan(mois, mois));
        Dataset<Row> communes = lake.read(TableId.SILVER_COMMUNE);
        for (Mois m : mois) {
            COMMUNES.put(m, communes.where("mois = '" + m + "'").collectAsList());
        }
    }

    private static Plan plan(Collection<Mois> mois, Collection<Mois> recus) {
        TreeMap<Mois, Lecture> lectures = new TreeMap<>();
        mois.forEach(m -> lectures.put(m, new Lecture(m, Map.of())));
        return new Plan(List.of(), List.of(), lectures, new TreeSet<>(recus));
    }

    /** What the engine makes of an example: one query. */
    private static List<Cellule> computed(Cas cas) {
        return COMPUTED.computeIfAbsent(cas.exemple(), e -> compute(cas.fiche(), e));
    }

    private static List<Cellule> compute(Fiche fiche, Fiche.Exemple exemple) {
        Mois mois = Mois.parse(exemple.mois());
        List<Map<String, Object>> lignes =
                exemple.lignes().stream().map(l -> complete(mois, l)).toList();
        TreeSet<Mois> recus = new TreeSet<>(List.of(mois));
        lignes.forEach(l -> recus.add(Mois.parse((String) l.get("mois"))));
        Plan plan = plan(List.of(mois), recus);
        Dataset<Row> communes =
                SharedSpark.get().createDataFrame(COMMUNES.get(mois), Lake.schema(TableId.SILVER_COMMUNE));
        Dataset<Row> fait = Lignes.of(fiche.fait(), lignes);
        Mesures mesures = new Comptage(ORNE.insee(), t -> fait, communes).tally(List.of(fiche), plan);
        return new Moteur(GoldCellule.grille(ORNE, communes, plan), mesures, recus)
                .compute(List.of(fiche), plan.mois());
    }

    /** A row of an example is of the month computed unless it says another. */
    private static Map<String, Object> complete(Mois computed, Map<String, Object> ligne) {
        Map<String, Object> complete = new HashMap<>(ligne);
        complete.putIfAbsent("mois", computed.toString());
        Mois mois = Mois.parse((String) complete.get("mois"));
        complete.putIfAbsent("periode_type", Periode.Type.MOIS.name());
        complete.putIfAbsent("periode_debut", mois.debut());
        complete.putIfAbsent("periode_fin", mois.fin());
        return complete;
    }

    private static void verify(List<Cellule> cellules, Map<String, Object> expected) {
        List<Cellule> found = cellules.stream()
                .filter(c -> TEXTS.stream()
                        .allMatch(
                                t -> !expected.containsKey(t) || expected.get(t).equals(column(c, t))))
                .toList();
        assertThat(found).as("cells of " + expected).hasSize(1);
        expected.forEach((column, value) -> {
            Object actual = column(found.get(0), column);
            if (value instanceof Number number && actual instanceof Double computed) {
                assertThat(computed).as(column + " of " + expected).isCloseTo(number.doubleValue(), within(1e-9));
            } else {
                assertThat(actual).as(column + " of " + expected).isEqualTo(value);
            }
        });
    }

    private static Object column(Cellule c, String column) {
        return switch (column) {
            case "niveau" -> c.territoire().niveau().name();
            case "territoire" -> c.territoire().code();
            case "territoire_libelle" -> c.territoire().libelle();
            case "dimension" -> c.dimension();
            case "modalite" -> c.modalite();
            case "periode_type" -> c.periode().type().name();
            case "periode_debut" -> c.periode().debut().toString();
            case "periode_fin" -> c.periode().fin().toString();
            case "valeur" -> c.valeur();
            case "numerateur" -> c.numerateur();
            case "denominateur" -> c.denominateur();
            case "valeur_n1" -> c.valeurN1();
            case "evolution" -> c.evolution();
            case "evolution_pct" -> c.evolutionPct();
            case "part_pct" -> c.partPct();
            case "part_territoire_pct" -> c.partTerritoirePct();
            case "statut" -> c.statut().name();
            case "statut_evolution" -> c.statutEvolution().name();
            default -> throw new IllegalArgumentException("a cell has no column " + column);
        };
    }

    @TestFactory
    Stream<DynamicTest> every_example_of_every_fiche_gives_the_cells_it_expects() {
        return all().stream()
                .map(cas -> dynamicTest(
                        cas.nom(), () -> cas.exemple().attendu().forEach(cell -> verify(computed(cas), cell))));
    }

    @Test
    void every_fiche_has_an_example_with_rows_and_numbers_expected() {
        assertThat(Schemas.fiches())
                .isNotEmpty()
                .allSatisfy(fiche -> assertThat(fiche.exemples())
                        .as(fiche.code())
                        .isNotEmpty()
                        .allSatisfy(e -> {
                            assertThat(e.lignes()).as(e.nom()).isNotEmpty();
                            assertThat(e.attendu())
                                    .as(e.nom())
                                    .isNotEmpty()
                                    .allSatisfy(cell -> assertThat(cell)
                                            .containsKeys("niveau", "territoire", "dimension", "modalite", "valeur"));
                        }));
    }

    @Test
    void an_example_that_expects_another_figure_another_status_or_an_unknown_column_fails() {
        int changed = 0;
        for (Cas cas : all()) {
            for (Map<String, Object> cell : cas.exemple().attendu()) {
                for (String column : cell.keySet()) {
                    Map<String, Object> wrong = new HashMap<>(cell);
                    wrong.put(column, another(cell.get(column)));
                    assertThatThrownBy(() -> verify(computed(cas), wrong))
                            .as(cas.nom() + ", " + column)
                            .isInstanceOf(AssertionError.class);
                    changed++;
                }
            }
        }
        assertThat(changed).isGreaterThan(50);
        Cas first = all().get(0);
        Map<String, Object> unknown = new HashMap<>(first.exemple().attendu().get(0));
        unknown.put("valeurs", 4);
        assertThatThrownBy(() -> verify(computed(first), unknown)).hasMessage("a cell has no column valeurs");
    }

    private static Object another(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue() + 1;
        }
        return value == null ? Integer.valueOf(0) : value + "_AUTRE";
    }
}
