"""Each notebook, on real releases: its answer is what the CSV of the release says."""

import functools
import json
import re

import pytest
from conftest import NOTEBOOKS, ROOT, TARGET, execute, number, published

BY_NUMBER = {path.name[0]: path for path in NOTEBOOKS}

on_the_demo = functools.cache(execute)


def names(path):
    """A notebook's name, for the report of the tests."""
    return path.stem


each = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=names)


@each
def test_a_notebook_is_committed_without_output(notebook):
    """An output is a copy of figures that nobody updates."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    clear = "target/venv/notebooks/bin/jupyter nbconvert --clear-output --inplace"
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code), f"{clear} {notebook}"


@each
def test_a_notebook_begins_with_its_question_and_where_the_data_are_and_ends_with_its_answer(notebook):
    """What the README promises."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    assert re.match(r"# .* \?\n", cells[0]["source"][0])
    first = next(cell for cell in cells if cell["cell_type"] == "code")
    assert "plics = open_publication()\n" in first["source"]
    assert cells[-2]["source"] == ["## Réponse"]
    assert any(line.strip().startswith("assert ") for line in cells[-1]["source"])


def test_there_are_five_and_the_readme_names_each():
    """One that is not named is not found."""
    readme = (ROOT / "notebooks" / "README.md").read_text(encoding="utf-8")
    assert len(NOTEBOOKS) == 5
    assert [path.name for path in NOTEBOOKS if f"({path.name})" not in readme] == []


def shows_french(executed):
    """No error, no missing value as a program writes it, no English number; an INSEE code of the Orne is not one."""
    assert executed.error == ""
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", "\n".join(executed.texts))
    assert cells
    cells = [c for c in cells if not re.fullmatch(r"61\d{3}", c)]
    assert [c for c in cells if re.fullmatch(r"(?i)nan|nat|none|<na>|true|false|-?\d{4,}|-?\d+\.\d+", c)] == []


@each
def test_a_notebook_runs_on_the_demo(notebook, demo):
    """And its charts can be looked at in target/notebooks."""
    executed = on_the_demo(notebook, demo)
    shows_french(executed)
    for rank, image in enumerate(executed.images):
        (TARGET / f"{notebook.stem}-{rank + 1}.png").write_bytes(image)
    assert len(executed.images) == {"1": 2, "2": 1, "3": 1}.get(notebook.name[0], 0)


def test_the_fall_of_households_is_that_of_the_report_and_of_the_csv(demo):
    """The headline of PLICS I.1.1."""
    answer = on_the_demo(BY_NUMBER["1"], demo).answer
    release = published(demo)
    year_before = release.last.replace("2022", "2021")
    (now,) = release.only(indicateur="nb_foyers_allocataires", niveau="DEPARTEMENT")
    (before,) = release.only(indicateur="nb_foyers_allocataires", niveau="DEPARTEMENT", periode_fin=year_before)
    n, n1 = number(now["valeur"]), number(before["valeur"])
    assert f"**{french(n)} foyers allocataires** du RSA, {french(n1 - n)} de moins qu’un an plus tôt" in answer
    assert f"(**{french(100 * (n - n1) / n1, 1)} %**)" in answer
    assert "(**-8,3 %**)" in answer
    dtas = [c for c in release.only(indicateur="nb_foyers_allocataires", niveau="DTAS") if c["evolution_pct"]]
    lowest, highest = (f(dtas, key=lambda c: number(c["evolution_pct"])) for f in (min, max))
    assert f"baisse le plus : **{lowest['territoire_libelle']}** ({french(lowest['evolution_pct'], 1)} %)" in answer
    assert f"baisse le moins : **{highest['territoire_libelle']}** ({french(highest['evolution_pct'], 1)} %)" in answer


def test_the_profile_is_that_of_the_csv(demo):
    """The most frequent value of each dimension, from counts."""
    answer = on_the_demo(BY_NUMBER["2"], demo).answer
    release = published(demo)
    where = {"niveau": "DEPARTEMENT", "indicateur": "nb_beneficiaires"}
    (total,) = release.only(**where)
    assert f"**{french(total['valeur'])} bénéficiaires** du RSA" in answer
    for dimension, outside in {"SEXE": "INCONNU", "AGE": "INCONNU", "SITUATION_FAMILIALE": "NON_CONNUE"}.items():
        known = [c for c in release.only(dimension=dimension, **where) if c["modalite"] != outside]
        first = max(known, key=lambda c: number(c["valeur"]))
        share = 100 * number(first["valeur"]) / sum(number(c["valeur"]) for c in known)
        assert f": **{first['modalite_libelle']}** ({french(share, 1)} %)" in answer


def test_the_map_counts_secret_communes_apart_from_empty_ones(demo):
    """Three kinds of communes."""
    answer = on_the_demo(BY_NUMBER["3"], demo).answer
    communes = published(demo).only(indicateur="nb_beneficiaires", niveau="COMMUNE")
    communes = [c for c in communes if c["territoire"] != "99"]
    secret = [c for c in communes if c["statut"] == "S"]
    none = [c for c in communes if c["statut"] == "D" and number(c["valeur"]) == 0]
    first = max((c for c in communes if c["valeur"]), key=lambda c: number(c["valeur"]))
    assert len(secret) > 50 < len(communes) - len(secret)
    assert f"sur {len(communes)} communes, **{len(secret)}** ont un nombre de bénéficiaires secret" in answer
    assert f"et {len(none)} n’en ont aucun" in answer
    assert f"**{first['territoire_libelle']}** : **{french(first['valeur'])} bénéficiaires**" in answer


def test_the_example_query_says_what_the_csv_says(demo):
    """The largest share of the youngest, from counts."""
    answer = on_the_demo(BY_NUMBER["4"], demo).answer
    release = published(demo)
    shares = {}
    for territoire in ("01", "02", "03", "04"):
        ages = release.only(indicateur="nb_beneficiaires", niveau="DTAS", dimension="AGE", territoire=territoire)
        known = {c["modalite"]: number(c["valeur"]) for c in ages if c["modalite"] != "INCONNU"}
        name = ages[0]["territoire_libelle"]
        shares[name] = (100 * known["25_OU_MOINS"] / sum(known.values()), known["25_OU_MOINS"])
    name, (share, count) = max(shares.items(), key=lambda item: item[1])
    assert f"**{name}**, **{french(share, 1)} %**, soit {french(count)} bénéficiaires" in answer


def test_a_month_sent_again_is_told_from_which_value_to_which(corrected):
    """The difference of two CSV files, the older one still there."""
    executed = execute(BY_NUMBER["5"], corrected)
    shows_french(executed)
    (TARGET / "5-deux-publications.png").write_bytes(executed.images[0])
    now = published(corrected)
    (previous,) = [r.name for r in (corrected / "publication").iterdir() if r.is_dir() and r.name != now.release]
    before = published(corrected, previous)

    moved = 0
    keys = ("indicateur", "periode_fin", "niveau", "territoire", "dimension", "modalite")
    old = {tuple(c[k] for k in keys): c for c in before.cells}
    for cell in now.cells:
        was = old[tuple(cell[k] for k in keys)]
        moved += (was["valeur"], was["statut"]) != (cell["valeur"], cell["statut"])
        moved += (was["evolution_pct"], was["statut_evolution"]) != (cell["evolution_pct"], cell["statut_evolution"])
    where = {"indicateur": "nb_foyers_allocataires", "niveau": "DEPARTEMENT"}
    (n,), (n1,) = now.only(**where), before.only(**where)
    fall = number(n1["valeur"]) - number(n["valeur"])
    assert 30 < fall <= 40
    assert f"Entre {previous} et {now.release}, **{french(moved)} chiffres déjà publiés** ont changé" in executed.answer
    assert f"**{french(n['valeur'])}** foyers allocataires, au lieu de {french(n1['valeur'])}" in executed.answer
    assert f"({french(-fall)})" in executed.answer
    assert "Fichier corrigé" in executed.all_text


@each
def test_a_first_month_full_of_secrets_is_read_too(notebook, small):
    """No year before, and not one zero in place of a secret."""
    executed = execute(notebook, small)
    shows_french(executed)
    expected = {
        "1": "l’évolution sur un an n’est pas disponible",
        "3": "ont un nombre de bénéficiaires secret",
        "5": "aucun chiffre déjà publié n’a changé",
    }
    assert expected.get(notebook.name[0], "") in executed.answer
    # The profile is that of the Département, whose two hundred households are enough for every value.
    if notebook.name[0] in "13":
        assert "secret" in executed.all_text
    if notebook.name[0] in "123":
        assert "non reçu" in executed.all_text
    if notebook.name[0] == "2":
        assert "hors base" in executed.all_text
    for rank, image in enumerate(executed.images):
        (TARGET / f"petit-{notebook.stem}-{rank + 1}.png").write_bytes(image)


@each
def test_without_a_release_a_notebook_says_what_to_do(notebook, tmp_path):
    """One sentence, and not the calls that led there."""
    error = execute(notebook, tmp_path).error
    assert error.startswith(f"Aucune publication dans {tmp_path}. Lancez « ./plics demo »")


def french(value, decimals=0):
    """A number as the report prints it, made with another library's formatting than that of the notebooks."""
    value = number(value) if isinstance(value, str) else value
    scaled = abs(value) * 10**decimals
    rounded = int(scaled + 0.5)
    whole, rest = divmod(rounded, 10**decimals)
    text = f"{whole:_}".replace("_", " ") + (f",{rest:0{decimals}}" if decimals else "")
    return "-" + text if value < 0 and rounded else text
