"""Lists: what is in the register, a page at a time, the latest first. Reading only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select, true

from sijill.register.answers import (
    Counts,
    DocumentLine,
    EncounterLine,
    EntryLine,
    MechanismLine,
    PersonLine,
    RelationLine,
)
from sijill.register.attendance import find_capacities
from sijill.register.contact_tables import attendances, relations
from sijill.register.load import REJECTED, load_encounters, load_names, make_source
from sijill.register.mechanism_book import load_mechanisms
from sijill.register.prepared import fetch
from sijill.register.rows import chunks
from sijill.register.tables import (
    accounts,
    conflicts,
    documents,
    encounters,
    journal,
    mechanisms,
    outcomes,
    people,
    undertakings,
)


def count_all(connection: Connection) -> Counts:
    """Return how many records of each kind there are, and the number of the last entry."""

    def count(table: Any, *wanted: ColumnElement[bool]) -> int:
        return connection.execute(select(func.count()).select_from(table).where(*wanted)).scalar_one()

    # What was rejected is little, and found by its state; all rows are counted by an index without being read.
    wrong = select(accounts.c.encounter_id).where(accounts.c.state == REJECTED)
    return Counts(
        entries=connection.execute(select(func.max(journal.c.number))).scalar_one() or 0,
        documents=count(documents),
        encounters=count(encounters) - count(encounters, encounters.c.id.in_(wrong), encounters.c.state == REJECTED),
        people=count(people),
        outcomes=count(outcomes) - count(outcomes, outcomes.c.state == REJECTED),
        undertakings=count(undertakings, undertakings.c.status.in_(("open", "under-way"))),
        mechanisms=count(mechanisms),
        conflicts=connection.execute(select(func.count(conflicts.c.encounter_id.distinct()))).scalar_one(),
    )


def find_relations(connection: Connection, *, limit: int | None = None, offset: int = 0) -> tuple[RelationLine, ...]:
    """Return every two sides that met, those that met last first."""
    table = relations.c
    ordered = select(relations).order_by(table.last.desc(), table.times.desc(), table.one, table.other)
    rows = connection.execute(ordered.limit(limit).offset(offset))
    return tuple(
        RelationLine(sides=(row.one, row.other), encounters=row.times, last=row.last or None) for row in rows
    )


def find_latest(
    connection: Connection, *, limit: int, offset: int = 0, in_conflict: bool = False
) -> tuple[EncounterLine, ...]:
    """Return encounters, the latest first; `in_conflict` keeps those on which accounts differ."""
    wanted = (
        select(encounters.c.id)
        .where(encounters.c.state != REJECTED)
        .order_by(encounters.c.since.desc(), encounters.c.id)
    )
    if in_conflict:
        wanted = wanted.where(encounters.c.id.in_(select(conflicts.c.encounter_id)))
    return load_encounters(connection, connection.execute(_page(wanted, limit, offset)).scalars())


def find_documents(connection: Connection, *, limit: int, offset: int = 0) -> tuple[DocumentLine, ...]:
    """Return documents, those filed last first, with what was read in each."""
    rows = connection.execute(
        _page(select(documents).order_by(documents.c.entry.desc(), documents.c.id), limit, offset)
    ).all()
    ids = [row.id for row in rows]
    told = _count_by_document(connection, accounts, ids)
    said = _count_by_document(connection, outcomes, ids)
    return tuple(
        DocumentLine(document=make_source(row), entry=row.entry, encounters=told[row.id], outcomes=said[row.id])
        for row in rows
    )


def _count_by_document(connection: Connection, table: Any, ids: Sequence[str]) -> dict[str, int]:
    found = dict.fromkeys(ids, 0)
    for some in chunks(ids):
        for row in connection.execute(
            select(table.c.document_id, func.count().label("number"))
            .where(table.c.document_id.in_(some), table.c.state != REJECTED)
            .group_by(table.c.document_id)
        ):
            found[row.document_id] = row.number
    return found


def find_people(connection: Connection, *, limit: int, offset: int = 0) -> tuple[PersonLine, ...]:
    """Return people, those named by most documents first, with their capacities."""
    wanted = select(people.c.id).order_by(people.c.times.desc(), people.c.id.desc())
    ids = connection.execute(_page(wanted, limit, offset)).scalars().all()
    names, capacities = load_names(connection, ids), find_capacities(connection, ids)
    contacts = {row.person_id: row.times for some in chunks(ids) for row in fetch(connection, _CONTACTS, people=some)}
    return tuple(
        PersonLine(
            id=person,
            names=names[person],
            capacities=capacities.get(person, ()),
            encounters=contacts.get(person, 0),
        )
        for person in ids
    )


_MET = (
    select(attendances.c.person_id, attendances.c.day, attendances.c.encounter_id)
    .distinct()
    .where(attendances.c.person_id.in_(bindparam("people", expanding=True)))
    .subquery()
)
_CONTACTS = select(_MET.c.person_id, func.count().label("times")).group_by(_MET.c.person_id)


def find_mechanisms(
    connection: Connection, *, limit: int, offset: int = 0, with_gaps: bool = False
) -> tuple[MechanismLine, ...]:
    """Return mechanisms with their rounds; `with_gaps` keeps those of which numbered rounds are missing."""
    if with_gaps:
        number = encounters.c.round
        gaps = (
            select(encounters.c.mechanism_id)
            .where(encounters.c.mechanism_id.is_not(None), number.is_not(None))
            .group_by(encounters.c.mechanism_id)
            .having(func.max(number) - func.min(number) + 1 > func.count(number.distinct()))
            .order_by(encounters.c.mechanism_id)
        )
        return load_mechanisms(connection, connection.execute(_page(gaps, limit, offset)).scalars().all())
    ids = connection.execute(_page(select(mechanisms.c.id).order_by(mechanisms.c.entry), limit, offset)).scalars()
    return load_mechanisms(connection, ids)


def find_entries(
    connection: Connection, *, limit: int, offset: int = 0, without: Sequence[str] = (), only: Sequence[str] = ()
) -> tuple[EntryLine, ...]:
    """Return entries of the journal, the last first; not of the kinds `without`, or only of some kinds."""
    rows = connection.execute(
        _page(
            select(journal.c.number, journal.c.id, journal.c.at, journal.c.by, journal.c.why, journal.c.kind)
            .where(journal.c.kind.not_in(without), journal.c.kind.in_(only) if only else true())
            .order_by(journal.c.number.desc()),
            limit,
            offset,
        )
    )
    return tuple(EntryLine(**row._asdict()) for row in rows)


def _page(statement: Select[Any], limit: int, offset: int) -> Select[Any]:
    return statement.limit(limit).offset(offset)
