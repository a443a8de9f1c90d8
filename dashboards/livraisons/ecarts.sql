select
  e.periode_fin as "Mois",
  d.libelle as "Indicateur",
  coalesce(t.territoire_libelle, e.territoire) as "Territoire",
  case
    when e.dimension = 'TOTAL' then 'Ensemble'
    else coalesce(m.dimension_libelle || ' : ' || m.modalite_libelle, e.dimension || ' : ' || e.modalite)
  end as "Détail",
  case e.mesure
    when 'valeur' then 'Valeur'
    when 'evolution_pct' then 'Évolution sur un an, en %'
    else e.mesure
  end as "Mesure",
  e.ancienne_valeur as "Publié avant",
  e.nouvelle_valeur as "Publié maintenant",
  case
    when 'S' in (e.ancien_statut, e.nouveau_statut) then 'secret'
  end as "Mention"
from ecart e
left join definition d
  on d.indicateur = e.indicateur
left join territoire t
  on t.niveau = e.niveau
  and t.territoire = e.territoire
left join dimension m
  on m.dimension = e.dimension
  and m.modalite = e.modalite
order by
  e.periode_fin desc,
  d.libelle,
  e.niveau,
  e.territoire,
  e.dimension,
  m.ordre
