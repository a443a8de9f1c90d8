package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.job.Banc.Extrait;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.TableId;
import fr.plics.support.Bloc;
import fr.plics.support.Flux;
import fr.plics.support.Individu;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad rows of files that go on: one run, and what it leaves in quarantine, in bronze and in the register. */
class LigneRejeteeTest {

    private static final String CANARI = "ZORBLAX";
    private static final String ORIENTATION = "O%d;P%d;ORIENTE;SOCIAL;S014;R022;1;cohorte;2021-12-03;2021-12-18;";
    private static final Bloc[] DOSSIERS = IntStream.rangeClosed(1, 25)
            .mapToObj(i -> Bloc.dossier("%011d".formatted(i)).avec(Individu.dem("NOM" + i, "EVE")))
            .toArray(Bloc[]::new);
    private static final String FLUX = Banc.nom("C0611", "2022-01");
    private static final String FAUX = Banc.nom("M0532", "2022-01");
    private static final String EXTRAIT = "CD61_ORIENTATION_202201.csv";

    @TempDir
    private static Path dossier;

    private static Banc banc;
    private static Plics.Resultat premier;
    private static Plics.Resultat second;

    @BeforeAll
    static void run() {
        banc = new Banc(dossier);
        String xml = Banc.flux("2022-01", 5, DOSSIERS).xml();
        int third = xml.indexOf("1985-04-12", xml.indexOf("NOM3<"));
        banc.drop(FLUX, bytes(xml.substring(0, third) + CANARI + xml.substring(third + 10)));
        banc.extraits("cd", "2022-01", "2022-02-04", Extrait.of("ORIENTATION", "S", orientations()));
        premier = banc.run();
        String msa = Banc.flux("2022-01", 5, Bloc.dossier("00000000099").msa().avec(Individu.dem(CANARI, "LEA")))
                .xml();
        banc.drop(FAUX, bytes(msa.replace("1985-04-12", CANARI)));
        second = banc.run();
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(Flux.WINDOWS_1252);
    }

    /** Lines 2 to 200, six of them bad. */
    private static String[] orientations() {
        List<String> lignes = new ArrayList<>();
        for (int i = 2; i <= 200; i++) {
            lignes.add(ORIENTATION.formatted(i, i));
        }
        replace(lignes, 10, ";P10;", ";;");
        replace(lignes, 20, "2021-12-18", "18/12/2021");
        replace(lignes, 30, ";1;cohorte", ";" + CANARI + ";cohorte");
        replace(lignes, 40, "2021-12-18;", "2021-12-18;;" + CANARI);
        replace(lignes, 50, "2021-12-03", "2021-02-29");
        // Line 61 has the identifier of line 60 and another content, line 71 is line 70 again.
        replace(lignes, 61, "O61;P61", "O60;P60;".replace("P60;", CANARI));
        lignes.set(71 - 2, lignes.get(70 - 2));
        return lignes.toArray(String[]::new);
    }

    private static void replace(List<String> lignes, int ligne, String from, String to) {
        assertThat(lignes.get(ligne - 2)).contains(from);
        lignes.set(ligne - 2, lignes.get(ligne - 2).replace(from, to));
    }

    private static List<Row> quarantine(String fichier) {
        return banc.table(TableId.QUARANTINE_ENREGISTREMENT)
                .where("fichier = '" + fichier + "'")
                .orderBy("enregistrement")
                .collectAsList();
    }

    @Test
    void bad_lines_go_to_quarantine_with_rule_line_and_column_and_the_run_is_a_success() {
        assertThat(premier.code()).isZero();
        assertThat(quarantine(EXTRAIT))
                .extracting(r -> r.getAs("regle") + " " + r.getAs("enregistrement") + " " + r.getAs("position") + " : "
                        + r.getAs("constat"))
                .containsExactly(
                        "B-04 10 ligne 10, colonne id_personne : vide.",
                        "B-04 20 ligne 20, colonne date_validation : date illisible, AAAA-MM-JJ attendu.",
                        "B-04 30 ligne 30, colonne rang : entier illisible.",
                        "B-04 40 ligne 40 : 12 champs au lieu de 11.",
                        "B-04 50 ligne 50, colonne date_proposition : date illisible, AAAA-MM-JJ attendu.",
                        "B-03 60 ligne 60 : même identifiant qu'une ligne plus bas, avec un autre contenu.");
    }

    @Test
    void what_is_set_aside_is_kept_whole_and_told_without_its_value() {
        assertThat(quarantine(EXTRAIT).get(2).<String>getAs("contenu"))
                .isEqualTo("O30;P30;ORIENTE;SOCIAL;S014;R022;" + CANARI + ";cohorte;2021-12-03;2021-12-18;");
        assertThat(premier.out()).contains("[B-04] " + EXTRAIT + ", ligne 30, colonne rang : ");
        assertThat(premier.terminal()).doesNotContain(CANARI, "18/12/2021", "2021-02-29");
        assertThat(Banc.text(banc.entrepot.resolve("registre/registre.json"))).doesNotContain(CANARI, "18/12/2021");
    }

    @Test
    void the_last_line_of_an_identifier_counts_and_an_identical_line_counts_once() {
        assertThat(banc.table(TableId.BRONZE_ORIENTATION)
                        .where("id_orientation = 'O60'")
                        .collectAsList())
                .extracting(r -> r.<Long>getAs("ligne"))
                .containsExactly(61L);
        assertThat(banc.table(TableId.BRONZE_ORIENTATION)
                        .where("id_orientation = 'O70'")
                        .count())
                .isEqualTo(1);
        assertThat(banc.table(TableId.BRONZE_ORIENTATION).count()).isEqualTo(199 - 6 - 1);
    }

    @Test
    void an_unreadable_value_sets_aside_its_dossier_and_no_other() {
        assertThat(quarantine(FLUX)).singleElement().satisfies(row -> {
            assertThat(row.<String>getAs("regle")).isEqualTo("VAL-01");
            assertThat(row.<Long>getAs("enregistrement")).isEqualTo(3);
            assertThat(row.<String>getAs("position")).contains("Identification/DTNAI");
            assertThat(row.getAs("constat") + row.<String>getAs("position")).doesNotContain(CANARI, "NOM3");
            assertThat(row.<String>getAs("contenu"))
                    .startsWith("<InfosFoyerRSA>")
                    .contains("<NOM>NOM3<", CANARI);
        });
        assertThat(banc.table(TableId.BRONZE_RSABEM).count()).isEqualTo(24);
    }

    @Test
    void what_is_announced_is_what_is_kept_and_what_is_rejected() {
        for (String fichier : List.of(FLUX, EXTRAIT)) {
            Livraison livraison = banc.livraison(fichier);
            assertThat(livraison.annonce()).isEqualTo(livraison.retenus() + livraison.rejetes());
            assertThat(livraison.rejetes()).isEqualTo(quarantine(fichier).size());
            assertThat(livraison.lus()).isEqualTo(livraison.annonce());
        }
    }

    @Test
    void too_many_unreadable_dossiers_refuse_the_file() {
        assertThat(second.code()).isEqualTo(20);
        assertThat(second.out())
                .contains("[FLUX-08] " + FAUX + ", ")
                .contains("1 sur 1")
                .doesNotContain(CANARI);
        assertThat(banc.table(TableId.BRONZE_RSABEM).count()).isEqualTo(24);
        assertThat(quarantine(FAUX)).extracting(r -> r.<String>getAs("regle")).containsExactly("FLUX-08");
    }
}
