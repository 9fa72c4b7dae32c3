"""Capacities in, posts out: an office of a side, and who held it from when to when.

A post outlives its holders: two consuls-general in one place are two people in one
post, and a person in a new post stays one person. A post is made of what
capacities say, in whatever language, and of nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, select

from sijill.errors import NotFoundError
from sijill.language.names import fold_name
from sijill.language.offices import Office, match_office
from sijill.records.ids import make_id
from sijill.register.answers import HolderLine, PostLine, PostPage
from sijill.register.attendance import find_attendances
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
            "id": identifier, "polity": office.polity, "role": office.role, "about": office.about, "entry": entry,
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


def _pack(words: object) -> str:
    # add_new_rows writes as it is told.
    return msgspec.json.encode(words).decode()


def get_post(connection: Connection, identifier: str) -> PostPage:
    """Return a post with its holders, the first attested first."""
    line = next(iter(load_posts(connection, [identifier])), None)
    if line is None:
        raise NotFoundError(f"there is no post {identifier}")
    attended = find_attendances(
        connection, participations.c.polity == line.polity, participations.c.capacity.in_(line.names)
    )
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


def load_posts(connection: Connection, ids: Iterable[str]) -> tuple[PostLine, ...]:
    """Return posts with the words that name them, the first told first."""
    lines = []
    for identifier in dict.fromkeys(ids):
        row = connection.execute(select(posts).where(posts.c.id == identifier)).first()
        if row is None:
            continue
        words = connection.execute(
            select(capacity_posts.c.capacity)
            .where(capacity_posts.c.post_id == identifier)
            .order_by(capacity_posts.c.entry, capacity_posts.c.capacity)
        ).scalars()
        lines.append(PostLine(id=row.id, names=tuple(words), polity=row.polity, role=row.role, about=row.about))
    return tuple(lines)


def find_posts(connection: Connection, words: Sequence[str], *, limit: int) -> tuple[PostLine, ...]:
    """Return the posts that some capacity names with all of these words; a word may be the code of a side."""
    wanted = [fold_name(word) for word in words]
    found: dict[str, None] = {}
    rows = connection.execute(select(capacity_posts).order_by(capacity_posts.c.entry, capacity_posts.c.capacity))
    for row in rows:
        told = fold_name(row.capacity)
        if all(word in told or word == fold_name(row.polity) for word in wanted):
            found[row.post_id] = None
            if len(found) == limit:
                break
    return load_posts(connection, found)
