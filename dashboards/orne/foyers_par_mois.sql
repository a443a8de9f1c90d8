select
  periode_fin as "Mois",
  nb_foyers_allocataires as "Foyers allocataires",
  nb_foyers_droit_ouvert as "Foyers à droit ouvert"
from foyers_par_dtas
where niveau = 'DEPARTEMENT'
order by periode_fin
