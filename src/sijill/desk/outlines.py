"""Outlines of countries and a point in each, for the map of contacts; from tools/build_outlines.py."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_DATA = Path(__file__).with_name("data")


@cache
def read_outlines() -> str:
    """Return the outlines of countries as a path of SVG: two units a degree, from 180 west and 90 north."""
    return (_DATA / "outlines.txt").read_text(encoding="utf-8").strip()


@cache
def get_points() -> dict[str, tuple[float, float]]:
    """Return a point in each country: longitude and latitude."""
    with (_DATA / "points.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {row["code"]: (float(row["longitude"]), float(row["latitude"])) for row in rows}
