select
  d.modalite_libelle as "Orientation",
  p.part_pct as "Part des bénéficiaires orientés"
from profil_beneficiaires p
join dimension d
  on d.dimension = p.dimension
  and d.modalite = p.modalite
where p.niveau = 'DEPARTEMENT'
  and p.dimension = 'ORIENTATION'
  and not d.est_hors_base
  and p.periode_fin = (select max(periode_fin) from indicateur where true [[and {{mois}}]])
order by d.ordre
