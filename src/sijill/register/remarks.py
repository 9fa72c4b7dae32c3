"""Notes that people wrote on things in the register, by the record that they belong to now."""

from __future__ import annotations

from sqlalchemy import Connection, select

from sijill.errors import InputError, NotFoundError
from sijill.records import Remark
from sijill.records.ids import rename
from sijill.register.answers import RemarkLine
from sijill.register.book_tables import sayings
from sijill.register.clusters import ENCOUNTER, KINDS, PERSON, UNDERTAKING, Kind, get_present, match_record
from sijill.register.instruments import check_document
from sijill.register.mechanisms import match_mechanism
from sijill.register.sayings import Saying, find_sayings
from sijill.register.tables import mechanism_keys
from sijill.vocabulary import polities

_KINDS: dict[str, Kind] = {
    **{kind.atom_prefix: kind for kind in KINDS.values()},
    **{kind.record_prefix: kind for kind in (ENCOUNTER, PERSON, UNDERTAKING)},
    "ins": UNDERTAKING,
}


def make_remark(connection: Connection, about: str, told: Remark) -> Remark:
    """Return a note ready to be written; NotFoundError where what it is about is not there.

    `about` is an encounter, person, undertaking, instrument, outcome, document or
    mechanism by its id, or two sides by their codes with a space between.
    """
    if not told.words.strip():
        raise InputError("a note without words says nothing")
    if told.document is not None:
        check_document(connection, told.document)
    return Remark(
        about=_get_atom(connection, about), words=told.words.strip(), document=told.document, marking=told.marking
    )


def _get_atom(connection: Connection, about: str) -> str:
    sides = about.split()
    if len(sides) == len(("one", "other")):
        return get_relation_key(*sides)
    prefix = about.partition("-")[0]
    kind = _KINDS.get(prefix)
    if kind is not None and match_record(connection, kind, about) is not None:
        return get_present(connection, rename(about, kind.atom_prefix))
    if prefix == "mec":
        found = match_mechanism(connection, about)
        if found is not None:
            return about
    if prefix == "doc":
        check_document(connection, about)
        return about
    raise NotFoundError(f"there is nothing called {about} that a note could be about")


def get_relation_key(one: str, other: str) -> str:
    """Return what notes on a relation are kept under; InputError for a code that is no side."""
    for side in (one, other):
        if side not in polities():
            raise InputError(f"no side {side!r}; codes are like JP, AE-SH, GCC")
    return " ".join(sorted((one, other)))


def find_remarks(connection: Connection, record: str) -> tuple[RemarkLine, ...]:
    """Return the notes on a record, or on a relation by its key, oldest first."""
    prefix = record.partition("-")[0]
    kind = _KINDS.get(prefix)
    if kind is not None:
        atoms = select(kind.atoms.c.id).where(kind.atoms.c[kind.column] == rename(record, kind.record_prefix))
    elif prefix == "mec":
        atoms = select(mechanism_keys.c.id).where(mechanism_keys.c.mechanism_id == record)
    else:
        return _make_lines(find_sayings(connection, [record], kinds=(Remark,)))
    named = select(sayings.c.about).where(sayings.c.kind == _TAG, sayings.c.about.in_(atoms))
    return _make_lines(find_sayings(connection, connection.execute(named).scalars(), kinds=(Remark,)))


_TAG = str(Remark.__struct_config__.tag)


def _make_lines(said: list[Saying]) -> tuple[RemarkLine, ...]:
    return tuple(
        RemarkLine(
            entry=one.entry,
            at=one.at,
            by=one.by,
            words=one.told.words,
            document=one.told.document,
            marking=one.told.marking,
        )
        for one in said
        if isinstance(one.told, Remark)
    )
