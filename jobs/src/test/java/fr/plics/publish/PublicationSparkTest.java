package fr.plics.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.contract.Colonne;
import fr.plics.contract.Fiche;
import fr.plics.contract.Ledger;
import fr.plics.contract.Schemas;
import fr.plics.contract.TableContract;
import fr.plics.gold.GoldCellule;
import fr.plics.job.SharedSpark;
import fr.plics.kernel.Cellule;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Periode;
import fr.plics.lake.Lake;
import fr.plics.publish.duckdb.PublishedFile;
import fr.plics.support.PetiteOrne;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Date;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an analyst may rely on (design, section 6), read from a release of a small Orne. */
class PublicationSparkTest {

    private static final String RELEASE = "20220301T101112Z-abc123";
    private static final Set<String> TYPES =
            Set.of("BOOLEAN", "INTEGER", "BIGINT", "DOUBLE", "DECIMAL", "VARCHAR", "DATE", "TIMESTAMP");

    /** Names, order and types of the table indicateur: a change here is a breaking change. */
    private static final List<String> INDICATEUR = List.of(
            "indicateur VARCHAR",
            "periode_type VARCHAR",
            "periode_debut DATE",
            "periode_fin DATE",
            "niveau VARCHAR",
            "territoire VARCHAR",
            "territoire_libelle VARCHAR",
            "dimension VARCHAR",
            "modalite VARCHAR",
            "modalite_libelle VARCHAR",
            "valeur DOUBLE",
            "numerateur DOUBLE",
            "denominateur DOUBLE",
            "valeur_n1 DOUBLE",
            "evolution DOUBLE",
            "evolution_pct DOUBLE",
            "part_pct DOUBLE",
            "part_territoire_pct DOUBLE",
            "statut VARCHAR",
            "statut_evolution VARCHAR",
            "release VARCHAR");

    @TempDir
    private static Path temporary;

    private static Path entrepot;
    private static Release release;
    private static PublishedFile plics;
    private static PublishedFile analyse;

    @BeforeAll
    static void publish() {
        entrepot = temporary.resolve("l'entrepôt d’essai");
        Lake lake = PetiteOrne.lake(entrepot);
        GoldCellule cellule = new GoldCellule(PetiteOrne.ORNE, Schemas.fiches());
        cellule.run(lake.restrictedTo(cellule), PetiteOrne.plan());
        Livraison livraison = Livraison.received(
                        "a".repeat(64), "RSABEM", PetiteOrne.JANVIER, "flux.xml", 10, "2022-02-05T00:00:00Z", "r")
                .read(Livraison.Etat.ACCEPTEE, 22, 1, List.of());
        Publication publication = new Publication(
                entrepot,
                Schemas.fiches(),
                new Publication.Contexte(
                        RELEASE,
                        "2022-03-01T10:11:12Z",
                        "061",
                        () -> List.of(livraison),
                        () -> Set.of(livraison.id())));
        publication.run(lake.restrictedTo(publication), PetiteOrne.plan());
        release = Release.findCurrent(entrepot).orElseThrow();
        plics = PublishedFile.open(release.duckdb(entrepot));
        analyse = PublishedFile.open(release.analyse(entrepot));
    }

    @AfterAll
    static void close() {
        plics.close();
        analyse.close();
    }

    private static List<String> texts(PublishedFile file, String sql) {
        return file.query(sql).stream()
                .map(row -> row.values().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .toList();
    }

    private static Map<String, Object> foyers(String niveau, String territoire) {
        List<Map<String, Object>> rows = plics.query("select * from indicateur where periode_fin = date '2022-01-31'"
                + " and indicateur = 'nb_foyers_allocataires' and dimension = 'TOTAL' and niveau = '" + niveau
                + "' and territoire = '" + territoire + "'");
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    // ---- the release

    @Test
    void a_release_holds_its_files_and_the_pointer_names_it() throws IOException {
        assertThat(release)
                .isEqualTo(new Release(RELEASE, "2022-03-01T10:11:12Z", "061", "2021-01", "2022-01", false, ""));
        try (Stream<Path> files = Files.list(release.folder(entrepot))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .contains(
                            "plics_" + RELEASE + ".duckdb",
                            "analyse_" + RELEASE + ".duckdb",
                            "indicateur.parquet",
                            "indicateur.csv",
                            "indicateurs.xlsx",
                            "ecarts.csv")
                    .noneMatch(name -> name.endsWith(".wal"));
        }
    }

    @Test
    void only_the_file_of_the_analysts_is_closed_to_others() throws IOException {
        assertThat(mode(release.analyse(entrepot))).isEqualTo("rw-r-----");
        assertThat(mode(release.duckdb(entrepot))).isEqualTo("rw-r--r--");
        assertThat(mode(release.folder(entrepot).resolve("indicateur.csv"))).isEqualTo("rw-r--r--");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    // ---- both DuckDB files

    @Test
    void files_use_the_default_schema_and_plain_types_only() {
        for (PublishedFile file : List.of(plics, analyse)) {
            assertThat(file.query("select schema_name, data_type, table_name, column_name from duckdb_columns()"
                            + " where not internal"))
                    .isNotEmpty()
                    .allSatisfy(column -> {
                        assertThat(column.get("schema_name")).isEqualTo("main");
                        assertThat(column.get("data_type").toString().replaceAll("\\(.*", ""))
                                .as(column.toString())
                                .isIn(TYPES);
                    });
        }
    }

    @Test
    void every_table_view_and_column_has_a_comment() {
        for (PublishedFile file : List.of(plics, analyse)) {
            for (String catalogue : List.of(
                    "select table_name as name, comment from duckdb_tables() where not internal",
                    "select view_name as name, comment from duckdb_views() where not internal",
                    "select table_name || '.' || column_name as name, comment from duckdb_columns()"
                            + " where not internal")) {
                assertThat(file.query(catalogue))
                        .allSatisfy(row -> assertThat((String) row.get("comment"))
                                .as(row.toString())
                                .isNotBlank());
            }
        }
        assertThat(texts(plics, "select count(*) > 0 from duckdb_views() where not internal"))
                .containsExactly("true");
    }

    /** Storage 64 is what DuckDB writes since 1.0 and 1.5.5 reads; 2.0 writes another unless asked. */
    @Test
    void files_are_stored_as_duckdb_1_5_reads_them() throws IOException {
        for (Path file : List.of(release.duckdb(entrepot), release.analyse(entrepot))) {
            ByteBuffer header =
                    ByteBuffer.wrap(Arrays.copyOf(Files.readAllBytes(file), 20)).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(new String(header.array(), 8, 4, StandardCharsets.US_ASCII))
                    .isEqualTo("DUCK");
            assertThat(header.getLong(12)).isEqualTo(64);
        }
    }

    // ---- what is disclosed

    @Test
    void the_table_indicateur_has_the_columns_of_the_contract() {
        assertThat(texts(
                        plics,
                        "select column_name, data_type from duckdb_columns() where table_name = 'indicateur'"
                                + " order by column_index"))
                .isEqualTo(INDICATEUR);
        assertThat(texts(plics, "select distinct release from indicateur")).containsExactly(RELEASE);
    }

    @Test
    void the_published_file_holds_the_promised_tables_and_nothing_undisclosed() {
        assertThat(texts(plics, "select table_name from duckdb_tables() where not internal"))
                .containsExactlyInAnyOrder(
                        "definition",
                        "dimension",
                        "ecart",
                        "figure_plics",
                        "indicateur",
                        "nomenclature",
                        "publication",
                        "territoire");
        assertThat(texts(plics, "select view_name from duckdb_views() where not internal"))
                .containsExactlyInAnyOrder(
                        "beneficiaires_par_age",
                        "beneficiaires_par_anciennete",
                        "beneficiaires_par_orientation",
                        "beneficiaires_par_sexe",
                        "beneficiaires_par_situation_familiale",
                        "carte_communes",
                        "ecart_lisible",
                        "foyers_par_dtas",
                        "indicateur_lisible",
                        "personnes_couvertes",
                        "profil_beneficiaires");
    }

    @Test
    void a_published_cell_has_its_value_and_its_evolution() {
        assertThat(foyers("DTAS", "02"))
                .containsEntry("territoire_libelle", "Argentan")
                .containsEntry("valeur", 8.0)
                .containsEntry("valeur_n1", 10.0)
                .containsEntry("evolution", -2.0)
                .containsEntry("evolution_pct", -20.0)
                .containsEntry("part_territoire_pct", 40.0)
                .containsEntry("statut", "D")
                .containsEntry("numerateur", null);
    }

    @Test
    void a_secret_cell_is_empty_with_S_and_never_0() {
        assertThat(foyers("COMMUNE", "61006"))
                .containsEntry("valeur", null)
                .containsEntry("valeur_n1", 6.0)
                .containsEntry("evolution", null)
                .containsEntry("evolution_pct", null)
                .containsEntry("part_pct", null)
                .containsEntry("part_territoire_pct", null)
                .containsEntry("statut", "S")
                .containsEntry("statut_evolution", "S");
        assertThat(plics.query("select * from indicateur where statut = 'S' and (valeur is not null"
                        + " or evolution is not null or part_pct is not null or part_territoire_pct is not null)"))
                .isEmpty();
        assertThat(plics.query("select * from indicateur where valeur between 1 and 4 or valeur_n1 between 1 and 4"))
                .isEmpty();
    }

    @Test
    void a_zero_is_published_and_a_month_without_year_before_says_why() {
        assertThat(texts(plics, "select distinct statut from indicateur where valeur = 0"))
                .containsExactly("D");
        assertThat(texts(
                        plics,
                        "select distinct statut_evolution from indicateur where periode_fin = date '2021-01-31'"
                                + " and statut = 'D'"))
                .containsExactly("NR");
    }

    @Test
    void the_parquet_and_the_csv_hold_the_same_rows_as_the_table() throws IOException {
        long rows = ((Number) plics.query("select count(*) as n from indicateur")
                        .get(0)
                        .get("n"))
                .longValue();
        Dataset<Row> parquet = SharedSpark.get()
                .read()
                .parquet(release.folder(entrepot).resolve("indicateur.parquet").toString());
        assertThat(parquet.columns())
                .containsExactly(INDICATEUR.stream().map(c -> c.split(" ")[0]).toArray(String[]::new));
        assertThat(parquet.count()).isEqualTo(rows);
        List<String> csv = Files.readAllLines(release.folder(entrepot).resolve("indicateur.csv"));
        assertThat(csv).hasSize((int) rows + 1);
        assertThat(csv.get(0))
                .isEqualTo(
                        "\uFEFF" + INDICATEUR.stream().map(c -> c.split(" ")[0]).collect(Collectors.joining(";")));
        assertThat(csv)
                .anyMatch(line -> line.startsWith("nb_foyers_allocataires;MOIS;2022-01-01;2022-01-31;DTAS;02;")
                        && line.endsWith(";TOTAL;TOTAL;Ensemble;8;;;10;-2;-20;100;40;D;D;" + RELEASE));
    }

    // ---- views

    @Test
    void the_view_of_households_answers_by_dtas() {
        assertThat(texts(
                        plics,
                        "select niveau, territoire, nb_foyers_allocataires, nb_foyers_droit_ouvert, part_territoire_pct,"
                                + " evolution_pct from foyers_par_dtas where periode_fin = date '2022-01-31'"
                                + " order by niveau, territoire"))
                .containsExactly(
                        "DEPARTEMENT 61 22.0 22.0 100.0 10.0",
                        "DTAS 01 12.0 12.0 60.0 20.0",
                        "DTAS 02 8.0 8.0 40.0 -20.0",
                        "DTAS 99 null null null null");
    }

    @Test
    void the_view_of_profiles_answers_in_the_order_of_the_values() {
        assertThat(texts(
                        plics,
                        "select dimension, modalite, ordre, nb_beneficiaires, part_pct from profil_beneficiaires"
                                + " where periode_fin = date '2022-01-31' and niveau = 'DTAS' and territoire = '01'"
                                + " and dimension in ('SEXE', 'ORIENTATION') order by dimension, ordre"))
                .containsExactly(
                        "ORIENTATION SOCIAL 1 12.0 100.0",
                        "ORIENTATION SOCIOPRO 2 0.0 0.0",
                        "ORIENTATION EMPLOI 3 0.0 0.0",
                        "ORIENTATION NON_ORIENTE 4 0.0 null",
                        "SEXE F 1 6.0 50.0",
                        "SEXE H 2 6.0 50.0",
                        "SEXE INCONNU 3 0.0 null");
        assertThat(texts(plics, "select distinct dimension from profil_beneficiaires order by 1"))
                .containsExactly("AGE", "ANCIENNETE", "ORIENTATION", "SEXE", "SITUATION_FAMILIALE");
    }

    @Test
    void the_view_of_the_map_answers_by_commune_with_what_it_is_attached_to() {
        assertThat(texts(
                        plics,
                        "select commune, commune_libelle, dtas, commission, nb_beneficiaires, statut from carte_communes"
                                + " where periode_fin = date '2022-01-31' order by commune"))
                .containsExactly(
                        "61001 Alençon 01 01 12.0 D",
                        "61006 Argentan 02 02 null S",
                        "61100 Passais 02 02 5.0 D",
                        "99 Non rattaché null null null S");
    }

    @Test
    void a_page_of_the_report_compares_each_value_with_the_departement_and_says_secret_where_it_is() {
        assertThat(texts(
                        plics,
                        "select territoire_libelle, modalite_libelle, valeur_affichee, part_affichee,"
                                + " part_departement_affichee, ecart_departement_points from beneficiaires_par_sexe"
                                + " where periode_fin = date '2022-01-31' and niveau = 'COMMISSION'"
                                + " order by territoire_ordre, ordre"))
                .containsExactly(
                        "Alençon Femmes 6 50,0\u00A0% 54,5\u00A0% -4.545454545454547",
                        "Alençon Hommes 6 50,0\u00A0% 45,5\u00A0% 4.545454545454547",
                        "Alençon Sexe inconnu 0 hors base hors base null",
                        "Argentan Femmes 5 non publiée 54,5\u00A0% null",
                        "Argentan Hommes secret secret 45,5\u00A0% null",
                        "Argentan Sexe inconnu 0 hors base hors base null",
                        "Non rattaché Femmes secret secret 54,5\u00A0% null",
                        "Non rattaché Hommes secret secret 45,5\u00A0% null",
                        "Non rattaché Sexe inconnu secret secret hors base null");
    }

    @Test
    void a_number_is_written_in_french_with_its_year_before_its_evolution_and_its_share() {
        assertThat(texts(
                        plics,
                        "select niveau_libelle, territoire_libelle, valeur_affichee, valeur_n1_affichee,"
                                + " evolution_affichee, part_territoire_affichee from foyers_par_dtas"
                                + " order by periode_fin, niveau_ordre, ordre"))
                .containsExactly(
                        "Département Orne 20 non reçu non reçu 100,0\u00A0%",
                        "DTAS Alençon 14 non reçu non reçu 70,0\u00A0%",
                        "DTAS Argentan 6 non reçu non reçu 30,0\u00A0%",
                        "DTAS Non rattaché 0 non reçu non reçu hors base",
                        "Département Orne 22 20 +10,0\u00A0% 100,0\u00A0%",
                        "DTAS Alençon 12 10 +20,0\u00A0% 60,0\u00A0%",
                        "DTAS Argentan 8 10 −20,0\u00A0% 40,0\u00A0%",
                        "DTAS Non rattaché secret 0 secret secret");
    }

    @Test
    void a_mention_tells_what_the_empty_numbers_of_its_row_are() {
        assertThat(texts(
                        plics,
                        "select distinct statut, statut_evolution, valeur_n1 is null, mention from indicateur_lisible"
                                + " order by all"))
                .containsExactly(
                        "D D false null",
                        "D ND false évolution sans objet",
                        "D NR true non reçu un an plus tôt",
                        "D S true secret un an plus tôt",
                        "S NR true secret ; non reçu un an plus tôt",
                        "S S false secret");
    }

    @Test
    void no_word_for_a_number_says_that_it_is_published() {
        assertThat(plics.query(
                        "select * from indicateur_lisible where 'publié' in (valeur_affichee, valeur_n1_affichee,"
                                + " evolution_affichee, part_affichee, part_territoire_affichee, mention)"))
                .isEmpty();
        assertThat(plics.query("select * from indicateur_lisible where valeur_n1 is null and statut_evolution = 'D'"))
                .isEmpty();
    }

    /** Every view that has a number to show has a word for the number it may not show. */
    @Test
    void a_secret_is_shown_as_secret_in_every_view() {
        List<String> views = Schemas.publication().stream()
                .filter(t -> t.estVue()
                        && t.colonnes().stream().anyMatch(c -> c.nom().equals("valeur_affichee")))
                .map(TableContract::nom)
                .toList();
        assertThat(views).hasSize(10);
        for (String view : views) {
            assertThat(plics.query("select * from " + view + " where (statut = 'S') <> (valeur_affichee = 'secret')"
                            + " or (statut_libelle = 'secret') <> (statut = 'S')"))
                    .as(view)
                    .isEmpty();
            assertThat(plics.query("select * from " + view + " where valeur_affichee = 'secret'"))
                    .as(view)
                    .isNotEmpty();
        }
    }

    /** What has a label only when it has a code, or when the release speaks of it. */
    private static final Map<String, String> MAY_HAVE_NO_LABEL = Map.of(
            "dtas_libelle", "dtas is not null",
            "commission_libelle", "commission is not null",
            "epci_libelle", "epci is not null",
            "ancien_statut_libelle", "ancien_statut is not null",
            "nouveau_statut_libelle", "nouveau_statut is not null",
            "territoire_libelle", "territoire in (select t.territoire from territoire t)");

    @Test
    void every_cell_is_told_in_words_too_and_no_label_is_missing() {
        assertThat(texts(plics, "select count(*) from indicateur_lisible"))
                .isEqualTo(texts(plics, "select count(*) from indicateur"));
        for (TableContract table : Schemas.publication()) {
            for (Colonne colonne : table.colonnes()) {
                String nom = colonne.nom();
                if (nom.endsWith("_libelle") || nom.endsWith("_affichee")) {
                    assertThat(plics.query("select * from " + table.nom() + " where " + nom + " is null and "
                                    + MAY_HAVE_NO_LABEL.getOrDefault(nom, "true")))
                            .as(table.nom() + "." + nom)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void a_coded_column_holds_codes_of_its_list_only_and_its_list_is_published() {
        int coded = 0;
        for (TableContract table : Schemas.publication()) {
            for (Colonne colonne : table.colonnes()) {
                if (colonne.nomenclature() != null) {
                    coded++;
                    assertThat(plics.query("select distinct " + colonne.nom() + " from " + table.nom() + " where "
                                    + colonne.nom() + " not in (select code from nomenclature where nomenclature = '"
                                    + colonne.nomenclature() + "')"))
                            .as(table.nom() + "." + colonne.nom())
                            .isEmpty();
                }
            }
        }
        assertThat(coded).isGreaterThan(30);
    }

    @Test
    void the_published_lists_of_codes_hold_what_the_program_may_write() {
        assertThat(codes("NIVEAU")).isEqualTo(names(Niveau.values()));
        assertThat(codes("STATUT")).isEqualTo(names(Cellule.Statut.values()));
        assertThat(codes("PERIODE_TYPE")).isEqualTo(names(Periode.Type.values()));
        assertThat(codes("NATURE_INDICATEUR")).isEqualTo(names(Fiche.Nature.values()));
        assertThat(codes("NATURE_FIGURE")).isEqualTo(names(Ledger.Nature.values()));
        assertThat(codes("VERDICT")).isEqualTo(names(Figures.Verdict.values()));
        assertThat(codes("ETAT_LIVRAISON")).isEqualTo(names(Livraison.Etat.values()));
    }

    private static List<String> codes(String nomenclature) {
        return texts(plics, "select code from nomenclature where nomenclature = '" + nomenclature + "' order by ordre");
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    /** What the data reference of Metabase shows beside a column: its label, a full stop, and what it means. */
    @Test
    void a_published_column_says_its_label_then_its_definition() {
        Schemas.publication()
                .forEach(t -> assertThat(t.colonnes())
                        .allSatisfy(c -> assertThat(c.libelle())
                                .as(t.nom() + "." + c.nom())
                                .matches("[A-ZÀ-Ý0-9][^.]+\\. [A-ZÀ-Ý0-9].+[.]")));
    }

    @Test
    void a_view_has_one_row_by_key() {
        Schemas.publication()
                .forEach(c -> assertThat(plics.query("select " + String.join(", ", c.cle()) + " from " + c.nom()
                                + " group by all having count(*) > 1"))
                        .as(c.nom())
                        .isEmpty());
    }

    // ---- other tables

    @Test
    void what_was_received_and_what_is_counted_are_published_too() {
        assertThat(texts(
                        plics,
                        "select nature, etat, est_en_vigueur, nb_lus, nb_retenus, nb_rejetes, est_hypothese_dtas"
                                + " from publication"))
                .containsExactly("RSABEM ACCEPTEE true 22 21 1 false");
        assertThat(plics.query("select mois, publiee_le from publication").get(0))
                .containsEntry("mois", Date.valueOf("2022-01-01").toLocalDate());
        assertThat(texts(plics, "select count(*) from definition"))
                .containsExactly(String.valueOf(Schemas.fiches().size()));
    }

    @Test
    void the_file_of_the_analysts_holds_the_facts_and_the_cells_before_disclosure() {
        assertThat(texts(analyse, "select table_name from duckdb_tables() where not internal order by 1"))
                .containsExactly("cellule", "foyer_mois", "personne_mois");
        assertThat(texts(analyse, "select mois, count(*) from foyer_mois group by mois order by mois"))
                .containsExactly("2021-01 20", "2022-01 22");
        assertThat(texts(
                        analyse,
                        "select valeur from cellule where indicateur = 'nb_foyers_allocataires' and mois = '2022-01'"
                                + " and niveau = 'COMMUNE' and territoire = '61006' and dimension = 'TOTAL'"))
                .containsExactly("3.0");
        List<String> columns = texts(
                analyse,
                "select column_name, data_type from duckdb_columns() where table_name = 'cellule'"
                        + " order by column_index");
        assertThat(columns)
                .contains("mois VARCHAR")
                .doesNotContain("statut VARCHAR")
                .containsAll(INDICATEUR.stream()
                        .filter(c -> !c.equals("statut VARCHAR"))
                        .toList());
    }
}
