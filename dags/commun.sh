# What dags/start, dags/airflow and dags/check share: a virtual environment of the lock, and the settings of an Airflow of
# this machine. To be sourced; what is set already stays.
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
dags=$root/dags

die() { echo "[60] $1" >&2; exit 60; }

find_python() {
  local candidate
  for candidate in ${PLICS_PYTHON:-} python3.11 python3.12 python3.13 python3.14 python3.10 python3; do
    if command -v "$candidate" >/dev/null &&
      "$candidate" -c 'import ssl, venv, sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  return 1
}

# A virtual environment in target/venv/$1 that holds $2, made again when the lock changes.
make_venv() {
  local python stamp
  venv=$root/target/venv/$1
  python=$(find_python) || die "Python 3.10 à 3.14 est introuvable. Installez-en un (python3.11 et python3.11-venv), ou nommez-le avec PLICS_PYTHON."
  stamp="$("$python" -V) $(sha256sum <"$2")"
  if [ "$(cat "$venv/.lock" 2>/dev/null)" != "$stamp" ]; then
    echo "Environnement Python de $1 (une fois, une minute)…" >&2
    rm -rf "$venv"
    mkdir -p "$root/target/venv"
    { "$python" -m venv "$venv" && "$venv/bin/pip" install -q --disable-pip-version-check --require-hashes -r "$2"; } \
      >"$root/target/venv/$1.log" 2>&1 || {
      tail -n 5 "$root/target/venv/$1.log" >&2
      die "l'environnement Python n'a pas pu être fait ; le détail est dans $root/target/venv/$1.log."
    }
    echo "$stamp" >"$venv/.lock"
  fi
  # Airflow starts its own parts by their names.
  export PATH=$venv/bin:$PATH
}

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
