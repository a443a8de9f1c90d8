"""À la main : un mois livré une nouvelle fois, et pourquoi.

Recalcule ce qui lit ce mois. La tâche « publication » dit les chiffres publiés qui ont changé ; `ecarts.csv` et la
table `ecart` de la publication les gardent, la table `publication` garde le motif.
"""

from airflow.sdk import DAG, Param

from plics_airflow import mois
from plics_airflow.graph import add_pipeline, dag_options

with DAG(
    dag_id="rsa_relivraison",
    doc_md=__doc__,
    schedule=None,
    params={
        "mois": Param(type="string", pattern=mois.PATTERN, title="Mois", description="AAAA-MM"),
        "motif": Param(
            type="string",
            minLength=5,
            maxLength=200,
            title="Motif",
            description="En une phrase, sans donnée personnelle : il est publié",
        ),
    },
    **dag_options(),
):
    add_pipeline(motif="{{ params.motif }}")
