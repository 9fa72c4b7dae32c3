"""Capacities in, posts out: an office of a side, and who held it from when to when.

A post outlives its holders: two consuls-general in one place are two people in one
post, and a person in a new post stays one person. A post is made of what
capacities say, in whatever language, and of nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, exists, func, select

from sijill.errors import NotFoundError
from sijill.language.names import fold_name
from sijill.language.offices import Office, is_in_office, match_office
from sijill.language.seats import Seat
from sijill.records.ids import make_id
from sijill.register.answers import HolderLine, PostLine, PostPage
from sijill.register.attendance import find_attendances
from sijill.register.body_tables import body_atoms, body_seats
from sijill.register.identity_tables import capacity_posts, posts
from sijill.register.load import load_encounters, load_names, load_sources
from sijill.register.rows import add_new_rows
from sijill.register.tables import participations


def add_posts(connection: Connection, told: Iterable[tuple[str | None, str | None]], *, entry: int) -> None:
    """Keep the posts that capacities of sides name, as far as they are new."""
    found: dict[tuple[str, str], tuple[str, Office]] = {}
    for capacity, polity in told:
        office = match_office(capacity, polity) if capacity and polity else None
        if capacity and polity and office:
            found[polity, capacity] = make_id("pos", office.polity, office.role, *office.about), office
    rows = {
        identifier: {
            "id": identifier, "polity": office.polity, "role": office.role, "about": office.about, "atom_id": None,
            "entry": entry,
        }
        for identifier, office in found.values()
    }  # fmt: skip
    add_new_rows(connection, posts, [{**row, "about": _pack(row["about"])} for row in rows.values()])
    add_new_rows(
        connection,
        capacity_posts,
        [
            {"polity": polity, "capacity": capacity, "post_id": identifier, "entry": entry}
            for (polity, capacity), (identifier, _) in found.items()
        ],
    )


def make_body_post(seat: Seat, capacity: str, atom: str) -> dict[str, object] | None:
    """Return the row of the post of who leads a body, or a part of it without a name of its own; None of others."""
    if seat.head is None or not is_in_office(capacity) or _is_told_by_side(capacity, seat.body.polity):
        return None
    # Departments are led by directors or by directors-general, as the side calls them.
    head = "director" if seat.body.kind == "department" and seat.head == "director_general" else seat.head
    identifier = make_id("pos", seat.body.polity, head, atom, *seat.about)
    row: dict[str, object] = {"id": identifier, "polity": seat.body.polity, "role": head}
    return row | {"about": seat.about, "atom_id": atom}


def _is_told_by_side(capacity: str, polity: str) -> bool:
    # A head of government leads the council of ministers: one post, by the side alone.
    office = match_office(capacity, polity)
    return office is not None and not office.about and office.role != "head_of_organization"


def add_body_posts(connection: Connection, rows: Sequence[Mapping[str, object]]) -> None:
    """Keep posts in bodies, as far as they are new."""
    add_new_rows(connection, posts, [{**row, "about": _pack(row["about"])} for row in rows])


def _pack(words: object) -> str:
    # add_new_rows writes as it is told.
    return msgspec.json.encode(words).decode()


def get_post(connection: Connection, identifier: str) -> PostPage:
    """Return a post with its holders, the first attested first."""
    line = next(iter(load_posts(connection, [identifier])), None)
    if line is None:
        raise NotFoundError(f"there is no post {identifier}")
    attended = find_attendances(connection, where_held(line))
    days: dict[str, list[str]] = {}
    for row in attended:
        days.setdefault(row.person_id, []).append(row.when or "")
    names = load_names(connection, days)
    holders = [
        HolderLine(
            person=person,
            names=names[person],
            first=min(filter(None, told), default=None),
            last=max(filter(None, told), default=None),
            times=len(told),
        )
        for person, told in days.items()
    ]
    holders.sort(key=lambda one: (one.first or "9999", one.person))
    met = load_encounters(connection, {row.encounter_id for row in attended})
    return PostPage(
        post=line,
        holders=tuple(holders),
        encounters=met,
        sources=load_sources(connection, (document for event in met for document in event.documents)),
    )


def where_held(line: PostLine) -> ColumnElement[bool]:
    """Return the condition for participants who are told to hold a post."""
    if line.body is None:
        return (participations.c.polity == line.polity) & participations.c.capacity.in_(line.names)
    return where_seated(body_seats.c.post_id == line.id)


def where_seated(wanted: ColumnElement[bool], table: Table = participations) -> ColumnElement[bool]:
    """Return the condition for participants of whom the text says what one of these seats says."""
    told = (table.c.polity, table.c.organization, table.c.capacity)
    here = (body_seats.c.polity, body_seats.c.organization, body_seats.c.capacity)
    same = (func.coalesce(said, "") == seat for said, seat in zip(told, here, strict=True))
    return exists().where(wanted, *same)


def load_posts(connection: Connection, ids: Iterable[str]) -> tuple[PostLine, ...]:
    """Return posts with the words that name them, the first told first."""
    lines = []
    for identifier in dict.fromkeys(ids):
        row = connection.execute(select(posts).where(posts.c.id == identifier)).first()
        if row is None:
            continue
        table = capacity_posts if row.atom_id is None else body_seats
        words = connection.execute(
            select(table.c.capacity)
            .where(table.c.post_id == identifier, table.c.capacity != "")
            .order_by(table.c.entry, table.c.capacity)
        ).scalars()
        body = connection.execute(select(body_atoms.c.body_id).where(body_atoms.c.id == row.atom_id)).scalar()
        names = tuple(dict.fromkeys(words))
        lines.append(PostLine(id=row.id, names=names, polity=row.polity, role=row.role, about=row.about, body=body))
    return tuple(lines)


def find_posts(connection: Connection, words: Sequence[str], *, limit: int) -> tuple[PostLine, ...]:
    """Return the posts that some capacity names with all of these words; a word may be the code of a side."""
    wanted = [fold_name(word) for word in words]
    found: dict[str, None] = {}
    told = (("polity", "capacity", "post_id", "entry"), ("entry", "capacity", "polity"))
    in_bodies = select(*(body_seats.c[name] for name in told[0])).where(body_seats.c.post_id.is_not(None))
    named = select(*(capacity_posts.c[name] for name in told[0])).union(in_bodies).subquery()
    for row in connection.execute(select(named).order_by(*(named.c[name] for name in told[1]))):
        name = fold_name(row.capacity)
        if all(word in name or word == fold_name(row.polity) for word in wanted):
            found[row.post_id] = None
            if len(found) == limit:
                break
    return load_posts(connection, found)
