"""Two sides in, everything between them out: whole, or a page of each part with how much there is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from sqlalchemy import Connection, Select, func, select

from sijill.records.ids import rename
from sijill.register.answers import (
    Course,
    InstrumentLine,
    OneSided,
    OutcomeLine,
    Relation,
    RemarkLine,
    SidePeople,
    Totals,
)
from sijill.register.contacts import ALL, Key, Scope, Sides, make_scope, select_between, select_page
from sijill.register.course import Alone, count_contacts, find_course, find_one_sided
from sijill.register.instrument_book import find_between, load_instruments
from sijill.register.load import load_encounters, load_outcomes, load_sources
from sijill.register.mechanism_book import load_mechanisms
from sijill.register.open_items import Item, find_items, load_items
from sijill.register.prepared import fetch
from sijill.register.relation_people import find_people
from sijill.register.remarks import find_remarks
from sijill.register.sides import get_side
from sijill.register.tables import encounters

PARTS = ("timeline", "people", "mechanisms", "instruments", "remarks", "items", "course", "one_sided")
"""What a relation is told in; `items` are what is open and what was reached."""


def get_relation(
    connection: Connection,
    one: str,
    other: str,
    *,
    rolled_up: bool = False,
    parts: Collection[str] = PARTS,
    limit: int | None = None,
    offset: int = 0,
) -> Relation:
    """Return the relation of two sides, each given as a code or a name.

    Rolled up, what belongs to a side counts as that side: for AE and JP, also
    what Sharjah did with Japan. Of each of the parts wanted `limit` are given,
    from `offset` on; all without a limit.
    """
    sides = get_side(connection, one, rolled_up=rolled_up), get_side(connection, other, rolled_up=rolled_up)
    scope = make_scope(sides)
    here = slice(offset, None if limit is None else offset + limit)
    page = {"limit": ALL if limit is None else limit, "offset": offset}
    counted = count_contacts(connection, scope)
    shown = _find_timeline(connection, scope, page) if "timeline" in parts else []
    cited = [encounter for encounter, _ in counted.at_levels.values()] if "course" in parts else []
    known = {
        line.id: line
        for line in load_encounters(connection, {*shown, *cited, *([counted.last] if counted.last else ())})
    }
    timeline = tuple(known[one] for one in shown)
    items = find_items(connection, scope) if {"items", "instruments"} & set(parts) else []
    open_items, reached = load_items(connection, scope.sides, items if "items" in parts else [], here)
    alone = find_one_sided(connection, scope) if "one_sided" in parts else []
    one_sided = _load_one_sided(connection, alone[here])
    mechanisms = _find_mechanisms(connection, scope) if "mechanisms" in parts else []
    instruments, number = _find_instruments(connection, scope, items, page) if "instruments" in parts else ((), 0)
    told = [
        *(line for group in (*open_items, *reached) for line in group.outcomes),
        *(line.line for line in one_sided),
    ]
    documents = [quote.document for line in told for quote in line.quotes]
    documents += [document for line in timeline for document in line.documents]
    return Relation(
        sides=sides,
        last_contact=known[counted.last] if counted.last else None,
        timeline=timeline,
        people=_find_people(connection, scope, page) if "people" in parts else (),
        mechanisms=load_mechanisms(connection, mechanisms[here]),
        instruments=instruments,
        remarks=_find_remarks(connection, sides) if "remarks" in parts else (),
        open=open_items,
        reached=reached,
        course=find_course(connection, scope, counted, known) if "course" in parts else _NO_COURSE,
        one_sided=one_sided,
        sources=load_sources(connection, documents),
        totals=Totals(
            timeline=counted.total, mechanisms=len(mechanisms), instruments=number, one_sided=len(alone)
        ),
    )  # fmt: skip


_NO_COURSE = Course(levels=(), years=(), topics=())


def _find_timeline(connection: Connection, scope: Scope, page: Mapping[str, int]) -> Sequence[str]:
    rows = fetch(connection, select_page(scope.key), **page, **scope.values)
    return [row.encounter_id for row in rows]


def _find_people(connection: Connection, scope: Scope, page: Mapping[str, int]) -> tuple[SidePeople, ...]:
    found = []
    for place, side in enumerate(scope.sides):
        people, total = find_people(connection, scope, place, **page)
        found.append(SidePeople(side=side.code, people=people, total=total))
    return tuple(found)


def _find_mechanisms(connection: Connection, scope: Scope) -> Sequence[str]:
    rows = fetch(connection, _select_mechanisms(scope.key), **scope.values)
    return [row.mechanism_id for row in rows]


@cache
def _select_mechanisms(key: Key) -> Select[str]:
    # Those that met last first.
    between = select_between(key).c
    return (
        select(encounters.c.mechanism_id)
        .join(between.day.table, between.encounter_id == encounters.c.id)
        .where(between.is_session == 1, encounters.c.mechanism_id.is_not(None))
        .group_by(encounters.c.mechanism_id)
        .order_by(func.max(between.day).desc(), encounters.c.mechanism_id)
    )


def _find_instruments(
    connection: Connection, scope: Scope, items: Iterable[Item], page: Mapping[str, int]
) -> tuple[tuple[InstrumentLine, ...], int]:
    # Of a ministry those that its own contacts tell of: its state's others are not its.
    if any(scope.bodies):
        ids = [rename(item.undertaking_id, "ins") for item in items]
        found = load_instruments(connection, ids)
        return found[page["offset"] : page["offset"] + page["limit"]], len(found)
    first, second = scope.sides
    return find_between(connection, first.codes, second.codes, limit=page["limit"], offset=page["offset"])


def _find_remarks(connection: Connection, sides: Sides) -> tuple[RemarkLine, ...]:
    return (
        ()
        if any(side.within for side in sides)
        else find_remarks(connection, " ".join(sorted(side.code for side in sides)))
    )


def _load_one_sided(connection: Connection, alone: Sequence[Alone]) -> tuple[OneSided, ...]:
    lines: dict[str, OutcomeLine] = {
        line.id: line for line in load_outcomes(connection, (one.outcome for one in alone))
    }
    return tuple(
        OneSided(side=one.side, encounter=one.encounter, outcome=one.outcome, line=lines[one.outcome])
        for one in alone
    )
