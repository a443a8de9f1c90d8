select
  case verdict
    when 'CONFORME' then 'Nombre conforme'
    when 'VRAI' then 'Comparaison vérifiée'
    when 'ECART' then 'Nombre différent'
    when 'FAUX' then 'Comparaison démentie'
    when 'NON_CALCULE' then 'Non calculée'
    when 'S' then 'Secrète'
    else verdict
  end as "Verdict",
  count(*) as "Figures"
from figure_plics
where plics = 'plics_2022_alencon'
group by verdict
order by
  count(*) desc,
  verdict
