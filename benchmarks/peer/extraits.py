"""The extracts of the Département (CSV), kept as received; those of persons with their keyed hashes beside."""

import csv
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import csv as pacsv

TYPES = ("REF_COMMUNE", "PERSONNE", "ORIENTATION")


class Extrait(NamedTuple):
    """A file of the Département: what it is, its month, and whether it says everything (S) or what changed (F)."""

    chemin: str
    nom: str
    type: str
    mois: str
    mode: str


def find_extraits(depot):
    """The extracts of a landing folder; the manifests say their mode."""
    modes = {}
    for manifeste in depot.rglob("CD61_MANIFESTE_*.csv"):
        with open(manifeste, encoding="utf-8-sig", newline="") as fichier:
            modes.update((ligne["fichier"], ligne["mode"]) for ligne in csv.DictReader(fichier, delimiter=";"))
    return [
        Extrait(str(chemin), chemin.name, genre, _mois(chemin), modes.get(chemin.name, "S"))
        for genre in TYPES
        for chemin in depot.rglob(f"CD61_{genre}_*.csv")
    ]


def _mois(chemin):
    aaaamm = chemin.stem[-6:]
    return f"{aaaamm[:4]}-{aaaamm[4:]}"


def read_extrait(extrait, bronze, pseudonymes):
    """Reads an extract into bronze, every value a text, with the number of its line."""
    table = _read_textes(extrait.chemin)
    table = table.append_column("livraison", pa.array([extrait.nom] * len(table), pa.string()))
    table = table.append_column("ligne", pa.array(range(2, len(table) + 2), pa.int64()))
    if extrait.type == "PERSONNE":
        table = _hash_personnes(table, pseudonymes)
    pq.write_table(table, bronze / extrait.type.lower() / f"{extrait.nom}.parquet", compression="zstd")


def _read_textes(chemin):
    with open(chemin, encoding="utf-8-sig") as fichier:
        colonnes = fichier.readline().rstrip("\r\n").split(";")
    return pacsv.read_csv(
        chemin,
        parse_options=pacsv.ParseOptions(delimiter=";"),
        convert_options=pacsv.ConvertOptions(column_types={nom: pa.string() for nom in colonnes}),
    )


def _hash_personnes(table, pseudonymes):
    identites = zip(*(table[nom].to_pylist() for nom in ("nir13", "nom_naissance", "prenom", "dtnai")))
    hashes = [pseudonymes.hash_personne(*identite) for identite in identites]
    for rang, nom in enumerate(("nir_id", "triplet_id")):
        table = table.append_column(nom, pa.array([h[rang] for h in hashes], pa.binary()))
    return table
