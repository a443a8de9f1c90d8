select
  valeur as "Bénéficiaires"
from indicateur
where indicateur = 'nb_beneficiaires'
  and niveau = 'DEPARTEMENT'
  and dimension = 'TOTAL'
  and periode_fin = (select max(periode_fin) from indicateur where true [[and {{mois}}]])
