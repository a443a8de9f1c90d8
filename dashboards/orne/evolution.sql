select
  evolution_pct as "Évolution sur un an"
from indicateur
where indicateur = 'nb_foyers_allocataires'
  and niveau = 'DEPARTEMENT'
  and dimension = 'TOTAL'
  and periode_fin = (select max(periode_fin) from indicateur where true [[and {{mois}}]])
