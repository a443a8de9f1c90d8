"""The communes of a Département, drawn."""

import json
from math import cos, isnan, radians

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path as Trace
from matplotlib.patheffects import withStroke

from plics_lecture.francais import nombre
from plics_lecture.publication import ROOT, LectureError

CREDIT = "Contours : IGN Admin Express 2018 (Licence Ouverte 2.0), simplifiés, communes de 2022."

# First value of each class: round, and each has communes in a Département such as the Orne.
BORNES = [1, 10, 20, 50, 100]
# One hue, light to dark: for every eye, and in print.
COULEURS = [to_hex(mpl.colormaps["Blues"](x)) for x in np.linspace(0.2, 1.0, len(BORNES))]
ZERO = {"facecolor": "#FFFFFF"}
SANS_CHIFFRE = {"facecolor": "#FFFFFF", "linestyle": ":"}
SILENCE = {"facecolor": "#E6E6E6", "hatch": "/////"}


def contours(departement: str) -> dict[str, Trace]:
    """The outline of each commune of a Département, by INSEE code.

    Raises LectureError when they are not known.
    """
    fichier = ROOT / "schemas" / "territoires" / departement / "communes_2022.geojson"
    try:
        formes = json.loads(fichier.read_text(encoding="utf-8"))["features"]
    except FileNotFoundError:
        raise LectureError(
            f"Les contours des communes du Département {departement} ne sont pas connus : ajoutez {fichier}."
        ) from None
    return {f["properties"]["code"]: _trace(f["geometry"]) for f in formes}


def _trace(geometrie: dict) -> Trace:
    coordonnees = geometrie["coordinates"]
    polygones = coordonnees if geometrie["type"] == "MultiPolygon" else [coordonnees]
    return Trace.make_compound_path(*(Trace(anneau, closed=True) for polygone in polygones for anneau in polygone))


def couleur(valeur: float) -> dict:
    """How a figure is filled, an empty one too."""
    if isnan(valeur):
        return SILENCE
    if valeur == 0:
        return ZERO
    return {"facecolor": COULEURS[np.searchsorted(BORNES, valeur, side="right") - 1]}


def dessiner(axe: Axes, traces: dict[str, Trace], valeurs: dict[str, float], quoi: str) -> None:
    """Fills each commune by its figure; one whose figure is empty is hatched. `quoi` heads the legend.

    An outline that no figure is about, of a commune that was or will be another one, is dotted.
    """
    for code, trace in traces.items():
        fond = couleur(valeurs[code]) if code in valeurs else SANS_CHIFFRE
        axe.add_patch(PathPatch(trace, edgecolor="#8A8A8A", linewidth=0.4, **fond))
    axe.autoscale_view()
    milieu = sum(axe.get_ylim()) / 2
    axe.set_aspect(1 / cos(radians(milieu)))
    axe.set_axis_off()
    noms = [f"moins de {BORNES[1]}"]
    noms += [f"{nombre(bas)} à {nombre(haut - 1)}" for bas, haut in zip(BORNES[1:], BORNES[2:], strict=False)]
    noms += [f"{nombre(BORNES[-1])} et plus"]
    legende = [Patch(edgecolor="#8A8A8A", label="aucun", **ZERO), Patch(edgecolor="#8A8A8A", label="secret", **SILENCE)]
    legende += [Patch(edgecolor="#8A8A8A", facecolor=c, label=n) for c, n in zip(COULEURS, noms, strict=True)]
    if not traces.keys() <= valeurs.keys():
        legende.append(Patch(edgecolor="#8A8A8A", label="pas de chiffre", **SANS_CHIFFRE))
    axe.legend(handles=legende, loc="lower left", title=quoi, alignment="left", frameon=False, fontsize=9)


def nommer(axe: Axes, traces: dict[str, Trace], noms: list[tuple[str, str]]) -> None:
    """Writes each name in the middle of its commune, the first ones first; one that would cover another is left out."""
    axe.figure.draw_without_rendering()
    places = []
    for code, nom in noms:
        coins = traces[code].get_extents()
        milieu = ((coins.x0 + coins.x1) / 2, (coins.y0 + coins.y1) / 2)
        texte = axe.text(*milieu, nom, ha="center", va="center", fontsize=8, fontweight="bold")
        texte.set_path_effects([withStroke(linewidth=2.5, foreground="white")])
        place = texte.get_window_extent().padded(3)
        if any(place.overlaps(autre) for autre in places):
            texte.remove()
        else:
            places.append(place)
