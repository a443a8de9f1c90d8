package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.support.Bloc;
import fr.plics.support.Individu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as people give them, before and without Spark. */
class CheminsTest {

    @TempDir
    private Path dossier;

    private Banc banc;

    @BeforeEach
    void banc() throws IOException {
        banc = new Banc(dossier);
        Files.createDirectories(banc.depot);
    }

    private Plics.Resultat run(Path depot, Path entrepot) {
        return Plics.run(
                "run", "--landing", depot.toString(), "--entrepot", entrepot.toString(), "--key", banc.cle.toString());
    }

    @Test
    void a_landing_and_a_warehouse_one_in_the_other_are_refused() {
        for (Plics.Resultat resultat : new Plics.Resultat[] {
            run(dossier, banc.entrepot), run(banc.depot, banc.depot.resolve("entrepot")), run(banc.depot, banc.depot)
        }) {
            assertThat(resultat.code()).isEqualTo(2);
            assertThat(resultat.err()).contains("[DEPOT-02]");
        }
        assertThat(banc.depot).isEmptyDirectory();
    }

    @Test
    void what_is_no_folder_is_told_by_every_command() throws IOException {
        Path file = Files.writeString(dossier.resolve("fichier"), "");
        assertThat(run(file, banc.entrepot).err()).contains("[DEPOT-01] " + file + " n'est pas un dossier.");
        assertThat(run(banc.depot, file).err()).contains("[ENTREPOT-02]");
        Plics.Resultat plan = Plics.run(
                "plan", "--landing", dossier.resolve("nulle").toString(), "--entrepot", banc.entrepot.toString());
        assertThat(plan.code()).isEqualTo(2);
        assertThat(plan.err()).contains("[DEPOT-01]").contains("n'existe pas");
        assertThat(Plics.run("status", "--entrepot", file.toString()).err()).contains("[ENTREPOT-02]");
    }

    @Test
    void a_colon_in_a_path_is_told() throws IOException {
        Path colon = Files.createDirectory(dossier.resolve("a:b"));
        Plics.Resultat resultat = run(colon, banc.entrepot);
        assertThat(resultat.code()).isEqualTo(2);
        assertThat(resultat.err()).contains("[CHEMIN-01] --landing");
    }

    @Test
    void a_landing_reached_by_a_link_is_read_as_the_advice_about_colons_says() throws IOException {
        Path colon = Files.createDirectory(dossier.resolve("a:b"));
        Files.writeString(colon.resolve("notes.txt"), "");
        Path link = Files.createSymbolicLink(dossier.resolve("lien"), colon);
        Plics.Resultat resultat = run(link, banc.entrepot);
        assertThat(resultat.code()).isZero();
        assertThat(resultat.out()).contains("[NOM-01] notes.txt");
    }

    @Test
    void a_landing_reached_by_a_link_and_yet_in_the_warehouse_is_refused() throws IOException {
        Path inside = Files.createDirectories(banc.entrepot.resolve("depot"));
        Path link = Files.createSymbolicLink(dossier.resolve("lien"), inside);
        assertThat(run(link, banc.entrepot).err()).contains("[DEPOT-02]");
    }

    @Test
    void of_a_file_refused_for_many_lines_the_number_of_lines_is_told() {
        String[] lignes = new String[8];
        java.util.Arrays.setAll(lignes, i -> "PERSONNE;f" + i + ";beaucoup;x;S;2022-02-01");
        banc.manifeste("cd", "2022-01", lignes);
        assertThat(run(banc.depot, banc.entrepot).out().lines().filter(l -> l.startsWith("[B-01]")))
                .hasSize(6)
                .last()
                .asString()
                .contains("et d'autres, 8 en tout.");
    }

    @Test
    void links_that_loop_or_lead_nowhere_are_told_and_followed_by_nobody() throws IOException {
        Path sub = Files.createDirectory(banc.depot.resolve("sous"));
        Files.createSymbolicLink(sub.resolve("boucle"), Path.of(".."));
        Files.createSymbolicLink(sub.resolve(Banc.nom("C0611", "2022-01")), Path.of("nulle-part"));
        Plics.Resultat resultat = run(banc.depot, banc.entrepot);
        assertThat(resultat.code()).isZero();
        assertThat(resultat.out()).contains("[NOM-04] boucle").contains("[NOM-04] " + Banc.nom("C0611", "2022-01"));
    }

    @Test
    void of_many_unknown_files_the_first_are_told_and_the_others_counted() {
        for (int i = 0; i < 40; i++) {
            banc.drop("été " + i + ".txt", "");
        }
        assertThat(run(banc.depot, banc.entrepot).out().lines().filter(l -> l.startsWith("[NOM-01]")))
                .hasSize(6)
                .first()
                .asString()
                .contains("été 0.txt");
        assertThat(run(banc.depot, banc.entrepot).out()).contains("[NOM-01] et d'autres, 40 fichiers en tout.");
    }

    @Test
    void others_may_go_through_a_new_warehouse_to_what_is_published_and_list_nothing() throws IOException {
        Path entrepot = dossier.resolve("a/b");
        run(banc.depot, entrepot);
        for (Path folder : new Path[] {entrepot, entrepot.getParent()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx--x--x");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entrepot.resolve("bronze"))))
                .isEqualTo("rwx------");
    }

    @Test
    void a_plan_tells_the_months_that_files_not_read_yet_may_change() {
        banc.flux("C0611", "2021-01", 5, Bloc.dossier("1").avec(Individu.dem("A", "A")));
        banc.flux("C0611", "2022-01", 5, Bloc.dossier("1").avec(Individu.dem("A", "A")));
        Plics.Resultat plan =
                Plics.run("plan", "--landing", banc.depot.toString(), "--entrepot", banc.entrepot.toString());
        assertThat(plan.code()).isZero();
        assertThat(plan.out())
                .contains("À lire : " + Banc.nom("C0611", "2021-01"))
                .containsPattern("gold_cellule +à calculer, au plus : 2021-01, 2022-01");
    }

    @Test
    void what_an_interrupted_run_left_is_wiped_and_what_it_had_not_told_is_told() throws IOException {
        banc.drop(Banc.nom("C0611", "2022-01"), "<Racine>");
        assertThat(banc.run().code()).isEqualTo(20);
        assertThat(banc.run().code()).as("told once").isZero();
        var registre = banc.registre();
        registre.setNonDites(
                java.util.Set.of(banc.livraison(Banc.nom("C0611", "2022-01")).id()));
        registre.save();
        Path archived =
                Files.createDirectories(banc.entrepot.resolve("archive")).resolve(".en-cours-x");
        Files.writeString(archived, "");
        Path release = Files.createDirectories(banc.entrepot.resolve("publication/.en-cours-y"));
        Files.writeString(release.resolve("plics.duckdb"), "");
        Plics.Resultat next = banc.run();
        assertThat(next.code()).isEqualTo(20);
        assertThat(next.out()).contains("[XML-01]");
        assertThat(archived).doesNotExist();
        assertThat(release).doesNotExist();
        assertThat(banc.run().code()).isZero();
    }
}
