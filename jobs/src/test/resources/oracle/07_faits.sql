-- One row per household, one row per person covered, with what the cells are split by.

create table foyer_mois as
with
classe as (
    select
        code,
        classe
    from read_csv(getvariable('schemas') || '/nomenclatures/SITFAM.csv', delim = ';', all_varchar = true)
),
-- I.1.5: current members only. RS-16: an AUT à charge is a child under 25.
composition as (
    select
        p.dossier_id,
        bool_or(p.role = 'CJT') as a_conjoint,
        bool_or(
            p.est_a_charge
            and (
                p.role = 'ENF'
                or (p.role = 'AUT' and mois_revolus(p.dtnai, f.fin) < 12 * 25)
            )
        ) as a_enfant
    from personne as p
    join foyer as f on f.dossier_id = p.dossier_id
    where p.est_membre
    group by p.dossier_id
),
-- I.1.6: conversions go back to the first minimum.
entree as (
    select
        dossier_id,
        case
            when oridemrsa in ('RMI', 'API') then least(dtdemrsa, dtoridemrsa, dtdemrmi)
            else dtdemrsa
        end as debut_droit
    from foyer
)
select
    f.dossier_id,
    f.mois,
    f.fin,
    f.fonorg,
    f.numorg,
    f.numdemrsa,
    f.dtdemrsa,
    f.code_commune,
    f.est_droit_ouvert,
    f.est_versable,
    case
        when c.classe = 'COUPLE' or (c.classe = 'ISOLE' and m.a_conjoint)
            then if(m.a_enfant, 'COUPLE_AVEC_ENFANT', 'COUPLE_SANS_ENFANT')
        when c.classe = 'ISOLE'
            then if(m.a_enfant, 'ISOLE_AVEC_ENFANT', 'ISOLE_SANS_ENFANT')
        -- RS-17: a conjoint corrects an isolé code only.
        else 'NON_CONNUE'
    end as situation_familiale,
    case
        when e.debut_droit is null or e.debut_droit > f.fin then 'INCONNUE'
        when mois_revolus(e.debut_droit, f.fin) < 6 then 'MOINS_6'
        when mois_revolus(e.debut_droit, f.fin) < 12 then '06_11'
        when mois_revolus(e.debut_droit, f.fin) < 24 then '12_23'
        when mois_revolus(e.debut_droit, f.fin) < 36 then '24_35'
        when mois_revolus(e.debut_droit, f.fin) < 60 then '36_59'
        else '60_OU_PLUS'
    end as anciennete
from foyer as f
join entree as e on e.dossier_id = f.dossier_id
left join classe as c on c.code = f.sitfam
left join composition as m on m.dossier_id = f.dossier_id
where not f.est_doublon;

-- RS-2: every covered membership of a household that counts, and which of them is chosen (RS-3).
create table appartenance as
select
    p.mois,
    p.personne_id,
    p.role,
    p.est_sdd,
    p.sexe,
    p.dtnai,
    f.dossier_id,
    f.fin,
    f.code_commune,
    f.situation_familiale,
    f.anciennete,
    row_number() over (
        partition by p.mois, p.personne_id
        order by
            case p.role when 'DEM' then 1 when 'CJT' then 2 else 3 end,
            f.dtdemrsa desc nulls last,
            f.fonorg,
            f.numorg,
            f.numdemrsa,
            array_position(['DEM', 'CJT', 'ENF', 'AUT'], p.role),
            p.rang
    ) as rang_choix
from personne as p
join foyer_mois as f on f.dossier_id = p.dossier_id
where f.est_versable
    and p.est_membre
    and (p.role in ('DEM', 'CJT') or p.est_a_charge);

create table personne_mois as
select
    a.mois,
    a.personne_id,
    a.code_commune,
    a.role in ('DEM', 'CJT') as est_beneficiaire,
    a.role in ('DEM', 'CJT') and a.est_sdd as est_beneficiaire_sdd,
    case a.sexe when '1' then 'H' when '2' then 'F' else 'INCONNU' end as sexe,
    -- RS-15: completed years, the months divided by twelve.
    case
        when mois_revolus(a.dtnai, a.fin) < 12 * 26 then '25_OU_MOINS'
        when mois_revolus(a.dtnai, a.fin) < 12 * 36 then '26_35'
        when mois_revolus(a.dtnai, a.fin) < 12 * 46 then '36_45'
        when mois_revolus(a.dtnai, a.fin) < 12 * 56 then '46_55'
        else '56_OU_PLUS'
    end as age,
    a.situation_familiale,
    a.anciennete,
    coalesce(o.orientation, 'NON_ORIENTE') as orientation
from appartenance as a
left join orientation as o
    on o.mois = a.mois
    and o.personne_id = a.personne_id
where a.rang_choix = 1;
