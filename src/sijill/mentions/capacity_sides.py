"""What the words of a capacity tell of its holder's side: polity, accreditation, body."""

from __future__ import annotations

from sijill.records.mentions import Capacity, Unit


def represented(units: list[Unit], first: int, head: int, last: int) -> str | None:
    """Return whom the holder of a capacity represents, as far as its words tell.

    A polity that only the destination or field names ("to Sri Lanka", "for
    Asian Affairs", "in Dubai") is not it.
    """
    for at in range(first, head):
        if units[at].cls in "DPG":
            return units[at].id
        if units[at].cls == "L" and units[head].id == "governor" and units[at].value.get("subdivision"):
            return units[at].id  # "Osaka Governor"
    inside_of = True
    for at in range(head + 1, last):
        cls = units[at].cls
        if cls in "ft/" or (cls == "-" and units[at - 1].end < units[at].start):
            inside_of = False
        elif cls == "i":
            inside_of = at + 1 < last and units[at + 1].cls in "dBG"
        elif cls == "o":
            inside_of = True
        elif cls in "DPGL" and inside_of:
            company = any(u.value.get("commercial") or u.cls == "N" for u in units[at + 1 : last][:3])
            if cls == "L" and (company or not units[at].value.get("subdivision")):
                continue
            return units[at].id
    behind = [u for u in units[head + 1 : last] if u.cls != "d"]
    if units[head].value.get("represents") == "origin" and [u.cls for u in behind] == ["f", "P"]:
        return behind[1].id  # "Ambassador for Kazakhstan"
    return None


def further_states(units: list[Unit], capacity: Capacity) -> list[str]:
    """Return the states beside its own whose office a plural names: "the foreign ministers of A |and B|"."""
    if not capacity.plural:
        return []
    told = dict.fromkeys(u.id for u in units[slice(*capacity.units)] if u.cls == "P")
    return [code for code in told if code != capacity.polity] if len(told) > 1 else []


def accredited(units: list[Unit], head: int, last: int) -> str | None:
    """Return to whom an envoy is accredited: the polity after "to" or "in"."""
    if units[head].value.get("represents") != "origin":
        return None
    for at in range(head + 1, last):
        if units[at].cls in "ti":
            for unit in units[at + 1 : last]:
                if unit.cls in "PG":
                    return unit.id
                if unit.cls == "L":
                    return str(unit.value.get("country"))
    return None


def body_of(units: list[Unit], first: int, last: int) -> tuple[int, int] | None:
    """Return the span of the body that a capacity names: "the Department of Government Relations", "DGR"."""
    at = next(
        (i for i in range(first, last) if units[i].cls in "BG" or (units[i].cls == "N" and units[i].upper)), None
    )
    if at is None:
        return None
    begin, end = at, at + 1
    while begin > first and units[begin - 1].cls in "FNPDL" and units[begin - 1].capital:
        begin -= 1
    while end < last and units[end].cls in "oFNPDL&df-B":
        end += 1
    while units[end - 1].cls in "o&df-":
        end -= 1
    return units[begin].start, units[end - 1].end
