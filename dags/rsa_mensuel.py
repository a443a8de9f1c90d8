"""Chaque mois : attendre les fichiers du mois passé, le calculer, le publier.

Le 5 à 6 h, pour le mois qui vient de finir ; le paramètre « mois » en lance un autre.
Un mois dont il manque des fichiers est attendu jusqu'à son échéance, puis échoue en nommant ce qui manque.
"""

from airflow.sdk import DAG, CronPartitionTimetable, Param

from plics_airflow import mois, settings
from plics_airflow.graph import add_pipeline, dag_options
from plics_airflow.operators import LivraisonsSensor

calendrier = settings.calendrier()

with DAG(
    dag_id="rsa_mensuel",
    doc_md=__doc__,
    schedule=calendrier
    and CronPartitionTimetable(calendrier, timezone="Europe/Paris", run_offset=-1, key_format="%Y-%m"),
    params={
        "mois": Param(
            None,
            type=["null", "string"],
            pattern=mois.PATTERN,
            title="Mois",
            description="AAAA-MM ; vide : le mois du calendrier",
        )
    },
    **dag_options(),
):
    livraisons = LivraisonsSensor(task_id="attendre_livraisons", poke_interval=settings.poke_interval())
    livraisons >> add_pipeline()[0]
