package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.job.Banc.Extrait;
import fr.plics.kernel.Step;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import fr.plics.publish.Release;
import fr.plics.support.Bloc;
import fr.plics.support.Individu;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scheduler does: one call a step and a month, months in any order. The end is that of one run. */
class PasAPasTest {

    private static final String PERSONNE = "P1;00000000001;DEM;;ROUX;EVE;1985-04-12;2;;;;;61001";
    private static final String ORIENTATION = "O%s;P1;ORIENTE;%s;S1;R1;1;cohorte;2021-01-03;2021-01-18;";

    @TempDir
    private Path dossier;

    private static Bloc foyer(String mois) {
        return Bloc.dossier("00000000001").avec(Individu.dem("ROUX", "EVE").nir("2850461001001"));
    }

    private static void drop(Banc banc, String... mois) {
        for (String m : mois) {
            banc.flux("C0611", m, 5, foyer(m));
            banc.flux("M0532", m, 5, Bloc.dossier("00000000002").msa().avec(Individu.dem("MARTIN", "LEA")));
            banc.extraits(
                    m,
                    m,
                    "2022-03-04",
                    Extrait.of("PERSONNE", "S", PERSONNE),
                    Extrait.of(
                            "ORIENTATION",
                            m.equals("2021-01") ? "S" : "F",
                            ORIENTATION.formatted(m, m.endsWith("2") ? "EMPLOI" : "SOCIAL")));
        }
    }

    /** Refused for its archive, its content, beside another one, and for want of a manifest that comes later. */
    private static void dropBad(Banc banc) {
        banc.drop(Banc.nom("ABIME", "2021-02") + ".gz", "pas une archive");
        banc.flux("AILLEURS", "2021-02", 5, Bloc.dossier("00000000009").departement("014"));
        banc.flux("JUMEAU", "2021-02", 5, foyer(""), Bloc.dossier("00000000003"));
    }

    private static List<String> steps() {
        return Steps.all().stream().map(Step<Lake>::name).toList();
    }

    /** One call a step; the highest code. */
    private static int stepByStep(Banc banc, String mois) {
        int worst = 0;
        for (String step : steps()) {
            worst = Math.max(worst, banc.run("--mois", mois, "--step", step).code());
        }
        return worst;
    }

    private static List<String> quarantaine(Banc banc) {
        return banc.table(TableId.QUARANTINE_ENREGISTREMENT).collectAsList().stream()
                .map(Row::toString)
                .sorted()
                .toList();
    }

    /** What is published, but the name of the release. */
    private static String csv(Banc banc) {
        Release release = Release.findCurrent(banc.entrepot).orElseThrow();
        return Banc.text(release.folder(banc.entrepot).resolve("indicateur.csv"))
                .replace(release.release(), "");
    }

    @Test
    void one_call_a_step_sets_aside_and_computes_what_one_run_does() {
        Banc once = new Banc(dossier.resolve("once"));
        drop(once, "2021-01", "2021-02");
        dropBad(once);
        assertThat(once.run().code()).isEqualTo(20);

        Banc steps = new Banc(dossier.resolve("steps"));
        drop(steps, "2021-01", "2021-02");
        dropBad(steps);
        // February has refusals: they are no business of January.
        assertThat(stepByStep(steps, "2021-01")).isZero();
        assertThat(stepByStep(steps, "2021-02")).isZero();
        assertThat(quarantaine(steps)).isEqualTo(quarantaine(once)).hasSizeGreaterThan(2);
        assertThat(steps.cellules()).isEqualTo(once.cellules());
    }

    @Test
    void a_file_accepted_since_leaves_the_quarantine_whoever_reads_it() {
        Banc banc = new Banc(dossier.resolve("tard"));
        Extrait personne = Extrait.of("PERSONNE", "S", PERSONNE);
        banc.flux("C0611", "2021-01", 5, foyer(""));
        banc.drop(personne.nom("2021-01"), personne.texte());
        assertThat(stepByStep(banc, "2021-01")).isEqualTo(20);
        assertThat(quarantaine(banc)).hasSize(1);
        banc.manifeste("tard", "2021-01", personne.annonce("2021-01", "2021-02-04"));
        assertThat(stepByStep(banc, "2021-01")).isZero();
        assertThat(quarantaine(banc)).isEmpty();
        assertThat(banc.table(TableId.BRONZE_PERSONNE).count()).isEqualTo(1);
    }

    @Test
    void months_asked_for_one_by_one_in_any_order_give_the_cells_of_one_run() {
        List<String> months = List.of("2021-01", "2021-02", "2022-01", "2022-02");
        Banc once = new Banc(dossier.resolve("once"));
        drop(once, months.toArray(String[]::new));
        assertThat(once.run().code()).isZero();

        // All of the landing there from the start, or each month with its run: late extracts change later months.
        Banc whole = new Banc(dossier.resolve("whole"));
        drop(whole, months.toArray(String[]::new));
        Banc alone = new Banc(dossier.resolve("alone"));
        for (String mois : List.of("2022-01", "2021-01", "2022-02", "2021-02")) {
            assertThat(whole.run("--mois", mois).code()).isZero();
            drop(alone, mois);
            assertThat(alone.run("--mois", mois).code()).isZero();
        }
        assertThat(csv(whole)).isEqualTo(csv(once));
        assertThat(csv(alone)).isEqualTo(csv(once));
        assertThat(whole.cellules()).isEqualTo(once.cellules());
        assertThat(alone.cellules()).isEqualTo(once.cellules()).hasSizeGreaterThan(1000);
        List<String> left = new ArrayList<>();
        for (Banc banc : List.of(whole, alone)) {
            left.add(Plics.run("plan", "--landing", banc.depot.toString(), "--entrepot", banc.entrepot.toString())
                    .out());
        }
        assertThat(left).allSatisfy(plan -> assertThat(plan).doesNotContain("à calculer"));
    }
}
