-- Where each commune code leads on the last day of each month.

create table code_officiel as
with
communes as (
    select *
    from read_csv(getvariable('territoires') || '/commune.csv', delim = ';', all_varchar = true)
),
-- The latest year up to that of the month, the earliest one when there is none.
annee as (
    select
        m.mois,
        coalesce(
            max(c.annee_cog) filter (where cast(c.annee_cog as integer) <= year(m.fin)),
            min(c.annee_cog)
        ) as annee_cog
    from mois_calcule as m
    cross join communes as c
    group by m.mois
)
select
    a.mois,
    a.annee_cog,
    c.code_insee,
    c.siren_epci
from annee as a
join communes as c on c.annee_cog = a.annee_cog;

-- R1 of the month or, when none was ever delivered, the hypothesis by EPCI (D-2). Each year of the Code officiel
-- géographique is then a row valid that year, so that what the next year drops has ended and is followed too (RS-22).
create table reference_commune as
with
annee as (
    select
        annee_cog,
        case
            when lag(annee_cog) over (order by annee_cog) is not null then make_date(cast(annee_cog as integer), 1, 1)
            else date '1900-01-01'
        end as dt_debut,
        make_date(cast(lead(annee_cog) over (order by annee_cog) as integer), 1, 1) - 1 as dt_fin
    from (
        select distinct annee_cog
        from read_csv(getvariable('territoires') || '/commune.csv', delim = ';', all_varchar = true)
    )
),
hypothese as (
    select
        c.code_insee,
        'COM' as type_com,
        null as parent,
        h.dtas,
        h.commission,
        a.dt_debut,
        a.dt_fin
    from read_csv(getvariable('territoires') || '/commune.csv', delim = ';', all_varchar = true) as c
    join annee as a on a.annee_cog = c.annee_cog
    left join read_csv(getvariable('territoires') || '/hypothese_epci_dtas.csv', delim = ';', all_varchar = true) as h
        on h.siren_epci = c.siren_epci
    union all
    select
        d.code_insee,
        d.type_com,
        d.code_insee_parent,
        null,
        null,
        a.dt_debut,
        a.dt_fin
    from read_csv(getvariable('territoires') || '/commune_deleguee.csv', delim = ';', all_varchar = true) as d
    join annee as a on a.annee_cog = d.annee_cog
)
select
    l.mois,
    trim(r.code_insee) as code_insee,
    trim(r.type_com) as type_com,
    texte(r.code_insee_parent) as parent,
    texte(r.dtas) as dtas,
    texte(r.commission) as commission,
    jour(r.dt_debut) as dt_debut,
    jour(r.dt_fin) as dt_fin
from bronze_ref_commune as r
join lecture as l
    on l.livraison = r.livraison
    and l.type = 'REF_COMMUNE'
union all
select
    m.mois,
    h.*
from hypothese as h
cross join mois_calcule as m
where m.mois not in (select mois from lecture where type = 'REF_COMMUNE');

create table commune as
with recursive
situee as (
    select
        r.*,
        r.dt_debut <= m.fin and (r.dt_fin is null or r.dt_fin >= m.fin) as est_valide,
        r.dt_fin < m.fin as est_finie
    from reference_commune as r
    join mois_calcule as m on m.mois = r.mois
),
-- RS-22: a valid COM row, else a valid COMD row, else the ended row with a parent that ended last.
etape as (
    select
        mois,
        code_insee,
        est_valide and type_com = 'COM' as est_arrivee,
        parent,
        dtas,
        commission
    from situee
    where est_valide or (est_finie and parent is not null)
    qualify row_number() over (
        partition by mois, code_insee
        order by
            est_valide and type_com = 'COM' desc,
            est_valide desc,
            dt_fin desc
    ) = 1
),
chemin(mois, code_commune, commune, pas) as (
    select
        mois,
        code_insee,
        code_insee,
        0
    from etape
    union all
    select
        c.mois,
        c.code_commune,
        e.parent,
        c.pas + 1
    from chemin as c
    join etape as e
        on e.mois = c.mois
        and e.code_insee = c.commune
    where not e.est_arrivee
        and e.parent is not null
        and c.pas < 20
)
select
    c.mois,
    c.code_commune,
    e.code_insee as commune,
    coalesce(e.dtas, '99') as dtas,
    coalesce(e.commission, '99') as commission,
    coalesce(o.siren_epci, '99') as epci
from chemin as c
join etape as e
    on e.mois = c.mois
    and e.code_insee = c.commune
    and e.est_arrivee
left join code_officiel as o
    on o.mois = c.mois
    and o.code_insee = e.code_insee;
