"""Where the published data are. Everything is opened read only; nothing else of the warehouse is looked at."""

import json
import os
import re
import sys
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[2]
DEMO = Path("6210-foyers-graine-61") / "entrepot"


class LectureError(Exception):
    """The published file cannot be read; its sentence says which, why and what to do."""

    def _render_traceback_(self) -> list[str]:
        # A reader of a notebook needs the sentence, not the calls.
        return [str(self)]


def entrepot() -> Path:
    """The warehouse that PLICS_ENTREPOT names; by default that of `./plics demo`, or of the tests."""
    if named := os.environ.get("PLICS_ENTREPOT"):
        return Path(named).expanduser()
    places = [ROOT / "demo" / DEMO, ROOT / "target" / "demo" / DEMO]
    return next((p for p in places if (p / "publication" / "current.json").is_file()), places[0])


def current(place: Path) -> str:
    """The name of the release in force in a warehouse.

    Raises LectureError when there is none, or when it cannot be read.
    """
    file = place / "publication" / "current.json"
    try:
        release = json.loads(file.read_text(encoding="utf-8"))["release"]
    except FileNotFoundError:
        raise LectureError(
            f"Aucune publication dans {place}. Lancez « ./plics demo » (données fictives) ou « ./plics run », "
            "ou nommez votre entrepôt dans la variable PLICS_ENTREPOT."
        ) from None
    except OSError as e:
        raise LectureError(f"{file} ne peut pas être lu : {_reason(e)}.") from None
    except (ValueError, KeyError, TypeError):
        release = ""
    if not isinstance(release, str) or not re.fullmatch(r"\d{8}T\d{6}Z-\w+", release):
        raise LectureError(f"{file} ne nomme aucune publication. Publiez de nouveau avec « ./plics run ».")
    return release


def open_publication() -> duckdb.DuckDBPyConnection:
    """A read-only connection to the release in force.

    Raises LectureError when there is none, or when it cannot be read.
    """
    place = entrepot()
    release = current(place)
    file = place / "publication" / release / f"plics_{release}.duckdb"
    if not file.exists():
        raise LectureError(
            f"{file} n'existe pas. La publication vient peut-être d'être remplacée : exécutez de nouveau cette "
            "cellule. Sinon, publiez de nouveau avec « ./plics run »."
        )
    try:
        return duckdb.connect(str(file), read_only=True)
    except (duckdb.Error, OSError) as e:
        raise LectureError(
            f"{file} ne peut pas être ouvert : {_reason(e)}. Vérifiez vos droits de lecture, ou publiez de nouveau."
        ) from None


def _reason(error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
    return reason.rstrip(".")


def main() -> int:
    """Says where the release in force is; its exit code is that of `plics`."""
    try:
        with open_publication() as plics:
            (release,) = plics.sql("select any_value(release) from publication").fetchone()
    except LectureError as e:
        print(f"[10] {e}", file=sys.stderr)
        return 10
    print(f"Publication {release} de {entrepot()}, en lecture seule.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
