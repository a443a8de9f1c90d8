select
  last_day(mois) as "Mois",
  case nature
    when 'RSABEM' then 'Flux mensuel'
    when 'MANIFESTE' then 'Manifeste des extraits'
    else 'Extrait ' || nature
  end as "Nature",
  source as "Source",
  case etat
    when 'ACCEPTEE' then 'acceptée'
    when 'REFUSEE' then 'refusée'
    when 'ANOMALIES' then 'acceptée, avec anomalies'
    else etat
  end as "État",
  case
    when est_en_vigueur then 'oui'
    else 'non'
  end as "Lue",
  recue_le::date as "Reçue le",
  nb_lus as "Lus",
  nb_retenus as "Retenus",
  nb_rejetes as "En quarantaine",
  regle as "Règle enfreinte"
from publication
order by
  mois desc,
  nature <> 'RSABEM',
  nature,
  source,
  recue_le desc
