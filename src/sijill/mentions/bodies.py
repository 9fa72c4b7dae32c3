"""Bodies that a document names with their short form, and whose they are."""

from __future__ import annotations

import re

from sijill.records.mentions import Unit

_SHORT_FORM = re.compile("[(,][NG]")


def find_bodies(units: list[Unit], shape: str) -> dict[str, str]:
    """Return short forms → polity: "Department of Government Relations, DGR, Sharjah" gives dgr → AE-SH.

    The letters of the short form must be the initials of the words before it.
    """
    found: dict[str, str] = {}
    for match in _SHORT_FORM.finditer(shape):
        at = match.start() + 1
        unit = units[at]
        if not unit.capital or len(unit.text) < 2 or at < 3:
            continue
        first = _spelt_out(units, at - 1, unit.text)
        if first is None:
            continue
        polity = _polity(units, first, at)
        if polity is not None:
            found[unit.text] = polity
    return found


def _spelt_out(units: list[Unit], end: int, short: str) -> int | None:
    """Return where the words begin whose initials are `short`, else None."""
    letters = list(short.replace(".", ""))
    at = end - 1
    while at >= 0 and letters:
        unit = units[at]
        if unit.cls in "ofd&-'i":
            at -= 1
            continue
        if not unit.capital or unit.cls in ".,()":
            return None
        for word in reversed(unit.text.replace("-", " ").split()):
            if letters and word[0] == letters[-1]:
                letters.pop()
            elif unit.cls not in "PDL" and word not in ("of", "the", "and", "for"):
                return None
        at -= 1
    return at + 1 if not letters else None


def _polity(units: list[Unit], first: int, short: int) -> str | None:
    """Return whose body it is: named in it, right before it, or right after its short form."""
    for at in range(max(0, first - 2), short):
        if units[at].cls in "PD":
            return units[at].id
        if units[at].cls == "L":
            return str(units[at].value.get("subdivision") or units[at].value.get("country"))
    after = short + 1
    while after < len(units) and units[after].cls in "),'io":
        after += 1
        if after - short > 3:
            break
    if after < len(units) and units[after].cls in "PDL" and after > short + 1:
        unit = units[after]
        return (
            str(unit.value.get("subdivision") or unit.value.get("country") or unit.id) if unit.cls == "L" else unit.id
        )
    return None
