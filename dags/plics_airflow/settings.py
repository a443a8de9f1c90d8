"""What a deployment decides, read in the environment."""

import os
import shlex
from datetime import timedelta
from pathlib import Path

from airflow.sdk.exceptions import AirflowFailException

ROOT = Path(__file__).resolve().parents[2]

POOL = "plics_ecriture"


def required(name: str) -> str:
    """A setting without which nothing can run."""
    value = os.environ.get(name, "")
    if not value:
        raise AirflowFailException(
            f"{name} n'est pas défini. Donnez-le dans l'environnement d'Airflow (dags/README.md, Réglages)."
        )
    return value


def command() -> list[str]:
    """How plics is called: the launcher of this folder, or spark-submit on a cluster."""
    return shlex.split(os.environ.get("PLICS_COMMAND", "")) or [str(ROOT / "plics")]


def calendrier() -> str | None:
    """When a month that is over is looked for, as cron writes it; nothing is, unless asked for, when there is none."""
    said = os.environ.get("PLICS_CALENDRIER", "") or "0 6 5 * *"
    return None if said == "aucun" else said


def landing() -> str:
    """Folder of the deliveries."""
    return required("PLICS_LANDING")


def entrepot() -> str:
    """The warehouse."""
    return required("PLICS_ENTREPOT")


def departement() -> list[str]:
    """The option that names the Département, when it is not the default one."""
    code = os.environ.get("PLICS_DEPARTEMENT", "")
    return ["--departement", code] if code else []


def etapes_file() -> Path:
    """The ordered list of the steps, written by the build."""
    return Path(os.environ.get("PLICS_ETAPES", "") or ROOT / "target" / "etapes.json")


def grouping() -> str:
    """How steps share the calls: couche or mois."""
    return os.environ.get("PLICS_TACHES", "") or "couche"


def delai() -> timedelta:
    """How long after its end a month may be waited for."""
    return timedelta(days=number("PLICS_ECHEANCE_JOURS", 20))


def poke_interval() -> timedelta:
    """Time between two looks at the landing folder."""
    return timedelta(minutes=number("PLICS_ATTENTE_MINUTES", 30))


def retry_delay() -> timedelta:
    """Time before the first retry; it doubles each time."""
    return timedelta(minutes=number("PLICS_REPRISE_MINUTES", 5))


def alerte() -> list[str]:
    """The command that an alert is given to, if there is one."""
    return shlex.split(os.environ.get("PLICS_ALERTE", ""))


def is_metabase_configured() -> bool:
    """Whether a Metabase has to be told of each release."""
    return bool(os.environ.get("PLICS_METABASE_URL", ""))


def number(name: str, default: float) -> float:
    """A setting that is a number."""
    text = os.environ.get(name, "") or str(default)
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{name} : « {text} » n'est pas un nombre.") from None
