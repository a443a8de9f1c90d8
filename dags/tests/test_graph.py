"""The DAGs load, follow the list of the jar, and say what is wrong with their settings."""

import ast
import json
from pathlib import Path

import pytest
from conftest import ROOT

DAGS = ROOT / "dags"
SOURCES = [f for f in DAGS.rglob("*.py") if "tests" not in f.parts]


def bag(known_pools=None):
    """The folder of DAGs, loaded as Airflow does."""
    from airflow.dag_processing.dagbag import DagBag

    return DagBag(dag_folder=str(DAGS), known_pools=known_pools)


def tasks(dag) -> list[str]:
    """Its tasks from the first to the last: each has one after it."""
    (here,) = dag.roots
    names = [here.task_id]
    while here.downstream_list:
        (here,) = here.downstream_list
        names.append(here.task_id)
    assert len(names) == len(dag.tasks)
    return names


def etapes() -> list[dict]:
    """What the build wrote."""
    return json.loads((ROOT / "target" / "etapes.json").read_text())


def test_both_dags_load_without_a_warning(base):
    """A missing pool is told by Airflow itself."""
    loaded = bag({"default_pool", "plics_ecriture"})
    assert loaded.import_errors == {}
    assert set(loaded.dags) == {"rsa_mensuel", "rsa_relivraison"}
    assert loaded.dag_warnings == set()
    assert all("plics_ecriture" in w.message for w in bag({"default_pool"}).dag_warnings)
    assert len(bag({"default_pool"}).dag_warnings) == 2


def test_the_graph_is_the_list_of_the_jar(base):
    """Layers are tasks, and every step is in one, in order."""
    for name, before in {"rsa_mensuel": ["attendre_livraisons"], "rsa_relivraison": []}.items():
        dag = bag().dags[name]
        assert tasks(dag) == [*before, "bronze", "controle_livraisons", "silver", "gold", "publication"]
        called = [s for t in tasks(dag) for s in getattr(dag.get_task(t), "etapes", [])]
        assert called == [e["etape"] for e in etapes()]


def test_one_run_writes_at_a_time(base):
    """One slot for whatever writes, one run of each DAG, and an asset for the release."""
    for dag in bag().dags.values():
        assert dag.max_active_runs == 1
        writers = [t for t in dag.tasks if hasattr(t, "etapes")]
        assert {t.pool for t in writers} == {"plics_ecriture"}
        assert [o.name for o in dag.get_task("publication").outlets] == ["publication_rsa"]


def test_a_new_step_of_the_jar_is_a_new_call(base, tmp_path, monkeypatch):
    """Nothing of the list is typed a second time."""
    more = [*etapes()[:-1], {"etape": "gold_action", "libelle": "Actions", "couche": "gold"}, etapes()[-1]]
    file = tmp_path / "etapes.json"
    file.write_text(json.dumps(more))
    monkeypatch.setenv("PLICS_ETAPES", str(file))
    assert bag().dags["rsa_mensuel"].get_task("gold").etapes[-1] == "gold_action"


def test_a_long_backfill_may_start_fewer_virtual_machines(base, monkeypatch):
    """The same steps in the same order, in two calls."""
    monkeypatch.setenv("PLICS_TACHES", "mois")
    dag = bag().dags["rsa_mensuel"]
    assert tasks(dag) == ["attendre_livraisons", "bronze", "controle_livraisons", "publication"]
    called = dag.get_task("bronze").etapes + dag.get_task("publication").etapes
    assert called == [e["etape"] for e in etapes()]
    monkeypatch.setenv("PLICS_TACHES", "jour")
    assert all("PLICS_TACHES : « jour » n'est ni" in e for e in bag().import_errors.values())


def test_without_the_list_the_error_says_how_to_make_it(base, monkeypatch):
    """It is what the page of import errors shows."""
    monkeypatch.setenv("PLICS_ETAPES", "/nulle/part.json")
    errors = bag().import_errors
    assert len(errors) == 2
    assert all("/nulle/part.json n'existe pas. Faites-la avec « ./mvnw package »" in e for e in errors.values())


def cron() -> str:
    """When a month is looked for."""
    return bag().dags["rsa_mensuel"].schedule.expression


def test_a_calendar_is_a_setting_and_there_may_be_none(base, monkeypatch):
    """That of the demo, whose months are over."""
    assert cron() == "0 6 5 * *"
    monkeypatch.setenv("PLICS_CALENDRIER", "30 7 8 * *")
    assert cron() == "30 7 8 * *"
    monkeypatch.setenv("PLICS_CALENDRIER", "aucun")
    dag = bag().dags["rsa_mensuel"]
    assert dag.schedule is None
    assert tasks(dag)[0] == "attendre_livraisons"


def test_metabase_is_a_task_when_it_is_configured(base, monkeypatch):
    """And no task at all otherwise."""
    monkeypatch.setenv("PLICS_METABASE_URL", "http://127.0.0.1:3000")
    assert tasks(bag().dags["rsa_mensuel"])[-2:] == ["publication", "metabase"]


@pytest.mark.parametrize("mois", ["2022-13", "janvier", "2022-1", "2022-01-01", ""])
def test_a_month_badly_written_is_refused_before_it_runs(base, mois):
    """The parameter has a pattern."""
    from airflow.sdk.exceptions import ParamValidationError

    for dag in bag().dags.values():
        with pytest.raises(ParamValidationError):
            dag.params.dump() if dag.params.update({"mois": mois}) else dag.params.validate()


def test_no_data_logic_nor_sql():
    """Imports of airflow.sdk, of this folder and of the standard library only."""
    import sys

    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text())):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [a.name for a in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                ours = name.split(".")[0] in {"plics_airflow"} | sys.stdlib_module_names
                assert ours or name.startswith("airflow.sdk"), f"{source}: {name}"
        assert "sqlite3" not in source.read_text()
    assert sum(len(Path(f).read_text().splitlines()) for f in SOURCES) < 600
