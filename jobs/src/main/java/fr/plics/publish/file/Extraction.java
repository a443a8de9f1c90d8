package fr.plics.publish.file;

import fr.plics.contract.Colonne;
import fr.plics.contract.Dimension;
import fr.plics.contract.Schemas;
import fr.plics.contract.TableauPlics;
import fr.plics.kernel.Mois;
import fr.plics.publish.Release;
import fr.plics.publish.duckdb.PublishedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is taken away from a release.
 *
 * @param release the release
 * @param file its published file
 * @param tableaux the tables of the report it is about
 * @param isWhole whether it is about every figure, those of no table included
 * @param seul the only month wanted, empty for all of them
 * @param dernier the month of what shows one month only
 */
record Extraction(
        Release release,
        PublishedFile file,
        List<TableauPlics> tableaux,
        boolean isWhole,
        Optional<Mois> seul,
        Mois dernier) {

    /** Figures, then what their codes mean. */
    static final List<String> TABLES = List.of("indicateur", "definition", "dimension", "territoire");

    /** The figures of some months, in the order of the release. */
    String indicateur(Optional<Mois> mois) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        mois.ifPresent(m -> conditions.add("periode_fin = date '" + m.fin() + "'"));
        if (!isWhole) {
            conditions.add(tableaux.stream().map(Extraction::condition).collect(Collectors.joining(" or ", "(", ")")));
        }
        return "select " + columns("indicateur") + " from indicateur where " + String.join(" and ", conditions);
    }

    private static String condition(TableauPlics tableau) {
        return "(indicateur in (" + quoted(tableau.indicateurs()) + ") and dimension in ("
                + quoted(List.of(Dimension.TOTAL, tableau.dimension())) + ") and niveau in ("
                + quoted(tableau.niveaux().stream().map(Enum::name).toList()) + "))";
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(t -> "'" + t.replace("'", "''") + "'").collect(Collectors.joining(", "));
    }

    /** The rows of a published table that are taken away, in the order of its columns. */
    List<List<Object>> rows(String table) {
        String query = table.equals("indicateur") ? indicateur(seul) : "select " + columns(table) + " from " + table;
        return file.query(query).stream().map(Extraction::values).toList();
    }

    static List<Object> values(Map<String, Object> row) {
        return new ArrayList<>(row.values());
    }

    private static String columns(String table) {
        return Schemas.publication(table).colonnes().stream().map(Colonne::nom).collect(Collectors.joining(", "));
    }
}
