select
  territoire_libelle as "Territoire",
  nb_foyers_allocataires as "Foyers allocataires",
  valeur_n1 as "Un an plus tôt",
  evolution as "Différence",
  evolution_pct as "Évolution sur un an",
  part_territoire_pct as "Part du Département",
  mention as "Mention"
from foyers_par_dtas
where periode_fin = (select max(periode_fin) from indicateur where true [[and {{mois}}]])
order by
  niveau = 'DEPARTEMENT' desc,
  ordre
