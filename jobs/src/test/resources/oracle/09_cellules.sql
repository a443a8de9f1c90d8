-- The cells themselves.

-- Each household, each person has one commune a month: counts by commune code add up to every level.
create table compte as
with
compte_foyer as (
    select
        unnest(['nb_foyers_allocataires', 'nb_foyers_droit_ouvert']) as indicateur,
        unnest([est_versable, est_droit_ouvert]) as est_compte,
        mois,
        code_commune,
        'TOTAL' as total,
        situation_familiale,
        anciennete
    from foyer_mois
),
compte_personne as (
    select
        unnest(['nb_personnes_couvertes', 'nb_beneficiaires', 'nb_beneficiaires_sdd']) as indicateur,
        unnest([true, est_beneficiaire, est_beneficiaire_sdd]) as est_compte,
        mois,
        code_commune,
        'TOTAL' as total,
        sexe,
        age,
        situation_familiale,
        anciennete,
        orientation
    from personne_mois
),
ventile as (
    unpivot (from compte_foyer where est_compte)
    on total, situation_familiale, anciennete
    into name dimension value modalite
    union all by name
    unpivot (from compte_personne where est_compte)
    on total, sexe, age, situation_familiale, anciennete, orientation
    into name dimension value modalite
)
select
    mois,
    indicateur,
    code_commune,
    upper(dimension) as dimension,
    modalite,
    count(*) as nombre
from ventile
group by all;

-- RS-25: what month M counted, in the geography of M for its value and of M+12 for the value a year before.
create table valeur as
with
compare as (
    select
        c.*,
        m.mois as mois_geographie
    from compte as c
    join mois_calcule as m on m.mois = c.mois
    union all
    select
        c.*,
        m.mois_suivant
    from compte as c
    join mois_calcule as m on m.mois = c.mois
    where m.mois_suivant in (select mois from mois_calcule)
),
situe as (
    select
        c.* exclude (code_commune),
        unnest(['DEPARTEMENT', 'DTAS', 'COMMISSION', 'EPCI', 'COMMUNE']) as niveau,
        unnest([
            '61',
            coalesce(t.dtas, '99'),
            coalesce(t.commission, '99'),
            coalesce(t.epci, '99'),
            coalesce(t.commune, '99')
        ]) as territoire
    from compare as c
    left join commune as t
        on t.mois = c.mois_geographie
        and t.code_commune = c.code_commune
)
select
    mois,
    mois_geographie,
    indicateur,
    niveau,
    territoire,
    dimension,
    modalite,
    sum(nombre) as nombre
from situe
group by all;

create table cellule as
with
comptee as (
    select
        g.*,
        cast(coalesce(v.nombre, 0) as double) as valeur,
        a.mois is not null as a_an_passe,
        case when a.mois is not null then cast(coalesce(p.nombre, 0) as double) end as valeur_n1
    from grille as g
    left join mois_calcule as a on a.mois_suivant = g.mois
    left join valeur as v
        on v.mois = g.mois
        and v.mois_geographie = g.mois
        and v.indicateur = g.indicateur
        and v.niveau = g.niveau
        and v.territoire = g.territoire
        and v.dimension = g.dimension
        and v.modalite = g.modalite
    left join valeur as p
        on p.mois = a.mois
        and p.mois_geographie = g.mois
        and p.indicateur = g.indicateur
        and p.niveau = g.niveau
        and p.territoire = g.territoire
        and p.dimension = g.dimension
        and p.modalite = g.modalite
),
avec_bases as (
    select
        *,
        -- RS-28: the modalities that are known, in the same territory.
        sum(valeur) filter (where est_dans_base) over (
            partition by mois, indicateur, niveau, territoire, dimension
        ) as base,
        -- RS-26: the attached territories of the level, for the same modality.
        sum(valeur) filter (where territoire <> '99') over (
            partition by mois, indicateur, niveau, dimension, modalite
        ) as base_territoire
    from comptee
)
select
    a.mois,
    a.indicateur,
    'MOIS' as periode_type,
    m.debut as periode_debut,
    m.fin as periode_fin,
    a.niveau,
    a.territoire,
    a.dimension,
    a.modalite,
    a.valeur,
    a.valeur_n1,
    a.valeur - a.valeur_n1 as evolution,
    case when a.valeur_n1 > 0 then 100 * (a.valeur - a.valeur_n1) / a.valeur_n1 end as evolution_pct,
    case when a.est_dans_base and a.base > 0 then 100 * a.valeur / a.base end as part_pct,
    case
        when a.territoire <> '99' and a.base_territoire > 0 then 100 * a.valeur / a.base_territoire
    end as part_territoire_pct,
    case
        when not a.a_an_passe then 'NR'
        when a.valeur_n1 = 0 then 'ND'
        else 'D'
    end as statut_evolution
from avec_bases as a
join mois_calcule as m on m.mois = a.mois;
