package fr.plics.publish.file;

import fr.plics.contract.Dimension;
import fr.plics.contract.Schemas;
import fr.plics.contract.TableauPlics;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Territoire;
import fr.plics.publish.duckdb.PublishedFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The published figures of a month, and what the tables of the report need of the twelve months before. A figure that is
 * not told is a word that says why.
 */
final class Chiffres {

    /** Territories of a month; the ones of the last month have an order of their own. */
    private static final String TERRITOIRES = """
            select distinct i.territoire, i.territoire_libelle, t.ordre
            from indicateur i
            left join territoire t using (niveau, territoire)
            where i.niveau = '%s' and i.periode_fin = date '%s'
            order by i.territoire = '99', t.ordre, i.territoire_libelle
            """;

    private static final String CELLULES = """
            select * from indicateur_lisible
            where periode_fin = date '%1$s'
              or (periode_fin between date '%2$s' and date '%1$s' and dimension = 'TOTAL'
                and niveau in ('DEPARTEMENT', 'DTAS', 'COMMISSION'))
            """;

    /** What a cell is about. */
    record Cle(String indicateur, LocalDate fin, Niveau niveau, String territoire, String dimension, String modalite) {}

    private final PublishedFile file;
    private final Mois mois;
    private final Map<Cle, Map<String, Object>> cellules = new HashMap<>();
    private final Set<LocalDate> recus = new TreeSet<>();
    private final Map<String, List<String>> modalites;
    private final Set<List<Object>> horsBase;

    Chiffres(PublishedFile file, Mois mois) {
        this.file = file;
        this.mois = mois;
        for (Map<String, Object> row :
                file.query(CELLULES.formatted(mois.fin(), mois.anPasse().fin()))) {
            cellules.put(cle(row), row);
            recus.add((LocalDate) row.get("periode_fin"));
        }
        List<Map<String, Object>> dimensions = file.query("select * from dimension order by dimension, ordre");
        modalites = dimensions.stream()
                .collect(Collectors.groupingBy(
                        d -> d.get("dimension").toString(),
                        Collectors.mapping(d -> d.get("modalite").toString(), Collectors.toList())));
        horsBase = dimensions.stream()
                .filter(d -> (Boolean) d.get("est_hors_base"))
                .map(d -> List.of(d.get("dimension"), d.get("modalite")))
                .collect(Collectors.toSet());
    }

    private static Cle cle(Map<String, Object> row) {
        return new Cle(
                row.get("indicateur").toString(),
                (LocalDate) row.get("periode_fin"),
                Niveau.valueOf(row.get("niveau").toString()),
                row.get("territoire").toString(),
                row.get("dimension").toString(),
                row.get("modalite").toString());
    }

    Mois mois() {
        return mois;
    }

    /** The ends of the months there are, from one year before. */
    Set<LocalDate> recus() {
        return recus;
    }

    /** The territories of a level that month, in the order they are shown, what is not attached last. */
    List<Territoire> territoires(Niveau niveau) {
        return file.query(TERRITOIRES.formatted(niveau, mois.fin())).stream()
                .map(t -> new Territoire(
                        niveau,
                        t.get("territoire").toString(),
                        t.get("territoire_libelle").toString()))
                .toList();
    }

    /** The lines of a table: the values of its dimension that are published, in the order they are shown. */
    List<String> modalites(TableauPlics tableau) {
        List<String> lines = new ArrayList<>();
        for (String modalite : modalites.getOrDefault(tableau.dimension(), List.of())) {
            if (cellules.keySet().stream()
                    .anyMatch(c -> c.dimension().equals(tableau.dimension())
                            && c.modalite().equals(modalite)
                            && c.indicateur().equals(tableau.indicateurs().get(0)))) {
                lines.add(modalite);
            }
        }
        return lines;
    }

    /** Whether a value is left out of the base of shares. */
    boolean isHorsBase(String dimension, String modalite) {
        return horsBase.contains(List.<Object>of(dimension, modalite));
    }

    String modaliteLibelle(String dimension, String modalite) {
        return cellules.values().stream()
                .filter(c -> c.get("dimension").equals(dimension)
                        && c.get("modalite").equals(modalite))
                .map(c -> c.get("modalite_libelle").toString())
                .findFirst()
                .orElse(modalite);
    }

    /** A figure: a number, or the word that says why there is none. */
    Object read(Cle cle, Mesure mesure) {
        Map<String, Object> row = cellules.get(cle);
        if (row == null) {
            return Schemas.nomenclature("STATUT").libelle(recus.contains(cle.fin()) ? "ND" : "NR");
        }
        Object number = row.get(mesure.colonne());
        return number == null ? row.get(mesure.mot()) : number;
    }

    Cle cle(String indicateur, Territoire territoire, String dimension, String modalite) {
        return new Cle(indicateur, mois.fin(), territoire.niveau(), territoire.code(), dimension, modalite);
    }

    static Cle total(String indicateur, LocalDate fin, Territoire territoire) {
        return new Cle(indicateur, fin, territoire.niveau(), territoire.code(), Dimension.TOTAL, Dimension.TOTAL);
    }

    List<Map<String, Object>> query(String sql) {
        return file.query(sql);
    }
}
