select
  count(*) as "Communes"
from carte_communes c
left join territoire e
  on e.niveau = 'EPCI'
  and e.territoire = c.epci
where c.periode_fin = (select max(periode_fin) from indicateur where true [[and {{mois}}]])
  [[and e.territoire_libelle = {{epci}}]]
  and c.commune <> '99'
  and c.statut = 'D'
  and c.nb_beneficiaires = 0
