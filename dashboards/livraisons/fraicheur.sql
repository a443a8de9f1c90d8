select
  nature_libelle as "Nature",
  source_libelle as "Source",
  last_day(max(mois)) as "Dernier mois",
  arg_max(recue_le, mois)::date as "Reçue le",
  datediff('month', max(mois), (select max(periode_fin) from indicateur)) as "Retard en mois",
  count(*) as "Livraisons lues"
from publication
where est_en_vigueur
group by
  nature,
  nature_libelle,
  source,
  source_libelle
order by
  nature <> 'RSABEM',
  nature,
  source
