package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.plics.contract.Contours;
import fr.plics.publish.Release;
import fr.plics.support.Bloc;
import fr.plics.support.Individu;
import fr.plics.support.LibreOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people take away says what the release says, to any program that opens it, and nothing is left when it cannot. */
class ExportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Each line of a table split by a dimension, by the title of its block. */
    private static final Map<String, String> VENTILE = Map.of(
            "Part du total connu, en %", "part_pct",
            "Nombre, janvier 2022", "valeur",
            "Nombre, janvier 2021", "valeur_n1",
            "Évolution sur un an, en %", "evolution_pct");

    /** Each line of a table that is not split. */
    private static final Map<String, String> ENSEMBLE = Map.of(
            "Janvier 2022", "valeur",
            "Janvier 2021", "valeur_n1",
            "Différence sur un an", "evolution",
            "Évolution sur un an, en %", "evolution_pct",
            "Part du Département, en %", "part_territoire_pct");

    @TempDir
    private Path dossier;

    private Path export(String... options) {
        return export(Demonstration.entrepot(), options);
    }

    private Path export(Path entrepot, String... options) {
        Path out = dossier.resolve("exports/sortie");
        Plics.Resultat sortie = run(entrepot, out, options);
        assertThat(sortie.code()).as(sortie.terminal()).isZero();
        return out;
    }

    private static Plics.Resultat run(Path entrepot, Path out, String... options) {
        List<String> args = new ArrayList<>(List.of("export", "--entrepot", entrepot.toString()));
        args.addAll(List.of("--out", out.toString()));
        args.addAll(List.of(options));
        return Plics.run(args.toArray(String[]::new));
    }

    /** Rows of a query by a connection of our own, with the published file in sight. */
    private static List<List<Object>> query(Path duckdb, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("attach '" + duckdb.toString().replace("'", "''") + "' as p (read_only)");
            List<List<Object>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    List<Object> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(result.getObject(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    private static List<List<Object>> query(String sql) throws SQLException {
        return query(Demonstration.release().duckdb(Demonstration.entrepot()), sql);
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new TreeSet<>();
            files.forEach(f -> names.add(f.getFileName().toString()));
            return names;
        }
    }

    // ---- the workbook, as LibreOffice reads it

    @Test
    void every_figure_of_the_workbook_is_that_of_the_release() throws IOException, SQLException {
        Map<String, List<List<String>>> sheets =
                LibreOffice.sheets(export("--format", "xlsx").resolve("plics_2022-01.xlsx"), dossier);
        assertThat(sheets)
                .containsOnlyKeys(
                        "Lisez-moi",
                        "I.1.1 Foyers",
                        "I.1.2 Personnes couvertes",
                        "I.1.3 Sexe",
                        "I.1.4 Âge",
                        "I.1.5 Situation familiale",
                        "I.1.6 Ancienneté",
                        "I.1.7 Orientation",
                        "I.2 Communes",
                        "Définitions",
                        "Données");
        assertThat(compare(sheets.get("I.1.1 Foyers"), "", "TOTAL")).isEqualTo((2 * 5 + 13) * 11);
        assertThat(compare(sheets.get("I.1.2 Personnes couvertes"), "", "TOTAL"))
                .isEqualTo((2 * 5 + 13) * 11);
        assertThat(compare(sheets.get("I.1.3 Sexe"), "nb_beneficiaires", "SEXE"))
                .isEqualTo((2 + 3 * 4) * 11);
        assertThat(compare(sheets.get("I.1.4 Âge"), "nb_beneficiaires", "AGE")).isEqualTo((5 + 3 * 6) * 11);
        assertThat(compare(sheets.get("I.1.5 Situation familiale"), "nb_beneficiaires", "SITUATION_FAMILIALE"))
                .isEqualTo((4 + 3 * 6) * 11);
        assertThat(compare(sheets.get("I.1.6 Ancienneté"), "nb_beneficiaires", "ANCIENNETE"))
                .isEqualTo((6 + 3 * 8) * 11);
        assertThat(compare(sheets.get("I.1.7 Orientation"), "nb_beneficiaires_sdd", "ORIENTATION"))
                .isEqualTo((3 + 3 * 5) * 11);
        compareCommunes(sheets.get("I.2 Communes"));
        compareDonnees(sheets.get("Données"));
        assertThat(sheets.get("Lisez-moi").toString())
                .contains(
                        "Orne : le RSA en janvier 2022",
                        "« secret » n’est pas zéro",
                        "CAF 611",
                        "MSA 532",
                        "Département")
                .contains(Demonstration.release().release());
        assertThat(sheets.get("Définitions").toString())
                .contains("Dossiers dont le droit est ouvert et versable", "part_territoire_pct");
    }

    /** How many figures were compared: with the table {@code indicateur}, by the names people read. */
    private static int compare(List<List<String>> sheet, String indicateur, String dimension) throws SQLException {
        Map<String, Object> published = new HashMap<>();
        for (List<Object> r : query("select d.libelle, i.indicateur, strftime(periode_fin, '%Y-%m'), niveau,"
                + " territoire_libelle, i.modalite_libelle, valeur, valeur_n1, evolution, evolution_pct, part_pct,"
                + " part_territoire_pct, statut, statut_evolution, m.est_hors_base, territoire = '99' from p.indicateur i"
                + " join p.definition d using (indicateur) join p.dimension m using (dimension, modalite) where niveau in ('DEPARTEMENT', 'DTAS', 'COMMISSION') and dimension in ('TOTAL', '"
                + dimension + "')")) {
            String key = r.get(2) + "/" + r.get(3) + "/" + r.get(4) + "/" + r.get(5) + "/";
            List<String> columns =
                    List.of("valeur", "valeur_n1", "evolution", "evolution_pct", "part_pct", "part_territoire_pct");
            for (int i = 0; i < columns.size(); i++) {
                Object told = r.get(6 + i);
                if (told == null && i >= 4 && r.get(12).equals("D")) {
                    told = (Boolean) r.get(10 + i) ? "hors base" : "non publiée";
                } else if (told == null) {
                    told = word((String) r.get(i == 0 || i >= 4 ? 12 : 13));
                }
                for (Object name : List.of(r.get(0), r.get(1))) {
                    published.put(name + "/" + key + columns.get(i), told);
                }
            }
        }
        List<String> niveaux = sheet.get(3);
        List<String> territoires = sheet.get(4);
        String block = "";
        int compared = 0;
        for (List<String> row : sheet.subList(5, sheet.size())) {
            if (row.size() < 2 || row.get(1).isEmpty()) {
                block = row.get(0);
                continue;
            }
            for (int column = 1; column < row.size(); column++) {
                String niveau = niveaux.get(column).replace(" RSA", "");
                String key = (niveau.equals("Département") ? "DEPARTEMENT" : niveau.toUpperCase(java.util.Locale.ROOT))
                        + "/" + territoires.get(column) + "/";
                String name;
                if (dimension.equals("TOTAL")) {
                    boolean isByMonth = block.endsWith(", mois par mois");
                    name = block.replace(", mois par mois", "")
                            + "/" + (isByMonth ? month(row.get(0)) : "2022-01") + "/" + key
                            + "Ensemble/" + (isByMonth ? "valeur" : ENSEMBLE.get(row.get(0)));
                } else {
                    name = indicateur + "/2022-01/" + key + row.get(0) + "/" + VENTILE.get(block);
                }
                assertThat(published).as("what is published").containsKey(name);
                same(row.get(column), published.get(name), name);
                compared++;
            }
        }
        return compared;
    }

    private static String month(String libelle) {
        List<String> names = List.of(
                "Janvier",
                "Février",
                "Mars",
                "Avril",
                "Mai",
                "Juin",
                "Juillet",
                "Août",
                "Septembre",
                "Octobre",
                "Novembre",
                "Décembre");
        String[] words = libelle.split(" ");
        assertThat(names).contains(words[0]);
        return "%s-%02d".formatted(words[1], names.indexOf(words[0]) + 1);
    }

    private static String word(String statut) {
        return Map.of("S", "secret", "ND", "sans objet", "NR", "non reçu").get(statut);
    }

    /** LibreOffice writes fifteen digits. */
    private static void same(String read, Object published, String what) {
        if (published instanceof Double number) {
            assertThat(Double.parseDouble(read.replace(',', '.')))
                    .as(what)
                    .isCloseTo(number, within(Math.abs(number) * 1e-14));
        } else {
            assertThat(read).as(what).isEqualTo(published);
        }
    }

    private static void compareCommunes(List<List<String>> sheet) throws SQLException {
        List<List<Object>> published = query("select territoire_libelle, territoire, valeur, valeur_n1, evolution,"
                + " evolution_pct, part_territoire_pct, statut, statut_evolution from p.indicateur"
                + " join p.territoire t using (niveau, territoire, territoire_libelle)"
                + " where indicateur = 'nb_beneficiaires' and dimension = 'TOTAL' and niveau = 'COMMUNE'"
                + " and periode_fin = date '2022-01-31' order by t.ordre");
        List<List<String>> lines = sheet.subList(4, sheet.size());
        assertThat(lines).hasSameSizeAs(published).hasSizeGreaterThan(380);
        int secrets = 0;
        for (int i = 0; i < lines.size(); i++) {
            List<Object> expected = published.get(i);
            assertThat(lines.get(i).subList(0, 2)).isEqualTo(expected.subList(0, 2));
            boolean isSecret = expected.get(7).equals("S");
            secrets += isSecret ? 1 : 0;
            String what = expected.get(0).toString();
            same(lines.get(i).get(5), isSecret ? "secret" : expected.get(2), what);
            for (int c = 3; c <= 5; c++) {
                Object told = expected.get(c) == null ? word(expected.get(8).toString()) : expected.get(c);
                same(lines.get(i).get(c + 3), told, what);
            }
            Object part = expected.get(6) != null
                    ? expected.get(6)
                    : isSecret ? "secret" : expected.get(1).equals("99") ? "hors base" : "non publiée";
            same(lines.get(i).get(9), part, what);
        }
        assertThat(secrets).isGreaterThan(100);
    }

    private static void compareDonnees(List<List<String>> sheet) throws SQLException {
        List<List<Object>> published = query("select * from p.indicateur where periode_fin = date '2022-01-31'");
        assertThat(sheet.subList(1, sheet.size())).hasSameSizeAs(published).hasSizeGreaterThan(2500);
        for (int i = 0; i < published.size(); i++) {
            for (int c = 0; c < published.get(i).size(); c++) {
                Object expected = published.get(i).get(c);
                String what = sheet.get(0).get(c) + " of line " + i;
                same(
                        sheet.get(i + 1).get(c),
                        expected == null
                                ? ""
                                : expected instanceof java.time.LocalDate day
                                        ? "%02d/%02d/%d"
                                                .formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear())
                                        : expected,
                        what);
            }
        }
    }

    @Test
    void the_release_holds_the_workbook_of_its_last_month() throws IOException {
        assertThat(Demonstration.release().folder(Demonstration.entrepot()).resolve("indicateurs.xlsx"))
                .hasSameBinaryContentAs(export("--format", "xlsx").resolve("plics_2022-01.xlsx"));
    }

    @Test
    void the_workbook_prints_with_its_charts() throws IOException {
        Path classeur = export("--format", "xlsx", "--section", "I.1").resolve("plics_2022-01.xlsx");
        assertThat(LibreOffice.pdf(classeur, dossier))
                .satisfies(pdf -> assertThat(Files.readAllBytes(pdf))
                        .startsWith('%', 'P', 'D', 'F')
                        .hasSizeGreaterThan(50_000));
        try (ZipFile parts = new ZipFile(classeur.toFile())) {
            assertThat(parts.stream().filter(p -> p.getName().matches("xl/charts/chart\\d+\\.xml")))
                    .hasSize(2 * 2 + 5);
        }
    }

    @Test
    void a_secret_is_written_as_such_and_a_year_that_was_not_received_too() throws IOException {
        Banc banc = new Banc(dossier.resolve("banc"));
        banc.flux("C0611", "2022-01", 5, bloc("1"), bloc("2"));
        banc.flux("M0532", "2022-01", 5, bloc("3").msa());
        Plics.Resultat calcul = banc.run();
        assertThat(calcul.code()).as(calcul.terminal()).isZero();
        List<List<String>> sheet = LibreOffice.sheets(
                        export(banc.entrepot, "--format", "xlsx").resolve("plics_2022-01.xlsx"), dossier)
                .get("I.1.1 Foyers");
        assertThat(sheet.get(1).get(0))
                .contains("Situation au 31 janvier 2022 ; le mois un an plus tôt n’a pas été reçu.");
        // Three households in Alençon, none in Argentan.
        assertThat(sheet.get(6).subList(0, 4)).containsExactly("Janvier 2022", "secret", "secret", "0");
        assertThat(sheet.get(7).subList(0, 4)).containsExactly("Janvier 2021", "non reçu", "non reçu", "non reçu");
        assertThat(sheet.get(9).subList(0, 4))
                .containsExactly("Évolution sur un an, en %", "non reçu", "non reçu", "non reçu");
    }

    private static Bloc bloc(String demande) {
        return Bloc.dossier("0000000000" + demande).commune("61001").avec(Individu.dem("N" + demande, "EVE"));
    }

    // ---- the other files

    @Test
    void two_exports_of_a_release_are_the_same_bytes() throws IOException {
        Path first = export("--format", "xlsx,csv,parquet,geojson");
        Path second = dossier.resolve("encore");
        assertThat(run(Demonstration.entrepot(), second, "--format", "geojson,parquet,csv,xlsx")
                        .code())
                .isZero();
        assertThat(names(first))
                .isEqualTo(names(second))
                .contains(
                        "plics_2022-01.xlsx",
                        "indicateur.csv",
                        "indicateur.schema.json",
                        "datapackage.json",
                        "indicateur.parquet",
                        "beneficiaires_par_commune_2022-01.geojson");
        for (String name : names(first)) {
            assertThat(second.resolve(name)).hasSameBinaryContentAs(first.resolve(name));
        }
    }

    @Test
    void the_CSV_and_the_Parquet_hold_the_table_to_a_program_that_only_knows_their_schema()
            throws IOException, SQLException {
        Path out = export("--format", "csv,parquet");
        for (String table : List.of("indicateur", "definition", "dimension", "territoire")) {
            Map<String, String> types = new LinkedHashMap<>();
            for (JsonNode field :
                    JSON.readTree(out.resolve(table + ".schema.json").toFile()).get("fields")) {
                types.put(
                        field.get("name").asText(),
                        Map.of("string", "VARCHAR", "number", "DOUBLE", "integer", "INTEGER", "boolean", "BOOLEAN")
                                .getOrDefault(field.get("type").asText(), "DATE"));
            }
            String columns = types.toString()
                    .replace("=", "': '")
                    .replace(", ", "', '")
                    .replace("{", "{'")
                    .replace("}", "'}");
            same(
                    "read_csv('" + out.resolve(table + ".csv") + "', delim = ';', header = true, quote = '\"',"
                            + " decimal_separator = ',', columns = " + columns + ")",
                    "p." + table);
        }
        same("read_parquet('" + out.resolve("indicateur.parquet") + "')", "p.indicateur");
    }

    private static void same(String file, String table) throws SQLException {
        assertThat(query("select count(*) from " + file)).isEqualTo(query("select count(*) from " + table));
        assertThat(query("select * from " + file + " except select * from " + table))
                .isEmpty();
        assertThat(query("select * from " + table + " except select * from " + file))
                .isEmpty();
    }

    @Test
    void a_section_and_a_month_leave_the_rest_out() throws IOException, SQLException {
        Path out = export("--format", "parquet,xlsx", "--section", "I.1.3", "--mois", "2021-06");
        assertThat(query("select distinct indicateur, dimension, strftime(periode_fin, '%Y-%m') from read_parquet('"
                        + out.resolve("indicateur.parquet") + "') order by all"))
                .containsExactly(
                        List.of("nb_beneficiaires", "SEXE", "2021-06"),
                        List.of("nb_beneficiaires", "TOTAL", "2021-06"));
        assertThat(names(out)).containsExactly("indicateur.parquet", "plics_2021-06.xlsx");
    }

    @Test
    void the_map_has_every_commune_with_its_outline_and_marks_the_secret_ones() throws IOException, SQLException {
        JsonNode map = JSON.readTree(export("--format", "geojson")
                .resolve("beneficiaires_par_commune_2022-01.geojson")
                .toFile());
        assertThat(map.get("source").asText()).isEqualTo(Contours.SOURCE);
        assertThat(map.get("licence").asText()).isEqualTo(Contours.LICENCE);
        List<List<Object>> read = new ArrayList<>();
        List<String> withoutOutline = new ArrayList<>();
        for (JsonNode feature : map.get("features")) {
            JsonNode commune = feature.get("properties");
            assertThat(commune.get("est_secret").asBoolean())
                    .isEqualTo(commune.get("statut").asText().equals("S"));
            JsonNode number = commune.get("nb_beneficiaires");
            List<Object> line = new ArrayList<>(List.of(commune.get("code").asText()));
            line.add(number.isNull() ? null : number.asDouble());
            line.add(commune.get("statut").asText());
            read.add(line);
            assertThat(commune.get("valeur_affichee").asText().equals("secret"))
                    .isEqualTo(commune.get("est_secret").asBoolean());
            assertThat(commune.get("commission_libelle").isNull())
                    .isEqualTo(commune.get("commission").isNull());
            if (feature.get("geometry").isNull()) {
                withoutOutline.add(commune.get("code").asText());
            }
        }
        assertThat(read)
                .isEqualTo(query("select territoire, valeur, statut from p.indicateur"
                        + " where indicateur = 'nb_beneficiaires' and niveau = 'COMMUNE' and dimension = 'TOTAL'"
                        + " and periode_fin = date '2022-01-31' order by territoire"))
                .hasSizeGreaterThan(380);
        assertThat(withoutOutline).containsExactly("99");
    }

    @Test
    void what_is_taken_away_can_be_read_by_those_it_is_given_to() throws IOException {
        Path out = export("--format", "geojson");
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rwxr-xr-x");
        for (String name : names(out)) {
            assertThat(java.nio.file.attribute.PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(out.resolve(name))))
                    .isEqualTo("rw-r--r--");
        }
    }

    // ---- what cannot be done

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--format pdf | 2 | « pdf » n'est pas un format connu : xlsx, csv, parquet, geojson.",
                "--format csv,pdf | 2 | « pdf » n'est pas un format connu",
                "--format csv --mois 2022-13 | 2 | n'est pas un mois",
                "--format csv --section II.4 | 2 | [EXPORT-03] la section « II.4 » n'est pas connue.",
                "--format csv --section I.10 | 2 | [EXPORT-03]",
                "--format csv --section . | 2 | [EXPORT-03]",
                "--format geojson,csv --section I.1 | 2 | [EXPORT-05] la section « I.1 » n'a pas de carte.",
                "--format csv --mois 2022-02 | 10 | [EXPORT-02] le mois 2022-02 n'est pas dans la publication",
                "--format xlsx,csv --mois 2019-01 | 10 | Mois publiés : 2021-01, 2021-02,",
            })
    void what_is_not_there_is_said_and_nothing_is_left(String options, int code, String sentence) throws IOException {
        Plics.Resultat refus = run(Demonstration.entrepot(), dossier.resolve("exports/sortie"), options.split(" "));
        assertThat(refus.code()).as(refus.terminal()).isEqualTo(code);
        assertThat(refus.err()).contains(sentence).doesNotContain("Exception");
        assertThat(refus.out()).isEmpty();
        assertThat(names(dossier)).isEmpty();
    }

    @Test
    void an_empty_section_is_none() throws IOException {
        Plics.Resultat refus =
                run(Demonstration.entrepot(), dossier.resolve("sortie"), "--format", "csv", "--section", "");
        assertThat(refus.code()).as(refus.terminal()).isEqualTo(2);
        assertThat(refus.err()).contains("[EXPORT-03] la section «  » n'est pas connue.", "Sans --section");
        assertThat(names(dossier)).isEmpty();
    }

    @Test
    void a_format_and_a_section_may_be_typed_as_they_are_read() throws IOException {
        assertThat(names(export("--format", "Parquet,GEOJSON", "--section", "I.2.")))
                .containsExactly("beneficiaires_par_commune_2022-01.geojson", "indicateur.parquet");
    }

    @Test
    void a_folder_that_holds_something_is_left_as_it_is() throws IOException {
        Path out = Files.createDirectory(dossier.resolve("sortie"));
        Files.writeString(out.resolve("notes.txt"), "à moi");
        Plics.Resultat refus = run(Demonstration.entrepot(), out, "--format", "csv");
        assertThat(refus.code()).isEqualTo(2);
        assertThat(refus.err()).startsWith("[EXPORT-04] le dossier " + out + " contient déjà quelque chose.");
        assertThat(names(dossier)).containsExactly("sortie");
        assertThat(names(out)).containsExactly("notes.txt");
        assertThat(run(Demonstration.entrepot(), out.resolve("notes.txt"), "--format", "csv")
                        .err())
                .startsWith("[EXPORT-04] " + out.resolve("notes.txt") + " n'est pas un dossier.");
    }

    @Test
    void an_empty_folder_is_filled() throws IOException {
        Files.createDirectories(dossier.resolve("exports/sortie"));
        assertThat(names(export("--format", "geojson"))).hasSize(1);
    }

    @Test
    void a_link_to_an_empty_folder_is_followed_and_one_to_nothing_is_no_folder() throws IOException {
        Path vide = Files.createDirectory(dossier.resolve("vide"));
        Path lien = Files.createSymbolicLink(dossier.resolve("lien"), vide);
        Plics.Resultat followed = run(Demonstration.entrepot(), lien, "--format", "geojson");
        assertThat(followed.code()).as(followed.terminal()).isZero();
        assertThat(names(vide)).hasSize(1);
        Path rien = Files.createSymbolicLink(dossier.resolve("rien"), dossier.resolve("absent"));
        Plics.Resultat refused = run(Demonstration.entrepot(), rien, "--format", "geojson");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).startsWith("[EXPORT-04] " + rien + " n'est pas un dossier.");
    }

    @Test
    void the_folders_on_the_way_can_be_entered_too() throws IOException {
        Path out = dossier.resolve("a/b/sortie");
        assertThat(run(Demonstration.entrepot(), out, "--format", "geojson").code())
                .isZero();
        for (Path folder : List.of(out, out.getParent(), out.getParent().getParent())) {
            assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwxr-xr-x");
        }
    }

    @Test
    void a_folder_that_cannot_be_made_ends_with_60() throws IOException {
        Files.writeString(dossier.resolve("fichier"), "rien");
        for (String out :
                List.of("/proc/sortie", dossier.resolve("fichier/sortie").toString())) {
            Plics.Resultat refus = run(Demonstration.entrepot(), Path.of(out), "--format", "geojson");
            assertThat(refus.code()).as(refus.terminal()).isEqualTo(60);
            assertThat(refus.err()).startsWith("[EXPORT-07] rien ne peut être écrit dans ");
        }
    }

    @Test
    void nothing_is_written_in_the_warehouse() {
        Path out = Demonstration.entrepot().resolve("publication/sortie");
        Plics.Resultat refus = run(Demonstration.entrepot(), out, "--format", "csv");
        assertThat(refus.code()).isEqualTo(2);
        assertThat(refus.err()).startsWith("[EXPORT-08]");
        assertThat(out).doesNotExist();
    }

    @Test
    void a_warehouse_that_published_nothing_ends_with_10() throws IOException {
        Plics.Resultat refus = run(dossier.resolve("entrepot"), dossier.resolve("sortie"), "--format", "csv");
        assertThat(refus.code()).isEqualTo(10);
        assertThat(refus.err()).startsWith("[PUBLICATION-01] rien n'est encore publié dans ");
        assertThat(names(dossier)).isEmpty();
    }

    @Test
    void a_release_that_is_gone_ends_with_50() throws IOException {
        Release release = Demonstration.release();
        Path publication = Files.createDirectories(dossier.resolve("entrepot/publication"));
        Files.copy(Demonstration.entrepot().resolve("publication/current.json"), publication.resolve("current.json"));
        Plics.Resultat refus = run(dossier.resolve("entrepot"), dossier.resolve("sortie"), "--format", "csv");
        assertThat(refus.code()).isEqualTo(50);
        assertThat(refus.err()).startsWith("[PUBLICATION-02] la publication " + release.release() + " n'est plus là");
        assertThat(dossier.resolve("sortie")).doesNotExist();
    }

    @Test
    void a_release_or_a_pointer_that_is_damaged_ends_with_50() throws IOException {
        Release release = Demonstration.release();
        Path entrepot = dossier.resolve("entrepot");
        Path pointer = Files.createDirectories(entrepot.resolve("publication")).resolve("current.json");
        Files.copy(Demonstration.entrepot().resolve("publication/current.json"), pointer);
        Files.createDirectories(release.folder(entrepot));
        Files.writeString(release.duckdb(entrepot), "ceci n'est pas une base");
        Plics.Resultat file = run(entrepot, dossier.resolve("sortie"), "--format", "csv");
        assertThat(file.code()).isEqualTo(50);
        assertThat(file.err()).startsWith("[PUBLICATION-03] ").contains("plics_" + release.release());
        Files.writeString(pointer, "{abîmé");
        Plics.Resultat named = run(entrepot, dossier.resolve("sortie"), "--format", "csv");
        assertThat(named.code()).isEqualTo(50);
        assertThat(named.err()).startsWith("[PUBLICATION-04] ").contains("current.json");
        assertThat(dossier.resolve("sortie")).doesNotExist();
    }
}
