select
  last_day(mois) as "Mois",
  source_libelle as "Source",
  sum(nb_retenus)::bigint as "Enregistrements retenus"
from publication
where est_en_vigueur
  and nature = 'RSABEM'
group by
  mois,
  source,
  source_libelle
order by
  mois,
  source
