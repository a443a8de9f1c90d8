"""Tasks: each is a call of plics for a month."""

import json
from pathlib import Path

from airflow.sdk import Asset, BaseOperator, BaseSensorOperator
from airflow.sdk.exceptions import AirflowFailException

from plics_airflow import command, mois, settings

PUBLICATION = Asset(name="publication_rsa", uri="plics://publication/courante")


class PlicsOperator(BaseOperator):
    """A call of plics; its exit code decides what becomes of the task."""

    template_fields = ("mois", "motif")

    def __init__(self, *, motif: str = "", **kwargs):
        super().__init__(**kwargs)
        self.mois = mois.TEMPLATE
        self.motif = motif
        self._call = None

    def arguments(self) -> list[str]:
        """What is called."""
        raise NotImplementedError

    def execute(self, context):
        """Calls plics."""
        mois.require(self.mois)
        self._call = command.Call(self.arguments(), self.log)
        self._call.run().require_done(f"{self.mois}, {self.task_id}")

    def on_kill(self):
        """Stops plics with the task."""
        if self._call is not None:
            self._call.kill()


class EtapesOperator(PlicsOperator):
    """Steps that follow each other, in one call."""

    def __init__(self, *, etapes: list[str], receive: bool = False, **kwargs):
        super().__init__(pool=settings.POOL, **kwargs)
        self.etapes = etapes
        self.receive = receive

    def arguments(self) -> list[str]:
        """Runs its steps; those that read deliveries receive them first."""
        return command.run(self.mois, self.etapes, receive=self.receive, motif=self.motif)


class PublicationOperator(EtapesOperator):
    """Publishes, and tells those who wait for a release which one it is."""

    def __init__(self, **kwargs):
        super().__init__(outlets=[PUBLICATION], **kwargs)

    def execute(self, context):
        """Publishes a release."""
        super().execute(context)
        context["outlet_events"][PUBLICATION].extra = {"mois": self.mois, "release": read_release()}


class ControleOperator(PlicsOperator):
    """Whether a month, once read, has all that is expected: nothing is computed from a part of it."""

    def arguments(self) -> list[str]:
        """Asks the register alone: what lies in the landing folder was read."""
        return command.status(self.mois, landing=False)


class MetabaseOperator(PlicsOperator):
    """Points Metabase to the new release."""

    def arguments(self) -> list[str]:
        """Applies the dashboards."""
        return command.metabase()


class LivraisonsSensor(BaseSensorOperator):
    """Waits for the deliveries of a month until its deadline, then fails and names what is missing."""

    template_fields = ("mois",)

    def __init__(self, **kwargs):
        # The deadline is that of the month, not of the wait.
        super().__init__(mode="reschedule", timeout=settings.delai().total_seconds() + 366 * 86400, **kwargs)
        self.mois = mois.TEMPLATE

    def poke(self, context) -> bool:
        """Looks once."""
        mois.require(self.mois)
        outcome = command.Call(command.status(self.mois, landing=True), self.log).run()
        if outcome.code != command.MISSING:
            outcome.require_done(f"{self.mois}, {self.task_id}")
            return True
        limite = mois.echeance(self.mois, settings.delai())
        if mois.today() <= limite:
            return False
        # Other lines may come first: the virtual machine's, spark-submit's.
        told = next((line for line in outcome.lines if line.startswith(self.mois)), f"{self.mois} n'est pas complet.")
        raise AirflowFailException(f"échéance du {limite:%d/%m/%Y} passée. {told}")


def read_release() -> str:
    """The release in force: its pointer is replaced at once, so that it always names a whole one."""
    pointer = Path(settings.entrepot(), "publication", "current.json")
    try:
        return json.loads(pointer.read_text(encoding="utf-8"))["release"]
    except FileNotFoundError:
        raise AirflowFailException(
            f"aucune publication dans {settings.entrepot()} : rien n'a encore été calculé."
        ) from None
