"""Contacts of a relation as figures need them: who met whom, where, and those behind a mark."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import NamedTuple

from sijill.register.answers import EncounterLine, Relation, Side
from sijill.register.course import find_contact_level

_MOST_PEOPLE = 14  # of a side


class Meeting(NamedTuple):
    """Two people of two sides who met: ids, names, and in how many contacts."""

    one: str
    other: str
    names: tuple[str, ...]
    others: tuple[str, ...]
    contacts: int


class Asked(NamedTuple):
    """What a mark of a figure stands for; None where it doesn't say."""

    year: int | None = None
    level: str | None = None
    host: str | None = None
    topic: str | None = None
    one: str | None = None
    other: str | None = None


def find_held(relation: Relation) -> tuple[EncounterLine, ...]:
    """Return the contacts of a relation that were held."""
    return tuple(line for line in relation.timeline if line.status == "held")


def find_meetings(relation: Relation) -> tuple[Meeting, ...]:
    """Return who of the first side met whom of the second, those most met first."""
    first, second = relation.sides
    times: Counter[tuple[str, str]] = Counter()
    names: dict[str, tuple[str, ...]] = {}
    for line in find_held(relation):
        ones, others = (_find_people(line, side) for side in (first, second))
        for person in (*ones.items(), *others.items()):
            names.setdefault(*person)
        times.update(product(ones, others))
    met: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for (one, other), number in times.items():
        met[0][one] += number
        met[1][other] += number
    shown = [{person for person, _ in counter.most_common(_MOST_PEOPLE)} for counter in met]
    ranked = sorted(times.items(), key=lambda pair: (-met[0][pair[0][0]], -met[1][pair[0][1]], pair[0]))
    return tuple(
        Meeting(one, other, names[one], names[other], number)
        for (one, other), number in ranked
        if one in shown[0] and other in shown[1]
    )


def _find_people(line: EncounterLine, side: Side) -> dict[str, tuple[str, ...]]:
    return {one.person: one.names for one in line.people if one.polity in side.codes}


def _get_country(line: EncounterLine) -> str:
    # An emirate or a prefecture lies in its state.
    return (line.country or "").partition("-")[0]


def find_behind(relation: Relation, asked: Asked) -> tuple[EncounterLine, ...]:
    """Return the contacts that a mark of a figure stands for."""
    return tuple(line for line in find_held(relation) if _is_meant(line, asked, relation.sides))


def _is_meant(line: EncounterLine, asked: Asked, sides: tuple[Side, Side]) -> bool:
    told, people = line.date or line.reported, {one.person for one in line.people}
    return (
        (asked.year is None or (told is not None and int(told[:4]) == asked.year))
        and (asked.level is None or (find_contact_level(line, *sides) or "unknown") == asked.level)
        and (asked.host is None or _is_host(line, asked.host, sides))
        and (asked.topic is None or asked.topic in line.topics)
        and all(person is None or person in people for person in (asked.one, asked.other))
    )


def _is_host(line: EncounterLine, host: str, sides: tuple[Side, Side]) -> bool:
    # "-" is a country of neither side.
    if host == "-":
        return line.country is not None and not any(line.country in side.codes for side in sides)
    of_side = next((side for side in sides if side.code == host), None)
    return line.country in of_side.codes if of_side and line.country in of_side.codes else _get_country(line) == host
