"""What is unsure about who is who, and which accounts are one: the queue of matches, the weightiest first.

A match leaves the queue when a person answers it. An "unsure" comes back only
when something new speaks for it; what was called different never does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, func, select

from sijill.records import UNDATED
from sijill.records.ids import rename
from sijill.register.answers import EncounterLine
from sijill.register.clusters import ENCOUNTER, PERSON, Kind
from sijill.register.identity_tables import decisions, judgements
from sijill.register.load import load_encounters, load_names
from sijill.register.rows import chunks
from sijill.register.tables import documents, participations

_CLEARER = 0.05  # by so much a new judgement has to be surer than what a person was unsure of


class MatchEnd(msgspec.Struct, frozen=True, kw_only=True):
    """One of two that may be one: the atom that was judged, its record, and what the document says there."""

    atom: str
    record: str
    document: str
    names: tuple[str, ...] = ()
    capacities: tuple[str, ...] = ()
    encounter: EncounterLine | None = None


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """Two people or encounters that may be one, or that were joined without a date, and why.

    `changes` is how many mentions or accounts the answer would move.
    """

    of: Literal["person", "encounter"]
    is_joined: bool
    one: MatchEnd
    other: MatchEnd
    score: float
    rule: str
    reason: str
    entry: int
    changes: int


class _Open(NamedTuple):
    kind: Kind
    row: Row[Any]
    is_joined: bool
    changes: int


def find_matches(connection: Connection, *, of: str | None = None, limit: int = 20) -> tuple[Match, ...]:
    """Return what waits for a person's answer: first what would change most and is most likely so."""
    found: list[_Open] = []
    for kind in (PERSON, ENCOUNTER):
        if of in (None, kind.of):
            found += _find_open(connection, kind)
            found += _find_joined(connection, kind)
    found.sort(key=lambda one: (-one.changes * one.row.score, one.row.entry, one.row.position))
    return tuple(_make_match(connection, one) for one in found[:limit])


def _find_open(connection: Connection, kind: Kind) -> list[_Open]:
    told: dict[frozenset[str], list[Row[Any]]] = {}
    for row in _load(connection, kind, judgements.c.verdict == "unsure"):
        if row.one != row.other:
            told.setdefault(frozenset((row.one, row.other)), []).append(row)
    apart = {frozenset((row.one, row.other)) for row in _load(connection, kind, judgements.c.verdict == "different")}
    answered = _find_answers(connection, kind)
    best: dict[frozenset[str], Row[Any]] = {}
    for pair, rows in told.items():
        since = answered.get(pair, 0)
        known = max((row.score for row in rows if row.entry < since), default=None)
        new = [row for row in rows if row.entry > since and (known is None or row.score > known + _CLEARER)]
        if new and pair not in apart:
            best[pair] = max(new, key=lambda row: (row.score, -row.entry, -row.position))
    sizes = _count(connection, kind, {record for pair in best for record in pair})
    return [_Open(kind, row, False, min(sizes[record] for record in pair)) for pair, row in best.items()]


def _find_joined(connection: Connection, kind: Kind) -> list[_Open]:
    confirmed = {
        frozenset((row.one, row.other))
        for row in connection.execute(
            select(decisions).where(decisions.c.of == kind.of, decisions.c.undone.is_(None))
        )
    }
    return [
        _Open(kind, row, True, 1)
        for row in _load(connection, kind, (judgements.c.verdict == "same") & (judgements.c.rule == UNDATED))
        if row.one == row.other and frozenset((row.subject, row.object)) not in confirmed
    ]


def _load(connection: Connection, kind: Kind, which: ColumnElement[bool]) -> list[Row[Any]]:
    # Judgements of rules, each with the records of its two atoms.
    here, there = kind.atoms.alias(), kind.atoms.alias()
    columns: list[Any] = [judgements, here.c[kind.column].label("one"), there.c[kind.column].label("other")]
    return list(
        connection.execute(
            select(*columns)
            .join(here, here.c.id == judgements.c.subject)
            .join(there, there.c.id == judgements.c.object)
            .where(judgements.c.of == kind.of, judgements.c.in_force == 1, judgements.c.is_decided == 0, which)
            .order_by(judgements.c.entry, judgements.c.position)
        )
    )


def _find_answers(connection: Connection, kind: Kind) -> dict[frozenset[str], int]:
    # By pair of records, the last entry in which a person was unsure of them too.
    here, there = kind.atoms.alias(), kind.atoms.alias()
    columns: list[Any] = [decisions.c.entry, here.c[kind.column].label("one"), there.c[kind.column].label("other")]
    rows = connection.execute(
        select(*columns)
        .join(here, here.c.id == decisions.c.one)
        .join(there, there.c.id == decisions.c.other)
        .where(decisions.c.of == kind.of, decisions.c.undone.is_(None), decisions.c.verdict != "same")
        .order_by(decisions.c.entry)
    ).all()
    never = 1 << 62  # what is different stays so, whatever is read later
    verdicts = _verdicts(connection, [row.entry for row in rows])
    return {
        frozenset((row.one, row.other)): never if verdicts[row.entry] == "different" else row.entry for row in rows
    }


def _verdicts(connection: Connection, entries: Sequence[int]) -> dict[int, str]:
    rows = connection.execute(select(decisions.c.entry, decisions.c.verdict).where(decisions.c.undone.is_(None)))
    wanted = set(entries)
    return {row.entry: row.verdict for row in rows if row.entry in wanted}


def _count(connection: Connection, kind: Kind, records: Iterable[str]) -> Counter[str]:
    column = kind.atoms.c[kind.column]
    found: Counter[str] = Counter()
    for some in chunks(sorted(records)):
        counted = select(column, func.count()).where(column.in_(some)).group_by(column)
        for record, times in connection.execute(counted):
            found[record] = times
    return found


def _make_match(connection: Connection, found: _Open) -> Match:
    row = found.row
    return Match(
        of="person" if found.kind is PERSON else "encounter",
        is_joined=found.is_joined,
        one=_make_end(connection, found.kind, row.subject, row.one),
        other=_make_end(connection, found.kind, row.object, row.other),
        changes=found.changes,
        **{name: getattr(row, name) for name in ("score", "rule", "reason", "entry")},
    )


def _make_end(connection: Connection, kind: Kind, atom: str, record: str) -> MatchEnd:
    document = connection.execute(
        select(documents.c.name)
        .join(kind.atoms, kind.atoms.c.document_id == documents.c.id)
        .where(kind.atoms.c.id == atom)
    ).scalar_one()
    if kind is not PERSON:
        line = load_encounters(connection, [record])
        return MatchEnd(atom=atom, record=record, document=document, encounter=line[0] if line else None)
    here = participations.c.mention_id == atom
    told = connection.execute(
        select(participations.c.capacity).where(here).order_by(participations.c.position)
    ).scalars()
    return MatchEnd(
        atom=rename(atom, PERSON.atom_prefix),
        record=record,
        document=document,
        names=load_names(connection, [record])[record],
        capacities=tuple(dict.fromkeys(capacity for capacity in told if capacity)),
    )
