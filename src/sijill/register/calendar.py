"""What stands on the days of a period: contacts, what is due, and rounds that may be expected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from sijill.records import day_range
from sijill.register.answers import Day
from sijill.register.ladder import OPEN, UNDER_WAY
from sijill.register.lists import find_mechanisms
from sijill.register.load import load_encounters
from sijill.register.promises import load_undertakings
from sijill.register.sides import get_side
from sijill.register.tables import encounter_sides, encounters, undertaking_sides, undertakings

_MOST_MECHANISMS = 500


def find_days(
    connection: Connection, first: date, last: date, *, sides: Sequence[str] = (), rolled_up: bool = False
) -> tuple[Day, ...]:
    """Return what stands on the days from `first` to `last`, in their order.

    A contact stands on its day; one of which only the month is known stands on no
    day. `sides` keeps what concerns one side or two. A round that may be expected
    is marked as such: it is no fact.
    """
    wanted = [get_side(connection, told, rolled_up=rolled_up) for told in sides]
    ids = select(encounters.c.id).where(
        encounters.c.since >= first.isoformat(),
        encounters.c.since <= last.isoformat(),
        encounters.c.date.is_not(None),
    )
    due = select(undertakings.c.id).where(
        undertakings.c.due >= first.isoformat(),
        undertakings.c.due <= last.isoformat(),
        undertakings.c.status.in_((OPEN, UNDER_WAY)),
    )
    for side in wanted:
        told = encounter_sides.c
        ids = ids.where(encounters.c.id.in_(select(told.encounter_id).where(told.polity.in_(side.codes))))
        sides_of = undertaking_sides.c
        due = due.where(undertakings.c.id.in_(select(sides_of.undertaking_id).where(sides_of.polity.in_(side.codes))))
    days = [
        Day(date=line.date, kind="contact", contact=line)
        for line in load_encounters(connection, connection.execute(ids).scalars())
        if line.date is not None and len(line.date) == len("2024-05-13")
    ]
    days += [
        Day(date=line.due, kind="due", promise=line)
        for line in load_undertakings(connection, connection.execute(due).scalars())
        if line.due is not None
    ]
    for mechanism in find_mechanisms(connection, limit=_MOST_MECHANISMS):
        expected = mechanism.cadence.next_month if mechanism.cadence else None
        if expected is not None and all(set(side.codes) & set(mechanism.polities) for side in wanted):
            begins, ends = day_range(expected)
            if begins <= last and ends >= first:
                days.append(Day(date=expected, kind="expected", mechanism=mechanism))
    return tuple(sorted(days, key=lambda day: (day.date, day.kind)))
