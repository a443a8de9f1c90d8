package fr.plics.publish.metabase;

import static fr.plics.publish.metabase.Arbre.map;
import static fr.plics.publish.metabase.Arbre.maps;
import static fr.plics.publish.metabase.Arbre.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.plics.contract.Tableaux;
import fr.plics.job.Demonstration;
import fr.plics.kernel.PlicsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Metabase becomes what the files and the release say, once. */
class ProvisionTest {

    private static final String FOND = "https://exemple.fr/communes.geojson";

    private static Path fichier;
    private static Cartes cartes;

    private final List<String> said = new ArrayList<>();
    private FauxMetabase metabase;
    private int pauses;

    @BeforeAll
    static void runTheCards() {
        fichier = Demonstration.release().duckdb(Demonstration.entrepot()).toAbsolutePath();
        cartes = Cartes.run(Tableaux.load(), fichier);
    }

    @BeforeEach
    void start() throws IOException {
        metabase = new FauxMetabase();
    }

    @AfterEach
    void stop() {
        metabase.close();
    }

    private Provision provision(Path file, String fond) {
        return provision(file, fond, FauxMetabase.CLE, Duration.ofSeconds(30));
    }

    private Provision provision(Path file, String fond, String cle, Duration delai) {
        said.clear();
        return new Provision(
                Serveur.at(metabase.url(), cle, delai),
                cartes,
                new Provision.Cible(Demonstration.release().release(), file.toString(), "communes_061", fond),
                said::add,
                () -> pauses++);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_empty_metabase_gets_everything_then_nothing(boolean isRecent) {
        metabase.isRecent = isRecent;
        metabase.lenteur = 3;
        int planned = provision(fichier, FOND).plan();
        assertThat(metabase.ecritures).isEmpty();
        assertThat(said)
                .contains("+ base « RSA : chiffres publiés » : " + fichier)
                .contains("+ collection « RSA et insertion »")
                .contains("+ carte « Foyers allocataires » (Le RSA dans l’Orne)")
                .contains("+ tableau « Commission »");

        assertThat(provision(fichier, FOND).apply()).isEqualTo(planned);
        int cards = cartes.tableaux().tous().stream()
                .mapToInt(t -> t.cartes().size())
                .sum();
        assertThat(metabase.bases).hasSize(1);
        assertThat(metabase.collections).hasSize(6);
        assertThat(metabase.cartes).hasSize(cards);
        assertThat(metabase.tableaux.values())
                .extracting(t -> t.get("name"))
                .containsExactly(
                        "Le RSA dans l’Orne",
                        "Commission",
                        "Carte des communes",
                        "Qualité et fraîcheur des livraisons");
        assertThat(metabase.fonds).containsKeys("communes_061", "world_countries");
        assertThat(metabase.cartes.values())
                .filteredOn(c -> c.get("display").equals("map"))
                .singleElement()
                .satisfies(c ->
                        assertThat(map(c.get("visualization_settings"))).containsEntry("map.region", "communes_061"));
        assertThat(pauses).isEqualTo(3);

        metabase.ecritures.clear();
        assertThat(provision(fichier, FOND).plan()).isZero();
        assertThat(said).isEmpty();
        assertThat(provision(fichier, "").apply()).isZero();
        assertThat(metabase.ecritures).isEmpty();
    }

    @Test
    void a_filter_moves_the_cards_that_name_it_and_takes_its_choices_from_a_card() {
        provision(fichier, FOND).apply();
        Map<String, Object> commission = metabase.tableaux.values().stream()
                .filter(t -> t.get("name").equals("Commission"))
                .findFirst()
                .orElseThrow();
        Map<String, Object> filtre = maps(commission.get("parameters")).get(0);
        int source = (int) map(filtre.get("values_source_config")).get("card_id");
        assertThat(metabase.cartes.get(source)).containsEntry("name", "Liste des commissions");
        List<String> moved = maps(commission.get("dashcards")).stream()
                .filter(d -> maps(d.get("parameter_mappings")).stream()
                        .anyMatch(m -> m.get("parameter_id").equals(filtre.get("id"))))
                .map(d -> text(metabase.cartes.get((int) d.get("card_id")), "name"))
                .toList();
        assertThat(moved)
                .containsExactly(
                        "Les chiffres de la commission",
                        "Bénéficiaires, mois par mois",
                        "Âge des bénéficiaires",
                        "Situation familiale des bénéficiaires",
                        "Ancienneté dans le RSA",
                        "Les communes de la commission");
    }

    @Test
    void a_new_release_moves_the_base_and_nothing_else(@TempDir Path dossier) throws IOException {
        provision(fichier, FOND).apply();
        metabase.ecritures.clear();
        Path autre = Files.copy(fichier, dossier.resolve("plics_suivante.duckdb"));
        assertThat(provision(autre, FOND).apply()).isEqualTo(1);
        assertThat(said)
                .containsExactly("~ base « RSA : chiffres publiés »", "    database_file : " + fichier + " → " + autre);
        assertThat(metabase.ecritures)
                .containsExactly(
                        "PUT /api/database/1",
                        "POST /api/database/1/sync_schema",
                        "POST /api/database/1/rescan_values");
    }

    @Test
    void what_people_changed_is_told_and_set_back_and_what_they_made_is_left() {
        provision(fichier, FOND).apply();
        Map<String, Object> carte = metabase.cartes.values().stream()
                .filter(c -> c.get("name").equals("Bénéficiaires par commune"))
                .findFirst()
                .orElseThrow();
        map(map(carte.get("dataset_query")).get("native")).put("query", "select 1\nfrom indicateur");
        carte.put("display", "table");
        Map<String, Object> leur = new java.util.LinkedHashMap<>(carte);
        leur.putAll(Map.of("name", "Ma question", "id", 9999));
        metabase.cartes.put(9999, leur);
        Map<String, Object> tableau = metabase.tableaux.values().iterator().next();
        maps(tableau.get("dashcards")).get(1).put("size_x", 3);
        metabase.ecritures.clear();

        assertThat(provision(fichier, FOND).apply()).isEqualTo(2);
        assertThat(said)
                .contains("~ carte « Bénéficiaires par commune » (Carte des communes)")
                .contains("    affichage : table → map")
                .contains("      - select 1")
                .contains("      + c.commune as \"Code INSEE\",")
                .contains("~ tableau « Le RSA dans l’Orne »")
                .contains("  « Ma question » n'est pas à nous : laissé tel quel");
        assertThat(metabase.ecritures)
                .containsExactlyInAnyOrder(
                        "PUT /api/card/" + carte.get("id"), "PUT /api/dashboard/" + tableau.get("id"));
        assertThat(carte).containsEntry("display", "map");
        assertThat(maps(tableau.get("dashcards")).get(1)).containsEntry("size_x", 6);
        assertThat(metabase.cartes.get(9999)).containsEntry("name", "Ma question");
    }

    @Test
    void without_outlines_the_map_is_a_table_until_there_are_some() {
        provision(fichier, "").apply();
        assertThat(metabase.cartes.values()).noneMatch(c -> c.get("display").equals("map"));
        provision(fichier, FOND).apply();
        assertThat(said).contains("~ fond de carte « communes_061 »", "    affichage : table → map");
        assertThat(metabase.cartes.values()).anyMatch(c -> c.get("display").equals("map"));
    }

    @Test
    void an_apply_that_fails_halfway_is_finished_by_the_next() {
        metabase.pannes.put("/api/dashboard", 500);
        refuses(provision(fichier, FOND), 60, "METABASE-07", "en panne (500");
        metabase.pannes.clear();
        int before = metabase.cartes.size();
        assertThat(provision(fichier, FOND).apply()).isPositive();
        assertThat(metabase.cartes).hasSizeGreaterThanOrEqualTo(before);
        assertThat(provision(fichier, FOND).plan()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | 60 | METABASE-04 | refuse la clé d'API",
                "403 | 60 | METABASE-05 | n'a pas le droit",
                "404 | 60 | METABASE-06 | ne connaît pas",
                "302 | 60 | METABASE-01 | renvoie ailleurs (302)",
                "400 | 70 | METABASE-08 | Metabase refuse POST api/card",
                "429 | 60 | METABASE-07 | demande d'attendre (429",
                "500 | 60 | METABASE-07 | en panne (500",
                "503 | 60 | METABASE-07 | en panne (503"
            })
    void what_metabase_answers_ends_with_a_code_and_a_sentence(int status, int code, String regle, String words) {
        metabase.pannes.put("/api/card", status);
        refuses(provision(fichier, FOND), code, regle, words);
    }

    @Test
    void what_metabase_refuses_to_tell_is_explained_before_anything_is_sent() {
        metabase.pannes.put("/api/database", 400);
        assertThatThrownBy(provision(fichier, FOND)::plan)
                .isInstanceOf(PlicsException.class)
                .hasMessageContaining("[METABASE-08] Metabase refuse GET api/database");
    }

    @Test
    void an_answer_that_begins_and_stalls_is_no_answer() {
        metabase.isStalling = true;
        refuses(
                provision(fichier, FOND, FauxMetabase.CLE, Duration.ofMillis(300)),
                60,
                "METABASE-03",
                "n'a pas répondu");
    }

    @Test
    void a_wrong_key_a_common_user_and_a_silent_server_are_told_apart() {
        refuses(
                provision(fichier, FOND, "autre_cle", Duration.ofSeconds(30)),
                60,
                "METABASE-04",
                "refuse la clé d'API");
        metabase.isAdministrateur = false;
        refuses(provision(fichier, FOND), 60, "METABASE-05", "pas celle d'un administrateur");
        metabase.fallSilent();
        refuses(
                provision(fichier, FOND, FauxMetabase.CLE, Duration.ofMillis(200)),
                60,
                "METABASE-03",
                "n'a pas répondu");
        metabase.close();
        refuses(provision(fichier, FOND), 60, "METABASE-03", "injoignable");
        assertThat(metabase.ecritures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "{\"is_superuser\": \"oui\"}", "{\"is_superuser\": true, \"data\": 7}", "<html>"})
    void what_answers_something_else_is_no_metabase(String reponse) {
        metabase.autreReponse = reponse;
        refuses(provision(fichier, FOND), 60, "METABASE-06", "n'est pas Metabase");
        assertThat(metabase.ecritures).isEmpty();
    }

    @Test
    void a_file_metabase_does_not_see_and_another_release_stop_before_any_card(@TempDir Path dossier) {
        refuses(provision(Path.of("/nulle/part.duckdb"), FOND), 60, "METABASE-09", "ne peut pas ouvrir");
        Path vieux = dossier.resolve("plics_vieille.duckdb");
        try (var ancienne = fr.plics.publish.duckdb.DuckDbFile.create(vieux)) {
            ancienne.table(fr.plics.contract.Schemas.publication("indicateur"), List.of());
        }
        metabase.autreFichier = vieux;
        refuses(provision(fichier, FOND), 60, "METABASE-12", "ne sert pas la publication");
        assertThat(metabase.cartes).isEmpty();
        assertThat(metabase.collections).isEmpty();
    }

    @Test
    void two_things_of_the_same_name_are_left_to_a_person() {
        provision(fichier, FOND).apply();
        Map<String, Object> twin = new java.util.LinkedHashMap<>(
                metabase.cartes.values().iterator().next());
        twin.put("id", 9999);
        metabase.cartes.put(9999, twin);
        refuses(provision(fichier, FOND), 60, "METABASE-13", "deux questions nommées « Foyers allocataires »");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metabase", "ftp://m.fr", "https://u:secret@m.fr", "https://", "http://a b"})
    void an_address_that_is_none_is_refused_without_quoting_it(String adresse) {
        assertThatThrownBy(() -> Serveur.at(adresse, "c", Duration.ofSeconds(1)))
                .isInstanceOf(PlicsException.class)
                .hasMessageContaining("METABASE-01")
                .hasMessageNotContaining("secret");
    }

    private void refuses(Provision provision, int code, String regle, String words) {
        assertThatThrownBy(provision::apply)
                .isInstanceOfSatisfying(
                        PlicsException.class,
                        e -> assertThat(e.exitCode().code()).isEqualTo(code))
                .hasMessageContaining("[" + regle + "]")
                .hasMessageContaining(words)
                .hasMessageNotContaining(FauxMetabase.CLE);
    }
}
