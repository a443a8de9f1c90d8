select
  territoire_libelle as "Commission"
from territoire
where niveau = 'COMMISSION'
order by ordre
