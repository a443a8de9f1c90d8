package fr.plics.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.job.Demonstration;
import fr.plics.job.Plics;
import fr.plics.publish.duckdb.PublishedFile;
import fr.plics.support.DepotTire;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine and the oracle, which share nothing but the specification, must say the same of every cell. */
class OracleSparkTest {

    private static final Map<DepotTire.Envoi, Long> GRAINES = Map.of(
            DepotTire.Envoi.COMPLET, 61L,
            DepotTire.Envoi.SANS_REFERENCE, 2021L,
            DepotTire.Envoi.TARDIF, 7L);

    private static final Map<DepotTire.Envoi, Path> ENTREPOTS = new EnumMap<>(DepotTire.Envoi.class);

    @TempDir
    private static Path place;

    @BeforeAll
    static void run_the_small_landings() {
        Path cle = place.resolve("cle");
        assertThat(Plics.run("keygen", cle.toString()).code()).isZero();
        for (DepotTire.Envoi envoi : DepotTire.Envoi.values()) {
            Path depot = place.resolve("depot-" + envoi);
            Path entrepot = place.resolve("entrepot-" + envoi);
            DepotTire.write(GRAINES.get(envoi), envoi, depot);
            Plics.Resultat sortie = Plics.run(
                    "run", "--landing", depot.toString(), "--entrepot", entrepot.toString(), "--key", cle.toString());
            assertThat(sortie.code()).as(sortie.out() + sortie.err()).isZero();
            ENTREPOTS.put(envoi, entrepot);
        }
    }

    @Test
    void the_demonstration_has_the_cells_of_the_oracle() {
        try (Oracle oracle = Oracle.of(Demonstration.entrepot())) {
            assertThat(oracle.cellules()).isGreaterThan(39_000);
            assertThat(oracle.ecarts()).isEmpty();
        }
    }

    @Test
    void the_demonstration_reproduces_every_figure_of_the_plics() {
        try (PublishedFile file = PublishedFile.open(Demonstration.release().duckdb(Demonstration.entrepot()))) {
            assertThat(file.query("select figure, verdict from figure_plics"))
                    .isNotEmpty()
                    .allSatisfy(row ->
                            assertThat(row.get("verdict")).as(row.toString()).isIn("CONFORME", "VRAI"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_small_landing_has_the_cells_of_the_oracle(DepotTire.Envoi envoi) {
        try (Oracle oracle = Oracle.of(ENTREPOTS.get(envoi))) {
            assertThat(oracle.cellules()).isGreaterThan(1_000);
            assertThat(oracle.ecarts()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_small_landing_is_full_of_traps(DepotTire.Envoi envoi) {
        try (Oracle oracle = Oracle.of(ENTREPOTS.get(envoi))) {
            Map<String, Long> pieges = oracle.pieges();
            if (envoi == DepotTire.Envoi.SANS_REFERENCE) {
                // The supposed geography of 2021 and that of 2022 lead every code to the same place.
                pieges.remove("RS-25 autre valeur un an plus tard");
            }
            assertThat(pieges)
                    .isNotEmpty()
                    .allSatisfy((piege, nombre) -> assertThat(nombre).as(piege).isPositive());
        }
    }

    @TestFactory
    Stream<DynamicTest> a_rule_misread_makes_cells_differ() {
        return Mutant.ALL.stream()
                .map(mutant -> DynamicTest.dynamicTest(
                        mutant.faute(),
                        () -> assertThat(isSeen(mutant))
                                .as("no small landing tells it from the right reading")
                                .isTrue()));
    }

    private static boolean isSeen(Mutant mutant) {
        assertThat(Oracle.textes()).as("the SQL it changes").anyMatch(sql -> sql.contains(mutant.juste()));
        return ENTREPOTS.values().stream().anyMatch(entrepot -> {
            try (Oracle oracle = Oracle.of(entrepot, mutant)) {
                return oracle.nombreEcarts() > 0;
            }
        });
    }
}
