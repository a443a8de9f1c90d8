"""Compares the cells of the peer with those that plics published, column by column.

python check.py ENTREPOT PEER_DUCKDB
"""

import argparse
import json
import sys
from pathlib import Path

import duckdb

from entrepot import quote

_CLE = (
    "mois",
    "indicateur",
    "periode_type",
    "periode_debut",
    "periode_fin",
    "niveau",
    "territoire",
    "dimension",
    "modalite",
)
_NOMBRES = (
    "valeur",
    "numerateur",
    "denominateur",
    "valeur_n1",
    "evolution",
    "evolution_pct",
    "part_pct",
    "part_territoire_pct",
)


def main():
    """Prints how many cells each side has, and how many differ; 1 when any does."""
    parser = argparse.ArgumentParser(description="Compares the cells of the peer with those of plics.")
    parser.add_argument("entrepot", type=Path, metavar="ENTREPOT", help="a warehouse, or its analyse_<release>.duckdb")
    parser.add_argument("peer", type=Path, metavar="PEER_DUCKDB")
    options = parser.parse_args()
    ecarts = count_ecarts(find_analyse(options.entrepot), options.peer)
    for quoi, nombre in ecarts.items():
        print(f"{quoi:24} {nombre:>10}")
    sys.exit(0 if ecarts["cellules"] > 0 and ecarts["differentes"] == 0 else 1)


def find_analyse(entrepot):
    """The analysts' file of the current release of a warehouse."""
    if entrepot.is_file():
        return entrepot
    publication = entrepot / "publication"
    release = json.loads((publication / "current.json").read_text(encoding="utf-8"))["release"]
    return publication / release / f"analyse_{release}.duckdb"


def count_ecarts(analyse, peer):
    """How many cells both sides have together, how many only one has, how many differ in each column."""
    differences = [_differs(colonne) for colonne in _NOMBRES] + ["a.statut_evolution <> b.statut_evolution"]
    noms = [*_NOMBRES, "statut_evolution"]
    absente = "(a.mois is null or b.mois is null)"
    comptes = ["count(*)", f"count(*) filter (where {absente})"]
    comptes += [f"count(*) filter (where {difference})" for difference in differences]
    comptes += [f"count(*) filter (where {' or '.join([absente, *differences])})"]
    with duckdb.connect() as base:
        base.execute(f"attach {quote(analyse)} as plics (read_only)")
        base.execute(f"attach {quote(peer)} as peer (read_only)")
        ligne = base.sql(f"""
            select {", ".join(comptes)}
            from plics.cellule as a
            full outer join peer.cellule as b on {" and ".join(f"a.{c} = b.{c}" for c in _CLE)}
            """).fetchone()
    return dict(zip(["cellules", "absentes d'un côté", *noms, "differentes"], ligne))


def _differs(colonne):
    a, b = f"a.{colonne}", f"b.{colonne}"
    return f"not ({a} is not distinct from {b} or coalesce(abs({a} - {b}) <= 1e-9 * greatest(1, abs({a})), false))"


if __name__ == "__main__":
    main()
