"""A real month through the real jar, without a scheduler."""

import json

import pytest
from conftest import DONNEES, plics, sample


@pytest.mark.filterwarnings("default")
def test_a_month_runs_and_is_published(base, once, monkeypatch):
    """As `airflow dags test` does, in a warehouse of its own."""
    depot, entrepot = DONNEES / "depot-seul", DONNEES / "entrepot-seul"
    sample("2021-01", "2021-01", depot)
    monkeypatch.setenv("PLICS_LANDING", str(depot))
    monkeypatch.setenv("PLICS_ENTREPOT", str(entrepot))
    plics("keygen", str(DONNEES / "cle-seule"))
    monkeypatch.setenv("PLICS_KEY_FILE", str(DONNEES / "cle-seule"))
    from test_graph import bag

    run = bag().dags["rsa_mensuel"].test(run_conf={"mois": "2021-01"})
    assert run.state == "success"
    current = json.loads((entrepot / "publication" / "current.json").read_text())
    assert (current["premier_mois"], current["dernier_mois"]) == ("2021-01", "2021-01")
