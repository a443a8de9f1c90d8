select
  case nature
    when 'RSABEM' then 'Flux mensuel'
    when 'MANIFESTE' then 'Manifeste des extraits'
    else 'Extrait ' || nature
  end as "Nature",
  source as "Source",
  last_day(max(mois)) as "Dernier mois",
  arg_max(recue_le, mois)::date as "Reçue le",
  datediff('month', max(mois), (select max(periode_fin) from indicateur)) as "Retard en mois",
  count(*) as "Livraisons lues"
from publication
where est_en_vigueur
group by
  nature,
  source
order by
  nature <> 'RSABEM',
  nature,
  source
