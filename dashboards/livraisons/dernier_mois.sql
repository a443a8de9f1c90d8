select
  max(periode_fin) as "Dernier mois"
from indicateur
