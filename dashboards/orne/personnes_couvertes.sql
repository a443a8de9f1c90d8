select
  valeur as "Personnes couvertes"
from indicateur
where indicateur = 'nb_personnes_couvertes'
  and niveau = 'DEPARTEMENT'
  and dimension = 'TOTAL'
  and periode_fin = (select max(periode_fin) from indicateur where true [[and {{mois}}]])
