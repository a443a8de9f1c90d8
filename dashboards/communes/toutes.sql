select
  c.commune as "Code INSEE",
  c.commune_libelle as "Commune",
  e.territoire_libelle as "EPCI",
  c.nb_beneficiaires as "Bénéficiaires",
  c.valeur_n1 as "Un an plus tôt",
  c.evolution_pct as "Évolution sur un an",
  c.part_territoire_pct as "Part du Département",
  c.mention as "Mention"
from carte_communes c
left join territoire e
  on e.niveau = 'EPCI'
  and e.territoire = c.epci
where c.periode_fin = (select max(periode_fin) from indicateur where true [[and {{mois}}]])
  [[and e.territoire_libelle = {{epci}}]]
order by
  c.nb_beneficiaires desc nulls last,
  c.commune_libelle
