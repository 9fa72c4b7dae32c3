"""Who took part in what, in which capacity and when; and the capacities of a person, with their days."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from sijill.register.answers import CapacityLine, PersonLine
from sijill.register.contact_tables import attendances
from sijill.register.load import load_names
from sijill.register.prepared import fetch
from sijill.register.rows import chunks
from sijill.register.tables import accounts, documents, encounters, mentions, participations


def find_attendances(connection: Connection, *where: Any) -> list[Row[Any]]:
    """Return who took part in what, in which capacity, and when; one row an account."""
    return list(
        connection.execute(
            select(
                mentions.c.person_id,
                accounts.c.encounter_id,
                participations.c.capacity,
                participations.c.polity,
                func.coalesce(encounters.c.date, func.substr(documents.c.published, 1, 10)).label("when"),
            )
            .select_from(participations)
            .join(mentions, mentions.c.id == participations.c.mention_id)
            .join(accounts, accounts.c.id == participations.c.account_id)
            .join(encounters, encounters.c.id == accounts.c.encounter_id)
            .join(documents, documents.c.id == accounts.c.document_id)
            .where(accounts.c.state != "rejected", participations.c.state != "rejected", *where)
            .order_by(accounts.c.entry, accounts.c.position, participations.c.position)
        )
    )


def sum_people(connection: Connection, attended: Iterable[Row[Any]]) -> tuple[PersonLine, ...]:
    """Return who attended, with capacities and the number of encounters, those met last first."""
    rows_of: dict[str, list[Row[Any]]] = {}
    for row in attended:
        rows_of.setdefault(row.person_id, []).append(row)
    names = load_names(connection, rows_of)
    people = [
        PersonLine(
            id=person,
            names=names[person],
            capacities=sum_capacities(rows),
            encounters=len({row.encounter_id for row in rows}),
        )
        for person, rows in rows_of.items()
    ]
    people.sort(key=lambda one: (one.capacities[0].last or "", one.encounters, one.id), reverse=True)
    return tuple(people)


def find_capacities(connection: Connection, people: Iterable[str]) -> dict[str, tuple[CapacityLine, ...]]:
    """Return the capacities in which people took part in anything, with first and last day, the latest first."""
    found: dict[str, list[CapacityLine]] = {}
    for some in chunks(people):
        for row in fetch(connection, _CAPACITIES, people=some):
            line = CapacityLine(
                capacity=row.capacity, polity=row.polity, first=row.first, last=row.last or None, times=row.times
            )
            found.setdefault(row.person_id, []).append(line)
    return {
        person: tuple(sorted(lines, key=lambda line: (line.last or "", line.times), reverse=True))
        for person, lines in found.items()
    }


_CAPACITIES = (
    select(
        attendances.c.person_id,
        attendances.c.capacity,
        attendances.c.polity,
        func.min(func.nullif(attendances.c.day, "")).label("first"),
        func.max(attendances.c.day).label("last"),
        func.count().label("times"),
    )
    .where(attendances.c.person_id.in_(bindparam("people", expanding=True)))
    .group_by(attendances.c.person_id, attendances.c.capacity, attendances.c.polity)
    .order_by(attendances.c.person_id, attendances.c.capacity, attendances.c.polity)
)


def sum_capacities(attended: Iterable[Any]) -> tuple[CapacityLine, ...]:
    """Return the capacities in which somebody attended, with first and last day, the latest first."""
    times: dict[tuple[str | None, str | None], list[str | None]] = {}
    for row in attended:
        times.setdefault((row.capacity, row.polity), []).append(row.when)
    lines = [
        CapacityLine(
            capacity=capacity,
            polity=polity,
            first=min(filter(None, days), default=None),
            last=max(filter(None, days), default=None),
            times=len(days),
        )
        for (capacity, polity), days in times.items()
    ]
    lines.sort(key=lambda line: (line.last or "", line.times), reverse=True)
    return tuple(lines)
