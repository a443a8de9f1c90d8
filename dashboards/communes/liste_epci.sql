select
  territoire_libelle as "EPCI"
from territoire
where niveau = 'EPCI'
  and territoire <> '99'
order by ordre
