"""What an analyst would write instead of plics: lxml, PyArrow and DuckDB, on all cores of one machine.

python peer.py LANDING OUT --key FILE
"""

import argparse
import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import entrepot
from extraits import find_extraits, read_extrait
from flux import open_livraison, read_morceau
from identite import Pseudonymes


def main():
    """Runs the whole pipeline into a new folder."""
    options = _read_options()
    os.umask(0o077)
    _make_folders(options.out)
    flux = [open_livraison(chemin) for chemin in sorted(options.landing.rglob("CG061.RSABEM.00??????.*.xml"))]
    extraits = find_extraits(options.landing)
    coeurs = len(os.sched_getaffinity(0))
    _read_bronze(flux, extraits, options.out / "bronze", Pseudonymes(options.key.read_bytes()), coeurs)
    nombre = entrepot.compute(options.out, _register(flux, extraits), coeurs)
    print(f"{nombre} cellules : {options.out / 'peer.duckdb'}")


def _read_options():
    parser = argparse.ArgumentParser(description="The cells of section I.1, by lxml, PyArrow and DuckDB.")
    parser.add_argument("landing", type=Path, metavar="LANDING", help="folder of the files received, only read")
    parser.add_argument("out", type=Path, metavar="OUT", help="folder to make")
    parser.add_argument("--key", type=Path, required=True, help="file of the pseudonym key, as plics keygen makes it")
    return parser.parse_args()


def _make_folders(out):
    if out.exists():
        raise SystemExit(f"{out} existe déjà : donnez un autre dossier, ou retirez celui-là.")
    for dossier in [f"bronze/{table}" for table in entrepot.BRONZE] + ["silver", "gold"]:
        (out / dossier).mkdir(parents=True)


def _read_bronze(flux, extraits, bronze, pseudonymes, coeurs):
    with ProcessPoolExecutor(coeurs, mp_context=get_context("fork")) as processus:
        # An extract is one task whatever its size: begun first, none is left alone at the end.
        lectures = [processus.submit(read_extrait, extrait, bronze, pseudonymes) for extrait in extraits]
        morceaux = [
            (livraison, processus.submit(read_morceau, livraison, rang, bronze, pseudonymes))
            for livraison in flux
            for rang in range(len(livraison.coupes) - 1)
        ]
        for lecture in lectures:
            lecture.result()
        nb_lus = Counter()
        for livraison, morceau in morceaux:
            nb_lus[livraison.nom] += morceau.result()
    for livraison in flux:
        _check_complete(livraison, nb_lus[livraison.nom])


def _check_complete(livraison, nb_lus):
    if livraison.nb_annonces not in (nb_lus, nb_lus + livraison.nb_anomalies):
        raise SystemExit(f"{livraison.nom} : {livraison.nb_annonces} dossiers annoncés, {nb_lus} lus.")


def _register(flux, extraits):
    """One row per delivery, as the SQL expects the register: each was accepted, none replaces another."""
    recus = [("RSABEM", f.nom, f.mois, "S") for f in flux] + [(e.type, e.nom, e.mois, e.mode) for e in extraits]
    return [
        {"id": nom, "type": genre, "source": nom, "mois": mois, "mode": mode, "version": "1", "etat": "ACCEPTEE"}
        for genre, nom, mois, mode in recus
    ]


if __name__ == "__main__":
    main()
