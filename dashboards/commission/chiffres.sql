select
  i.territoire_libelle as "Commission",
  d.libelle as "Indicateur",
  i.valeur as "Valeur",
  i.valeur_n1 as "Un an plus tôt",
  i.evolution_pct as "Évolution sur un an",
  i.part_territoire_pct as "Part du Département",
  i.mention as "Mention"
from indicateur_lisible i
join definition d
  on d.indicateur = i.indicateur
join territoire t
  on t.niveau = i.niveau
  and t.territoire = i.territoire
where i.niveau = 'COMMISSION'
  and i.territoire <> '99'
  and i.dimension = 'TOTAL'
  and i.periode_fin = (select max(periode_fin) from indicateur where true [[and {{mois}}]])
  [[and i.territoire_libelle = {{commission}}]]
order by
  t.ordre,
  d.sections_plics,
  d.libelle
