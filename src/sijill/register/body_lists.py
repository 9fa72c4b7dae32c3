"""The list of bodies: each below what it is a part of, narrowed to a side and to words, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from sijill.register.answers import BodyLine, BodyListLine
from sijill.register.bodies import load_body_names, title_body
from sijill.register.body_pages import find_bodies, load_bodies
from sijill.register.body_tables import bodies, body_atoms, body_seats
from sijill.register.load import REJECTED
from sijill.register.rows import chunks
from sijill.register.tables import accounts, encounter_sides, participations

MOST_CONTACTS = 100
"""Contacts of a body that a list counts; that many stands for as many or more."""

_MOST_NAMED = 500  # bodies that words may name in a list


class Place(NamedTuple):
    """Where a body stands in the tree of its side."""

    id: str
    depth: int


def find_body_list(
    connection: Connection, words: Sequence[str] = (), *, polity: str | None = None, limit: int, offset: int = 0
) -> tuple[BodyListLine, ...]:
    """Return bodies by side, each followed by its parts; with words, those that the words name, as one list."""
    if words:
        named = find_bodies(connection, words, polity=polity, limit=min(offset + limit, _MOST_NAMED))
        places = [Place(line.id, 0) for line in named[offset:]]
    else:
        places = _find_places(connection, polity, limit=limit, offset=offset)
    return _load(connection, places)


def count_bodies(connection: Connection) -> dict[str, int]:
    """Return how many bodies each side has, by its code, in the order of the list."""
    rows = connection.execute(
        select(bodies.c.polity, func.count().label("number")).group_by(bodies.c.polity).order_by(bodies.c.polity)
    )
    return {row.polity: row.number for row in rows}


def _find_places(connection: Connection, polity: str | None, *, limit: int, offset: int) -> list[Place]:
    # Of the sides that a page shows the tree is laid out, and of no others.
    places: list[Place] = []
    before = 0
    for code, number in count_bodies(connection).items():
        if polity not in (None, code):
            continue
        if before >= offset + limit:
            break
        if before + number > offset:
            inside = _lay_out(_read_wholes(connection, code))
            places += inside[max(0, offset - before) : offset + limit - before]
        before += number
    return places


def _read_wholes(connection: Connection, polity: str) -> dict[str, str | None]:
    # The bodies of a side, each with what it is a part of, the first recorded first.
    rows = connection.execute(
        select(bodies.c.id, body_atoms.c.body_id.label("above"))
        .outerjoin(body_atoms, body_atoms.c.id == bodies.c.whole)
        .where(bodies.c.polity == polity)
        .order_by(bodies.c.entry, bodies.c.id)
    )
    return {row.id: row.above for row in rows}


def _lay_out(wholes: dict[str, str | None]) -> list[Place]:
    below: dict[str | None, list[str]] = {}
    for one, above in wholes.items():
        below.setdefault(above if above in wholes and above != one else None, []).append(one)
    places: dict[str, Place] = {}

    def add(top: str) -> None:
        ahead = [Place(top, 0)]
        while ahead:
            here = ahead.pop()
            if here.id not in places:
                places[here.id] = here
                ahead += [Place(one, here.depth + 1) for one in reversed(below.get(here.id, []))]

    for top in (*below.get(None, []), *wholes):  # those that are parts of each other in a ring come last
        add(top)
    return list(places.values())


def _load(connection: Connection, places: Sequence[Place]) -> tuple[BodyListLine, ...]:
    lines = {line.id: line for line in load_bodies(connection, [place.id for place in places])}
    wholes = _name_wholes(connection, {line.whole for line in lines.values() if line.whole})
    parts = _count_parts(connection, lines)
    return tuple(
        BodyListLine(
            id=line.id,
            names=line.names,
            titles=line.titles,
            polity=line.polity,
            kind=line.kind,
            fields=line.fields,
            whole=line.whole,
            whole_names=wholes.get(line.whole or "", ()),
            depth=depth,
            parts=parts.get(line.id, 0),
            contacts=_count_contacts(connection, line),
        )
        for line, depth in ((lines[place.id], place.depth) for place in places if place.id in lines)
    )


def _name_wholes(connection: Connection, ids: set[str]) -> dict[str, tuple[str, ...]]:
    names = load_body_names(connection, ids)
    rows: list[Any] = []
    for some in chunks(sorted(ids)):
        rows += connection.execute(select(bodies).where(bodies.c.id.in_(some)))
    return {row.id: names.get(row.id) or title_body(row.polity, row.kind, row.fields) for row in rows}


def _count_parts(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in chunks(ids):
        rows = connection.execute(
            select(body_atoms.c.body_id, func.count().label("number"))
            .join(bodies, bodies.c.whole == body_atoms.c.id)
            .where(body_atoms.c.body_id.in_(some), bodies.c.id != body_atoms.c.body_id)
            .group_by(body_atoms.c.body_id)
        )
        found.update({row.body_id: row.number for row in rows})
    return found


def _count_contacts(connection: Connection, line: BodyLine) -> int:
    # A ministry may have met half the world: what is counted is cut off, each body costs as little as the next.
    seats, told = body_seats.c, participations.c
    attended = (
        select(accounts.c.encounter_id)
        .select_from(body_atoms)
        .join(body_seats, seats.atom_id == body_atoms.c.id)
        .join(participations, told.polity == seats.polity)
        .join(accounts, accounts.c.id == told.account_id)
        .where(
            body_atoms.c.body_id == line.id,
            told.capacity.is_not_distinct_from(func.nullif(seats.capacity, "")),  # by the index, as = would be
            told.organization.is_not_distinct_from(func.nullif(seats.organization, "")),
            told.state != REJECTED,
            accounts.c.state != REJECTED,
        )
    )
    found = set(connection.execute(attended.distinct().limit(MOST_CONTACTS)).scalars())
    if line.kind == "organization":  # which meets as a side of its own, too
        sides = select(encounter_sides.c.encounter_id).where(encounter_sides.c.polity == line.polity)
        found.update(connection.execute(sides.limit(MOST_CONTACTS)).scalars())
    return min(len(found), MOST_CONTACTS)
