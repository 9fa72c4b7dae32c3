"""What the view knows of a person: counted from mentions, one more at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Table, delete, func, select, text

from sijill.records import Participant
from sijill.register.rows import add_rows
from sijill.register.tables import (
    mention_forms,
    mentions,
    participations,
    people,
    person_capacities,
    person_names,
)

_NO_POLITY = ""  # part of a key, where NULL would not be equal to itself


class Mention(NamedTuple):
    """A name in a document: who bears it, what the text tells of them, and all its written forms."""

    person_id: str
    names: Sequence[str]
    told: Sequence[Participant]


def count_mentions(connection: Connection, found: Sequence[Mention], *, entry: int) -> None:
    """Count mentions in: names once each, capacities as often as they are told."""
    names = [(mention.person_id, name) for mention in found for name in mention.names]
    _count(connection, person_names, ("person_id", "name"), dict.fromkeys(names, (1, entry)))
    times: dict[tuple[str, ...], tuple[int, int]] = {}
    for mention in found:
        for told in mention.told:
            key = (mention.person_id, told.polity or _NO_POLITY, told.capacity or "")
            times[key] = (times.get(key, (0, entry))[0] + 1, entry)
    _count(connection, person_capacities, ("person_id", "polity", "capacity"), times)


def move_counts(connection: Connection, goes: str, stays: str) -> None:
    """Give what was counted for one person to another: they are one."""
    for table, names in ((person_names, ("name",)), (person_capacities, ("polity", "capacity"))):
        rows = connection.execute(select(table).where(table.c.person_id == goes)).all()
        connection.execute(delete(table).where(table.c.person_id == goes))
        moved = {(stays, *(getattr(row, name) for name in names)): (row.times, row.entry) for row in rows}
        _count(connection, table, ("person_id", *names), moved)


def recount_person(connection: Connection, person_id: str) -> None:
    """Count anew what is known of a person, from all mentions."""
    for table in (person_names, person_capacities):
        connection.execute(delete(table).where(table.c.person_id == person_id))
    names = connection.execute(
        select(mention_forms.c.name, func.count(mentions.c.id.distinct()), func.min(mentions.c.entry))
        .join(mentions, mentions.c.id == mention_forms.c.mention_id)
        .where(mentions.c.person_id == person_id)
        .group_by(mention_forms.c.name)
        .order_by(mention_forms.c.name)
    ).all()
    capacities = connection.execute(
        select(participations.c.polity, participations.c.capacity, func.count(), func.min(mentions.c.entry))
        .join(mentions, mentions.c.id == participations.c.mention_id)
        .where(mentions.c.person_id == person_id)
        .group_by(participations.c.polity, participations.c.capacity)
    ).all()
    _count(
        connection,
        person_names,
        ("person_id", "name"),
        {(person_id, name): (times, entry) for name, times, entry in names},
    )
    _count(
        connection,
        person_capacities,
        ("person_id", "polity", "capacity"),
        {
            (person_id, polity or _NO_POLITY, capacity or ""): (times, entry)
            for polity, capacity, times, entry in capacities
        },
    )


def drop_person(connection: Connection, person_id: str) -> None:
    """Remove what was computed for a person."""
    connection.execute(delete(people).where(people.c.id == person_id))
    for table in (person_names, person_capacities):
        connection.execute(delete(table).where(table.c.person_id == person_id))


def refresh_people(connection: Connection, person_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Compute the rows of people anew; return all their names, the best first."""
    rows: dict[str, list[Row[Any]]] = {person: [] for person in person_ids}
    for row in connection.execute(select(person_names).where(person_names.c.person_id.in_(person_ids))):
        rows[row.person_id].append(row)
    names = {person: order_names(some) for person, some in rows.items()}
    connection.execute(delete(people).where(people.c.id.in_(person_ids)))
    add_rows(
        connection,
        people,
        [
            {"id": person, "name": some[0].name, "entry": min(row.entry for row in some)}
            for person, some in names.items()
        ],
    )
    return {person: tuple(row.name for row in some) for person, some in names.items()}


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


def _count(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    found: Mapping[tuple[str, ...], tuple[int, int]],
) -> None:
    # Add to what was counted under each key, or begin to count. The statement is
    # spelled alike by SQLite and PostgreSQL.
    if not found:
        return
    key, name = ", ".join(columns), table.name
    values = ", ".join(f":{column}" for column in (*columns, "times", "entry"))
    statement = text(
        f"INSERT INTO {name} ({key}, times, entry) VALUES ({values})"  # noqa: S608 - the names are our own
        f" ON CONFLICT ({key}) DO UPDATE SET times = {name}.times + excluded.times,"
        f" entry = CASE WHEN excluded.entry < {name}.entry THEN excluded.entry ELSE {name}.entry END"
    )
    rows = [
        {**dict(zip(columns, values, strict=True)), "times": times, "entry": entry}
        for values, (times, entry) in found.items()
    ]
    connection.execute(statement, rows)
