"""How plics is called, and what its exit codes become."""

import logging
import stat
from datetime import date, timedelta

import pytest
from airflow.sdk.exceptions import AirflowException, AirflowFailException

from plics_airflow import alert, command, mois, operators, settings

LOG = logging.getLogger("essai")


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """A plics that says a sentence and ends with a code."""

    def make(code: int, sentence: str = "[MOIS-01] 2022-01 : aucun flux reçu."):
        file = tmp_path / "plics"
        file.write_text(f"#!/bin/sh\necho \"$@\"\necho '{sentence}' >&2\nexit {code}\n")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PLICS_COMMAND", str(file))

    return make


def outcome(arguments):
    """A call, ended."""
    return command.Call(arguments, LOG).run()


def test_the_calls_of_a_laptop():
    """The launcher of this folder, the landing for what reads it, the month for all."""
    depot, entrepot = settings.landing(), settings.entrepot()
    assert command.run("2022-01", ["manifeste", "bronze_rsabem"], receive=True) == (
        [str(settings.ROOT / "plics"), "run", "--landing", depot, "--entrepot", entrepot]
        + ["--mois", "2022-01", "--step", "manifeste", "bronze_rsabem"]
    )
    assert command.run("2022-01", ["publication"], receive=False, motif="CAF corrigée") == (
        [str(settings.ROOT / "plics"), "run", "--entrepot", entrepot]
        + ["--mois", "2022-01", "--motif", "CAF corrigée", "--step", "publication"]
    )


def test_the_calls_of_a_cluster(monkeypatch):
    """The same, through spark-submit."""
    submit = "spark-submit --master spark://maitre:7077 --class fr.plics.job.Main /opt/plics.jar"
    monkeypatch.setenv("PLICS_COMMAND", submit)
    monkeypatch.setenv("PLICS_DEPARTEMENT", "014")
    assert command.status("2022-01", landing=False) == (
        submit.split()
        + ["status", "--entrepot", settings.entrepot(), "--departement", "014", "--mois", "2022-01"]
    )


@pytest.mark.parametrize("code", [2, 10, 20, 30, 40, 70])
def test_what_would_fail_the_same_way_again_is_not_retried(fake, code):
    """Its sentence says the month, the code and what plics said."""
    fake(code)
    with pytest.raises(AirflowFailException, match=rf"2022-01, bronze : code {code}, .*\[MOIS-01\] 2022-01 : aucun"):
        outcome(command.status("2022-01", landing=True)).require_done("2022-01, bronze")


@pytest.mark.parametrize("code", [50, 60, 137, 143])
def test_what_another_moment_may_mend_is_retried(fake, code):
    """Airflow retries whatever is no AirflowFailException."""
    fake(code)
    with pytest.raises(AirflowException) as failure:
        outcome(command.status("2022-01", landing=True)).require_done("2022-01, bronze")
    assert not isinstance(failure.value, AirflowFailException)


def test_done_is_done(fake):
    """And what was said is kept."""
    fake(0, "fait")
    done = outcome(command.status("2022-01", landing=True))
    done.require_done("2022-01, bronze")
    assert done.lines[-1] == "fait"


def test_a_command_that_is_not_there_is_named(monkeypatch):
    """With the setting to mend."""
    monkeypatch.setenv("PLICS_COMMAND", "/nulle/part/plics")
    with pytest.raises(AirflowFailException, match="« /nulle/part/plics » ne peut pas être lancé .* PLICS_COMMAND"):
        outcome(command.status("2022-01", landing=True))


@pytest.mark.parametrize("name", ["PLICS_LANDING", "PLICS_ENTREPOT"])
def test_a_setting_that_is_missing_is_named(monkeypatch, name):
    """Where to give it too."""
    monkeypatch.delenv(name)
    with pytest.raises(AirflowFailException, match=f"{name} n'est pas défini"):
        command.status("2022-01", landing=True)


def test_a_month_that_nobody_gave_or_that_is_not_over_is_refused():
    """A manual run of the monthly DAG has no month of its own."""
    for text, sentence in {"": "aucun mois", "2022-13": "n'est pas un mois", "2999-01": "n'est pas fini"}.items():
        with pytest.raises(AirflowFailException, match=sentence):
            mois.require(text)
    assert mois.require("2022-12") == "2022-12"
    assert mois.end("2022-12") == date(2023, 1, 1)
    assert mois.echeance("2022-01", timedelta(days=20)) == date(2022, 2, 21)


def test_no_release_yet_is_told(monkeypatch, tmp_path):
    """What waits for a release is not told of one that is not there."""
    monkeypatch.setenv("PLICS_ENTREPOT", str(tmp_path))
    with pytest.raises(AirflowFailException, match="aucune publication dans"):
        operators.read_release()


def test_an_alert_is_one_line_in_the_log_and_for_whoever_is_configured(monkeypatch, tmp_path, caplog):
    """It names the DAG, the task and what is wrong."""

    class Ti:
        dag_id, task_id = "rsa_mensuel", "attendre_livraisons"

    monkeypatch.setenv("PLICS_ALERTE", f"tee -a {tmp_path / 'alertes'}")
    alert.alert({"ti": Ti(), "exception": AirflowFailException("2022-01 ; manque : RSABEM MSA")})
    line = "ALERTE rsa_mensuel, attendre_livraisons : 2022-01 ; manque : RSABEM MSA"
    assert caplog.messages == [line]
    assert (tmp_path / "alertes").read_text() == line + "\n"
