select
  territoire_libelle as "Territoire",
  nb_foyers_allocataires as "Foyers allocataires",
  valeur_n1 as "Un an plus tôt",
  evolution as "Différence",
  evolution_pct as "Évolution sur un an",
  part_territoire_pct as "Part du Département",
  case
    when 'S' in (statut, statut_evolution) then 'secret'
    when statut_evolution = 'NR' then 'année précédente non reçue'
  end as "Mention"
from foyers_par_dtas
where periode_fin = (select max(periode_fin) from indicateur where true [[and {{mois}}]])
order by
  niveau = 'DEPARTEMENT' desc,
  ordre
