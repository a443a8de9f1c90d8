"""Where the data are, and how a figure is written."""

import json
from datetime import date

import duckdb
import pytest
from matplotlib.path import Path

from plics_lecture import carte, publication
from plics_lecture.dessin import plt
from plics_lecture.francais import accorder, cellule, jour, le_mois, nombre, pourcent, tableau

RELEASE = "20220205T061500Z-a1b2c3"


@pytest.fixture
def entrepot(tmp_path, monkeypatch):
    """A warehouse whose release is one table."""
    folder = tmp_path / "publication" / RELEASE
    folder.mkdir(parents=True)
    (tmp_path / "publication" / "current.json").write_text(json.dumps({"release": RELEASE}))
    with duckdb.connect(str(folder / f"plics_{RELEASE}.duckdb")) as plics:
        plics.execute("create table publication as select 'x' as release")
    monkeypatch.setenv("PLICS_ENTREPOT", str(tmp_path))
    return tmp_path


def test_the_published_file_cannot_be_written(entrepot):
    """Whatever a cell tries."""
    with publication.open_publication() as plics:
        assert plics.sql("select release from publication").fetchall() == [("x",)]
        for statement in ("delete from publication", "create table autre (a int)", "drop table publication"):
            with pytest.raises(duckdb.InvalidInputException, match="read-only"):
                plics.execute(statement)


def told(entrepot) -> str:
    """What a reader is told."""
    with pytest.raises(publication.LectureError) as failure:
        publication.open_publication()
    (sentence,) = failure.value._render_traceback_()
    assert str(entrepot) in sentence
    return sentence


def test_a_release_just_replaced_is_read_again(entrepot):
    """Its file may be gone between two lines."""
    (entrepot / "publication" / RELEASE / f"plics_{RELEASE}.duckdb").unlink()
    assert "La publication vient peut-être d'être remplacée : exécutez de nouveau cette cellule." in told(entrepot)


def test_a_file_that_is_no_database_is_told(entrepot):
    """With what to do."""
    (entrepot / "publication" / RELEASE / f"plics_{RELEASE}.duckdb").write_bytes(b"x" * 20_000)
    assert "ne peut pas être ouvert" in told(entrepot)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"release": 3}', '{"release": "../../ailleurs"}'])
def test_a_current_json_that_names_no_release_is_told(entrepot, text):
    """Cut, empty, or somebody else's."""
    (entrepot / "publication" / "current.json").write_text(text)
    assert "current.json ne nomme aucune publication" in told(entrepot)


def test_a_current_json_that_cannot_be_read_is_told(entrepot):
    """A folder in its place cannot be, even by root."""
    (entrepot / "publication" / "current.json").unlink()
    (entrepot / "publication" / "current.json").mkdir()
    assert "current.json ne peut pas être lu" in told(entrepot)


def test_a_departement_without_outlines_is_told():
    """With the file to add."""
    with pytest.raises(publication.LectureError, match="Département 014 .* ajoutez .*014/communes_2022.geojson"):
        carte.contours("014")


def test_a_map_of_another_year_tells_secret_communes_from_those_that_have_no_figure():
    """Communes merge: an outline may be nobody's, which is neither a zero nor a secret."""
    square = Path([(0, 0), (0, 1), (1, 1), (0, 0)], closed=True)
    figure, axe = plt.subplots()
    carte.dessiner(axe, dict.fromkeys("ABC", square), {"A": 0.0, "B": float("nan"), "D": 12.0}, "Bénéficiaires")
    hatches = [(patch.get_hatch(), patch.get_linestyle()) for patch in axe.patches]
    assert hatches == [(None, "solid"), ("/////", "solid"), (None, ":")]
    assert "pas de chiffre" in [text.get_text() for text in axe.get_legend().get_texts()]
    plt.close(figure)


def test_numbers_are_written_the_french_way():
    """Half up, as the report does; a minus is a minus."""
    assert [nombre(6210), nombre(-562, signe=True), nombre(12, signe=True)] == ["6\u202f210", "−562", "+12"]
    assert [nombre(8.25, 1), nombre(-0.25, 1), nombre(-0.04, 1)] == ["8,3", "−0,3", "0,0"]
    assert pourcent(-8.298, signe=True) == "−8,3\u202f%"
    assert [accorder(0, "foyer"), accorder(1, "foyer"), accorder(2, "foyer")] == ["0 foyer", "1 foyer", "2 foyers"]
    assert [jour(date(2022, 1, 31)), jour(date(2022, 8, 1))] == ["31 janvier 2022", "1er août 2022"]
    assert le_mois(date(2021, 2, 28)) == "février 2021"


@pytest.mark.parametrize(
    ("colonne", "valeur", "statut", "lu"),
    [
        ("valeur", 0.0, "D", "0"),
        ("valeur", None, "S", "secret"),
        ("valeur", float("nan"), "NR", "non reçu"),
        ("evolution_pct", None, "ND", "sans objet"),
        ("evolution", 12.0, "D", "+12"),
        ("part_pct", 52.03, "D", "52,0\u202f%"),
        ("mois", date(2022, 1, 1), None, "janvier 2022"),
        ("est_en_vigueur", True, None, "oui"),
    ],
)
def test_a_silence_is_a_word(colonne, valeur, statut, lu):
    """Zero is a number; a secret is not."""
    assert cellule(colonne, valeur, statut) == lu


def test_a_table_takes_its_words_from_the_statuts():
    """One for the value, one for the year before and the evolution."""
    rows = duckdb.sql(
        "select 'A & B' as territoire_libelle, null::double as valeur, null::double as valeur_n1,"
        " 'S' as statut, 'NR' as statut_evolution"
    )
    html = tableau(rows, territoire_libelle="Territoire").to_html()
    assert [html.count(f">{word}</td>") for word in ("A &amp; B", "secret", "non reçu")] == [1, 1, 1]
    assert "statut" not in html


def test_an_empty_share_is_told_in_the_words_of_its_view():
    """Its value may well be there."""
    rows = duckdb.sql(
        "select 50.0 as part_pct, '50,0 %' as part_affichee, 'D' as statut"
        " union all select null::double, 'hors base', 'D'"
    )
    html = tableau(rows, part_pct="Part").to_html()
    assert [html.count(f">{word}</td>") for word in ("50,0\u202f%", "hors base")] == [1, 1]
    assert "affichee" not in html


def test_a_figure_that_moved_has_a_word_before_and_one_after():
    """It was told and is a secret, and their difference is one."""
    rows = duckdb.sql(
        "select 6.0 as ancienne_valeur, null::double as nouvelle_valeur, null::double as evolution,"
        " 'D' as ancien_statut, 'S' as nouveau_statut, 'S' as statut_evolution"
    )
    html = tableau(rows).to_html()
    assert [html.count(f">{word}</td>") for word in ("6", "secret", "")] == [1, 2, 0]
    assert "statut" not in html
