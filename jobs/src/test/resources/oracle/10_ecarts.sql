-- The cells of the engine that are not those of the oracle, either way.
-- Given: moteur, the table cellule of analyse_<release>.duckdb.

create macro egal(a, b) as
    a is not distinct from b or abs(a - b) <= 1e-9 * greatest(1, abs(a));

create table ecart as
with
jointe as (
    select
        coalesce(o.mois, e.mois) as mois,
        coalesce(o.indicateur, e.indicateur) as indicateur,
        coalesce(o.niveau, e.niveau) as niveau,
        coalesce(o.territoire, e.territoire) as territoire,
        coalesce(o.dimension, e.dimension) as dimension,
        coalesce(o.modalite, e.modalite) as modalite,
        o.mois is not null as est_attendue,
        e.mois is not null as est_calculee,
        {
            'valeur': o.valeur,
            'valeur_n1': o.valeur_n1,
            'evolution': o.evolution,
            'evolution_pct': o.evolution_pct,
            'part_pct': o.part_pct,
            'part_territoire_pct': o.part_territoire_pct,
            'statut_evolution': o.statut_evolution
        } as attendu,
        {
            'valeur': e.valeur,
            'valeur_n1': e.valeur_n1,
            'evolution': e.evolution,
            'evolution_pct': e.evolution_pct,
            'part_pct': e.part_pct,
            'part_territoire_pct': e.part_territoire_pct,
            'statut_evolution': e.statut_evolution
        } as calcule
    from cellule as o
    full outer join moteur as e
        on e.mois = o.mois
        and e.indicateur = o.indicateur
        and e.periode_type = o.periode_type
        and e.periode_debut = o.periode_debut
        and e.periode_fin = o.periode_fin
        and e.niveau = o.niveau
        and e.territoire = o.territoire
        and e.dimension = o.dimension
        and e.modalite = o.modalite
)
select
    mois,
    indicateur,
    niveau,
    territoire,
    dimension,
    modalite,
    case when est_attendue then attendu end as attendu,
    case when est_calculee then calcule end as calcule
from jointe
where not (
    est_attendue
    and est_calculee
    and egal(attendu.valeur, calcule.valeur)
    and egal(attendu.valeur_n1, calcule.valeur_n1)
    and egal(attendu.evolution, calcule.evolution)
    and egal(attendu.evolution_pct, calcule.evolution_pct)
    and egal(attendu.part_pct, calcule.part_pct)
    and egal(attendu.part_territoire_pct, calcule.part_territoire_pct)
    and attendu.statut_evolution = calcule.statut_evolution
);
