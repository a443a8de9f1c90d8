"""The month a run is about."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from airflow.sdk.exceptions import AirflowFailException

PATTERN = r"^\d{4}-(0[1-9]|1[0-2])$"
PARIS = ZoneInfo("Europe/Paris")

# What was asked by hand, else the month of the timetable.
TEMPLATE = "{{ params.mois or dag_run.partition_key or '' }}"


def today() -> date:
    """The day it is for those who send the files."""
    return datetime.now(PARIS).date()


def end(mois: str) -> date:
    """The first day after a month."""
    annee, numero = int(mois[:4]), int(mois[5:])
    return date(annee + numero // 12, numero % 12 + 1, 1)


def require(mois: str) -> str:
    """A month that is over: no other one can have been delivered."""
    if not mois:
        raise AirflowFailException("aucun mois : lancez avec le paramètre « mois », AAAA-MM.")
    if not re.match(PATTERN, mois):
        raise AirflowFailException(f"« {mois} » n'est pas un mois : écrivez AAAA-MM.")
    if end(mois) > today():
        raise AirflowFailException(f"{mois} n'est pas fini : ses fichiers n'existent pas encore.")
    return mois


def echeance(mois: str, delai: timedelta) -> date:
    """The last day a month is waited for."""
    return end(mois) + delai
