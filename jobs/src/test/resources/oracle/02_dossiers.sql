-- The blocks of the flow, and the one block of each dossier (2.0 steps 1, 2, 3 and 7).
-- Given: bronze_rsabem, one row per InfosFoyerRSA, in the spelling of the flow.

create table bloc as
with
lu as (
    select
        l.mois,
        b.enregistrement,
        b.IdentificationRSA as identification,
        -- Trap 5: the person's own identity, never that of her Rattachement.
        list_transform(
            b.Personne,
            lambda p: {
                'identification': p.Identification,
                'attachement': p.DossierCAF,
                'prestations': p.Prestations,
                'droit': p.MontantCalculDroitRSAPersonne,
                'exclusion': p.AvisPCGPersonne.ExclueRSA
            }
        ) as personnes,
        b.DonneesAdministratives as donnees,
        b.PrestationRSA as prestation
    from bronze_rsabem as b
    join lecture as l
        on l.livraison = b.livraison
        and l.type = 'RSABEM'
),
adresse as (
    select
        mois,
        enregistrement,
        identification.Organisme.FONORG as fonorg,
        identification.Organisme.NUMORG as numorg,
        unnest(donnees.Adresse) as a,
        generate_subscripts(donnees.Adresse, 1) as rang
    from lu
),
-- RS-24: RGADR 01, else the lowest rank present, wherever that address is.
derniere_adresse as (
    select
        mois,
        enregistrement,
        fonorg,
        numorg,
        jour(a.TroncCommunAdresse.DTEMM) as dtemm,
        texte(a.AdresseDetailleeFrance.NUMCOM) as numcom
    from adresse
    qualify row_number() over (
        partition by mois, fonorg, numorg, enregistrement
        order by
            cast(a.TroncCommunAdresse.RGADR as integer) <> 1,
            cast(a.TroncCommunAdresse.RGADR as integer),
            rang
    ) = 1
)
select
    lu.mois,
    lu.enregistrement,
    trim(lu.identification.Organisme.FONORG) as fonorg,
    trim(lu.identification.Organisme.NUMORG) as numorg,
    trim(lu.identification.DemandeRSA.NUMDEMRSA) as numdemrsa,
    jour(lu.identification.DemandeRSA.DTDEMRSA) as dtdemrsa,
    jour(lu.identification.DemandeRMI.DateDemandeRMI.DTDEMRMI) as dtdemrmi,
    lu.identification.OrganismeCedant is not null as a_cedant,
    jour(lu.identification.OrganismeCedant.DDARRMUT) as ddarrmut,
    texte(lu.prestation.DetailDroitRSA.TroncCommunDroitRSA.ORIDEMRSA) as oridemrsa,
    jour(lu.prestation.DetailDroitRSA.TroncCommunDroitRSA.DTORIDEMRSA) as dtoridemrsa,
    trim(lu.prestation.SituationDossierRSA.EtatDossierRSA.ETATDOSRSA) as etatdosrsa,
    texte(lu.donnees.SituationFamille.SITFAM) as sitfam,
    jour(lu.donnees.SituationFamille.DDSITFAM) as ddsitfam,
    a.dtemm,
    -- RS-23: anything but five digits, or 2A and 2B, is no commune.
    case
        when regexp_full_match(a.numcom, '[0-9]{5}|2[AB][0-9]{3}') then a.numcom
    end as code_commune,
    lu.personnes
from lu
left join derniere_adresse as a
    on a.mois = lu.mois
    and a.enregistrement = lu.enregistrement
    and a.fonorg = lu.identification.Organisme.FONORG
    and a.numorg = lu.identification.Organisme.NUMORG;

-- 2.0 step 3, RS-7: one block per dossier and month.
create table dossier as
select
    b.*,
    row_number() over (order by b.mois, b.fonorg, b.numorg, b.numdemrsa) as dossier_id,
    m.debut,
    m.fin
from (
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
) as b
join mois_calcule as m on m.mois = b.mois;
