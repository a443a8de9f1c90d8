package fr.plics.oracle;

import fr.plics.job.SharedSpark;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import fr.plics.publish.Release;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The cells of section I.1 counted a second time, by SQL written from the specification alone, from the same bronze
 * files; and how they differ from those the engine published. The SQL is under {@code resources/oracle}, one file a step.
 */
final class Oracle implements AutoCloseable {

    private static final List<String> ETAPES = List.of(
            "01_livraisons",
            "02_dossiers",
            "03_personnes",
            "04_organismes",
            "05_communes",
            "06_orientations",
            "07_faits",
            "08_grille",
            "09_cellules",
            "10_ecarts");

    private static final List<TableId> BRONZE = List.of(
            TableId.BRONZE_RSABEM, TableId.BRONZE_REF_COMMUNE, TableId.BRONZE_PERSONNE, TableId.BRONZE_ORIENTATION);

    private final Connection duckdb;

    private Oracle(Connection duckdb) {
        this.duckdb = duckdb;
    }

    /** Counts the cells of a warehouse again. */
    static Oracle of(Path entrepot) {
        return of(entrepot, UnaryOperator.identity());
    }

    /**
     * The same with another text of the SQL, to see what the comparison is worth.
     *
     * @param edit what becomes of each file
     */
    static Oracle of(Path entrepot, UnaryOperator<String> edit) {
        try {
            Oracle oracle = new Oracle(DriverManager.getConnection("jdbc:duckdb:"));
            oracle.open(entrepot);
            for (String etape : ETAPES) {
                oracle.execute(edit.apply(sql(etape)));
            }
            return oracle;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> textes() {
        return ETAPES.stream().map(Oracle::sql).toList();
    }

    private static String sql(String etape) {
        try (InputStream in = Oracle.class.getResourceAsStream("/oracle/" + etape + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the SQL is given: the contracts, the register, the active files of bronze, the cells of the engine. */
    private void open(Path entrepot) throws SQLException {
        execute("set variable schemas = 'schemas'");
        execute("set variable territoires = 'schemas/territoires/061'");
        execute("""
                create view registre as
                select l.*
                from (
                    select unnest(map_values(livraisons)) as l
                    from read_json('%s/registre/registre.json', columns = {
                        'livraisons': 'map(varchar, struct(id varchar, type varchar, mois varchar, etat varchar, \
                source varchar, version varchar, mode varchar))'
                    })
                )
                """.formatted(entrepot));
        Lake lake = Lake.open(SharedSpark.get(), entrepot.toString());
        for (TableId table : BRONZE) {
            execute("create view bronze_" + table.name() + " as " + rows(lake, table));
        }
        Release release = Release.findCurrent(entrepot).orElseThrow();
        execute("attach '" + release.analyse(entrepot) + "' as publie (read_only)");
        execute("create view moteur as from publie.cellule");
    }

    /** The rows of a bronze table; a table never written has its columns and no row. */
    private static String rows(Lake lake, TableId table) {
        List<String> files = lake.files(table);
        if (files.isEmpty()) {
            return Arrays.stream(Lake.schema(table).fieldNames())
                    .map(nom -> "cast(null as varchar) as " + nom)
                    .collect(Collectors.joining(", ", "select ", " where false"));
        }
        return files.stream()
                .map(file -> "'" + new org.apache.hadoop.fs.Path(file).toUri().getPath() + "'")
                .collect(Collectors.joining(
                        ", ", "from read_parquet([", "], hive_partitioning = true, hive_types_autocast = false)"));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How many cells the oracle has. */
    long cellules() {
        return (long) query("select count(*) as nombre from cellule").get(0).get("nombre");
    }

    /** Some of the cells that differ, with what each side says of them. */
    List<String> ecarts() {
        return query("""
                select
                    mois, indicateur, niveau, territoire, dimension, modalite,
                    cast(attendu as varchar) as attendu,
                    cast(calcule as varchar) as calcule
                from ecart
                order by all
                limit 20
                """).stream().map(Object::toString).toList();
    }

    long nombreEcarts() {
        return (long) query("select count(*) as nombre from ecart").get(0).get("nombre");
    }

    /** How often each trap of the specification is met. */
    Map<String, Long> pieges() {
        Map<String, Long> pieges = new LinkedHashMap<>();
        query(sql("11_pieges")).forEach(row -> pieges.put((String) row.get("piege"), (Long) row.get("nombre")));
        return pieges;
    }

    private List<Map<String, Object>> query(String sql) {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnName(i), result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            duckdb.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
