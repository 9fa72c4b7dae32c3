#!/usr/bin/env bash
# Write requirements.lock: every package with its version and hashes, for all platforms, without naming an index.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p build
"${PYTHON:-python3}" -m venv build/lock
build/lock/bin/python -m pip install --disable-pip-version-check --quiet uv 2>build/lock/pip.log || { tail -n 5 build/lock/pip.log >&2; exit 1; }
build/lock/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header --upgrade --quiet --output-file requirements.lock
echo "requirements.lock: $(grep -cE '^[a-z0-9].*==' requirements.lock) packages"
