"""An Airflow home, a warehouse and a landing folder of this session, under target/."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "target" / "airflow-tests"
DONNEES = HOME / "donnees"


def _fresh_home() -> None:
    """Airflow reads its home when it is imported: it has to be there before."""
    shutil.rmtree(HOME, ignore_errors=True)
    DONNEES.mkdir(parents=True)
    os.environ.update(
        {
            "AIRFLOW_HOME": str(HOME),
            "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "dags"),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__PARALLELISM": "2",
            "AIRFLOW__API__WORKERS": "1",
            "PLICS_LANDING": str(DONNEES / "depot"),
            "PLICS_ENTREPOT": str(DONNEES / "entrepot"),
            "PLICS_KEY_FILE": str(DONNEES / "cle"),
            "PLICS_ECHEANCE_JOURS": "90",
            "PLICS_ATTENTE_MINUTES": "0.05",
            "PLICS_REPRISE_MINUTES": "0.02",
            "PLICS_ALERTE": f"tee -a {HOME / 'alertes.txt'}",
        }
    )
    for name in ("PLICS_COMMAND", "PLICS_ETAPES", "PLICS_METABASE_URL", "PLICS_DEPARTEMENT", "PLICS_CALENDRIER"):
        os.environ.pop(name, None)


_fresh_home()

import pytest  # noqa: E402


def plics(*arguments: str) -> str:
    """Runs plics; what it says."""
    done = subprocess.run([str(ROOT / "plics"), *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def sample(depuis: str, jusque: str, out: Path, *options: str) -> None:
    """Synthetic months of a hundred households."""
    plics("sample", "--out", str(out), "--depuis", depuis, "--jusque", jusque, "--foyers", "100", *options)


def airflow(*arguments: str) -> subprocess.CompletedProcess:
    """Runs the command airflow of this environment."""
    binary = Path(sys.executable).parent / "airflow"
    return subprocess.run([str(binary), *arguments], capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def depot() -> Path:
    """Thirteen months, and the key."""
    sample("2021-01", "2022-01", DONNEES / "depot")
    plics("keygen", str(DONNEES / "cle"))
    return DONNEES / "depot"


@pytest.fixture(scope="session")
def once(depot) -> Path:
    """The warehouse of one run; the first one of a new jar makes its archive of classes too."""
    entrepot = DONNEES / "entrepot-en-une-fois"
    plics("run", "--landing", str(depot), "--entrepot", str(entrepot))
    return entrepot


@pytest.fixture(scope="session")
def base() -> None:
    """The database of Airflow, and the pool of one."""
    for command in (("db", "migrate"), ("pools", "set", "plics_ecriture", "1", "une écriture à la fois")):
        done = airflow(*command)
        assert done.returncode == 0, done.stderr
