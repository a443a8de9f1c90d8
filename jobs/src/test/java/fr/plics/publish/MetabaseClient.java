package fr.plics.publish;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/**
 * What Metabase and its DuckDB driver send to a published file, statement by statement: connection, sync, fingerprint,
 * field values, question, filter, export. A program of its own, with the DuckDB that driver bundles and nothing else on
 * its class path, because that is how Metabase reads: another process, another version.
 *
 * <p>Read in motherduckdb/metabase_duckdb_driver ({@code src/metabase/driver/duckdb.clj}, commit 021b264) and Metabase
 * ({@code driver/sql_jdbc/execute.clj}, {@code sync}, {@code analyze}); Metabase itself was not run.
 */
final class MetabaseClient {

    /** What an administrator types under "additional options"; without them the file is a way to the host's disk. */
    private static final Map<String, String> ADDITIONAL_OPTIONS = Map.of(
            "enable_external_access", "false",
            "autoinstall_known_extensions", "false",
            "allow_community_extensions", "false");

    private static final Pattern RELEASE = Pattern.compile("\"release\" : \"([^\"]+)\"");
    private static final int SAMPLE_ROWS = 10_000;
    private static final int FIELD_VALUES = 1_000;
    private static final int FETCH_SIZE = 500;
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private record Table(String schema, String name) {}

    private record Field(String name, String type) {
        boolean isText() {
            return type.equals("VARCHAR");
        }
    }

    /** What filters are on. */
    private static final Set<Field> USED =
            Set.of(new Field("territoire_libelle", "VARCHAR"), new Field("statut_libelle", "VARCHAR"));

    private final Path file;
    private final Map<String, List<String>> answers = new LinkedHashMap<>();
    private final Map<Table, List<Field>> fields = new LinkedHashMap<>();
    private Connection pooled;

    private MetabaseClient(Path file) {
        this.file = file;
    }

    /**
     * Follows the release in force until its input closes, a pass after the other, as Metabase does once it was told of
     * the new path; or tries statements.
     *
     * @param args {@code follow}, the folder {@code publication}, and a folder for the answers of each pass; or
     *     {@code closed}, {@code timezone} with the time zone at start-up, {@code open} without the additional options,
     *     then a file and statements
     */
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "follow" -> follow(Path.of(args[1]), Path.of(args[2]));
            case "closed" -> attempts(args, ADDITIONAL_OPTIONS);
            case "timezone" -> attempts(args, withTimeZone());
            case "open" -> attempts(args, Map.of());
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** What the driver added at start-up until its pull request 107. */
    private static Map<String, String> withTimeZone() {
        Map<String, String> options = new LinkedHashMap<>(ADDITIONAL_OPTIONS);
        options.put("TimeZone", "UTC");
        return options;
    }

    private static void attempts(String[] args, Map<String, String> options) {
        List.of(args).subList(2, args.length).forEach(sql -> OUT.println(attempt(Path.of(args[1]), options, sql)));
    }

    private static void follow(Path publication, Path out) throws Exception {
        AtomicBoolean asked = new AtomicBoolean();
        Thread input = new Thread(() -> {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                in.readLine();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } finally {
                asked.set(true);
            }
        });
        input.setDaemon(true);
        input.start();
        MetabaseClient current = new MetabaseClient(current(publication));
        current.connect();
        // An export asked for before the next release, and still being read long after it.
        Connection exporting = connection(current.file, ADDITIONAL_OPTIONS);
        try (PreparedStatement statement = reading(exporting, "SELECT * FROM \"main\".\"indicateur_lisible\"");
                ResultSet export = statement.executeQuery()) {
            List<String> exported = new ArrayList<>();
            while (exported.size() < FETCH_SIZE && export.next()) {
                exported.add(row(export));
            }
            for (int pass = 1; pass == 1 || !asked.get(); pass++) {
                if (!current.file.equals(current(publication))) {
                    current.pooled.close();
                    current = new MetabaseClient(current(publication));
                    current.connect();
                }
                current.pass();
                current.write(out.resolve(pass + ".txt"));
                OUT.println(pass + " " + current.file.getFileName());
            }
            while (export.next()) {
                exported.add(row(export));
            }
            Files.write(out.resolve("export.txt"), exported);
        }
        exporting.close();
        OUT.println("fin");
    }

    private static Path current(Path publication) throws IOException {
        Matcher release = RELEASE.matcher(Files.readString(publication.resolve("current.json")));
        if (!release.find()) {
            throw new IllegalStateException("no release in current.json");
        }
        String name = release.group(1);
        return publication.resolve(name).resolve("plics_" + name + ".duckdb");
    }

    private void write(Path path) throws IOException {
        List<String> lines = new ArrayList<>();
        answers.forEach((name, rows) -> {
            lines.add("## " + name);
            lines.addAll(rows);
        });
        Files.write(path, lines);
    }

    // ---- A. connect

    static Connection connection(Path file, Map<String, String> options) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("custom_user_agent", "metabase");
        properties.setProperty("temp_directory", file + ".tmp");
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("duckdb.read_only", "true");
        options.forEach(properties::setProperty);
        return DriverManager.getConnection("jdbc:duckdb:" + file, properties);
    }

    /** A new path is a new pool; Metabase is told to sync it. */
    private void connect() throws SQLException {
        pooled = connection(file, ADDITIONAL_OPTIONS);
        try (Statement statement = pooled.createStatement()) {
            statement.execute("SET TimeZone='Europe/Paris';");
        } catch (SQLException e) {
            // The driver writes it in its debug log, and goes on.
            answers.put(
                    "timezone",
                    List.of(String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
        sync();
        fingerprint();
        fieldValues(field -> field.isText() || field.type().equals("BOOLEAN"));
    }

    private void pass() throws SQLException {
        if (!pooled.isValid(5)) {
            throw new SQLException("a connection of the pool is no longer valid");
        }
        answer("can-connect", "SELECT 1");
        fieldValues(USED::contains);
        search();
        questions();
    }

    // ---- B. sync

    private void sync() throws SQLException {
        DatabaseMetaData metadata = pooled.getMetaData();
        answers.put("product", List.of(metadata.getDatabaseProductName() + " " + metadata.getDatabaseProductVersion()));
        // The driver asks on a duplicate it never closes.
        Connection duplicate = ((DuckDBConnection) pooled).duplicate();
        List<String> tables = ask(
                duplicate,
                "select table_catalog, table_schema, table_name, table_comment from information_schema.tables where"
                        + " table_catalog not like '__ducklake_metadata%' and table_schema not in"
                        + " ('information_schema', 'pg_catalog') ");
        answers.put("tables", sorted(tables));
        for (String line : tables) {
            String[] table = line.split("\t");
            describe(new Table(table[1], table[2]), metadata);
        }
    }

    private void describe(Table table, DatabaseMetaData metadata) throws SQLException {
        Connection duplicate = ((DuckDBConnection) pooled).duplicate();
        List<Field> columns = new ArrayList<>();
        List<String> described = new ArrayList<>();
        String sql = "select * from information_schema.columns where table_name = '" + table.name()
                + "' and table_schema = '" + table.schema() + "' and table_catalog not like '__ducklake_metadata%' ";
        try (PreparedStatement statement = duplicate.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                columns.add(new Field(result.getString("column_name"), result.getString("data_type")));
                described.add(result.getString("column_name") + "\t" + result.getString("data_type") + "\t"
                        + result.getString("column_comment"));
            }
        }
        fields.put(table, columns);
        answers.put("columns " + table.name(), described);
        try (ResultSet indexes = metadata.getIndexInfo(null, table.schema(), table.name(), false, true)) {
            while (indexes.next()) {
                indexes.getString("COLUMN_NAME");
            }
        }
    }

    // ---- C. fingerprint

    private void fingerprint() throws SQLException {
        for (Map.Entry<Table, List<Field>> entry : fields.entrySet()) {
            Table table = entry.getKey();
            StringBuilder select = new StringBuilder();
            for (Field field : entry.getValue()) {
                String column = quoted(table, field);
                select.append(select.isEmpty() ? "" : ", ")
                        .append(
                                field.isText()
                                        ? "SUBSTRING(" + column + ", 1, 1234) AS \"substring_" + field.name() + "\""
                                        : column + " AS \"" + field.name() + "\"");
            }
            answer(
                    "fingerprint " + table.name(),
                    "SELECT " + select + " FROM " + quoted(table) + " LIMIT " + SAMPLE_ROWS);
        }
    }

    // ---- D. field values and search

    /** Every one after the sync, then each day those that some question used. */
    private void fieldValues(Predicate<Field> asked) throws SQLException {
        for (Map.Entry<Table, List<Field>> entry : fields.entrySet()) {
            Table table = entry.getKey();
            for (Field field : entry.getValue()) {
                if (asked.test(field)) {
                    String column = quoted(table, field);
                    answer(
                            "values " + table.name() + "." + field.name(),
                            "SELECT " + column + " AS \"" + field.name() + "\" FROM " + quoted(table) + " GROUP BY "
                                    + column + " ORDER BY " + column + " ASC LIMIT " + FIELD_VALUES);
                }
            }
        }
    }

    private void search() throws SQLException {
        answer(
                "search",
                "SELECT \"main\".\"carte_communes\".\"commune_libelle\" AS \"commune_libelle\" FROM"
                        + " \"main\".\"carte_communes\" WHERE LOWER(\"main\".\"carte_communes\".\"commune_libelle\") LIKE ?"
                        + " GROUP BY \"main\".\"carte_communes\".\"commune_libelle\" ORDER BY"
                        + " \"main\".\"carte_communes\".\"commune_libelle\" ASC LIMIT 100",
                "%alen%");
    }

    // ---- E. questions, filters, export

    private void questions() throws SQLException {
        answer(
                "question by month",
                "SELECT DATE_TRUNC('month', \"main\".\"foyers_par_dtas\".\"periode_fin\") AS \"periode_fin\","
                        + " SUM(\"main\".\"foyers_par_dtas\".\"nb_foyers_allocataires\") AS \"sum\" FROM"
                        + " \"main\".\"foyers_par_dtas\" WHERE \"main\".\"foyers_par_dtas\".\"niveau\" = ? GROUP BY"
                        + " DATE_TRUNC('month', \"main\".\"foyers_par_dtas\".\"periode_fin\") ORDER BY"
                        + " DATE_TRUNC('month', \"main\".\"foyers_par_dtas\".\"periode_fin\") ASC",
                "DTAS");
        answer(
                "filter on a month",
                "SELECT \"main\".\"foyers_par_dtas\".\"territoire_libelle\", \"main\".\"foyers_par_dtas\".\"valeur_affichee\""
                        + " FROM \"main\".\"foyers_par_dtas\" WHERE (\"main\".\"foyers_par_dtas\".\"periode_fin\" >= ?) AND"
                        + " (\"main\".\"foyers_par_dtas\".\"periode_fin\" < ?) ORDER BY"
                        + " \"main\".\"foyers_par_dtas\".\"niveau_ordre\" ASC, \"main\".\"foyers_par_dtas\".\"ordre\" ASC"
                        + " LIMIT 2000",
                LocalDateTime.of(2022, 1, 1, 0, 0),
                LocalDateTime.of(2022, 2, 1, 0, 0));
        answer(
                "filter on a commission",
                "SELECT modalite_libelle, valeur_affichee, part_affichee FROM beneficiaires_par_age WHERE niveau ="
                        + " 'COMMISSION' AND \"main\".\"beneficiaires_par_age\".\"territoire_libelle\" = ? AND periode_fin ="
                        + " (SELECT MAX(periode_fin) FROM beneficiaires_par_age) ORDER BY ordre",
                "Alençon");
        answer("release", "SELECT DISTINCT release FROM publication");
        answer(
                "release of the cells",
                "SELECT release, COUNT(*) AS cellules, SUM(valeur) AS total FROM indicateur_lisible GROUP BY release");
        answer("export indicateur", "SELECT * FROM \"main\".\"indicateur\" LIMIT 1048575");
    }

    private void answer(String name, String sql, Object... parameters) throws SQLException {
        answers.put(name, ask(pooled, sql, parameters));
    }

    private static List<String> ask(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = reading(connection, sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            return sql.contains("ORDER BY") ? rows : sorted(rows);
        }
    }

    private static PreparedStatement reading(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(
                "-- Metabase:: userID: 1 queryType: native queryHash: 0\n" + sql,
                ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY,
                ResultSet.CLOSE_CURSORS_AT_COMMIT);
        try {
            statement.setFetchDirection(ResultSet.FETCH_FORWARD);
        } catch (SQLException e) {
            // Metabase writes it in its debug log, and goes on.
        }
        statement.setFetchSize(FETCH_SIZE);
        return statement;
    }

    /** The values of a row, read with the methods the driver reads them with. */
    private static String row(ResultSet result) throws SQLException {
        ResultSetMetaData metadata = result.getMetaData();
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            Object value = switch (metadata.getColumnType(i)) {
                case Types.DATE -> result.getDate(i);
                case Types.TIMESTAMP -> result.getTimestamp(i);
                default -> result.getObject(i);
            };
            row.append(i == 1 ? "" : "\t").append(value);
        }
        return row.toString();
    }

    private static List<String> sorted(List<String> rows) {
        return rows.stream().sorted().toList();
    }

    private static String quoted(Table table) {
        return "\"" + table.schema() + "\".\"" + table.name() + "\"";
    }

    private static String quoted(Table table, Field field) {
        return quoted(table) + ".\"" + field.name() + "\"";
    }

    // ---- statements of whoever may write SQL

    /** A statement with what came of it: {@code fait}, or the reason it was refused. */
    private static String attempt(Path file, Map<String, String> options, String sql) {
        try (Connection connection = connection(file, options);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            if (statement.execute()) {
                try (ResultSet result = statement.getResultSet()) {
                    while (result.next()) {
                        row(result);
                    }
                }
            }
            return "fait";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }
}
