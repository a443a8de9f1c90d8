-- One block per dossier and month (2.0 step 3, RS-7).
-- Given: bronze_rsabem, one row per InfosFoyerRSA; mois_calcule and lecture, of the oracle.

create table dossier as
with
bloc as (
    select
        l.mois,
        b.livraison,
        b.enregistrement,
        b.foyer_id,
        trim(b.FONORG) as fonorg,
        trim(b.NUMORG) as numorg,
        trim(b.NUMDEMRSA) as numdemrsa,
        jour(b.DTDEMRSA) as dtdemrsa,
        jour(b.DTDEMRMI) as dtdemrmi,
        b.FONORGCEDMUT is not null as a_cedant,
        jour(b.DDARRMUT) as ddarrmut,
        texte(b.ORIDEMRSA) as oridemrsa,
        jour(b.DTORIDEMRSA) as dtoridemrsa,
        trim(b.ETATDOSRSA) as etatdosrsa,
        texte(b.SITFAM) as sitfam,
        jour(b.DDSITFAM) as ddsitfam,
        jour(b.DTEMM) as dtemm,
        -- RS-23: anything but five digits, or 2A and 2B, is no commune.
        case
            when regexp_full_match(trim(b.NUMCOM), '[0-9]{5}|2[AB][0-9]{3}') then trim(b.NUMCOM)
        end as code_commune
    from bronze_rsabem as b
    join lecture as l
        on l.livraison = b.livraison
        and l.type = 'RSABEM'
),
retenu as (
    select *
    from bloc
    qualify row_number() over (
        partition by mois, fonorg, numorg, numdemrsa
        order by
            array_position(['2', '4', '3', '0', '5', '1', '6'], etatdosrsa),
            ddsitfam desc nulls last,
            dtemm desc nulls last,
            enregistrement desc
    ) = 1
)
select
    r.*,
    row_number() over () as dossier_id,
    m.debut,
    m.fin
from retenu as r
join mois_calcule as m on m.mois = r.mois;
