select
  count(*) as "Livraisons"
from publication r
where r.etat = 'REFUSEE'
  and not exists (
    select 1
    from publication a
    where a.est_en_vigueur
      and a.nature = r.nature
      and a.source = r.source
      and a.mois = r.mois
  )
