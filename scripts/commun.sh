# What the checks of dags, notebooks, dashboards and docs share. To be sourced.
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)

die() { echo "[60] $1" >&2; exit 60; }

# Says that a check is skipped, and why; an integration server (PLICS_CI=true) skips none. The caller then stops or goes on.
skip() {
  [ "${PLICS_CI:-}" != true ] || die "$1 PLICS_CI l'interdit."
  echo "$1" >&2
}

# The program a variable names, or the first of these commands that is there.
find_tool() {
  local variable=$1 candidate
  shift
  if [ -n "${!variable:-}" ]; then
    command -v "${!variable}" >/dev/null || die "$variable : ${!variable} n'est pas un programme."
    echo "${!variable}"
    return
  fi
  for candidate in "$@"; do
    if command -v "$candidate"; then return; fi
  done
  return 1
}

# The same names as Outil.java: what Java's tests open, a script finds.
find_chromium() { find_tool CHROMIUM chromium chromium-browser google-chrome google-chrome-stable; }
find_soffice() { find_tool SOFFICE soffice libreoffice; }

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
    { "$python" -m venv "$venv" && "$venv/bin/pip" install -q --disable-pip-version-check --no-compile --require-hashes -r "$2"; } \
      >"$root/target/venv/$1.log" 2>&1 || {
      tail -n 5 "$root/target/venv/$1.log" >&2
      die "l'environnement Python n'a pas pu être fait ; le détail est dans $root/target/venv/$1.log."
    }
    echo "$stamp" >"$venv/.lock"
  fi
  # A tool may start its own parts by their names.
  export PATH=$venv/bin:$PATH
}

# The warehouse of plics demo, in $demo: that of the tests of Java when they ran, made now otherwise.
make_demo() {
  demo=$root/target/demo/6210-foyers-graine-61/entrepot
  [ -f "$demo/publication/current.json" ] || "$root/plics" demo --dossier "$root/target/demo" >"$root/target/demo.log" 2>&1 ||
    die "La démonstration n'a pas pu être faite ; le détail est dans $root/target/demo.log."
}
