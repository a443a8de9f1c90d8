package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.publish.Release;
import fr.plics.publish.duckdb.PublishedFile;
import fr.plics.support.Bloc;
import fr.plics.support.Individu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A figure already published that moves is said and stored, from which value to which; a new month moves nothing. */
class EcartsTest {

    @TempDir
    private Path dossier;

    private Banc banc;

    private static Bloc[] foyers(int nombre) {
        Bloc[] foyers = new Bloc[nombre];
        for (int i = 0; i < nombre; i++) {
            foyers[i] = Bloc.dossier("%011d".formatted(i))
                    .avec(Individu.dem("ROUX", "N" + i).ne("198%d-04-12".formatted(i % 10)));
        }
        return foyers;
    }

    private List<String> csv() throws IOException {
        Release current = Release.findCurrent(banc.entrepot).orElseThrow();
        return Files.readAllLines(current.folder(banc.entrepot).resolve("ecarts.csv"));
    }

    @Test
    void what_a_corrected_month_moves_is_told_and_stored_with_its_reason() throws IOException {
        banc = new Banc(dossier);
        banc.flux("C0611", "2021-01", 5, foyers(10));
        assertThat(banc.run().out()).doesNotContain("Chiffres déjà publiés", "Aucun chiffre");
        assertThat(csv()).hasSize(1).first().asString().endsWith("ancien_statut;nouvelle_valeur;nouveau_statut");

        banc.flux("C0611", "2022-01", 5, foyers(12));
        assertThat(banc.run().out()).contains("Aucun chiffre déjà publié n'a changé.");
        String before = Release.findCurrent(banc.entrepot).orElseThrow().release();

        banc.flux("C0611BIS", "2021-01", 9, foyers(8));
        Plics.Resultat run = banc.run("--mois", "2021-01", "--motif", "Fichier de la CAF corrigé");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Chiffres déjà publiés qui ont changé depuis " + before + " : ")
                .contains("  nb_beneficiaires 2021-01, COMMUNE 61001 : 10 → 8\n")
                .doesNotContain("2022-01, COMMUNE 61001 : 12");
        Release current = Release.findCurrent(banc.entrepot).orElseThrow();
        assertThat(current.motif()).isEqualTo("Fichier de la CAF corrigé");
        String key = current.release() + ";" + before + ";nb_foyers_allocataires;MOIS;";
        assertThat(csv())
                .contains(
                        key + "2021-01-31;DEPARTEMENT;61;TOTAL;TOTAL;valeur;10;D;8;D",
                        key + "2022-01-31;DEPARTEMENT;61;TOTAL;TOTAL;evolution_pct;20;D;50;D")
                .noneMatch(line -> line.contains("2022-01-31;DEPARTEMENT;61;TOTAL;TOTAL;valeur"));
        try (PublishedFile file = PublishedFile.open(current.duckdb(banc.entrepot))) {
            assertThat(file.query("select count(*) as n from ecart").get(0).get("n"))
                    .isEqualTo((long) csv().size() - 1);
            assertThat(file.query("select distinct motif from publication"))
                    .containsExactly(Map.of("motif", "Fichier de la CAF corrigé"));
            assertThat(file.query("select * from ecart where ancienne_valeur between 1 and 4"
                            + " and mesure = 'valeur' or nouvelle_valeur between 1 and 4 and mesure = 'valeur'"))
                    .isEmpty();
        }
    }

    @Test
    void a_reason_that_may_name_somebody_or_is_no_sentence_is_refused() {
        banc = new Banc(dossier);
        banc.flux("C0611", "2021-01", 5, foyers(5));
        for (String motif : List.of("dossier 1234567", "NIR 2 85 04 61", "a\nb", "x".repeat(201))) {
            Plics.Resultat run = banc.run("--motif", motif);
            assertThat(run.code()).as(motif).isEqualTo(2);
            assertThat(run.err()).startsWith("[MOTIF-01] ").doesNotContain("1234567");
        }
        assertThat(banc.entrepot).doesNotExist();
    }
}
