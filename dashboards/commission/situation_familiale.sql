select
  p.modalite_libelle as "Situation familiale",
  p.territoire_libelle as "Commission",
  p.part_pct as "Part des bénéficiaires"
from profil_beneficiaires p
join dimension d
  on d.dimension = p.dimension
  and d.modalite = p.modalite
join territoire t
  on t.niveau = p.niveau
  and t.territoire = p.territoire
where p.niveau = 'COMMISSION'
  and p.territoire <> '99'
  and p.dimension = 'SITUATION_FAMILIALE'
  and not d.est_hors_base
  and p.periode_fin = (select max(periode_fin) from indicateur where true [[and {{mois}}]])
  [[and p.territoire_libelle = {{commission}}]]
order by
  d.ordre,
  t.ordre
