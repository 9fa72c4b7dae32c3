#!/usr/bin/env bash
# Run all tests, with the services that they use, on two cores where there are two; options go to pytest.
# A file stays with one process, so that what its tests share is made once.
set -uo pipefail
cd "$(dirname "$0")/.."
trap 'tools/services.sh stop' EXIT
settings=$(tools/services.sh start) || exit 1
eval "$settings"
"${VENV:-.venv}/bin/python" -m pytest -q -rs --numprocesses "${JOBS:-2}" --dist loadfile "$@"
