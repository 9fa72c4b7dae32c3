"""What the view knows of a person: counted from mentions, one more at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from sijill.records import Participant
from sijill.register.tables import people, person_capacities, person_names

_NO_POLITY = ""  # part of a key, where NULL would not be equal to itself


def count_mention(
    connection: Connection, person_id: str, told: Sequence[Participant], *, names: Sequence[str], entry: int
) -> None:
    """Count one mention of a person in: its names once, its capacities as often as they are told."""
    for name in names:
        _add(connection, person_names, {"person_id": person_id, "name": name}, times=1, entry=entry)
    for participant in told:
        key = {
            "person_id": person_id,
            "polity": participant.polity or _NO_POLITY,
            "capacity": participant.capacity or "",
        }
        _add(connection, person_capacities, key, times=1, entry=entry)


def move_counts(connection: Connection, goes: str, stays: str) -> None:
    """Give what was counted for one person to another: they are one."""
    for table in (person_names, person_capacities):
        rows = connection.execute(select(table).where(table.c.person_id == goes)).all()
        connection.execute(delete(table).where(table.c.person_id == goes))
        for row in rows:
            values = dict(row._mapping)
            times, entry = values.pop("times"), values.pop("entry")
            _add(connection, table, {**values, "person_id": stays}, times=times, entry=entry)


def refresh_person(connection: Connection, person_id: str) -> tuple[str, ...]:
    """Compute the row of a person anew; return all names, the best first."""
    names = find_names(connection, person_id)
    entry = min(row.entry for row in names)
    connection.execute(delete(people).where(people.c.id == person_id))
    connection.execute(insert(people).values(id=person_id, name=names[0].name, entry=entry))
    return tuple(row.name for row in names)


def find_names(connection: Connection, person_id: str) -> list[Row[Any]]:
    """Return the rows of a person's names, the one to show first."""
    return order_names(connection.execute(select(person_names).where(person_names.c.person_id == person_id)).all())


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


def _add(connection: Connection, table: Table, key: dict[str, str], *, times: int, entry: int) -> None:
    # Not an upsert: that is spelled differently by each database.
    where = [table.c[name] == value for name, value in key.items()]
    old = connection.execute(select(table.c.times, table.c.entry).where(*where)).first()
    if old is None:
        connection.execute(insert(table).values(**key, times=times, entry=entry))
    else:
        connection.execute(update(table).where(*where).values(times=old.times + times, entry=min(old.entry, entry)))
