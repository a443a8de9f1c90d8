-- The orientation in force of the persons of the flow (I.1.7), from extracts E1 and E2.
-- Given: bronze_personne and bronze_orientation, with the keyed hashes of the persons of the first.

create table identite as
with
-- RS-29: for one id the row of the latest month wins.
suivi as (
    select
        l.mois,
        trim(p.id_personne) as id_personne,
        texte(p.numdemrsa) as numdemrsa,
        p.nir_id,
        p.triplet_id
    from bronze_personne as p
    join lecture as l
        on l.livraison = p.livraison
        and l.type = 'PERSONNE'
    qualify row_number() over (
        partition by l.mois, trim(p.id_personne)
        order by l.mois_fichier desc, p.ligne desc
    ) = 1
),
connue as (
    select distinct
        mois,
        personne_id
    from personne
    where a_cle_nir
),
-- RS-18: the number and the birth date first.
par_nir as (
    select
        s.mois,
        s.id_personne,
        s.nir_id as personne_id
    from suivi as s
    semi join connue as c
        on c.mois = s.mois
        and c.personne_id = s.nir_id
),
-- Failing that the names, among persons without a NIR when the row has one.
candidat as (
    select
        s.mois,
        s.id_personne,
        p.personne_id,
        bool_or(d.numdemrsa = s.numdemrsa) as est_meme_demande
    from suivi as s
    anti join par_nir as n
        on n.mois = s.mois
        and n.id_personne = s.id_personne
    join personne as p
        on p.mois = s.mois
        and p.triplet_id = s.triplet_id
        and (s.nir_id is null or not p.a_cle_nir)
    join dossier as d on d.dossier_id = p.dossier_id
    group by all
),
-- NUMDEMRSA only decides between several; no single candidate, no link.
par_nom as (
    select
        mois,
        id_personne,
        case
            when count(*) = 1 then min(personne_id)
            when count(*) filter (where est_meme_demande) = 1 then min(personne_id) filter (where est_meme_demande)
        end as personne_id
    from candidat
    group by all
)
from par_nir
union all
from par_nom
where personne_id is not null;

create table orientation as
with
decision as (
    select
        l.mois,
        trim(o.id_orientation) as id_orientation,
        trim(o.id_personne) as id_personne,
        texte(o.statut) as statut,
        texte(o.parcours) as parcours,
        cast(texte(o.rang) as bigint) as rang,
        jour(o.date_validation) as date_validation,
        jour(o.date_fin) as date_fin
    from bronze_orientation as o
    join lecture as l
        on l.livraison = o.livraison
        and l.type = 'ORIENTATION'
    qualify row_number() over (
        partition by l.mois, trim(o.id_orientation)
        order by l.mois_fichier desc, o.ligne desc
    ) = 1
),
-- RS-19: the last decision validated supersedes the earlier ones, ended or not.
derniere as (
    select
        i.mois,
        i.personne_id,
        d.parcours,
        d.date_fin,
        m.fin
    from decision as d
    join identite as i
        on i.mois = d.mois
        and i.id_personne = d.id_personne
    join mois_calcule as m on m.mois = d.mois
    where d.statut = 'ORIENTE'
        and d.date_validation <= m.fin
    qualify row_number() over (
        partition by i.mois, i.personne_id
        order by d.date_validation desc, d.rang desc nulls last, d.id_orientation desc
    ) = 1
)
select
    mois,
    personne_id,
    parcours as orientation
from derniere
where (date_fin is null or date_fin > fin)
    and parcours in ('SOCIAL', 'SOCIOPRO', 'EMPLOI');
