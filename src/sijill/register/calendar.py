"""What stands on the days of a period: contacts, what is due, and rounds that may be expected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select

from sijill.records import day_range
from sijill.register.answers import Day, Side
from sijill.register.ladder import OPEN, UNDER_WAY
from sijill.register.lists import find_mechanisms
from sijill.register.load import REJECTED, load_encounters
from sijill.register.promises import load_undertakings
from sijill.register.sides import get_side
from sijill.register.tables import encounter_sides, encounters, undertaking_sides, undertakings

_MOST_MECHANISMS = 500


def find_days(
    connection: Connection,
    first: date,
    last: date,
    *,
    sides: Sequence[str] = (),
    rolled_up: bool = False,
    each: int | None = None,
) -> tuple[Day, ...]:
    """Return what stands on the days from `first` to `last`, in their order.

    A contact stands on its day; one of which only the month is known stands on no
    day. `sides` keeps what concerns one side or two. A round that may be expected
    is marked as such: it is no fact. Of each kind and day at most `each` are given.
    """
    wanted = [get_side(connection, told, rolled_up=rolled_up) for told in sides]
    contacts = select(encounters.c.id, encounters.c.date.label("day")).where(
        encounters.c.since >= first.isoformat(),
        encounters.c.since <= last.isoformat(),
        func.length(encounters.c.date) == len("2024-05-13"),
        encounters.c.state != REJECTED,
    )
    due = select(undertakings.c.id, undertakings.c.due.label("day")).where(
        undertakings.c.due >= first.isoformat(),
        undertakings.c.due <= last.isoformat(),
        undertakings.c.status.in_((OPEN, UNDER_WAY)),
    )
    for side in wanted:
        told = encounter_sides.c
        here = select(told.encounter_id).where(told.polity.in_(side.codes))
        contacts = contacts.where(encounters.c.id.in_(here))
        sides_of = undertaking_sides.c
        due = due.where(undertakings.c.id.in_(select(sides_of.undertaking_id).where(sides_of.polity.in_(side.codes))))
    events, owed = _find_some(connection, contacts, each), _find_some(connection, due, each)
    days = [
        Day(date=line.date or "", kind="contact", contact=line, more=events[line.id])
        for line in load_encounters(connection, events)
    ]
    days += [
        Day(date=line.due or "", kind="due", promise=line, more=owed[line.id])
        for line in load_undertakings(connection, owed)
    ]
    days += _find_expected(connection, first, last, wanted)
    return tuple(sorted(days, key=lambda day: (day.date, day.kind, day.more)))


def _find_some(connection: Connection, told: Select[Any], each: int | None) -> dict[str, int]:
    # Of each day the first ones by id, each with how many are left out after it: none but after the last.
    found = told.subquery().c
    place = func.row_number().over(partition_by=found.day, order_by=found.id).label("place")
    ranked = select(found.id, place, func.count().over(partition_by=found.day).label("times")).subquery().c
    wanted = select(ranked.id, ranked.place, ranked.times)
    rows = connection.execute(wanted if each is None else wanted.where(ranked.place <= each))
    return {row.id: row.times - each if row.place == each else 0 for row in rows}


def _find_expected(connection: Connection, first: date, last: date, wanted: Sequence[Side]) -> list[Day]:
    days = []
    for mechanism in find_mechanisms(connection, limit=_MOST_MECHANISMS):
        expected = mechanism.cadence.next_month if mechanism.cadence else None
        if expected is not None and all(set(side.codes) & set(mechanism.polities) for side in wanted):
            begins, ends = day_range(expected)
            if begins <= last and ends >= first:
                days.append(Day(date=expected, kind="expected", mechanism=mechanism))
    return days
