"""Charts: French axes, colours that colour-blind readers tell apart, the source under each."""

import duckdb
import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from plics_lecture.francais import le_mois, nombre, pourcent

# Okabe and Ito: distinct in every common form of colour blindness, and in grey.
BLEU, ORANGE, GRIS = "#0072B2", "#D55E00", "#999999"

COURTS = "janv. févr. mars avr. mai juin juill. août sept. oct. nov. déc.".split()  # noqa: SIM905

STYLE = {
    "figure.dpi": 110,
    "font.size": 10,
    "axes.titlesize": 12,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 12,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#E3E3E3",
    "hatch.linewidth": 0.6,
    "axes.prop_cycle": plt.cycler(color=[BLEU, ORANGE, GRIS]),
}
plt.rcParams.update(STYLE)


def axe_nombres(axe: Axes, cote: str = "y") -> None:
    """Numbers « 6 210 » on the axis x or y, whole ones only."""
    choisi = axe.xaxis if cote == "x" else axe.yaxis
    choisi.set_major_locator(MaxNLocator(integer=True, nbins=6))
    choisi.set_major_formatter(FuncFormatter(lambda v, _: nombre(v)))


def axe_pourcents(axe: Axes, cote: str = "y", signe: bool = False) -> None:
    """Percents « −8 % » on the axis x or y."""
    choisi = axe.xaxis if cote == "x" else axe.yaxis
    choisi.set_major_formatter(FuncFormatter(lambda v, _: pourcent(v, signe).replace(",0", "")))


def axe_mois(axe: Axes, jours: list) -> None:
    """Months in French on the axis x, the year under the first one and each January; x is the rank of the month."""
    pas = max(1, len(jours) // 13)
    rangs = range(0, len(jours), pas)
    axe.set_xticks(list(rangs), [_mois_court(jours[i], i == 0 or jours[i].month == 1) for i in rangs])


def _mois_court(jour, avec_annee: bool) -> str:
    court = COURTS[jour.month - 1]
    return f"{court}\n{jour.year}" if avec_annee else court


def barres(axe: Axes, noms: list, valeurs: list, textes: list, **options) -> None:
    """Horizontal bars in the order of the table, each with its figure; a figure that is not there is its word."""
    largeurs = [0 if v != v else v for v in valeurs]
    traits = axe.barh(noms, largeurs, **{"color": BLEU, "height": 0.7} | options)
    axe.bar_label(traits, textes, padding=4)
    axe.invert_yaxis()
    axe.grid(axis="y", visible=False)
    axe.tick_params(axis="y", length=0)
    # Room for the figures.
    axe.margins(x=0.2)


def signer(figure: Figure, plics: duckdb.DuckDBPyConnection, note: str = "") -> None:
    """Under the chart: where its figures come from, and what a reader must know."""
    release, publiee, hypothese = plics.sql(
        "select any_value(release), any_value(publiee_le)::date, bool_or(est_hypothese_dtas) from publication"
    ).fetchone()
    dtas = "DTAS supposées d’après les EPCI." if hypothese else ""
    source = f"Source : flux mensuels de la CAF et de la MSA, publication {release} ({le_mois(publiee)})."
    figure.supxlabel("\n".join(filter(None, [source, dtas, note])), x=0.01, ha="left", fontsize=8, color="#555555")
