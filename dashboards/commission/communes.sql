select
  c.commune_libelle as "Commune",
  t.territoire_libelle as "Commission",
  c.nb_beneficiaires as "Bénéficiaires",
  c.valeur_n1 as "Un an plus tôt",
  c.evolution_pct as "Évolution sur un an",
  c.mention as "Mention"
from carte_communes c
join territoire t
  on t.niveau = 'COMMISSION'
  and t.territoire = c.commission
where c.periode_fin = (select max(periode_fin) from indicateur where true [[and {{mois}}]])
  [[and t.territoire_libelle = {{commission}}]]
order by
  c.nb_beneficiaires desc nulls last,
  c.commune_libelle
