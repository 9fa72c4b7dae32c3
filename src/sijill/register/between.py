"""Outcomes of an undertaking in, what it is between each two sides out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import Row

from sijill.register.ladder import find_rung


def make_pair_rows(undertaking: str, told: Sequence[Row[Any]], *, status: str) -> list[dict[str, Any]]:
    """Return the rows of `pair_undertakings` for an undertaking, whose outcomes are given.

    An outcome is between all sides of its encounter; without one, between those who act in it.
    """
    steps: dict[tuple[str, str], list[Row[Any]]] = {}
    for row in told:
        for pair in combinations(sorted(set(_find_sides(row))), 2):
            steps.setdefault(pair, []).append(row)
    return [
        {"one": one, "other": other, "undertaking_id": undertaking, "status": status, **sum_up(rows)}
        for (one, other), rows in steps.items()
    ]


def _find_sides(row: Row[Any]) -> Iterable[str]:
    if row.account_id is None:
        return (*row.by, *row.to)
    return () if row.standing == "rejected" else row.sides


def sum_up(rows: Sequence[Row[Any]]) -> dict[str, Any]:
    """Return the step that reached highest, and when the last one was told."""
    best = max(rows, key=lambda row: (find_rung(row.kind), _get_day(row), row.id))
    last = max(rows, key=lambda row: (_get_day(row), row.entry, -row.position))
    return {
        "moved": _get_day(last),
        "entry": last.entry,
        "position": last.position,
        "rung": find_rung(best.kind),
        "day": _get_day(best),
        "outcome_id": best.id,
        "by": best.by,
    }


def _get_day(row: Row[Any]) -> str:
    return row.date or row.published or ""
