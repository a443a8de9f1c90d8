select
  coalesce(sum(nb_rejetes), 0)::bigint as "Enregistrements"
from publication
where est_en_vigueur
