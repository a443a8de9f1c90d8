select
  valeur as "Foyers allocataires"
from indicateur
where indicateur = 'nb_foyers_allocataires'
  and niveau = 'DEPARTEMENT'
  and dimension = 'TOTAL'
  and periode_fin = (select max(periode_fin) from indicateur where true [[and {{mois}}]])
