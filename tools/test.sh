#!/usr/bin/env bash
# Run all tests, with the services that they use; options go to pytest.
set -uo pipefail
cd "$(dirname "$0")/.."
trap 'tools/services.sh stop' EXIT
settings=$(tools/services.sh start) || exit 1
eval "$settings"
"${VENV:-.venv}/bin/python" -m pytest -q -rs "$@"
