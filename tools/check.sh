#!/usr/bin/env bash
# Everything that can be said about the code without running its tests.
set -uo pipefail
cd "$(dirname "$0")/.."
bin=${VENV:-.venv}/bin
failed=()

step() {
  local name=$1 output
  shift
  if output=$("$@" 2>&1); then
    printf '  %-8s ok\n' "$name"
  else
    printf '  %-8s FAILED: %s\n%s\n' "$name" "$*" "$output"
    failed+=("$name")
  fi
}

step style "$bin/ruff" check .
step form "$bin/ruff" format --check .
step types "$bin/mypy"
step layers "$bin/lint-imports"
step docs "$bin/python" -m pytest -q -p no:cacheprovider tests/docs

[ ${#failed[@]} -eq 0 ] || { echo "make check found faults in: ${failed[*]}"; exit 1; }
