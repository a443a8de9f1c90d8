package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.job.Banc.Extrait;
import fr.plics.kernel.TableId;
import fr.plics.support.Bloc;
import fr.plics.support.Individu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was done once is not done again, and one more month costs one month. */
class RejeuTest {

    private static final String PERSONNE = "P1;00000000001;DEM;;ROUX;EVE;1985-04-12;2;;;;;61001";
    private static final String ORIENTATION = "O1;P1;ORIENTE;SOCIAL;S1;R1;1;cohorte;2021-01-03;2021-01-18;";

    @TempDir
    private Path dossier;

    private Banc banc;

    @BeforeEach
    void drop() {
        banc = new Banc(dossier);
        for (String mois : List.of("2021-01", "2021-02", "2022-01")) {
            banc.flux("C0611", mois, 5, foyer(mois));
        }
        banc.extraits(
                "cd",
                "2021-01",
                "2021-02-04",
                Extrait.of("PERSONNE", "S", PERSONNE),
                Extrait.of("ORIENTATION", "S", ORIENTATION));
    }

    private static Bloc foyer(String mois) {
        return Bloc.dossier("000000" + mois.replace("-", "").substring(1))
                .avec(Individu.dem("ROUX", "EVE").nir("2850461001001"));
    }

    @Test
    void the_same_content_again_is_nothing_to_do_and_a_further_month_is_one_month() throws IOException {
        assertThat(banc.run().code()).isZero();
        Map<String, Integer> versions = banc.versions();
        List<String> releases = banc.releases();

        nothing(banc.run(), versions, releases);

        byte[] content = Files.readAllBytes(banc.depot.resolve(Banc.nom("C0611", "2021-02")));
        banc.drop("ailleurs/" + Banc.nom("AUTRENOM", "2021-02"), content);
        banc.drop(Banc.nom("ARCHIVE", "2021-02") + ".gz", Banc.gzip(content));
        Files.createDirectories(banc.depot.resolve("range"));
        Files.move(
                banc.depot.resolve(Banc.nom("C0611", "2022-01")),
                banc.depot.resolve("range/" + Banc.nom("C0611", "2022-01")));
        nothing(banc.run(), versions, releases);

        banc.flux("C0611", "2022-02", 5, foyer("2022-02"));
        touched(versions, "2022-02", "2022-02");
        assertThat(banc.releases()).hasSize(2).containsAll(releases);

        // A month long past gives an evolution to the one a year later, and touches no other.
        Map<String, Integer> before = banc.versions();
        banc.flux("C0611", "2020-02", 5, foyer("2020-02"));
        touched(before, "2020-02", "2020-02", "2021-02");
    }

    private void nothing(Plics.Resultat again, Map<String, Integer> versions, List<String> releases) {
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("Rien à faire : ").contains("fichiers déjà reçus, aucun mois à recalculer.");
        assertThat(again.err()).doesNotContain("Session Spark");
        assertThat(banc.versions()).isEqualTo(versions);
        assertThat(banc.releases()).isEqualTo(releases);
    }

    /** Runs, and says which months the new commits are about: facts of one month, cells of those given. */
    private void touched(Map<String, Integer> before, String mois, String... cellules) {
        assertThat(banc.run().code()).isZero();
        for (TableId id : List.of(
                TableId.BRONZE_RSABEM,
                TableId.SILVER_COMMUNE,
                TableId.SILVER_PERSONNE,
                TableId.GOLD_FOYER_MOIS,
                TableId.GOLD_PERSONNE_MOIS)) {
            int known = before.get(id.layer().folder() + "/" + id.name());
            assertThat(banc.moisEcrits(id, known)).as("%s", id).containsExactly(mois);
            assertThat(banc.versions().get(id.layer().folder() + "/" + id.name()))
                    .as("%s", id)
                    .isEqualTo(known + 1);
        }
        assertThat(banc.moisEcrits(TableId.GOLD_CELLULE, before.get("gold/cellule")))
                .containsExactly(cellules);
        assertThat(banc.versions()).containsEntry("bronze/personne", before.get("bronze/personne"));
    }
}
