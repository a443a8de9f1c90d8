"""Notebooks executed in a kernel of their own, on real releases; what these published, read from their CSV."""

import base64
import csv
import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
TARGET = ROOT / "target" / "notebooks"


@dataclass(frozen=True)
class Executed:
    """What a reader sees of a notebook."""

    texts: list[str]
    images: list[bytes]
    error: str

    @property
    def answer(self) -> str:
        """The last thing shown, with spaces that can be typed."""
        return plain(self.texts[-1])

    @property
    def all_text(self) -> str:
        """Everything shown but charts."""
        return plain("\n".join(self.texts))


def plain(text: str) -> str:
    """With ordinary spaces and minus signs."""
    return text.replace("\u202f", " ").replace("−", "-")


def execute(notebook: Path, entrepot: Path) -> Executed:
    """Runs a notebook on a warehouse, as Jupyter would from its folder."""
    client = NotebookClient(
        nbformat.read(notebook, as_version=4),
        timeout=120,
        kernel_name="python3",
        allow_errors=True,
        resources={"metadata": {"path": str(notebook.parent)}},
    )
    client.execute(env=os.environ | {"PLICS_ENTREPOT": str(entrepot)})
    outputs = [output for cell in client.nb.cells for output in cell.get("outputs", [])]
    bundles = [output["data"] for output in outputs if "data" in output]
    texts = [output["text"] for output in outputs if output.output_type == "stream" and output.name == "stdout"]
    for bundle in bundles:
        texts += [bundle[kind] for kind in ("text/markdown", "text/html") if kind in bundle]
    return Executed(
        texts=texts,
        images=[base64.b64decode(bundle["image/png"]) for bundle in bundles if "image/png" in bundle],
        error="\n".join("\n".join(o["traceback"]) for o in outputs if o.output_type == "error"),
    )


@dataclass(frozen=True)
class Published:
    """A release read without DuckDB: the CSV that a spreadsheet opens."""

    release: str
    cells: list[dict[str, str]]

    def only(self, **where: str) -> list[dict[str, str]]:
        """The cells that have these values, those of the last month if none is said."""
        where = {"periode_fin": self.last, "dimension": "TOTAL"} | where
        return [c for c in self.cells if all(c[k] == v for k, v in where.items())]

    @property
    def last(self) -> str:
        """The last day of the last month."""
        return max(c["periode_fin"] for c in self.cells)


def number(text: str) -> float:
    """A number of the CSV."""
    return float(text.replace(",", "."))


def published(entrepot: Path, release: str = "") -> Published:
    """A release of a warehouse, the one in force if none is said."""
    folder = entrepot / "publication"
    release = release or json.loads((folder / "current.json").read_text())["release"]
    with (folder / release / "indicateur.csv").open(encoding="utf-8-sig", newline="") as file:
        return Published(release, list(csv.DictReader(file, delimiter=";")))


def plics(*arguments: str) -> None:
    """Runs plics."""
    done = subprocess.run([str(ROOT / "plics"), *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def demo() -> Path:
    """The warehouse of plics demo."""
    return Path(os.environ["PLICS_DEMO"])


@pytest.fixture(scope="session", autouse=True)
def fresh() -> Path:
    """A folder of this session."""
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    return TARGET


@pytest.fixture(scope="session")
def small(fresh) -> Path:
    """One month of two hundred households: no year before, and many secrets."""
    plics("sample", "--out", str(fresh / "depot"), "--depuis", "2021-01", "--jusque", "2021-01", "--foyers", "200")
    plics("keygen", str(fresh / "cle"))
    entrepot = fresh / "petit"
    plics("run", "--landing", str(fresh / "depot"), "--entrepot", str(entrepot), "--key", str(fresh / "cle"))
    return entrepot


@pytest.fixture(scope="session")
def corrected(small, fresh) -> Path:
    """The same month, that the CAF sent again: forty rights, open until then, are suspended."""
    entrepot, depot = fresh / "corrige", fresh / "depot-corrige"
    shutil.copytree(small, entrepot)
    depot.mkdir()
    sent = max((fresh / "depot").glob("CG061.RSABEM.00012021.C*.xml"))
    text = sent.read_text("cp1252").replace("<ETATDOSRSA>2<", "<ETATDOSRSA>4<", 40)
    text = re.sub(r"<DTCREAFLUX>[^<]+<", "<DTCREAFLUX>2021-02-20<", text)
    (depot / sent.name.replace(".xml", "BIS.xml")).write_text(text, "cp1252")
    key = str(fresh / "cle")
    plics("run", "--landing", str(depot), "--entrepot", str(entrepot), "--key", key, "--motif", "Fichier corrigé")
    return entrepot
