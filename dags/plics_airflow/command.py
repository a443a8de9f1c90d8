"""Calls of plics: what is asked, how it ends, what it means."""

import os
import signal
import subprocess
from dataclasses import dataclass
from logging import Logger

from airflow.sdk.exceptions import AirflowException, AirflowFailException

from plics_airflow import settings

MISSING = 10

MEANINGS = {
    2: "commande mal écrite",
    10: "livraison manquante",
    20: "livraison refusée",
    30: "livraison invraisemblable, à confirmer par une personne",
    40: "publication refusée par le secret statistique",
    50: "un autre traitement est en cours",
    60: "clé, disque ou mémoire",
    70: "erreur interne",
}

# What another moment may mend; everything else fails the same way again.
RETRIED = {50, 60}

# A shell gives more than this for what a signal stopped: a machine that restarts, or that lacks memory.
SIGNAL = 128


def run(mois: str, etapes: list[str], *, receive: bool, motif: str = "") -> list[str]:
    """Some steps of a month; what has landed is received by the first ones only."""
    landing = ["--landing", settings.landing()] if receive else []
    reason = ["--motif", motif] if motif else []
    return [*_plics("run"), *landing, *_entrepot(), "--mois", mois, *reason, "--step", *etapes]


def status(mois: str, *, landing: bool) -> list[str]:
    """Where a month stands, with what lies in the landing folder or without."""
    arrived = ["--landing", settings.landing()] if landing else []
    return [*_plics("status"), *arrived, *_entrepot(), "--mois", mois]


def metabase() -> list[str]:
    """Metabase pointed to the new release."""
    return [*_plics("metabase"), "apply", "--entrepot", settings.entrepot()]


def _plics(verb: str) -> list[str]:
    return [*settings.command(), verb]


def _entrepot() -> list[str]:
    return ["--entrepot", settings.entrepot(), *settings.departement()]


@dataclass(frozen=True)
class Outcome:
    """How a call ended: its exit code and what it said."""

    code: int
    lines: list[str]

    def problems(self) -> str:
        """The sentences that say what is wrong, the first of them."""
        told = [line.strip() for line in self.lines if "[" in line and "] " in line]
        return " ".join(told[:5])

    def require_done(self, what: str) -> None:
        """Fails as the exit code says: for good, or until a retry."""
        if self.code == 0:
            return
        is_stopped = self.code < 0 or self.code > SIGNAL
        meaning = "arrêté par un signal" if is_stopped else MEANINGS.get(self.code, "fin inattendue")
        sentence = f"{what} : code {self.code}, {meaning}. {self.problems()}".strip()
        if is_stopped or self.code in RETRIED:
            raise AirflowException(sentence)
        raise AirflowFailException(sentence)


class Call:
    """One process of plics, whose lines go to the log of the task."""

    def __init__(self, arguments: list[str], log: Logger):
        self._arguments = arguments
        self._log = log
        self._process: subprocess.Popen | None = None

    def run(self) -> Outcome:
        """Runs to the end."""
        self._log.info("%s", subprocess.list2cmdline(self._arguments))
        try:
            self._process = subprocess.Popen(
                self._arguments,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                start_new_session=True,
            )
        except OSError as e:
            raise AirflowFailException(
                f"« {self._arguments[0]} » ne peut pas être lancé ({e.strerror}). Corrigez PLICS_COMMAND."
            ) from None
        lines = []
        with self._process.stdout as said:
            for line in said:
                lines.append(line.rstrip())
                self._log.info("%s", lines[-1])
        return Outcome(self._process.wait(), lines)

    def kill(self) -> None:
        """Stops it and all it started: the lock of the warehouse goes with it."""
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
