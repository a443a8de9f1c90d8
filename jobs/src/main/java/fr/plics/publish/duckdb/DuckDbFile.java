package fr.plics.publish.duckdb;

import fr.plics.contract.Colonne;
import fr.plics.contract.TableContract;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB file being built; once closed it is never opened for writing again. Schema {@code main}, storage readable by
 * DuckDB 1.5, a comment on every table and column.
 */
public final class DuckDbFile implements AutoCloseable {

    /** More is spilled beside the file: a machine that publishes also runs Spark. */
    private static final String MEMORY = "256MB";

    private final DuckDBConnection connection;

    private DuckDbFile(DuckDBConnection connection) {
        this.connection = connection;
    }

    public static DuckDbFile create(Path file) {
        try {
            Properties settings = new Properties();
            settings.setProperty("memory_limit", MEMORY);
            return new DuckDbFile((DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, settings));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A table and its rows, each in the order of the contract's columns. */
    public void table(TableContract contract, List<List<Object>> rows) {
        execute("create table " + contract.nom() + " (" + columns(contract.colonnes()) + ")");
        try (DuckDBAppender appender = connection.createAppender(contract.nom())) {
            for (List<Object> row : rows) {
                appender.beginRow();
                for (Object value : row) {
                    append(appender, value);
                }
                appender.endRow();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        comment("table", contract);
    }

    /** A table copied from Parquet files, without some of its columns, and with a release when one is given. */
    public void table(TableContract contract, List<String> parquet, Set<String> without, String release) {
        List<Colonne> kept = contract.colonnes().stream()
                .filter(c -> !without.contains(c.nom()))
                .toList();
        String names = kept.stream().map(Colonne::nom).collect(Collectors.joining(", "));
        String releaseColumn = release.isEmpty() ? "" : ", '" + release + "' as release";
        if (parquet.isEmpty()) {
            execute("create table " + contract.nom() + " (" + columns(kept)
                    + (release.isEmpty() ? "" : ", release VARCHAR") + ")");
        } else {
            String files =
                    parquet.stream().map(f -> "'" + f.replace("'", "''") + "'").collect(Collectors.joining(", "));
            execute("create table " + contract.nom() + " as select " + names + releaseColumn + " from read_parquet(["
                    + files + "], hive_partitioning = true, hive_types = {'mois': VARCHAR})");
        }
        commentOn("table " + contract.nom(), contract.libelle() + ". " + contract.description());
        kept.forEach(c -> commentOn("column " + contract.nom() + "." + c.nom(), c.libelle()));
        if (!release.isEmpty()) {
            commentOn("column " + contract.nom() + ".release", "Publication à laquelle appartient la ligne");
        }
    }

    /** A table filled by a query whose columns are those of the contract. */
    public void table(TableContract contract, String query) {
        execute("create table " + contract.nom() + " (" + columns(contract.colonnes()) + ")");
        execute("insert into " + contract.nom() + " " + query);
        comment("table", contract);
    }

    /** No file at all, but the tables of a published one in sight: what copies of its rows are made with. */
    public static DuckDbFile inMemory(Path published) {
        DuckDbFile memory = create(Path.of(""));
        memory.attach(published, "publie");
        memory.execute("use publie");
        return memory;
    }

    /** Opens another file beside this one, read only. */
    public void attach(Path file, String alias) {
        execute("attach '" + file.toString().replace("'", "''") + "' as " + alias + " (read_only)");
    }

    public void detach(String alias) {
        execute("detach " + alias);
    }

    /** The rows of a query. */
    public List<List<Object>> rows(String query) {
        try {
            return PublishedFile.read(connection, query, List.of()).lignes();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void view(TableContract contract) {
        execute("create view " + contract.nom() + " as " + contract.vue());
        comment("view", contract);
    }

    /** Writes a table, or a query in brackets, as Parquet. */
    public void exportParquet(String table, Path file) {
        execute("copy " + table + " to '" + file.toString().replace("'", "''") + "' (format parquet)");
    }

    private void comment(String kind, TableContract contract) {
        commentOn(kind + " " + contract.nom(), contract.libelle() + ". " + contract.description());
        contract.colonnes().forEach(c -> commentOn("column " + contract.nom() + "." + c.nom(), c.libelle()));
    }

    private void commentOn(String what, String text) {
        execute("comment on " + what + " is '" + text.replace("'", "''") + "'");
    }

    private static String columns(List<Colonne> colonnes) {
        return colonnes.stream()
                .map(c -> c.nom() + " " + type(c) + (c.obligatoire() ? " not null" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String type(Colonne colonne) {
        return switch (colonne.type()) {
            case TEXTE -> "VARCHAR";
            case ENTIER -> "INTEGER";
            case ENTIER_LONG -> "BIGINT";
            case DECIMAL -> "DOUBLE";
            case BOOLEEN -> "BOOLEAN";
            case DATE -> "DATE";
            case INSTANT -> "TIMESTAMP";
            case LISTE, FLUX -> throw new IllegalArgumentException(colonne.nom() + ": nothing nested is published");
        };
    }

    private static void append(DuckDBAppender appender, Object value) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else if (value instanceof String text) {
            appender.append(text);
        } else if (value instanceof Double number) {
            appender.append(number.doubleValue());
        } else if (value instanceof Integer number) {
            appender.append(number.intValue());
        } else if (value instanceof Long number) {
            appender.append(number.longValue());
        } else if (value instanceof Boolean flag) {
            appender.append(flag.booleanValue());
        } else if (value instanceof LocalDate day) {
            appender.append(day);
        } else if (value instanceof Instant instant) {
            appender.append(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        } else {
            throw new IllegalArgumentException("no DuckDB type for " + value.getClass());
        }
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
