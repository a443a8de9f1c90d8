select
  last_day(mois) as "Mois",
  source as "Source",
  sum(nb_retenus)::bigint as "Enregistrements retenus"
from publication
where est_en_vigueur
  and nature = 'RSABEM'
group by
  mois,
  source
order by
  mois,
  source
