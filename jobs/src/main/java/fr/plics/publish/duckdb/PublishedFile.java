package fr.plics.publish.duckdb;

import fr.plics.contract.Schemas;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.PlicsException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** A published file, read only, with no way out of it: what a reader should ask for too. */
public final class PublishedFile implements AutoCloseable {

    private final Path file;
    private final Connection connection;

    private PublishedFile(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens a published file, to read only.
     *
     * @throws PlicsException when it is not a DuckDB file that can be read
     */
    public static PublishedFile open(Path file) {
        Properties options = new Properties();
        options.setProperty("duckdb.read_only", "true");
        options.setProperty("enable_external_access", "false");
        options.setProperty("autoinstall_known_extensions", "false");
        options.setProperty("allow_community_extensions", "false");
        try {
            return new PublishedFile(file, DriverManager.getConnection("jdbc:duckdb:" + file, options));
        } catch (SQLException e) {
            throw unreadable(file);
        }
    }

    private static PlicsException unreadable(Path file) {
        return new PlicsException(
                ExitCode.LOCKED,
                "PUBLICATION-03",
                "le fichier " + file + " est abîmé, ou d'une autre version de plics.",
                "Publiez de nouveau avec « plics run », ou remettez une copie de ce fichier.");
    }

    /** Whether a published file has every table and column of the contracts, and its figures can be read to the last. */
    public static boolean isWhole(Path file) {
        try (PublishedFile published = open(file)) {
            published.query("select sum(hash(i)::double) as lu from indicateur i");
            Set<String> columns = new HashSet<>();
            published
                    .query("select table_name || '.' || column_name as nom from information_schema.columns")
                    .forEach(row -> columns.add(row.get("nom").toString()));
            return Schemas.publication().stream()
                    .allMatch(t -> t.colonnes().stream().allMatch(c -> columns.contains(t.nom() + "." + c.nom())));
        } catch (PlicsException e) {
            return false;
        }
    }

    /**
     * What a query answers.
     *
     * @param colonnes names of the columns, in order
     * @param lignes rows, each in the order of the columns
     */
    public record Resultat(List<String> colonnes, List<List<Object>> lignes) {}

    /**
     * The rows of one of our own queries, each a map from column to value.
     *
     * @throws PlicsException when it fails, for the file must then be damaged
     */
    public List<Map<String, Object>> query(String sql) {
        Resultat resultat;
        try {
            resultat = read(connection, sql, List.of());
        } catch (SQLException e) {
            throw unreadable(file);
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (List<Object> ligne : resultat.lignes()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 0; i < ligne.size(); i++) {
                row.put(resultat.colonnes().get(i), ligne.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    /** What a query answers, with its parameters. */
    public Resultat query(String sql, List<Object> parametres) {
        try {
            return read(connection, sql, parametres);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Resultat read(Connection connection, String sql, List<Object> parametres) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parametres.size(); i++) {
                statement.setObject(i + 1, parametres.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                List<String> colonnes = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    colonnes.add(result.getMetaData().getColumnName(i));
                }
                List<List<Object>> lignes = new ArrayList<>();
                while (result.next()) {
                    List<Object> ligne = new ArrayList<>();
                    for (int i = 1; i <= colonnes.size(); i++) {
                        ligne.add(result.getObject(i));
                    }
                    lignes.add(ligne);
                }
                return new Resultat(colonnes, lignes);
            }
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
