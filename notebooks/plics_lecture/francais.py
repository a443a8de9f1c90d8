"""Numbers, months and tables the French way; a masked figure is a word, never a zero."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import duckdb
import pandas as pd
from pandas.io.formats.style import Styler

# Between thousands and before a percent sign: narrow, and never cut at the end of a line.
ESPACE = "\u202f"

# What stands for an empty figure, by its state: the words of the published views.
SILENCES = {"S": "secret", "ND": "sans objet", "NR": "non reçu"}

# The column of an empty figure's state, when it is not `statut`.
STATUTS = {
    **dict.fromkeys(("valeur_n1", "evolution", "evolution_pct"), "statut_evolution"),
    "ancienne_valeur": "ancien_statut",
    "nouvelle_valeur": "nouveau_statut",
}

# The column that says what stands for an empty one, whatever its state.
MOTS = {"part_pct": "part_affichee", "part_territoire_pct": "part_territoire_affichee"}

MOIS = ["janvier", "février", "mars", "avril", "mai", "juin"]
MOIS += ["juillet", "août", "septembre", "octobre", "novembre", "décembre"]


def nombre(valeur: float, decimales: int = 0, signe: bool = False) -> str:
    """6210 is « 6 210 », -8.35 with one decimal « −8,4 »: half up, as in the report."""
    arrondi = Decimal(str(valeur)).quantize(Decimal(1).scaleb(-decimales), ROUND_HALF_UP)
    texte = f"{abs(arrondi):,}".replace(",", ESPACE).replace(".", ",")
    if arrondi < 0:
        return "−" + texte
    return "+" + texte if signe and arrondi > 0 else texte


def pourcent(valeur: float, signe: bool = False) -> str:
    """52.03 is « 52,0 % »."""
    return nombre(valeur, 1, signe) + ESPACE + "%"


def jour(quand: date) -> str:
    """The 31st of January 2022 is « 31 janvier 2022 »."""
    return f"{'1er' if quand.day == 1 else quand.day} {MOIS[quand.month - 1]} {quand.year}"


def le_mois(quand: date) -> str:
    """A day of January 2022 is in « janvier 2022 »."""
    return f"{MOIS[quand.month - 1]} {quand.year}"


def accorder(combien: float, singulier: str, pluriel: str = "") -> str:
    """1 is « 1 foyer », 2 « 2 foyers »."""
    return f"{nombre(combien)} {singulier if abs(combien) < 2 else pluriel or singulier + 's'}"


def cellule(colonne: str, valeur: object, statut: str | None) -> str:
    """A value as a reader wants it; its column says what it is."""
    if pd.isna(valeur):
        return SILENCES.get(statut or "", "")
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, date):
        return le_mois(valeur) if "mois" in colonne else jour(valeur)
    if not isinstance(valeur, int | float):
        return str(valeur)
    evolue = "evolution" in colonne
    if colonne.endswith("_pct"):
        return pourcent(valeur, evolue)
    return nombre(valeur, 0 if float(valeur).is_integer() else 1, evolue)


def tableau(resultat: duckdb.DuckDBPyRelation, **titres: str) -> Styler:
    """A query's result as a table to read: French numbers, and the word for a figure that is not there.

    An empty figure takes its word from the column that holds its state (`statut`, `statut_evolution`, and the two
    states of a figure that moved), an empty share from its `…_affichee`; these are then not shown.
    """
    lignes = resultat.df().astype(object)
    colonnes = lignes.columns.drop({"statut", *STATUTS.values(), *MOTS.values()}, errors="ignore")
    lu = pd.DataFrame(index=lignes.index)
    for colonne in colonnes:
        statuts = lignes.get(STATUTS.get(colonne, "statut"), pd.Series(None, lignes.index, object))
        lu[titres.get(colonne, colonne)] = [
            cellule(colonne, v, s) for v, s in zip(lignes[colonne], statuts, strict=True)
        ]
        if MOTS.get(colonne) in lignes:
            vides = lignes[colonne].isna().to_numpy()
            lu.loc[vides, titres.get(colonne, colonne)] = lignes.loc[vides, MOTS[colonne]]
    nombres = [_est_nombre(lignes[colonne]) for colonne in colonnes]
    a_gauche = {"selector": "th, td", "props": "text-align: left"}
    styles = {lu.columns[i]: [a_gauche] for i, compte in enumerate(nombres) if not compte}
    return lu.style.hide(axis="index").format(escape="html").set_table_styles(styles)


def _est_nombre(valeurs: pd.Series) -> bool:
    return any(isinstance(v, int | float) and not isinstance(v, bool) for v in valeurs)
