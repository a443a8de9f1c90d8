select
  c.commune as "Code INSEE",
  c.nb_beneficiaires as "Bénéficiaires"
from carte_communes c
left join territoire e
  on e.niveau = 'EPCI'
  and e.territoire = c.epci
where c.periode_fin = (select max(periode_fin) from indicateur where true [[and {{mois}}]])
  [[and e.territoire_libelle = {{epci}}]]
  and c.commune <> '99'
  and c.statut = 'D'
order by c.commune
