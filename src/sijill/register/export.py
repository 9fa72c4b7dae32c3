"""Everything the register holds, table by table, a few hundred records at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Column, ColumnElement, Connection, select

from sijill.records import Marking
from sijill.register.answers import Answer, ConflictLine, ConflictValue, Excerpt, MechanismLine, Source
from sijill.register.body_pages import load_bodies
from sijill.register.body_tables import bodies
from sijill.register.book_tables import instruments
from sijill.register.instrument_book import load_instruments
from sijill.register.load import (
    REJECTED,
    load_encounters,
    load_names,
    load_outcomes,
    load_sources,
)
from sijill.register.mechanism_book import load_mechanisms
from sijill.register.promises import load_undertakings
from sijill.register.rows import chunks
from sijill.register.tables import (
    document_names,
    documents,
    encounters,
    mechanisms,
    mentions,
    outcomes,
    people,
    undertakings,
)
from sijill.register.undertakings import find_steps


class ExportedAttendee(Answer, frozen=True, kw_only=True):
    """A person in an encounter."""

    person: str
    capacities: tuple[str, ...]
    polity: str | None
    lead: bool


class ExportedEncounter(Answer, frozen=True, kw_only=True):
    """An encounter; `documents` are the names under which those that tell of it were given."""

    id: str
    kind: str
    status: str
    date: str | None
    places: tuple[str, ...]
    country: str | None
    venue: str | None
    mechanisms: tuple[str, ...]
    mechanism: str | None
    round: int | None
    polities: tuple[str, ...]
    topics: tuple[str, ...]
    people: tuple[ExportedAttendee, ...]
    documents: tuple[str, ...]
    conflicts: tuple[ConflictLine, ...]
    state: str


class ExportedMention(Answer, frozen=True, kw_only=True):
    """A name as it stands in a document."""

    document: str
    name: str


class ExportedPerson(Answer, frozen=True, kw_only=True):
    """A person with every mention."""

    id: str
    names: tuple[str, ...]
    mentions: tuple[ExportedMention, ...]


class ExportedOutcome(Answer, frozen=True, kw_only=True):
    """An outcome with its words."""

    id: str
    encounter: str | None
    kind: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    what: str
    topics: tuple[str, ...]
    due: str | None
    when: str | None
    quotes: tuple[Excerpt, ...]
    state: str


class ExportedUndertaking(Answer, frozen=True, kw_only=True):
    """An undertaking, and the outcomes that are its steps, the earliest first."""

    id: str
    status: str
    kind: str
    what: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    polities: tuple[str, ...]
    topics: tuple[str, ...]
    owner: str | None
    due: str | None
    is_verifiable: bool | None
    opened: str | None
    moved: str | None
    outcomes: tuple[str, ...]


class ExportedDocument(Answer, frozen=True, kw_only=True):
    """A document and all names it was given under; `name` is the first."""

    id: str
    name: str
    names: tuple[str, ...]
    language: str | None
    title: str | None
    published: str | None
    publisher: str | None
    source: str | None
    url: str | None
    marking: Marking


def find_exports(connection: Connection) -> Iterator[tuple[str, Iterator[Answer]]]:
    """Yield each table's name and its records, in the order of their ids."""
    yield "encounters", _find_encounters(connection)
    yield "people", _find_people(connection)
    yield "outcomes", _find_outcomes(connection)
    yield "undertakings", _find_undertakings(connection)
    yield "instruments", _find_instruments(connection)
    yield "mechanisms", _find_mechanisms(connection)
    yield "bodies", _find_bodies(connection)
    yield "documents", _find_documents(connection)


def _all_ids(connection: Connection, column: Column[str], *where: ColumnElement[bool]) -> Iterator[tuple[str, ...]]:
    return chunks(connection.execute(select(column).where(*where).order_by(column)).scalars().all())


def _names_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for some in chunks(sorted(set(ids))):
        for row in connection.execute(
            select(document_names.c.document_id, document_names.c.name)
            .where(document_names.c.document_id.in_(some))
            .order_by(document_names.c.entry, document_names.c.name)
        ):
            found.setdefault(row.document_id, []).append(row.name)
    return {document: tuple(names) for document, names in found.items()}


def _find_encounters(connection: Connection) -> Iterator[Answer]:
    for ids in _all_ids(connection, encounters.c.id, encounters.c.state != REJECTED):
        lines = sorted(load_encounters(connection, ids), key=lambda line: line.id)
        names = _names_of(connection, (document for line in lines for document in line.documents))
        for line in lines:
            yield ExportedEncounter(
                people=tuple(
                    ExportedAttendee(person=one.person, capacities=one.capacities, polity=one.polity, lead=one.lead)
                    for one in line.people
                ),
                documents=_flat(names, line.documents),
                conflicts=tuple(
                    ConflictLine(
                        field=conflict.field,
                        values=tuple(
                            ConflictValue(value=value.value, documents=_flat(names, value.documents))
                            for value in conflict.values
                        ),
                    )
                    for conflict in line.conflicts
                ),
                **{name: getattr(line, name) for name in _SAME},
            )


_SAME = (
    "id",
    "kind",
    "status",
    "date",
    "places",
    "country",
    "venue",
    "mechanisms",
    "mechanism",
    "round",
    "polities",
    "topics",
    "state",
)


def _flat(names: dict[str, tuple[str, ...]], ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for document in ids for name in names[document])


def _find_people(connection: Connection) -> Iterator[Answer]:
    for ids in _all_ids(connection, people.c.id):
        rows = connection.execute(
            select(mentions).where(mentions.c.person_id.in_(ids)).order_by(mentions.c.entry, mentions.c.position)
        ).all()
        documents_of = _names_of(connection, (row.document_id for row in rows))
        told: dict[str, list[ExportedMention]] = {}
        for row in rows:
            for document in documents_of[row.document_id]:
                told.setdefault(row.person_id, []).append(ExportedMention(document=document, name=row.name))
        names = load_names(connection, ids)
        for person in ids:
            yield ExportedPerson(id=person, names=names[person], mentions=tuple(told[person]))


def _find_outcomes(connection: Connection) -> Iterator[Answer]:
    for ids in _all_ids(connection, outcomes.c.id, outcomes.c.state != REJECTED):
        for line in sorted(load_outcomes(connection, ids), key=lambda line: line.id):
            yield ExportedOutcome(**{name: getattr(line, name) for name in ExportedOutcome.__struct_fields__})


def _find_undertakings(connection: Connection) -> Iterator[Answer]:
    for ids in _all_ids(connection, undertakings.c.id):
        steps = find_steps(connection, ids)
        for line in load_undertakings(connection, ids):
            told = tuple(outcome for step in steps[line.id] for outcome in step.outcomes)
            kept = {name: getattr(line, name) for name in ExportedUndertaking.__struct_fields__ if name != "outcomes"}
            yield ExportedUndertaking(outcomes=told, **kept)


def _find_instruments(connection: Connection) -> Iterator[Answer]:
    for ids in _all_ids(connection, instruments.c.id):
        yield from load_instruments(connection, ids)


def _find_bodies(connection: Connection) -> Iterator[Answer]:
    for ids in _all_ids(connection, bodies.c.id):
        yield from load_bodies(connection, ids)


def _find_mechanisms(connection: Connection) -> Iterator[MechanismLine]:
    for ids in _all_ids(connection, mechanisms.c.id):
        yield from load_mechanisms(connection, ids)


def _find_documents(connection: Connection) -> Iterator[Answer]:
    for ids in _all_ids(connection, documents.c.id):
        names = _names_of(connection, ids)
        for source in sorted(load_sources(connection, ids), key=lambda source: source.id):
            yield ExportedDocument(
                names=names[source.id], **{name: getattr(source, name) for name in Source.__struct_fields__}
            )
