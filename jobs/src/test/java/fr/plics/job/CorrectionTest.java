package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.job.Banc.Extrait;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.TableId;
import fr.plics.support.Bloc;
import fr.plics.support.Individu;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delivery sent again replaces what it corrects, and what reads it is computed again: that, and nothing else. */
class CorrectionTest {

    private static final String[] MOIS = {"2021-01", "2021-02", "2021-03", "2022-01", "2022-02", "2022-03"};
    private static final String COMMUNE = "61001;COM;Alençon;;6101;%s;%s;URBAIN;1;2017-01-01;";
    private static final String ORIENTATION = "O%d;P%d;ORIENTE;%s;S1;R1;1;cohorte;2021-01-03;2021-01-18;";

    @TempDir
    private static Path dossier;

    /** Everything in one run, what is corrected beside its correction. */
    private static Banc once;

    private Banc banc;
    private Map<String, Integer> before;

    @BeforeAll
    static void run() {
        once = new Banc(dossier.resolve("once"));
        for (String mois : MOIS) {
            flux(once, mois);
        }
        januaries(once);
        orientations(once);
        correctedFlux(once);
        correctedOrientation(once);
        correctedCommune(once);
        assertThat(once.run().code()).isZero();
    }

    private static Bloc[] foyers(int nombre) {
        Bloc[] foyers = new Bloc[nombre];
        for (int i = 0; i < nombre; i++) {
            foyers[i] = Bloc.dossier("%011d".formatted(i))
                    .avec(Individu.dem("ROUX", "N" + i).ne("198%d-04-12".formatted(i)));
        }
        return foyers;
    }

    private static String[] personnes() {
        String[] lignes = new String[4];
        for (int i = 0; i < lignes.length; i++) {
            lignes[i] = "P%d;%011d;DEM;;ROUX;N%d;198%d-04-12;2;;;;;61001".formatted(i, i, i, i);
        }
        return lignes;
    }

    private static void flux(Banc to, String mois) {
        to.flux("C0611", mois, 5, foyers(1 + MOIS.length - List.of(MOIS).indexOf(mois) % 3));
        msa(to, mois);
    }

    private static void msa(Banc to, String mois) {
        to.drop(
                "msa/" + Banc.nom("M0532", mois),
                Banc.flux(
                                mois,
                                5,
                                Bloc.dossier("0000000009" + mois.substring(6))
                                        .msa()
                                        .avec(Individu.dem("MARTIN", "LEA")))
                        .bytes());
    }

    private static void januaries(Banc to) {
        for (String mois : List.of("2021-01", "2022-01")) {
            to.extraits(
                    "cd",
                    mois,
                    "2022-02-04",
                    Extrait.of("REF_COMMUNE", "S", COMMUNE.formatted("01", "01")),
                    Extrait.of("PERSONNE", "S", personnes()),
                    Extrait.of("ORIENTATION", "S", ORIENTATION.formatted(0, 0, "SOCIAL")));
        }
    }

    private static void orientations(Banc to) {
        for (String mois : List.of("2021-02", "2021-03", "2022-02", "2022-03")) {
            int rang = Integer.parseInt(mois.substring(6));
            to.extraits(
                    "cd",
                    mois,
                    "2022-04-04",
                    Extrait.of("ORIENTATION", "F", ORIENTATION.formatted(rang, rang, "EMPLOI")));
        }
    }

    private static void correctedFlux(Banc to) {
        to.flux("C0611BIS", "2021-02", 9, foyers(2));
    }

    private static void correctedOrientation(Banc to) {
        to.extraits(
                "bis",
                "2021-02",
                "2022-05-04",
                Extrait.of("ORIENTATION", "F", ORIENTATION.formatted(2, 2, "SOCIOPRO")));
    }

    private static void correctedCommune(Banc to) {
        to.extraits("bis", "2022-01", "2022-05-04", Extrait.of("REF_COMMUNE", "S", COMMUNE.formatted("02", "01")));
    }

    @Test
    void each_correction_recomputes_what_reads_it_and_the_end_is_that_of_a_single_run() {
        banc = new Banc(dossier.resolve("corrections"));
        for (String mois : MOIS) {
            flux(banc, mois);
        }
        januaries(banc);
        orientations(banc);
        assertThat(banc.run().code()).isZero();

        before = banc.versions();
        List<String> cells = banc.cellules();
        correctedFlux(banc);
        assertThat(banc.run().code()).isZero();
        written(TableId.SILVER_PERSONNE, "2021-02");
        written(TableId.GOLD_FOYER_MOIS, "2021-02");
        written(TableId.GOLD_CELLULE, "2021-02", "2022-02");
        bothVersionsStay();
        List<String> kept = new ArrayList<>(cells);
        kept.removeIf(c -> c.startsWith("[2021-02,") || c.startsWith("[2022-02,"));
        assertThat(banc.cellules()).containsAll(kept).isNotEqualTo(cells);

        before = banc.versions();
        correctedOrientation(banc);
        assertThat(banc.run().code()).isZero();
        written(TableId.SILVER_ORIENTATION, "2021-02", "2021-03");
        written(TableId.GOLD_PERSONNE_MOIS, "2021-02", "2021-03");
        written(TableId.GOLD_CELLULE, "2021-02", "2021-03", "2022-02", "2022-03");
        untouched(TableId.SILVER_PERSONNE);
        untouched(TableId.GOLD_FOYER_MOIS);

        before = banc.versions();
        correctedCommune(banc);
        refusals();
        written(TableId.SILVER_COMMUNE, "2022-01", "2022-02", "2022-03");
        written(TableId.GOLD_CELLULE, "2022-01", "2022-02", "2022-03");

        assertThat(banc.cellules()).isEqualTo(once.cellules());
    }

    /** One commit, about those months. */
    private void written(TableId id, String... mois) {
        int known = before.get(id.layer().folder() + "/" + id.name());
        assertThat(banc.versions().get(id.layer().folder() + "/" + id.name()))
                .as("%s", id)
                .isEqualTo(known + 1);
        assertThat(banc.moisEcrits(id, known)).as("%s", id).containsExactly(mois);
    }

    private void untouched(TableId id) {
        String name = id.layer().folder() + "/" + id.name();
        assertThat(banc.versions().get(name)).isEqualTo(before.get(name));
    }

    private void bothVersionsStay() {
        Livraison old = banc.livraison(Banc.nom("C0611", "2021-02"));
        Livraison corrected = banc.livraison(Banc.nom("C0611BIS", "2021-02"));
        assertThat(banc.table(TableId.BRONZE_RSABEM)
                        .where("livraison = '" + old.id() + "'")
                        .count())
                .isEqualTo(old.retenus());
        assertThat(banc.table(TableId.BRONZE_RSABEM)
                        .where("livraison = '" + corrected.id() + "'")
                        .count())
                .isEqualTo(2);
        assertThat(banc.table(TableId.SILVER_PERSONNE)
                        .where("mois = '2021-02' and organisme not like 'MSA%' and rang_personne = 0")
                        .count())
                .isEqualTo(2);
    }

    /** An older correction that comes late, and another content of the same stamp: neither replaces what serves. */
    private void refusals() {
        banc.flux("TARD", "2021-02", 7, foyers(3));
        banc.flux("JUMEAU", "2021-02", 9, foyers(4));
        Plics.Resultat refused = banc.run();
        assertThat(refused.code()).isEqualTo(20);
        assertThat(refused.out())
                .contains("[LIV-02] " + Banc.nom("TARD", "2021-02") + " : une livraison plus récente")
                .contains("[LIV-01] " + Banc.nom("JUMEAU", "2021-02") + " : deux livraisons différentes");
        untouched(TableId.SILVER_PERSONNE);
        for (String nom : List.of("TARD", "JUMEAU")) {
            Livraison livraison = banc.livraison(Banc.nom(nom, "2021-02"));
            String where = "livraison = '" + livraison.id() + "'";
            assertThat(banc.table(TableId.BRONZE_RSABEM).where(where).count()).isZero();
            assertThat(banc.table(TableId.QUARANTINE_ENREGISTREMENT)
                            .where(where)
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void months_that_come_in_any_order_give_the_cells_of_those_that_come_together() {
        Banc backwards = new Banc(dossier.resolve("backwards"));
        flux(backwards, "2022-03");
        correctedFlux(backwards);
        backwards.flux("A", "2021-12", 5, foyers(1));
        backwards.flux("B", "2021-12", 5, foyers(2));
        orientations(backwards);
        ambiguous(backwards, backwards.run());
        flux(backwards, "2022-02");
        flux(backwards, "2021-03");
        msa(backwards, "2021-02");
        correctedCommune(backwards);
        flux(backwards, "2022-01");
        assertThat(backwards.run().code()).isZero();
        flux(backwards, "2021-01");
        januaries(backwards);
        correctedOrientation(backwards);
        // The communes of January 2022 come after those that correct them.
        assertThat(backwards.run().code()).isEqualTo(20);
        assertThat(backwards.cellules()).isEqualTo(once.cellules()).hasSizeGreaterThan(1000);
    }

    /** Two contents of one stamp that come together: nobody can tell which is right. */
    private static void ambiguous(Banc there, Plics.Resultat refused) {
        assertThat(refused.code()).isEqualTo(20);
        assertThat(refused.out())
                .contains("[LIV-01] " + Banc.nom("A", "2021-12"), "[LIV-01] " + Banc.nom("B", "2021-12"));
        assertThat(there.table(TableId.BRONZE_RSABEM).where("mois = '2021-12'").count())
                .isZero();
    }
}
