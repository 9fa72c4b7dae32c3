"""The JSON Schema of the readout, as it ships with the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_SCHEMA = Path(__file__).parent / "data" / "readout-1.schema.json"


@cache
def readout_schema() -> str:
    """Return the JSON Schema (draft 2020-12) of `sijill/readout/1`; docs/readout.md says it in prose."""
    return _SCHEMA.read_text(encoding="utf-8")
