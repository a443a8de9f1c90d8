-- How often what the specification warns of is met: a landing where it never is would prove nothing.
select
    piege,
    cast(nombre as bigint) as nombre
from (
    select
        'RS-1 RS-3 personne à plusieurs appartenances' as piege,
        count(*) filter (where rang_choix > 1) as nombre
    from appartenance
    union all
    select
        'RS-2 enfant à charge ailleurs adulte',
        count(distinct personne_id) filter (where rang_choix > 1 and role in ('ENF', 'AUT'))
    from appartenance
    where (mois, personne_id) in (select (mois, personne_id) from appartenance where role = 'CJT')
    union all
    select
        'RS-4 groupes entre payeurs',
        count(distinct groupe_id)
    from groupe
    union all
    select
        'RS-4 groupes de trois dossiers ou plus',
        count(*)
    from (select groupe_id from groupe group by groupe_id having count(*) > 2)
    union all
    select
        'RS-5 dossier payable gardé contre un arrivant',
        count(*)
    from foyer as gardee
    join foyer as ecartee on ecartee.groupe_id = gardee.groupe_id
    where not gardee.est_doublon
        and gardee.est_versable
        and not gardee.a_cedant
        and ecartee.est_doublon
        and ecartee.a_cedant
    union all
    select
        'RS-7 blocs écartés dans un fichier',
        (select count(*) from bloc) - (select count(*) from dossier)
    union all
    select
        'RS-8 personnes non membres',
        count(*)
    from personne
    where role in ('DEM', 'CJT', 'ENF', 'AUT')
        and not est_membre
    union all
    select
        'RS-11 personnes sans numéro',
        count(*) filter (where not a_cle_nir)
    from personne
    union all
    select
        'RS-13 personnes réconciliées',
        count(*) filter (where est_reconciliee)
    from personne
    union all
    select
        'RS-13 homonymes à deux numéros',
        count(*)
    from (
        select nom
        from personne
        group by mois, nom, prenom, dtnai
        having count(distinct personne_id) filter (where a_cle_nir) > 1
            and count(*) filter (where not a_cle_nir) > 0
    )
    union all
    select
        'RS-17 situation non connue',
        count(*) filter (where situation_familiale = 'NON_CONNUE')
    from foyer_mois
    union all
    select
        'ancienneté inconnue',
        count(*) filter (where anciennete = 'INCONNUE')
    from foyer_mois
    union all
    select
        'sexe inconnu',
        count(*) filter (where sexe = 'INCONNU')
    from personne_mois
    union all
    select
        'RS-18 lien par le nom',
        count(*)
    from identite
    where personne_id not in (select personne_id from personne where a_cle_nir)
    union all
    select
        'RS-18 lien décidé par la demande',
        count(*) filter (where nb_candidats > 1)
    from identite
    union all
    select
        'RS-19 orientation en cours',
        count(*) filter (where est_beneficiaire_sdd and orientation <> 'NON_ORIENTE')
    from personne_mois
    union all
    select
        'RS-22 code suivi jusqu’à une autre commune',
        count(*)
    from foyer_mois as f
    join commune as c
        on c.mois = f.mois
        and c.code_commune = f.code_commune
    where c.commune <> c.code_commune
    union all
    select
        'RS-23 RS-24 foyers non rattachés',
        sum(valeur)
    from cellule
    where indicateur = 'nb_foyers_allocataires'
        and niveau = 'DTAS'
        and territoire = '99'
        and dimension = 'TOTAL'
    union all
    select
        'RS-25 autre valeur un an plus tard',
        count(*)
    from cellule as c
    join cellule as a
        on a.indicateur = c.indicateur
        and a.niveau = c.niveau
        and a.territoire = c.territoire
        and a.dimension = c.dimension
        and a.modalite = c.modalite
    where c.mois = '2022-01'
        and a.mois = '2021-01'
        and c.valeur_n1 <> a.valeur
)
