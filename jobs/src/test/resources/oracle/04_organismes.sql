-- Dossiers that two payers both send: one of each group is kept (2.0 step 4).

-- RS-4: only between different payers. RS-6: a demandeur who is a current member of both.
create table lien as
select
    a.dossier_id as depart,
    b.dossier_id as arrivee
from dossier as a
join dossier as b
    on b.mois = a.mois
    and b.numdemrsa = a.numdemrsa
    and (b.fonorg, b.numorg) <> (a.fonorg, a.numorg)
union
select
    a.dossier_id,
    b.dossier_id
from personne as pa
join personne as pb
    on pb.mois = pa.mois
    and pb.personne_id = pa.personne_id
join dossier as a on a.dossier_id = pa.dossier_id
join dossier as b on b.dossier_id = pb.dossier_id
where pa.role = 'DEM'
    and pa.est_membre
    and pb.role = 'DEM'
    and pb.est_membre
    and (b.fonorg, b.numorg) <> (a.fonorg, a.numorg);

-- RS-4: linked directly or through a third one, they are one group, named after its first dossier.
create table groupe as
with recursive
atteint(depart, arrivee) as (
    select
        depart,
        arrivee
    from lien
    union
    select
        atteint.depart,
        lien.arrivee
    from atteint
    join lien on lien.depart = atteint.arrivee
)
select
    depart as dossier_id,
    min(arrivee) as groupe_id
from atteint
group by depart;

create table foyer as
with
etat as (
    select
        code,
        est_droit_ouvert = '1' as est_droit_ouvert,
        compte_foyer_allocataire = '1' as est_versable
    from read_csv(getvariable('schemas') || '/nomenclatures/ETATDOSRSA.csv', delim = ';', all_varchar = true)
)
select
    d.dossier_id,
    d.mois,
    d.debut,
    d.fin,
    d.fonorg,
    d.numorg,
    d.numdemrsa,
    d.dtdemrsa,
    d.dtdemrmi,
    d.a_cedant,
    d.oridemrsa,
    d.dtoridemrsa,
    d.sitfam,
    d.code_commune,
    g.groupe_id,
    coalesce(e.est_droit_ouvert, false) as est_droit_ouvert,
    coalesce(e.est_versable, false) as est_versable,
    -- RS-5: the state first, then the arriving side, the latest arrival, the latest demand.
    row_number() over (
        partition by coalesce(g.groupe_id, -d.dossier_id)
        order by
            coalesce(array_position(['2', '4', '3'], d.etatdosrsa), 4),
            d.a_cedant desc,
            d.ddarrmut desc nulls last,
            d.dtdemrsa desc nulls last,
            d.fonorg,
            d.numorg,
            d.numdemrsa
    ) > 1 as est_doublon
from dossier as d
left join groupe as g on g.dossier_id = d.dossier_id
left join etat as e on e.code = d.etatdosrsa;
