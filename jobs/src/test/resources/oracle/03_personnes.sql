-- The persons of the dossiers: who they are (2.0 step 5), whether they live there this month (step 6).

-- RS-12: trimmed, upper case, without diacritics; hyphens, apostrophes and inner blanks stay.
create macro nom_compare(t) as
    replace(replace(strip_accents(upper(trim(t))), 'Œ', 'OE'), 'Æ', 'AE');

-- RS-9: 97 - (number mod 97), Corsica counted as 19 and 18.
create macro cle_nir(nir13) as lpad(
    cast(97 - cast(
        left(nir13, 5)
        || replace(replace(substr(nir13, 6, 2), '2A', '19'), '2B', '18')
        || substr(nir13, 8)
    as bigint) % 97 as varchar), 2, '0');

-- RS-9: the first 13 characters of a usable NIR, else nothing.
create macro nir_utilisable(t) as case
    when regexp_full_match(
        regexp_replace(t, '\s', '', 'g'),
        '[12][0-9]{2}(0[1-9]|1[0-2]|20|3[0-9]|4[0-2]|[5-9][0-9])([0-9]{2}|2[AB])[0-9]{6}([0-9]{2})?'
    )
    and (
        length(regexp_replace(t, '\s', '', 'g')) = 13
        or right(regexp_replace(t, '\s', '', 'g'), 2) = cle_nir(left(regexp_replace(t, '\s', '', 'g'), 13))
    )
    then left(regexp_replace(t, '\s', '', 'g'), 13)
end;

create table personne as
with
ligne as (
    select
        dossier_id,
        mois,
        debut,
        fin,
        unnest(personnes) as p,
        generate_subscripts(personnes, 1) as rang
    from dossier
),
lue as (
    select
        dossier_id,
        mois,
        debut,
        fin,
        rang,
        nom_compare(p.identification.NOMNAI) as nom,
        nom_compare(p.identification.PRENOM) as prenom,
        jour(p.identification.DTNAI) as dtnai,
        trim(p.identification.SEXE) as sexe,
        nir_utilisable(p.identification.NIR) as nir13,
        jour(p.attachement.DDRATDOS) as ddratdos,
        jour(p.attachement.DFRATDOS) as dfratdos,
        -- Trap 2: only the RSA block says the role.
        list_filter(p.prestations, lambda x: trim(x.NATPREST) = 'RSA')[1] as rsa,
        p.droit.TOPPERSDRODEVORSA as toppersdrodevorsa,
        p.exclusion as exclusion
    from ligne
),
cles as (
    select
        *,
        -- RS-10: the number and the birth date. RS-11: else names, birth date and sex.
        nir13 || '/' || dtnai as cle_nir,
        nom || '/' || prenom || '/' || dtnai || '/' || sexe as cle_nom
    from lue
),
-- RS-13: among the month's blocks of all payers, after step 3 and before step 4.
homonymes as (
    select
        mois,
        nom,
        prenom,
        dtnai,
        count(distinct cle_nir) as nb_nir,
        min(cle_nir) as cle_nir
    from cles
    where cle_nir is not null
    group by all
)
select
    c.dossier_id,
    c.mois,
    c.rang,
    c.nom,
    c.prenom,
    c.dtnai,
    c.sexe,
    coalesce(c.cle_nir, h.cle_nir, c.cle_nom) as personne_id,
    coalesce(c.cle_nir, h.cle_nir) is not null as a_cle_nir,
    c.cle_nir is null and h.cle_nir is not null as est_reconciliee,
    trim(c.rsa.ROLEPERS) as role,
    vrai(c.rsa.TOPCHAPERS) as est_a_charge,
    -- Unknown status is never a no, but only a yes counts.
    coalesce(vrai(c.toppersdrodevorsa), false) as est_sdd,
    -- 2.0 step 6, RS-8.
    coalesce(
        trim(c.rsa.ROLEPERS) in ('DEM', 'CJT', 'ENF', 'AUT')
        and (c.dfratdos is null or c.dfratdos >= c.debut)
        and c.ddratdos <= c.fin
        and not coalesce(
            trim(c.exclusion.EXCL) in ('T', 'P')
            and jour(c.exclusion.DDEXCL) <= c.fin
            and (
                jour(c.exclusion.DFEXCL) is null
                or jour(c.exclusion.DFEXCL) >= c.fin
            ),
            false
        ),
        false
    ) as est_membre
from cles as c
left join homonymes as h
    on h.mois = c.mois
    and h.nom = c.nom
    and h.prenom = c.prenom
    and h.dtnai = c.dtnai
    and h.nb_nir = 1;
