select
  i.periode_fin as "Mois",
  i.territoire_libelle as "Commission",
  i.valeur as "Bénéficiaires"
from indicateur i
join territoire t
  on t.niveau = i.niveau
  and t.territoire = i.territoire
where i.indicateur = 'nb_beneficiaires'
  and i.niveau = 'COMMISSION'
  and i.territoire <> '99'
  and i.dimension = 'TOTAL'
  [[and i.territoire_libelle = {{commission}}]]
order by
  i.periode_fin,
  t.ordre
