"""The steps of the pipeline, as the jar lists them."""

import json
from itertools import groupby
from pathlib import Path

# How steps share the calls: a task a layer, or all that computes a month in one.
COUCHE, MOIS = "couche", "mois"


def read_tasks(file: Path, grouping: str) -> list[tuple[str, list[dict]]]:
    """The calls in order, each with its steps in order; the last one publishes."""
    couches = read_couches(file)
    if grouping == COUCHE:
        return couches
    if grouping != MOIS:
        raise ValueError(f"PLICS_TACHES : « {grouping} » n'est ni « {COUCHE} » ni « {MOIS} ».")
    first, *others = couches
    return [first, (others[-1][0], [e for _, etapes in others for e in etapes])]


def read_couches(file: Path) -> list[tuple[str, list[dict]]]:
    """The layers in order, each with its steps in order."""
    try:
        etapes = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FileNotFoundError(
            f"la liste des étapes {file} n'existe pas. Faites-la avec « ./mvnw package », "
            "ou dites où elle est avec PLICS_ETAPES."
        ) from None
    return [(couche, list(group)) for couche, group in groupby(etapes, key=lambda e: e["couche"])]
