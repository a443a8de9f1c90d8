select
  last_day(mois) as "Mois",
  nature_libelle as "Nature",
  source_libelle as "Source",
  etat_libelle as "État",
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
