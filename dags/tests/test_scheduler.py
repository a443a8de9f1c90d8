"""A real scheduler: what becomes of each run, told by the REST API, in the order in which a year would bring it."""

import csv
import fcntl
import json
import os
import re
import urllib.error
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from conftest import DONNEES, HOME, airflow, sample
from standalone import Standalone, until

from plics_airflow.mois import PARIS

MENSUEL, RELIVRAISON = "rsa_mensuel", "rsa_relivraison"
ENTREPOT = DONNEES / "entrepot"


@pytest.fixture(scope="module")
def real(base, depot, once):
    """Airflow, both DAGs awake."""
    standalone = Standalone()
    try:
        standalone.start()
        standalone.unpause(RELIVRAISON)
        standalone.unpause(MENSUEL)
        yield standalone
    finally:
        standalone.stop()


def current() -> dict:
    """The release in force."""
    return json.loads((ENTREPOT / "publication" / "current.json").read_text())


def rows(entrepot: Path, name: str = "indicateur.csv") -> list[str]:
    """The lines of a published file, without what names the release."""
    release = json.loads((entrepot / "publication" / "current.json").read_text())["release"]
    text = (entrepot / "publication" / release / name).read_text(encoding="utf-8-sig")
    return text.replace(release, "RELEASE").splitlines()


def last_month() -> str:
    """The month before the last 5th, six o'clock."""
    tick = (datetime.now(PARIS) - timedelta(days=4, hours=6)).replace(day=1)
    return f"{tick - timedelta(days=1):%Y-%m}"


def test_a_scheduled_month_waits_for_its_files_then_is_published(real, depot):
    """Airflow runs the last missed tick at once: the month before it, whose files are not there."""
    (run,) = until("a scheduled run", lambda: [r for r in real.runs(MENSUEL) if r["run_type"] == "scheduled"])
    mois = run["partition_key"]
    assert mois == last_month()
    real.wait_task(MENSUEL, run["dag_run_id"], "attendre_livraisons", "up_for_reschedule")
    assert real.state(MENSUEL, run["dag_run_id"]) == "running"
    assert "manque : RSABEM CAF, RSABEM MSA, PERSONNE, ORIENTATION" in real.log(
        MENSUEL, run["dag_run_id"], "attendre_livraisons"
    )
    sample(mois, mois, depot)
    real.wait_run(MENSUEL, run["dag_run_id"], "success")
    assert current()["dernier_mois"] == mois
    events = real.get("/api/v2/assets/events")["asset_events"]
    (event,) = [e for e in events if e["source_run_id"] == run["dag_run_id"]]
    extra = {k: v for k, v in event["extra"].items() if k in {"mois", "release"}}
    assert extra == {"mois": mois, "release": current()["release"]}


def test_a_month_still_missing_after_its_deadline_is_red_and_names_what_is_missing(real):
    """No later task runs, and the alert says it."""
    run = real.trigger(MENSUEL, mois="2022-04")
    real.wait_run(MENSUEL, run, "failed")
    tasks = real.tasks(MENSUEL, run)
    assert (tasks["attendre_livraisons"]["state"], tasks["attendre_livraisons"]["try_number"]) == ("failed", 1)
    assert tasks["publication"]["state"] == "upstream_failed"
    alertes = (HOME / "alertes.txt").read_text()
    assert "ALERTE rsa_mensuel, attendre_livraisons : échéance du 30/07/2022 passée. 2022-04" in alertes
    assert "manque : RSABEM CAF, RSABEM MSA, PERSONNE, ORIENTATION" in alertes


def test_a_refused_file_is_red_at_once(real, depot):
    """It came, it is read, it is refused: no retry, nothing computed from the rest of the month."""
    sample("2022-03", "2022-03", depot)
    msa = next(f for f in depot.glob("CG061.RSABEM.00032022.*") if "<FONORG>MSA" in f.read_text("cp1252"))
    msa.write_text(msa.read_text("cp1252").replace("<IDEPARTE>061", "<IDEPARTE>014"), "cp1252")
    release = current()["release"]
    run = real.trigger(MENSUEL, mois="2022-03")
    real.wait_run(MENSUEL, run, "failed")
    tasks = real.tasks(MENSUEL, run)
    assert (tasks["bronze"]["state"], tasks["bronze"]["try_number"]) == ("failed", 1)
    assert "code 20, livraison refusée. [FLUX-01]" in (HOME / "alertes.txt").read_text()
    assert current()["release"] == release


def test_a_locked_warehouse_is_tried_again(real, depot):
    """Someone works in it: later is another moment."""
    sample("2022-02", "2022-02", depot)
    with (ENTREPOT / ".verrou").open("w") as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX)
        run = real.trigger(MENSUEL, mois="2022-02")
        real.wait_task(MENSUEL, run, "bronze", "up_for_retry")
    real.wait_run(MENSUEL, run, "success")
    assert real.tasks(MENSUEL, run)["bronze"]["try_number"] > 1


def test_a_month_badly_written_is_refused_by_the_api(real):
    """Before there is a run."""
    with pytest.raises(urllib.error.HTTPError) as refused:
        real.trigger(MENSUEL, mois="2022-13")
    assert refused.value.code in {400, 422}


def test_a_backfill_gives_the_cells_of_one_run(real, once):
    """Thirteen months, the last one first, through Airflow's own backfill."""
    done = airflow(
        *("backfill", "create", "--dag-id", MENSUEL, "--from-date", "2021-01-01", "--to-date", "2022-01-31"),
        *("--max-active-runs", "1", "--run-backwards"),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    runs = until("13 runs", lambda: [r for r in real.runs(MENSUEL) if r["run_type"] == "backfill"])
    assert sorted(r["partition_key"] for r in runs) == [f"2021-{m:02}" for m in range(1, 13)] + ["2022-01"]
    for run in sorted(runs, key=lambda r: r["partition_key"], reverse=True):
        real.wait_run(MENSUEL, run["dag_run_id"], "success", 900)

    expected = rows(once)
    assert len(expected) > 10_000
    period = expected[0].split(";").index("periode_fin")
    found = [line for line in rows(ENTREPOT) if line.split(";")[period] <= "2022-01-31" or line == expected[0]]
    assert found == expected


def test_a_month_sent_again_tells_what_moved(real, depot):
    """Read, computed, published: the figures that moved are said and stored, with the reason."""
    other = DONNEES / "depot-corrige"
    sample("2021-06", "2021-06", other, "--graine", "62")
    caf = next(f for f in other.glob("CG061.RSABEM.*") if "<FONORG>CAF" in f.read_text("cp1252"))
    text = re.sub(r"<DTCREAFLUX>[^<]+<", "<DTCREAFLUX>2021-07-20<", caf.read_text("cp1252"))
    before = current()["release"]
    (depot / caf.name.replace(".xml", "BIS.xml")).write_text(text, "cp1252")
    run = real.trigger(RELIVRAISON, mois="2021-06", motif="Fichier de la CAF corrigé")
    real.wait_run(RELIVRAISON, run, "success")
    assert f"Chiffres déjà publiés qui ont changé depuis {before} : " in real.log(RELIVRAISON, run, "publication")
    assert current()["motif"] == "Fichier de la CAF corrigé"
    moved = list(csv.DictReader(rows(ENTREPOT, "ecarts.csv"), delimiter=";"))
    assert {m["periode_fin"] for m in moved} == {"2021-06-30"}
    assert all(m["release_precedente"] == before for m in moved)


def test_nothing_of_it_names_anybody_nor_the_key(real):
    """Logs, alerts and assets say files, months and counts."""
    key = Path(os.environ["PLICS_KEY_FILE"]).read_text().strip()
    for file in [*(HOME / "logs").rglob("*.log"), HOME / "alertes.txt", HOME / "standalone.log"]:
        text = file.read_text(errors="replace")
        assert key not in text
        assert not re.search(r"\b[12]\d{12}\b", text), file
