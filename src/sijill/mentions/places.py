"""Places in a sentence: where something was, as far as a preposition says so."""

from __future__ import annotations

from sijill.language import Language
from sijill.records.mentions import Capacity, PlaceMention, Unit

_BEFORE = frozenset("im")


def find_places(
    units: list[Unit], capacities: list[Capacity], sentence: int, *, language: Language
) -> list[PlaceMention]:
    """Return cities and countries named in a sentence; `located` tells "in" or "at" with them, `towards` "to".

    A venue is no place. Places inside a capacity ("Consul-General in Dubai") are left out.
    """
    behind = language.settings.get("verb") == "end"
    inside = {i for c in capacities for i in range(*c.units)}
    found: list[PlaceMention] = []
    for at, unit in enumerate(units):
        if at in inside or unit.cls not in "LP":
            continue
        told = _marker_behind(units, at) if behind else _marker_before(units, at, inside)
        located, towards = told == "i", told in ("t", "f")  # "to Kuwait", "left for Kuwait", لموسكو
        if unit.cls == "P":
            found.append(
                PlaceMention(unit.start, unit.end, sentence, None, unit.id.partition("-")[0], None, located, towards)
            )
            continue
        country = str(unit.value.get("country") or unit.id.partition("-")[0])
        region = bool(unit.value.get("region"))
        found.append(
            PlaceMention(
                unit.start,
                unit.end,
                sentence,
                None if region and "-" not in unit.id else unit.text,
                country,
                str(unit.value.get("subdivision") or "") or None,
                located,
                towards,
            )
        )
    return found


def _marker_before(units: list[Unit], at: int, inside: set[int]) -> str:
    """Return the class of the word before a place: "in", "at" or "to"."""
    before = at - 1
    while before >= 0 and (
        units[before].cls in "dQ" or units[before].kind in ("portfolio",) or units[before].id == "city"
    ):
        before -= 1
    return units[before].cls if before >= 0 and before not in inside else ""


def _marker_behind(units: list[Unit], at: int) -> str:
    """Return the class of the marker behind a place: 東京で, 札幌市内のホテルにおいて; 於: stands before it."""
    if at > 0 and units[at - 1].id == "at":
        return "i"
    after = at + 1
    while after < len(units) and units[after].start == units[after - 1].end and units[after].cls in "nBF":
        after += 1  # 市内, 都内, 市
    if after >= len(units):
        return ""
    if units[after].text == "の" and units[at].cls == "L":  # 首都の…センターで
        for probe in range(after + 1, min(after + 9, len(units))):
            if units[probe].cls == "i":
                return "i"
            if units[probe].cls not in "nNBFLG-":
                break
    return "i" if units[after].text == "開催" else units[after].cls
