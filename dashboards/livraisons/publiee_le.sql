select
  max(publiee_le)::date as "Publiée le"
from publication
