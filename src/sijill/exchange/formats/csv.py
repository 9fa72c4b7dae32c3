"""A flat table as CSV (RFC 4180) in UTF-8, which no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import IO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula


def write_csv(rows: Iterable[Mapping[str, object]], stream: IO[str]) -> None:
    """Write rows that all have the same members; the first line names them. Without a row nothing is written."""
    writer = None
    for row in rows:
        if writer is None:
            writer = csv.writer(stream, lineterminator="\r\n")
            writer.writerow(row)
        writer.writerow([make_harmless(cell) for cell in row.values()])


def make_harmless(cell: object) -> object:
    """Return a cell that a spreadsheet shows as it is: text that looks like a formula gets an apostrophe in front."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
