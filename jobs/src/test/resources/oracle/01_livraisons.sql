-- Which deliveries each month is read from, from the register alone.
-- Given: the view registre, one row per delivery of registre.json.

-- Dates of the flow and of the extracts are texts; a time zone may follow the day.
create macro jour(t) as try_cast(left(trim(t), 10) as date);
create macro texte(t) as nullif(trim(t), '');
create macro vrai(t) as trim(t) in ('1', 'true');
-- RS-14: the end of a month completes every month begun, so the days do not matter.
create macro mois_revolus(debut, fin) as
    12 * (year(fin) - year(debut)) + month(fin) - month(debut);

-- 2.0 step 1, RS-96: of one source and month the last version accepted, alone.
create table livraison as
select
    id as livraison,
    type,
    source,
    mois,
    mode
from registre
where etat = 'ACCEPTEE'
qualify row_number() over (partition by type, source, mois order by version desc) = 1;

-- A month has cells when a flow of it was received.
create table mois_calcule as
select distinct
    mois,
    cast(mois || '-01' as date) as debut,
    last_day(cast(mois || '-01' as date)) as fin,
    strftime(cast(mois || '-01' as date) + interval 1 year, '%Y-%m') as mois_suivant
from livraison
where type = 'RSABEM';

create table lecture as
with
-- RS-21, RS-29: the last stock up to the month, and every file after it.
dernier_stock as (
    select
        m.mois,
        l.type,
        max(l.mois) filter (where l.mode = 'S') as mois_stock
    from mois_calcule as m
    join livraison as l on l.mois <= m.mois
    where l.type in ('PERSONNE', 'ORIENTATION')
    group by all
),
-- R1: the latest delivery up to the month, the earliest one when there is none.
reference as (
    select
        m.mois,
        l.livraison,
        l.mois as mois_fichier
    from mois_calcule as m
    join livraison as l on l.type = 'REF_COMMUNE'
    qualify row_number() over (
        partition by m.mois
        order by
            l.mois <= m.mois desc,
            case when l.mois <= m.mois then l.mois end desc,
            l.mois
    ) = 1
)
-- A month of the flow is read from the files of that month only.
select
    mois,
    type,
    livraison,
    mois as mois_fichier
from livraison
where type = 'RSABEM'
union all
select
    mois,
    'REF_COMMUNE',
    livraison,
    mois_fichier
from reference
union all
select
    s.mois,
    s.type,
    l.livraison,
    l.mois
from dernier_stock as s
join livraison as l
    on l.type = s.type
    and l.mois <= s.mois
    and l.mois >= coalesce(s.mois_stock, '');
