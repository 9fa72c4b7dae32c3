#!/usr/bin/env bash
# Set up $VENV with exactly what requirements.lock names, and this checkout in it.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
venv=${VENV:-.venv}
log=$venv/install.log

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
  echo "Sijill needs Python 3.11 or newer; $python is $("$python" --version 2>&1 || true)." >&2
  echo "Name another one: make PYTHON=python3.12 ..." >&2
  exit 1
}

fail() {
  grep -v '^WARNING: Location' "$log" | tail -n 15 >&2
  echo "Installing failed; the whole log is in $log." >&2
  exit 1
}

if [ ! -x "$venv/bin/python" ]; then
  mkdir -p "$venv"
  "$python" -m venv "$venv" >"$log" 2>&1 || {
    cat "$log" >&2
    echo "No virtual environment could be made (on Debian: apt install python3-venv)." >&2
    rm -rf "$venv"
    exit 1
  }
fi

tty=$([ ! -t 2 ] || echo 1)
total=$(grep -cE '^[a-z0-9].*==' requirements.lock)
echo "Installing $total packages into $venv (once; a minute or so, and the download)"
: >"$log"
# Pip announces each package as "Collecting NAME", or "Processing FILE" from a local folder; that is the progress shown.
"$venv/bin/python" -m pip install --disable-pip-version-check --no-input --progress-bar off --no-deps \
  --require-hashes -r requirements.lock 2>>"$log" | tee -a "$log" | awk -v total="$total" -v tty="$tty" '
    /^(Collecting|Processing|Requirement already satisfied:)/ {
      n++
      name = $1 == "Requirement" ? $4 : $2
      sub(".*/", "", name)
      if (tty) printf "\r  %3d of %d  %-40.40s", n, total, name
      else if (n % 20 == 0) printf "  %d of %d\n", n, total
      fflush()
    }
    /^Installing collected/ { if (tty) printf "\r%-60s", ""; printf (tty ? "\r  unpacking\n" : "  unpacking\n"); fflush() }
  ' || fail
"$venv/bin/python" -m pip install --disable-pip-version-check --no-input --quiet --no-deps --no-build-isolation \
  --editable . >>"$log" 2>&1 || fail
touch "$venv/installed"
