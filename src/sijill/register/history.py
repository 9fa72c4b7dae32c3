"""An id in, every entry of the journal that speaks of it out: how it came to be what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, or_, select

from sijill.errors import NotFoundError
from sijill.records.ids import rename
from sijill.register.answers import EntryPage
from sijill.register.body_tables import body_atoms, body_forms, body_seats
from sijill.register.book_tables import sayings
from sijill.register.clusters import BODY, ENCOUNTER, PERSON, UNDERTAKING, Kind, match_record
from sijill.register.identity_tables import decisions, judgements, posts
from sijill.register.posts import load_posts, where_held, where_seated
from sijill.register.query import find_identifier, get_entry
from sijill.register.review_tables import corrections, markings, rereadings, reviews
from sijill.register.rows import chunks
from sijill.register.tables import (
    accounts,
    document_names,
    documents,
    encounters,
    follows,
    mechanism_keys,
    mentions,
    outcomes,
    participations,
)

_KINDS: dict[str, Kind] = {
    "enc": ENCOUNTER,
    "acc": ENCOUNTER,
    "per": PERSON,
    "men": PERSON,
    "und": UNDERTAKING,
    "out": UNDERTAKING,
    "ins": UNDERTAKING,
}


def find_history(connection: Connection, identifier: str) -> tuple[EntryPage, ...]:
    """Return the entries that made a thing what it is, the oldest first.

    Readings that tell of it, judgements that joined or parted it, and all that
    people said of it, what was taken back included.
    """
    wanted = find_identifier(connection, identifier)
    if isinstance(wanted, int):
        return (get_entry(connection, wanted),)
    prefix = wanted.partition("-")[0]
    if prefix == "ent":
        return (get_entry(connection, wanted),)
    if prefix == "doc":
        numbers = _of_document(connection, wanted)
    elif prefix == "mec":
        numbers = _of_mechanism(connection, wanted)
    elif prefix == "pos":
        numbers = _of_post(connection, wanted)
    elif prefix in ("bod", "bna"):
        numbers = _of_body(connection, _find_atoms(connection, BODY, wanted))
    else:
        numbers = _of_atoms(connection, _find_atoms(connection, _KINDS[prefix], wanted))
    return tuple(get_entry(connection, number) for number in sorted(numbers))


def _find_atoms(connection: Connection, kind: Kind, identifier: str) -> list[str]:
    record = match_record(connection, kind, identifier)
    if record is None:
        raise NotFoundError(f"there is no {kind.of} {identifier}")
    return list(connection.execute(select(kind.atoms.c.id).where(kind.atoms.c[kind.column] == record)).scalars())


def _of_atoms(connection: Connection, atoms: Iterable[str]) -> set[int]:
    found: set[int] = set()
    for some in chunks(sorted(set(atoms))):
        for table in (accounts, mentions, outcomes):
            found |= _numbers(connection, table.c.entry, table.c.id.in_(some))
        # Judgements may name a record where they mean its oldest atom.
        named = [name for atom in some for name in (atom, *(rename(atom, to) for to in ("enc", "per", "und", "bod")))]
        about = or_(judgements.c.subject.in_(named), judgements.c.object.in_(named))
        found |= _numbers(connection, judgements.c.entry, about)
        about = or_(decisions.c.one.in_(some), decisions.c.other.in_(some))
        found |= _numbers(connection, decisions.c.undone, about)
        for table in (reviews, corrections):
            found |= _reviewed(connection, table, some)
        for column in (follows.c.entry, follows.c.undone):
            found |= _numbers(connection, column, follows.c.outcome_id.in_(some))
        found |= _said(connection, some)
    return found


def _said(connection: Connection, about: Sequence[str]) -> set[int]:
    where = sayings.c.about.in_(about)
    return _numbers(connection, sayings.c.entry, where) | _numbers(connection, sayings.c.undone, where)


def _reviewed(connection: Connection, table: Table, atoms: Sequence[str]) -> set[int]:
    # A participant is an account and a mention: it belongs to the history of both.
    pairs = (participations.c.account_id.in_(atoms)) | (participations.c.mention_id.in_(atoms))
    facts = list(atoms)
    rows = connection.execute(select(participations.c.account_id, participations.c.mention_id).where(pairs))
    facts += [f"{row.account_id}/{row.mention_id}" for row in rows]
    found: set[int] = set()
    for some in chunks(facts):
        for column in (table.c.entry, table.c.undone):
            found |= _numbers(connection, column, table.c.fact.in_(some))
    return found


def _of_document(connection: Connection, document: str) -> set[int]:
    found = _numbers(connection, documents.c.entry, documents.c.id == document)
    for table in (rereadings, markings):
        found |= _numbers(connection, table.c.entry, table.c.document_id == document)
    found |= _said(connection, [document])
    return found | _numbers(connection, document_names.c.entry, document_names.c.document_id == document)


def _of_mechanism(connection: Connection, mechanism: str) -> set[int]:
    found = _numbers(connection, mechanism_keys.c.entry, mechanism_keys.c.mechanism_id == mechanism)
    named = select(mechanism_keys.c.id).where(mechanism_keys.c.mechanism_id == mechanism)
    found |= _said(connection, connection.execute(named).scalars().all())
    sessions = select(encounters.c.id).where(encounters.c.mechanism_id == mechanism)
    return found | _numbers(connection, accounts.c.entry, accounts.c.encounter_id.in_(sessions))


def _of_post(connection: Connection, post: str) -> set[int]:
    (line,) = load_posts(connection, [post])
    return _of_told(connection, where_held(line)) | _numbers(connection, posts.c.entry, posts.c.id == post)


def _of_body(connection: Connection, atoms: Sequence[str]) -> set[int]:
    # What names it, who speaks for it, and what joined or parted its names.
    found = _of_atoms(connection, atoms) | _of_told(connection, where_seated(body_seats.c.atom_id.in_(atoms)))
    found |= _numbers(connection, body_forms.c.entry, body_forms.c.atom_id.in_(atoms))
    return found | _numbers(connection, body_atoms.c.entry, body_atoms.c.id.in_(atoms))


def _of_told(connection: Connection, wanted: ColumnElement[bool]) -> set[int]:
    inside = select(participations.c.account_id).where(wanted)
    return _numbers(connection, accounts.c.entry, accounts.c.id.in_(inside))


def _numbers(connection: Connection, column: Column[Any], where: Any) -> set[int]:
    return {number for number in connection.execute(select(column).distinct().where(where)).scalars() if number}
