"""What both DAGs are made of."""

from datetime import datetime

from airflow.sdk import chain

from plics_airflow import settings, steps
from plics_airflow.alert import alert
from plics_airflow.mois import PARIS
from plics_airflow.operators import ControleOperator, EtapesOperator, MetabaseOperator, PublicationOperator

RETRIES = 5


def dag_options() -> dict:
    """One run at a time; what another moment may mend is retried, later and later."""
    return {
        "start_date": datetime(2009, 6, 1, tzinfo=PARIS),
        "catchup": False,
        "max_active_runs": 1,
        "tags": ["plics"],
        "default_args": {
            "retries": RETRIES,
            "retry_delay": settings.retry_delay(),
            "retry_exponential_backoff": 2.0,
            "on_failure_callback": alert,
        },
    }


def add_pipeline(*, motif: str = "") -> list:
    """The tasks of a month, in the order of the steps of the jar."""
    tasks = []
    for couche, etapes in steps.read_tasks(settings.etapes_file(), settings.grouping()):
        kind = PublicationOperator if couche == "publication" else EtapesOperator
        tasks.append(
            kind(
                task_id=couche,
                etapes=[e["etape"] for e in etapes],
                receive=not tasks,
                motif=motif,
                doc_md="\n".join(f"- `{e['etape']}` : {e['libelle']}" for e in etapes),
            )
        )
    tasks.insert(1, ControleOperator(task_id="controle_livraisons"))
    if settings.is_metabase_configured():
        tasks.append(MetabaseOperator(task_id="metabase"))
    chain(*tasks)
    return tasks
