-- Every cell that must exist (design 5, dense grid): fiches.csv, extraits.md section 3.

create table modalite as
select *
from (values
    ('TOTAL', 'TOTAL', true),
    ('SEXE', 'F', true),
    ('SEXE', 'H', true),
    ('SEXE', 'INCONNU', false),
    ('AGE', '25_OU_MOINS', true),
    ('AGE', '26_35', true),
    ('AGE', '36_45', true),
    ('AGE', '46_55', true),
    ('AGE', '56_OU_PLUS', true),
    ('SITUATION_FAMILIALE', 'ISOLE_SANS_ENFANT', true),
    ('SITUATION_FAMILIALE', 'ISOLE_AVEC_ENFANT', true),
    ('SITUATION_FAMILIALE', 'COUPLE_SANS_ENFANT', true),
    ('SITUATION_FAMILIALE', 'COUPLE_AVEC_ENFANT', true),
    ('SITUATION_FAMILIALE', 'NON_CONNUE', false),
    ('ANCIENNETE', 'MOINS_6', true),
    ('ANCIENNETE', '06_11', true),
    ('ANCIENNETE', '12_23', true),
    ('ANCIENNETE', '24_35', true),
    ('ANCIENNETE', '36_59', true),
    ('ANCIENNETE', '60_OU_PLUS', true),
    ('ANCIENNETE', 'INCONNUE', false),
    ('ORIENTATION', 'SOCIAL', true),
    ('ORIENTATION', 'SOCIOPRO', true),
    ('ORIENTATION', 'EMPLOI', true),
    ('ORIENTATION', 'NON_ORIENTE', false)
) as m(dimension, modalite, est_dans_base);

create table fiche_dimension as
select
    f.indicateur,
    unnest(f.dimensions) as dimension
from (values
    ('nb_foyers_allocataires', ['TOTAL', 'SITUATION_FAMILIALE', 'ANCIENNETE']),
    ('nb_foyers_droit_ouvert', ['TOTAL', 'SITUATION_FAMILIALE', 'ANCIENNETE']),
    ('nb_beneficiaires', ['TOTAL', 'SEXE', 'AGE', 'SITUATION_FAMILIALE', 'ANCIENNETE']),
    ('nb_personnes_couvertes', ['TOTAL', 'SEXE', 'AGE', 'SITUATION_FAMILIALE', 'ANCIENNETE']),
    ('nb_beneficiaires_sdd', ['TOTAL', 'SEXE', 'AGE', 'SITUATION_FAMILIALE', 'ANCIENNETE', 'ORIENTATION'])
) as f(indicateur, dimensions);

-- RS-25: the territories of the month are those its reference attaches a commune to; one gone by then has no row.
create table territoire as
select
    mois,
    'DEPARTEMENT' as niveau,
    '61' as territoire
from mois_calcule
union
select
    mois,
    'DTAS',
    dtas
from commune
where code_commune = commune
union
select
    mois,
    'COMMISSION',
    commission
from commune
where code_commune = commune
union
select
    mois,
    'EPCI',
    siren_epci
from code_officiel
union
select
    mois,
    'COMMUNE',
    commune
from commune
where code_commune = commune
union
-- Every level but DEPARTEMENT has a row 99.
select
    m.mois,
    n.niveau,
    '99'
from mois_calcule as m
cross join (values ('DTAS'), ('COMMISSION'), ('EPCI'), ('COMMUNE')) as n(niveau);

create table grille as
select
    t.mois,
    f.indicateur,
    t.niveau,
    t.territoire,
    m.dimension,
    m.modalite,
    m.est_dans_base
from territoire as t
cross join fiche_dimension as f
join modalite as m on m.dimension = f.dimension
where f.dimension = 'TOTAL'
    or t.niveau in ('DEPARTEMENT', 'DTAS', 'COMMISSION');
