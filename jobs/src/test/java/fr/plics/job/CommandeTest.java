package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.job.Banc.Extrait;
import fr.plics.support.Bloc;
import fr.plics.support.Individu;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line tells people: help, mistakes, what was received and what is left to do. */
class CommandeTest {

    @TempDir
    private Path dossier;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "sample",
                "keygen",
                "run",
                "plan",
                "status",
                "export",
                "docs",
                "metabase",
                "metabase plan",
                "metabase apply",
                "metabase export"
            })
    void the_help_of_each_command_is_in_french(String commande) {
        Plics.Resultat help = commande.isEmpty() ? Plics.run("--help") : Plics.run((commande + " --help").split(" "));
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .startsWith("Usage : plics")
                .contains("Montre cette aide.")
                .doesNotContain("Usage:", "Options:", "Commands:", "Show ", "Print ", "Exit ", "[OPTIONS]", "COMMAND]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | il manque une commande",
                "calcule | « calcule » n'est pas connu. Connus : ",
                "run | il manque --entrepot",
                "run --entrepot | il manque",
                "run --entrepot e --mois 2021-13 | --mois : «",
                "run --entrepot e --mois janvier | --mois : «",
                "run --entrepot e --moi 2021-01 | « --moi » n'est pas connu. Connus : ",
                "run --entrepot e --entrepot f | --entrepot est donné deux fois.",
                "run --entrepot e truc | « truc » n'est pas connu",
                "sample --out o --depuis 2021-01 | il manque --jusque",
                "sample --out o --depuis 2021-01 --jusque 2021-01 --foyers beaucoup | --foyers : « beaucoup » n'est pas une valeur attendue.",
                "sample --out o --depuis 2021-02 --jusque 2021-01 | --jusque vient avant --depuis.",
                "sample --out o --depuis 2021-01 --jusque 2021-01 --foyers 49 | de 50 à 2000000 foyers.",
                "sample --out o --depuis 2021-01 --jusque 2021-01 --departement 014 | Département « 014 » inconnu.",
                "keygen | il manque FICHIER",
                "metabase | il manque une commande",
                "metabase apply | il manque --entrepot",
                "metabase export --entrepot e | il manque --out",
                "status | il manque --entrepot",
                "status --entrepot e --departement 999 | 999",
                "docs | il manque --out",
                "docs --out o --departement 999 | 999",
                "export --entrepot e --out o | il manque --format",
                "export --entrepot e --format csv | il manque --out"
            })
    void a_mistake_in_the_command_ends_with_2_and_says_which_in_french(String ligne, String attendu) {
        Plics.Resultat mistake = ligne.isEmpty() ? Plics.run() : Plics.run(ligne.split(" "));
        assertThat(mistake.code()).isEqualTo(2);
        assertThat(mistake.err())
                .contains(attendu)
                .doesNotContain("Exception", "Missing", "Unknown", "Unmatched", "Invalid", "expected", "should");
    }

    private static Bloc caf() {
        return Bloc.dossier("00000000001").avec(Individu.dem("ROUX", "EVE"));
    }

    private static Bloc msa() {
        return Bloc.dossier("00000000002").msa().avec(Individu.dem("MARTIN", "LEA"));
    }

    @Test
    void a_landing_or_a_step_that_does_not_exist_ends_with_2() {
        Banc banc = new Banc(dossier);
        Plics.Resultat landing = banc.run();
        assertThat(landing.code()).isEqualTo(2);
        assertThat(landing.err()).startsWith("[DEPOT-01] le dossier " + banc.depot + " n'existe pas.");

        banc.drop("notes.txt", "rien");
        Plics.Resultat step = banc.run("--step", "silver_foyers");
        assertThat(step.code()).isEqualTo(2);
        assertThat(step.err())
                .startsWith("[ETAPE-01] étape « silver_foyers » inconnue.")
                .contains("silver_personne");
    }

    @Test
    void plan_and_status_tell_new_complete_late_and_refused_months() {
        Banc banc = new Banc(dossier);
        assertThat(status(banc).code()).isEqualTo(10);
        assertThat(status(banc).out()).contains("Rien n'a encore été reçu");

        complete(banc, "2021-11");
        banc.drop("notes.txt", "rien");
        Plics.Resultat plan = plan(banc);
        assertThat(plan.code()).isZero();
        assertThat(plan.out())
                .contains("À lire : " + Banc.nom("C0611", "2021-11") + " (2021-11)")
                .contains("À lire : CD61_PERSONNE_202111.csv (2021-11)")
                .contains("À lire : notes.txt");
        assertThat(banc.entrepot).doesNotExist();

        assertThat(banc.run().code()).isZero();
        assertThat(plan(banc).out()).doesNotContain("à calculer", "(2021-11)").contains("à jour");
        assertThat(status(banc).code()).isZero();
        assertThat(status(banc).out())
                .contains("2021-11  publié ; reçu : MANIFESTE, ORIENTATION, PERSONNE, RSABEM CAF-611, RSABEM MSA-532\n")
                .contains("Publié : 2021-11 à 2021-11");

        // December is late, January came without the MSA, February was refused.
        banc.flux("C0611", "2022-01", 5, caf());
        banc.flux("C0611", "2022-02", 5, caf().departement("014"));
        assertThat(banc.run("--mois", "2022-02").code()).isEqualTo(20);
        assertThat(plan(banc).out()).contains("silver_personne", "à calculer : 2022-01");
        Plics.Resultat status = status(banc);
        assertThat(status.code()).isEqualTo(20);
        assertThat(status.out())
                .contains(
                        "2021-12  non publié ; reçu : rien ; manque : RSABEM CAF, RSABEM MSA, PERSONNE, ORIENTATION\n")
                .contains("2022-01  non publié ; reçu : RSABEM CAF-611 ; manque : RSABEM MSA, PERSONNE, ORIENTATION\n")
                .contains("2022-02  non publié ; reçu : rien ; manque : ")
                .contains("refusé : [FLUX-01] " + Banc.nom("C0611", "2022-02") + ", dossier 1, IDEPARTE");
        assertThat(Plics.run("status", "--entrepot", banc.entrepot.toString(), "--mois", "2021-11")
                        .code())
                .isZero();
    }

    @Test
    void status_of_a_month_tells_what_lies_in_the_landing_from_what_is_missing_or_was_refused() {
        Banc banc = new Banc(dossier);
        banc.drop("notes.txt", "rien");
        waits(banc, 10, "reçu : rien ; manque : RSABEM CAF, RSABEM MSA, PERSONNE, ORIENTATION");
        banc.flux("C0611", "2021-11", 5, caf());
        waits(banc, 10, "reçu : rien ; arrivé, à lire : RSABEM CAF-611 ; manque : RSABEM MSA, PERSONNE, ORIENTATION");
        // An extract nothing announces would be refused: it is not there yet.
        banc.drop("CD61_PERSONNE_202111.csv", "rien");
        waits(banc, 10, "manque : RSABEM MSA, PERSONNE, ORIENTATION");
        complete(banc, "2021-11");
        waits(banc, 0, "arrivé, à lire : MANIFESTE, ORIENTATION, PERSONNE, RSABEM CAF-611, RSABEM MSA-532\n");
        assertThat(banc.entrepot).doesNotExist();

        banc.flux("M0532", "2021-11", 5, msa().departement("014"));
        waits(banc, 0, "RSABEM, RSABEM CAF-611\n");
        assertThat(banc.run("--mois", "2021-11", "--step", "manifeste").code()).isZero();
        waits(banc, 0, "reçu : MANIFESTE ; arrivé, à lire : ORIENTATION, PERSONNE, RSABEM\n");
        assertThat(banc.run("--mois", "2021-11").code()).isEqualTo(20);
        waits(banc, 20, "manque : RSABEM MSA\n");
        assertThat(banc.run("--mois", "2021-11").code()).isZero();
        waits(banc, 20, "refusé : [FLUX-01] " + Banc.nom("M0532", "2021-11"));

        // A new sending is not refused until it is read.
        banc.flux("M0533", "2021-11", 6, msa());
        waits(banc, 0, "arrivé, à lire : RSABEM MSA-532\n");
    }

    private static void waits(Banc banc, int code, String attendu) {
        Plics.Resultat status = Plics.run(
                "status",
                "--landing",
                banc.depot.toString(),
                "--entrepot",
                banc.entrepot.toString(),
                "--mois",
                "2021-11");
        assertThat(status.out()).contains("2021-11  ").contains(attendu);
        assertThat(status.code()).isEqualTo(code);
    }

    private static void complete(Banc banc, String mois) {
        banc.flux("C0611", mois, 5, caf());
        banc.flux("M0532", mois, 5, msa());
        banc.extraits(
                "cd",
                mois,
                "2021-12-04",
                Extrait.of("PERSONNE", "S", "P1;00000000001;DEM;;ROUX;EVE;1985-04-12;2;;;;;61001"),
                Extrait.of("ORIENTATION", "S", "O1;P1;ORIENTE;SOCIAL;S1;R1;1;cohorte;2021-01-03;2021-01-18;"));
    }

    private static Plics.Resultat status(Banc banc) {
        return Plics.run("status", "--entrepot", banc.entrepot.toString());
    }

    private static Plics.Resultat plan(Banc banc) {
        return Plics.run("plan", "--landing", banc.depot.toString(), "--entrepot", banc.entrepot.toString());
    }
}
