-- The orientation in force of the persons of the flow (I.1.7), from extracts E1 and E2.

-- RS-29: for one id the row of the latest month wins.
create table suivi as
select
    l.mois,
    trim(p.id_personne) as id_personne,
    texte(p.numdemrsa) as numdemrsa,
    nir_utilisable(p.nir13) as nir13,
    nom_compare(p.nom_naissance) as nom,
    nom_compare(p.prenom) as prenom,
    jour(p.dtnai) as dtnai
from bronze_personne as p
join lecture as l
    on l.livraison = p.livraison
    and l.type = 'PERSONNE'
qualify row_number() over (
    partition by l.mois, trim(p.id_personne)
    order by l.mois_fichier desc, p.ligne desc
) = 1;

create table identite as
with
-- RS-18: the number and the birth date first.
par_nir as (
    select distinct
        s.mois,
        s.id_personne,
        p.personne_id
    from suivi as s
    join personne as p
        on p.mois = s.mois
        and p.a_cle_nir
        and p.personne_id = s.nir13 || '/' || s.dtnai
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
        and p.nom = s.nom
        and p.prenom = s.prenom
        and p.dtnai = s.dtnai
        and (s.nir13 is null or not p.a_cle_nir)
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
        end as personne_id,
        count(*) as nb_candidats
    from candidat
    group by all
)
select
    mois,
    id_personne,
    personne_id,
    1 as nb_candidats
from par_nir
union all
select
    mois,
    id_personne,
    personne_id,
    nb_candidats
from par_nom
where personne_id is not null;

create table decision as
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
) = 1;

-- RS-19: the last decision validated supersedes the earlier ones, ended or not. RS-20: structure not needed.
create table orientation as
with
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
