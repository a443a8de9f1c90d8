"""The landings and warehouses of the measures, and the two ways of running the jar."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb

from mesure import Mesure, measure

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "target" / "benchmarks"
PLICS = str(ROOT / "plics")
JAR = ROOT / "target" / "plics.jar"
LIB = ROOT / "target" / "lib"
KEY = WORK / "cle"
OPENS = [
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.lang", "java.lang.invoke", "java.nio", "java.util", "sun.util.calendar")
]


def quietly(command: list[str]) -> None:
    """Runs something that is not measured."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def landing(name: str, foyers: int, depuis: str, jusque: str) -> Path:
    """Synthetic extracts; the seed is always the same, so that they are made once."""
    place = WORK / "landing" / name
    if not place.exists():
        part = place.with_name(name + ".part")
        shutil.rmtree(part, ignore_errors=True)
        quietly([PLICS, "sample", "--out", str(part), "--foyers", str(foyers), "--depuis", depuis, "--jusque", jusque])
        part.rename(place)
    return place


def orne() -> Path:
    return landing("orne", 6210, "2022-01", "2022-01")


def treize_mois() -> Path:
    return landing("treize-mois", 6210, "2021-01", "2022-01")


def foyers(nombre: int) -> Path:
    """One month of so many households."""
    return landing(f"foyers-{nombre}", nombre, "2022-01", "2022-01")


def key() -> str:
    if not KEY.exists():
        quietly([PLICS, "keygen", str(KEY)])
    return str(KEY)


def run(depot: Path, entrepot: Path, options: str = "", cold: bool = True) -> Mesure:
    """``plics run`` as a user has it, on an empty warehouse unless told otherwise."""
    if cold:
        shutil.rmtree(entrepot, ignore_errors=True)
    return measure(
        [PLICS, "run", "--landing", str(depot), "--entrepot", str(entrepot), "--key", key()],
        str(WORK / "run.log"),
        {"PLICS_JAVA_OPTIONS": options},
    )


def run_java(depot: Path, entrepot: Path, *options: str, jar: Path = JAR) -> Mesure:
    """The same jar without the launcher: with no option, the settings of Java and of Spark are the stock ones."""
    shutil.rmtree(entrepot, ignore_errors=True)
    return measure(
        ["java", *OPENS, *options, "-cp", f"{jar}:{LIB}/*", "fr.plics.job.Main"]
        + ["run", "--landing", str(depot), "--entrepot", str(entrepot), "--key", key()],
        str(WORK / "run.log"),
    )


def warm_up() -> None:
    """The archive of classes is made by a first run, which is nobody's measure."""
    run(orne(), WORK / "chauffe")
    shutil.rmtree(WORK / "chauffe")


def analyse(entrepot: Path) -> Path:
    """The undisclosed cells of the current release."""
    release = json.loads((entrepot / "publication" / "current.json").read_text(encoding="utf-8"))["release"]
    return entrepot / "publication" / release / f"analyse_{release}.duckdb"


def cells(entrepot: Path, mois: str | None = None) -> tuple[int, str]:
    """How many cells, and a sum of the hashes of their rows: equal when the cells are."""
    query = "select count(*), sum(hash(c)::hugeint)::varchar from (select * exclude (release) from cellule) c"
    if mois:
        query += f" where mois = '{mois}'"
    with duckdb.connect(str(analyse(entrepot)), read_only=True) as connection:
        return connection.execute(query).fetchone()


def require_equal(what: str, *warehouses: Path, mois: str | None = None) -> str:
    """Stops when two warehouses hold different cells; says how many are equal."""
    seen = {cells(w, mois) for w in warehouses}
    if len(seen) != 1:
        sys.exit(f"{what}: the cells differ: {seen}")
    return f"{seen.pop()[0]} cells equal"
