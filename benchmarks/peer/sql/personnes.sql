-- The persons of the dossiers: who they are (2.0 step 5), whether they live there this month (step 6).
-- Given: bronze_rsabem_personne, one row per Personne, with the keyed hashes of her identity.

create table personne as
with
lue as (
    select
        d.dossier_id,
        d.mois,
        d.debut,
        d.fin,
        p.rang,
        p.nir_id,
        p.triplet_id,
        jour(p.DTNAI) as dtnai,
        trim(p.SEXE) as sexe,
        trim(p.ROLEPERS) as role,
        vrai(p.TOPCHAPERS) as est_a_charge,
        -- Unknown status is never a no, but only a yes counts.
        coalesce(vrai(p.TOPPERSDRODEVORSA), false) as est_sdd,
        jour(p.DDRATDOS) as ddratdos,
        jour(p.DFRATDOS) as dfratdos,
        -- RS-8.
        coalesce(
            trim(p.EXCL) in ('T', 'P')
            and jour(p.DDEXCL) <= d.fin
            and coalesce(jour(p.DFEXCL), d.fin) >= d.fin,
            false
        ) as est_exclue
    from bronze_rsabem_personne as p
    join dossier as d
        on d.livraison = p.livraison
        and d.enregistrement = p.enregistrement
),
-- RS-13: a person without usable NIR takes that of her only namesake, among the month's blocks of all payers.
homonymes as (
    select
        mois,
        triplet_id,
        min(nir_id) as nir_id
    from lue
    where nir_id is not null
    group by all
    having min(nir_id) = max(nir_id)
)
select
    l.dossier_id,
    l.mois,
    l.rang,
    l.triplet_id,
    l.dtnai,
    l.sexe,
    -- RS-10, RS-11.
    coalesce(l.nir_id, h.nir_id, l.triplet_id || encode(l.sexe)) as personne_id,
    coalesce(l.nir_id, h.nir_id) is not null as a_cle_nir,
    l.role,
    l.est_a_charge,
    l.est_sdd,
    coalesce(
        l.role in ('DEM', 'CJT', 'ENF', 'AUT')
        and coalesce(l.dfratdos, l.debut) >= l.debut
        and l.ddratdos <= l.fin
        and not l.est_exclue,
        false
    ) as est_membre
from lue as l
left join homonymes as h
    on h.mois = l.mois
    and h.triplet_id = l.triplet_id;
