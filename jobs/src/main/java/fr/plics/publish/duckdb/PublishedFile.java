package fr.plics.publish.duckdb;

import fr.plics.kernel.ExitCode;
import fr.plics.kernel.PlicsException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A published file, read only, with no way out of it: what a reader should ask for too. */
public final class PublishedFile implements AutoCloseable {

    private final Connection connection;

    private PublishedFile(Connection connection) {
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
            return new PublishedFile(DriverManager.getConnection("jdbc:duckdb:" + file, options));
        } catch (SQLException e) {
            throw new PlicsException(
                    ExitCode.LOCKED,
                    "PUBLICATION-03",
                    "le fichier " + file + " est abîmé ou n'est pas lisible.",
                    "Publiez de nouveau avec « plics run », ou remettez une copie de ce fichier.");
        }
    }

    /**
     * What a query answers.
     *
     * @param colonnes names of the columns, in order
     * @param lignes rows, each in the order of the columns
     */
    public record Resultat(List<String> colonnes, List<List<Object>> lignes) {}

    /** The rows of a query, each a map from column to value. */
    public List<Map<String, Object>> query(String sql) {
        Resultat resultat = query(sql, List.of());
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
        return read(connection, sql, parametres);
    }

    static Resultat read(Connection connection, String sql, List<Object> parametres) {
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
