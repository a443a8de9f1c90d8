select
  territoire_libelle as "Territoire",
  evolution_pct as "Évolution sur un an"
from foyers_par_dtas
where periode_fin = (select max(periode_fin) from indicateur where true [[and {{mois}}]])
  and territoire <> '99'
order by
  niveau = 'DEPARTEMENT' desc,
  ordre
