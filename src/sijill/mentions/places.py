"""Places in a sentence: where something was, as far as a preposition says so."""

from __future__ import annotations

from sijill.records.mentions import Capacity, PlaceMention, Unit

_BEFORE = frozenset("im")


def find_places(units: list[Unit], capacities: list[Capacity], sentence: int) -> list[PlaceMention]:
    """Return cities and countries named in a sentence; `located` tells "in" or "at" before them, `towards` "to".

    A venue is no place. Places inside a capacity ("Consul-General in Dubai") are left out.
    """
    inside = {i for c in capacities for i in range(*c.units)}
    found: list[PlaceMention] = []
    for at, unit in enumerate(units):
        if at in inside or unit.cls not in "LP":
            continue
        before = at - 1
        while before >= 0 and (
            units[before].cls in "dQ" or units[before].kind in ("portfolio",) or units[before].id == "city"
        ):
            before -= 1
        told = units[before].cls if before >= 0 and before not in inside else ""
        located, towards = told == "i", told == "t"
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
