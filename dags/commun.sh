# What dags/start, dags/airflow and dags/check share: the settings of an Airflow of this machine. To be sourced; what is
# set already stays.
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../scripts/commun.sh"
dags=$root/dags

# An Airflow of this machine, on a port; PLICS_* say where the data are.
set_airflow() {
  export AIRFLOW_HOME=${AIRFLOW_HOME:-$root/target/airflow}
  port=${AIRFLOW__API__PORT:-8080}
  export AIRFLOW__CORE__DAGS_FOLDER=$dags AIRFLOW__CORE__LOAD_EXAMPLES=False
  export AIRFLOW__CORE__PARALLELISM=${AIRFLOW__CORE__PARALLELISM:-2}
  export AIRFLOW__API__HOST=127.0.0.1 AIRFLOW__API__PORT=$port AIRFLOW__API__BASE_URL=http://127.0.0.1:$port
  export AIRFLOW__CORE__EXECUTION_API_SERVER_URL=http://127.0.0.1:$port/execution/
  export AIRFLOW__API__WORKERS=1 AIRFLOW__CORE__DEFAULT_TIMEZONE=Europe/Paris
  export AIRFLOW__CORE__FERNET_KEY=${AIRFLOW__CORE__FERNET_KEY:-}
  export PLICS_LANDING=${PLICS_LANDING:-$root/target/airflow-demo/depot}
  export PLICS_ENTREPOT=${PLICS_ENTREPOT:-$root/target/airflow-demo/entrepot}
  export PLICS_KEY_FILE=${PLICS_KEY_FILE:-$root/target/airflow-demo/cle}
  umask 077
}

# The database, brought to the version of this Airflow, and the pool that lets one task write at a time.
prepare_airflow() {
  mkdir -p "$AIRFLOW_HOME"
  "$venv/bin/airflow" db migrate >"$AIRFLOW_HOME/base.log" 2>&1 ||
    die "la base d'Airflow ne peut pas être ouverte ; le détail est dans $AIRFLOW_HOME/base.log."
  "$venv/bin/airflow" pools set plics_ecriture 1 "Une tâche à la fois écrit dans l'entrepôt" >>"$AIRFLOW_HOME/base.log" 2>&1 ||
    die "la réserve plics_ecriture ne peut pas être créée ; le détail est dans $AIRFLOW_HOME/base.log."
}
