package fr.plics.oracle;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The oracle with one rule misread.
 *
 * @param faute the misreading
 * @param juste what the SQL says
 * @param faux what it says instead
 */
record Mutant(String faute, String juste, String faux) implements UnaryOperator<String> {

    /**
     * The naive alternatives that domain.md settles, one by one. Each must make cells differ on some small landing: that is
     * what says that the landings are full of traps, and that the comparison can fail.
     */
    static final List<Mutant> ALL = List.of(
            new Mutant("2.0 step 1, the first version of a month is read", "order by version desc", "order by version"),
            new Mutant(
                    "R1, no reference before the first one came",
                    "join livraison as l on l.type = 'REF_COMMUNE'",
                    "join livraison as l on l.type = 'REF_COMMUNE' and l.mois <= m.mois"),
            new Mutant("RS-21, a stock replaces nothing", "coalesce(s.mois_stock, '')", "''"),
            new Mutant(
                    "2.0 step 3, state 3 before state 4",
                    "['2', '4', '3', '0', '5', '1', '6']",
                    "['2', '3', '4', '0', '5', '1', '6']"),
            new Mutant("RS-7, the oldest DDSITFAM", "ddsitfam desc nulls last", "ddsitfam"),
            new Mutant("RS-7, a missing DTEMM is the latest", "dtemm desc nulls last", "dtemm desc nulls first"),
            new Mutant("RS-7, the first block of the document", "enregistrement desc", "enregistrement"),
            new Mutant(
                    "RS-24, an older address of the Orne rather than the last one abroad",
                    "cast(a.TroncCommunAdresse.RGADR as integer) <> 1,",
                    "texte(a.AdresseDetailleeFrance.NUMCOM) is null,"),
            new Mutant("trap 2, the role of the first Prestations block", "trim(x.NATPREST) = 'RSA'", "true"),
            new Mutant("RS-9, real months only", "(0[1-9]|1[0-2]|20|3[0-9]|4[0-2]|[5-9][0-9])", "(0[1-9]|1[0-2])"),
            new Mutant(
                    "RS-9, any two digits for the month",
                    "(0[1-9]|1[0-2]|20|3[0-9]|4[0-2]|[5-9][0-9])",
                    "([0-9][0-9])"),
            new Mutant("RS-9, provisional numbers taken", "'[12][0-9]{2}(", "'[0-9][0-9]{2}("),
            new Mutant("RS-9, the key not checked", "right(regexp_replace(t, '\\s', '', 'g'), 2) =", "true or '' ="),
            new Mutant("RS-9, 2A counted as 18", "'2A', '19'", "'2A', '18'"),
            new Mutant("RS-10, the number alone", "nir13 || '/' || dtnai as cle_nir", "nir13 || '/' as cle_nir"),
            new Mutant(
                    "RS-11, a name key per dossier",
                    "nom || '/' || prenom || '/' || dtnai || '/' || sexe as",
                    "nom || '/' || prenom || '/' || dtnai || '/' || dossier_id as"),
            new Mutant(
                    "RS-11, the sex left out of the name key",
                    "nom || '/' || prenom || '/' || dtnai || '/' || sexe as",
                    "nom || '/' || prenom || '/' || dtnai || '/' as"),
            new Mutant("RS-12, accents kept", "strip_accents(upper(trim(t)))", "upper(trim(t))"),
            new Mutant("RS-12, ligatures kept", "'Œ', 'OE'", "'Œ', 'Œ'"),
            new Mutant("RS-12, blanks kept", "strip_accents(upper(trim(t)))", "strip_accents(upper(t))"),
            new Mutant("RS-13, nobody reconciled", "h.nb_nir = 1", "h.nb_nir = 0"),
            new Mutant("RS-13, reconciled with one of two numbers", "h.nb_nir = 1", "h.nb_nir > 0"),
            new Mutant(
                    "RS-8, an exclusion over on its last day",
                    "or jour(c.exclusion.DFEXCL) >= c.fin",
                    "or jour(c.exclusion.DFEXCL) > c.fin"),
            new Mutant("RS-8, total exclusions only", "in ('T', 'P')", "in ('T')"),
            new Mutant(
                    "RS-8, an exclusion that starts the day after its first",
                    "jour(c.exclusion.DDEXCL) <= c.fin",
                    "jour(c.exclusion.DDEXCL) < c.fin"),
            new Mutant("2.0 step 6, gone on the first day", "c.dfratdos >= c.debut", "c.dfratdos > c.debut"),
            new Mutant("2.0 step 6, not there on the last day", "c.ddratdos <= c.fin", "c.ddratdos < c.fin"),
            new Mutant(
                    "2.10, an unknown status is a yes",
                    "coalesce(vrai(c.toppersdrodevorsa), false)",
                    "coalesce(vrai(c.toppersdrodevorsa), true)"),
            new Mutant(
                    "RS-4, dossiers of one payer merged",
                    "and (b.fonorg, b.numorg) <> (a.fonorg, a.numorg)",
                    "and b.dossier_id <> a.dossier_id"),
            new Mutant(
                    "RS-4, no link through a third dossier",
                    "join lien on lien.depart = atteint.arrivee",
                    "join lien on lien.depart = atteint.arrivee and false"),
            new Mutant(
                    "RS-5, the arriving side before the state",
                    "coalesce(array_position(['2', '4', '3'], d.etatdosrsa), 4),",
                    ""),
            new Mutant("RS-5, the oldest arrival", "d.ddarrmut desc nulls last", "d.ddarrmut"),
            new Mutant("RS-5, the oldest demand", "d.dtdemrsa desc nulls last", "d.dtdemrsa"),
            new Mutant("RS-6, demandeurs who have left link too", "and pb.est_membre", ""),
            new Mutant(
                    "RS-22, the delegated commune first",
                    "est_valide and type_com = 'COM' desc",
                    "type_com = 'COMD' desc"),
            new Mutant("RS-22, ended communes not followed", "or (est_finie and parent is not null)", ""),
            new Mutant("RS-22, the parent of the row that ended first", "dt_fin desc", "dt_fin"),
            new Mutant("RS-18, names compared with everybody", "and (s.nir13 is null or not p.a_cle_nir)", ""),
            new Mutant(
                    "RS-18, the demand number decides nothing",
                    "when count(*) filter (where est_meme_demande) = 1",
                    "when count(*) filter (where est_meme_demande) = 99"),
            new Mutant(
                    "RS-19, an older decision revives",
                    "and d.date_validation <= m.fin",
                    "and d.date_validation <= m.fin and (d.date_fin is null or d.date_fin > m.fin)"),
            new Mutant("RS-19, still running on its last day", "date_fin > fin)", "date_fin >= fin)"),
            new Mutant("RS-19, any status supersedes", "where d.statut = 'ORIENTE'\n        and", "where"),
            new Mutant("RS-19, ranks compared as text", "d.rang desc", "cast(d.rang as varchar) desc"),
            new Mutant(
                    "RS-19, validated on the last day is too late",
                    "d.date_validation <= m.fin",
                    "d.date_validation < m.fin"),
            new Mutant("RS-16, a child until 26", "12 * 25", "12 * 26"),
            new Mutant(
                    "RS-17, a conjoint corrects an unknown situation",
                    "or (c.classe = 'ISOLE' and m.a_conjoint)",
                    "or m.a_conjoint"),
            new Mutant(
                    "RS-14, days compared",
                    "month(fin) - month(debut)",
                    "month(fin) - month(debut) - if(day(debut) > day(fin), 1, 0)"),
            new Mutant(
                    "2.6, DTORIDEMRSA of a plain demand",
                    "oridemrsa in ('RMI', 'API')",
                    "oridemrsa in ('RMI', 'API', 'DEM')"),
            new Mutant(
                    "2.6, the demand of RMI forgotten",
                    "least(dtdemrsa, dtoridemrsa, dtdemrmi)",
                    "least(dtdemrsa, dtoridemrsa)"),
            new Mutant("2.6, a start after the month is known", "or e.debut_droit > f.fin", ""),
            new Mutant("RS-2, children who are not à charge", "and (p.role in ('DEM', 'CJT') or p.est_a_charge)", ""),
            new Mutant(
                    "RS-3, the latest demand before the role",
                    "case p.role when 'DEM' then 1 when 'CJT' then 2 else 3 end,",
                    ""),
            new Mutant("RS-3, the oldest demand", "f.dtdemrsa desc nulls last", "f.dtdemrsa"),
            new Mutant(
                    "RS-3, the highest payer",
                    "            f.fonorg,\n            f.numorg,\n            f.numdemrsa,\n            array",
                    "            f.fonorg desc,\n            array"),
            new Mutant("RS-3, the last Personne of the block", "            p.rang\n", "            p.rang desc\n"),
            new Mutant("RS-25, the geography of a year before", "on t.mois = c.mois_geographie", "on t.mois = c.mois"),
            new Mutant("RS-26, 99 in the base", "filter (where territoire <> '99')", ""),
            new Mutant("RS-28, the unknown in the base", "filter (where est_dans_base)", ""));

    @Override
    public String apply(String sql) {
        return sql.replace(juste, faux);
    }
}
