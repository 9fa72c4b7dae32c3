"""What the view knows of a person: counted from mentions, one more at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, select, text

from sijill.register.identity_tables import bearer_names, bearers
from sijill.register.prepared import change, change_each, fetch
from sijill.register.rows import chunks
from sijill.register.tables import people


def count_names(connection: Connection, found: Mapping[tuple[str, str], tuple[int, int]]) -> None:
    """Count names in, by bearer and name: how many times more, and the entry."""
    rows = [
        {"bearer_id": bearer, "name": name, "times": times, "entry": entry}
        for (bearer, name), (times, entry) in found.items()
    ]
    change_each(connection, _COUNT, rows)


def count_mentions(connection: Connection, found: Mapping[str, int]) -> None:
    """Count mentions in, by bearer; a negative number counts them out."""
    change_each(connection, _COUNT_MENTIONS, [{"bearer": bearer, "times": n} for bearer, n in sorted(found.items())])


_COUNT_MENTIONS = text("UPDATE bearers SET times = times + :times WHERE id = :bearer")

# Spelled alike by SQLite and PostgreSQL.
_COUNT = text(
    "INSERT INTO bearer_names (bearer_id, name, times, entry) VALUES (:bearer_id, :name, :times, :entry)"
    " ON CONFLICT (bearer_id, name) DO UPDATE SET times = bearer_names.times + excluded.times"
)


def load_name_rows(connection: Connection, person_ids: Iterable[str]) -> dict[str, list[Row[Any]]]:
    """Return the names of people, each with how many mentions give it and the entry that was the first to."""
    found: dict[str, list[Row[Any]]] = {}
    for some in chunks(sorted(set(person_ids))):
        for row in fetch(connection, _NAMES, people=some):
            found.setdefault(row.person_id, []).append(row)
    return found


_COLUMNS: list[Any] = [
    bearers.c.person_id,
    bearer_names.c.name,
    func.sum(bearer_names.c.times).label("times"),
    func.min(bearer_names.c.entry).label("entry"),
]
_NAMES = (
    select(*_COLUMNS)
    .join(bearer_names, bearer_names.c.bearer_id == bearers.c.id)
    .where(bearers.c.person_id.in_(bindparam("people", expanding=True)))
    .group_by(bearers.c.person_id, bearer_names.c.name)
)


def drop_people(connection: Connection, person_ids: Iterable[str]) -> None:
    """Remove what was computed for people."""
    for some in chunks(sorted(person_ids)):
        change(connection, _DROP, people=some)


def refresh_people(connection: Connection, person_ids: Iterable[str]) -> dict[str, list[Row[Any]]]:
    """Compute the rows of people anew; return all their names, in the order of their appearance."""
    names = load_name_rows(connection, person_ids)
    times = {
        row.person_id: int(row.times) for some in chunks(names) for row in fetch(connection, _TIMES, people=some)
    }
    rows = [
        {
            "id": person,
            "name": order_names(some)[0].name,
            "times": times[person],
            "entry": min(row.entry for row in some),
        }
        for person, some in names.items()
    ]
    change_each(connection, _SHOW, rows)
    return {person: sorted(some, key=lambda row: (row.entry, row.name)) for person, some in names.items()}


_DROP = delete(people).where(people.c.id.in_(bindparam("people", expanding=True)))
_SHOW = text(
    "INSERT INTO people (id, name, times, entry) VALUES (:id, :name, :times, :entry)"
    " ON CONFLICT (id) DO UPDATE SET name = excluded.name, times = excluded.times, entry = excluded.entry"
)
_TIMES = (
    select(bearers.c.person_id, func.sum(bearers.c.times).label("times"))
    .where(bearers.c.person_id.in_(bindparam("people", expanding=True)))
    .group_by(bearers.c.person_id)
)


def order_names(rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    """Return names in the order in which they are to be shown.

    First the fullest form that at least a third as many documents use as the most
    frequent one: "Hayat" does not displace "Sameeh Hayat", and one odd long
    spelling does not either.
    """
    enough = max(row.times for row in rows) / 3
    return sorted(
        rows,
        key=lambda row: (row.times < enough, -len(row.name.split()), -row.times, row.entry, row.name),
    )
