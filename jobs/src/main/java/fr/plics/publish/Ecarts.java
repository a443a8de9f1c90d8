package fr.plics.publish;

import fr.plics.contract.Schemas;
import fr.plics.contract.TableContract;
import fr.plics.publish.duckdb.DuckDbFile;
import fr.plics.publish.file.CsvFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The published figures that moved from one release to the next, from which value to which. Both sides are what was
 * disclosed: a reader of the two releases could have made this table.
 *
 * @param precedente the release compared with
 * @param nombre figures that moved
 * @param premiers a sentence for each of the most important ones
 */
public record Ecarts(String precedente, int nombre, List<String> premiers) {

    private static final int MONTRES = 10;

    /** What moved, of the periods both hold: a cell with an absent side has no state there. */
    private static final String QUERY = """
            with
              apres as (select * from indicateur),
              avant as (select * from avant.indicateur),
              periode as (
                select distinct indicateur, periode_type, periode_fin from apres
                intersect
                select distinct indicateur, periode_type, periode_fin from avant
              ),
              cellule as (
                select * from (select * exclude (valeur, statut, evolution_pct, statut_evolution), valeur as v, statut as s,
                    evolution_pct as e, statut_evolution as se from apres) a
                full outer join (select * exclude (valeur, statut, evolution_pct, statut_evolution), valeur as v_avant,
                    statut as s_avant, evolution_pct as e_avant, statut_evolution as se_avant from avant) b
                using (indicateur, periode_type, periode_fin, niveau, territoire, dimension, modalite)
              ),
              mesure as (
                select *, 'valeur' as mesure, v_avant as ancienne_valeur, s_avant as ancien_statut,
                  v as nouvelle_valeur, s as nouveau_statut from cellule
                union all
                select *, 'evolution_pct', e_avant, se_avant, e, se from cellule
              )
            select
              '%s' as release,
              '%s' as release_precedente,
              indicateur,
              periode_type,
              periode_fin,
              niveau,
              territoire,
              dimension,
              modalite,
              mesure,
              ancienne_valeur,
              ancien_statut,
              nouvelle_valeur,
              nouveau_statut
            from mesure
            semi join periode using (indicateur, periode_type, periode_fin)
            where ancienne_valeur is distinct from nouvelle_valeur or ancien_statut is distinct from nouveau_statut
            order by indicateur, periode_fin, niveau, territoire, dimension, modalite, mesure desc
            """;

    /** Values before evolutions, and the largest move first. */
    private static final String FIRST = """
            select indicateur, periode_fin, niveau, territoire, dimension, modalite, mesure, ancienne_valeur, ancien_statut,
              nouvelle_valeur, nouveau_statut
            from ecart
            order by mesure desc, abs(nouvelle_valeur - ancienne_valeur) desc nulls last, indicateur, periode_fin, niveau,
              territoire, dimension, modalite
            limit %d
            """;

    /** Fills the table, and says what is worth telling. */
    static Ecarts between(Release avant, Path entrepot, Release apres, DuckDbFile duckdb, TableContract contract) {
        duckdb.attach(avant.duckdb(entrepot), "avant");
        duckdb.table(contract, QUERY.formatted(apres.release(), avant.release()));
        duckdb.detach("avant");
        List<String> premiers = duckdb.rows(FIRST.formatted(MONTRES)).stream()
                .map(Ecarts::sentence)
                .toList();
        int nombre = ((Number) duckdb.rows("select count(*) from ecart").get(0).get(0)).intValue();
        return new Ecarts(avant.release(), nombre, premiers);
    }

    static void write(DuckDbFile duckdb, TableContract contract, Path file) {
        CsvFile.write(file, contract, duckdb.rows("select * from ecart"));
    }

    private static String sentence(List<Object> row) {
        String mois = row.get(1).toString().substring(0, 7);
        String detail = row.get(4).equals("TOTAL") ? "" : ", " + row.get(4) + " " + row.get(5);
        String mesure = row.get(6).equals("valeur") ? "" : ", évolution en %";
        return "%s %s, %s %s%s%s : %s → %s"
                .formatted(
                        row.get(0),
                        mois,
                        row.get(2),
                        row.get(3),
                        detail,
                        mesure,
                        number(row.get(7), row.get(8)),
                        number(row.get(9), row.get(10)));
    }

    /** The value, or why there is none. */
    private static String number(Object valeur, Object statut) {
        if (valeur == null) {
            return statut == null ? "absent" : Schemas.nomenclature("STATUT").libelle(statut.toString());
        }
        return String.format(Locale.FRENCH, "%.1f", valeur).replaceFirst(",0$", "");
    }
}
