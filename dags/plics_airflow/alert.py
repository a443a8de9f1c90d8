"""What is told when a task has failed for good."""

import logging
import subprocess

from plics_airflow import settings

log = logging.getLogger("plics.alerte")


def alert(context) -> None:
    """One line in the log of the task, and to whoever is configured."""
    ti = context["ti"]
    sentence = f"ALERTE {ti.dag_id}, {ti.task_id} : {context.get('exception')}"
    log.error(sentence)
    if settings.alerte():
        subprocess.run(settings.alerte(), input=sentence + "\n", text=True, timeout=60, check=False)
