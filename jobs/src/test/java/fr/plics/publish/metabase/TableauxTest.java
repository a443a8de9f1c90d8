package fr.plics.publish.metabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import fr.plics.contract.Schemas;
import fr.plics.contract.TableContract;
import fr.plics.contract.Tableau;
import fr.plics.contract.Tableau.Carte;
import fr.plics.contract.Tableau.Genre;
import fr.plics.contract.Tableau.Place;
import fr.plics.contract.Tableaux;
import fr.plics.job.Demonstration;
import fr.plics.publish.Metabase;
import fr.plics.publish.duckdb.PublishedFile;
import fr.plics.publish.duckdb.PublishedFile.Resultat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every dashboard lies well on the grid, and every card runs on the published file, whatever filters are chosen. */
class TableauxTest {

    private static final int COLONNES = 24;

    private static final Tableaux TABLEAUX = Tableaux.load();

    private static PublishedFile file;

    @BeforeAll
    static void open() {
        file = PublishedFile.open(Demonstration.release().duckdb(Demonstration.entrepot()));
    }

    @AfterAll
    static void close() {
        file.close();
    }

    private static Stream<DynamicTest> eachCard(java.util.function.BiConsumer<Tableau, Carte> check) {
        return TABLEAUX.tous().stream()
                .flatMap(t -> t.cartes().stream()
                        .map(c -> dynamicTest(t.titre() + ", " + c.sql(), () -> check.accept(t, c))));
    }

    /** Each way of choosing filters: none, each alone, all. */
    private static List<Map<String, String>> choices(Tableau tableau) {
        List<Map<String, String>> choices = new ArrayList<>(List.of(Map.of()));
        Map<String, String> all = new HashMap<>();
        for (Tableau.Filtre filtre : tableau.filtres()) {
            String value = filtre.genre() == Genre.MOIS
                    ? "2021-06"
                    : Cartes.run(
                                    TABLEAUX,
                                    file,
                                    tableau,
                                    tableau.findCarte(filtre.source()).orElseThrow(),
                                    Map.of())
                            .lignes()
                            .get(0)
                            .get(0)
                            .toString();
            choices.add(Map.of(filtre.code(), value));
            all.put(filtre.code(), value);
        }
        choices.add(all);
        return choices;
    }

    @TestFactory
    Stream<DynamicTest> a_card_runs_with_every_choice_of_filters_and_gives_the_columns_it_draws() {
        return eachCard((tableau, carte) -> choices(tableau).forEach(valeurs -> {
            Resultat resultat = Cartes.run(TABLEAUX, file, tableau, carte, valeurs);
            boolean mayBeEmpty = carte.sql().equals("ecarts");
            assertThat(resultat.lignes().isEmpty()).as(valeurs.toString()).isEqualTo(mayBeEmpty);
            assertThat(resultat.colonnes()).doesNotHaveDuplicates();
        }));
    }

    /** Ours is newer: what it can do, that of Metabase's driver must be able to. */
    @Test
    void every_card_runs_in_the_duckdb_that_metabase_bundles() throws IOException {
        List<String> queries = TABLEAUX.tous().stream()
                .flatMap(t -> t.cartes().stream()
                        .map(c -> new Requete(TABLEAUX.requete(t, c))
                                .compile(t, Map.of())
                                .sql()))
                .toList();
        assertThat(queries).hasSizeGreaterThan(25);
        assertThat(Metabase.attempt(
                        "closed",
                        Demonstration.release().duckdb(Demonstration.entrepot()).toAbsolutePath(),
                        queries))
                .hasSameSizeAs(queries)
                .containsOnly("fait");
    }

    @Test
    void the_scalars_of_the_orne_are_the_figures_of_the_table_indicateur() {
        Tableau orne = TABLEAUX.tous().get(0);
        for (String mois : List.of("2022-01", "2021-06")) {
            for (Map.Entry<String, String> carte : Map.of(
                            "foyers", "nb_foyers_allocataires:valeur",
                            "evolution", "nb_foyers_allocataires:evolution_pct",
                            "beneficiaires", "nb_beneficiaires:valeur",
                            "personnes_couvertes", "nb_personnes_couvertes:valeur")
                    .entrySet()) {
                String[] cell = carte.getValue().split(":");
                Object expected = file.query(
                                "select " + cell[1] + " as v from indicateur where indicateur = '" + cell[0]
                                        + "' and niveau = 'DEPARTEMENT' and dimension = 'TOTAL' and strftime(periode_fin, '%Y-%m') = '"
                                        + mois + "'")
                        .get(0)
                        .get("v");
                Carte card = orne.findCarte(carte.getKey()).orElseThrow();
                assertThat(Cartes.run(TABLEAUX, file, orne, card, Map.of("mois", mois))
                                .lignes())
                        .as(carte.getKey() + " " + mois)
                        .isEqualTo(List.of(java.util.Collections.singletonList(expected)));
            }
        }
    }

    @Test
    void a_choice_narrows_a_card_to_the_commission_and_no_choice_compares_them() {
        Tableau commission = TABLEAUX.tous().get(1);
        Carte age = commission.findCarte("age").orElseThrow();
        assertThat(series(commission, age, Map.of()))
                .containsExactly("Alençon", "Argentan", "Flers", "Mortagne-au-Perche");
        assertThat(series(commission, age, Map.of("commission", "Flers"))).containsExactly("Flers");
        // A text is a parameter, never SQL.
        assertThat(Cartes.run(TABLEAUX, file, commission, age, Map.of("commission", "' or 'a' = 'a"))
                        .lignes())
                .isEmpty();
    }

    private static List<String> series(Tableau tableau, Carte carte, Map<String, String> valeurs) {
        return Rendu.series(carte, Cartes.run(TABLEAUX, file, tableau, carte, valeurs));
    }

    @Test
    void a_secret_cell_is_empty_with_the_word_and_never_zero() {
        Tableau communes = TABLEAUX.tous().get(2);
        Resultat toutes = Cartes.run(
                TABLEAUX, file, communes, communes.findCarte("toutes").orElseThrow(), Map.of());
        int value = toutes.colonnes().indexOf("Bénéficiaires");
        int mention = toutes.colonnes().indexOf("Mention");
        long secret = toutes.lignes().stream()
                .filter(l -> "secret".equals(l.get(mention)))
                .count();
        assertThat(secret).isPositive();
        assertThat(toutes.lignes())
                .allSatisfy(l -> assertThat(l.get(value) == null).isEqualTo("secret".equals(l.get(mention))));
        Resultat carte =
                Cartes.run(TABLEAUX, file, communes, communes.findCarte("carte").orElseThrow(), Map.of());
        // Every commune, but the secret ones and those of no commune.
        assertThat(carte.lignes()).hasSize((int) (toutes.lignes().size() - 1 - secret));
        assertThat(Cartes.run(
                                TABLEAUX,
                                file,
                                communes,
                                communes.findCarte("communes_secretes").orElseThrow(),
                                Map.of())
                        .lignes())
                .isEqualTo(List.of(List.of(secret)));
    }

    @TestFactory
    Stream<DynamicTest> a_query_names_only_filters_of_its_dashboard_and_published_tables() {
        Set<String> published = new HashSet<>(
                Schemas.publication().stream().map(TableContract::nom).toList());
        return eachCard((tableau, carte) -> {
            Requete requete = new Requete(TABLEAUX.requete(tableau, carte));
            assertThat(tableau.filtres()).extracting(Tableau.Filtre::code).containsAll(requete.filtres());
            assertThat(requete.obligatoires(tableau))
                    .as("filters without which it fails")
                    .isEmpty();
            java.util.regex.Pattern.compile("(?m)^\\s*(?:from|(?:left )?join) (\\w+)")
                    .matcher(requete.texte())
                    .results()
                    .forEach(m -> assertThat(published).contains(m.group(1)));
        });
    }

    @TestFactory
    Stream<DynamicTest> a_dashboard_fits_the_grid_and_nothing_overlaps() {
        return TABLEAUX.tous().stream()
                .map(tableau -> dynamicTest(tableau.titre(), () -> {
                    List<Place> places = new ArrayList<>();
                    tableau.notes().forEach(n -> places.add(n.place()));
                    tableau.cartes().forEach(c -> c.findPlace().ifPresent(places::add));
                    Set<List<Integer>> cells = new HashSet<>();
                    for (Place place : places) {
                        assertThat(place.colonne() + place.largeur()).isLessThanOrEqualTo(COLONNES);
                        for (int l = 0; l < place.hauteur(); l++) {
                            for (int c = 0; c < place.largeur(); c++) {
                                assertThat(cells.add(List.of(place.ligne() + l, place.colonne() + c)))
                                        .as(place.toString())
                                        .isTrue();
                            }
                        }
                    }
                    assertThat(tableau.notes()).extracting(Tableau.Note::texte).anyMatch(n -> n.contains("secret"));
                    assertThat(tableau.cartes()).extracting(Carte::titre).doesNotHaveDuplicates();
                    Set<String> sources = new HashSet<>();
                    tableau.filtres().stream()
                            .filter(f -> f.genre() == Genre.LISTE)
                            .forEach(f -> sources.add(f.source()));
                    assertThat(tableau.cartes())
                            .filteredOn(c -> c.findPlace().isEmpty())
                            .extracting(Carte::sql)
                            .containsExactlyInAnyOrderElementsOf(sources);
                    assertThat(tableau.filtres())
                            .allSatisfy(f -> assertThat(tableau.cartes())
                                    .as("cards that " + f.code() + " moves")
                                    .anyMatch(c -> new Requete(TABLEAUX.requete(tableau, c))
                                            .filtres()
                                            .contains(f.code())));
                }));
    }

    @Test
    void every_folder_and_every_query_is_used() throws IOException {
        List<String> used = new ArrayList<>();
        for (int i = 0; i < TABLEAUX.tableaux().size(); i++) {
            String code = TABLEAUX.tableaux().get(i);
            TABLEAUX.tous().get(i).cartes().forEach(c -> used.add(code + "/" + c.sql() + ".sql"));
        }
        Path root = Path.of("dashboards");
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(f -> f.toString().endsWith(".sql"))
                            .map(f -> root.relativize(f).toString()))
                    .containsExactlyInAnyOrderElementsOf(used);
        }
    }

    @Test
    void a_query_loses_its_optional_parts_and_keeps_its_parameters_in_order() {
        Tableau commission = TABLEAUX.tous().get(1);
        Requete requete = new Requete(
                "select 1 where {{mois}} [[and a = {{commission}}]] [[and {{ mois }} and b = {{commission}}]]");
        assertThat(requete.compile(commission, Map.of()))
                .isEqualTo(new Requete.Compilee("select 1 where 1 = 1  ", List.of()));
        assertThat(requete.compile(commission, Map.of("commission", "Flers")).sql())
                .isEqualTo("select 1 where 1 = 1 and a = ? ");
        Requete.Compilee both = requete.compile(commission, Map.of("commission", "Flers", "mois", "2021-12"));
        String mois = "(\"main\".\"indicateur\".\"periode_fin\" >= ? and \"main\".\"indicateur\".\"periode_fin\" < ?)";
        assertThat(both.sql()).isEqualTo("select 1 where " + mois + " and a = ? and " + mois + " and b = ?");
        assertThat(both.parametres()).hasSize(6).endsWith("Flers");
        assertThat(new Requete("select {{commission}}, {{mois}}").obligatoires(commission))
                .containsExactly("commission");
        assertThatThrownBy(() -> new Requete("select {{autre}}").compile(commission, Map.of()))
                .hasMessage("no filter autre");
    }
}
