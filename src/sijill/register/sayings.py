"""What people said of things by hand, other than of undertakings: instruments, mechanisms, remarks.

Each saying is an entry of the journal. It holds until it is taken back, and later
ones outweigh earlier ones, field by field.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, bindparam, select, update

from sijill.records import Action, Arrangement, Entry, Particulars, Remark
from sijill.register.book_tables import sayings
from sijill.register.prepared import fetch
from sijill.register.rows import add_row, chunks

Told = Particulars | Action | Arrangement | Remark
"""What may be said."""


class Saying(NamedTuple):
    """What a person said of a thing, when, in which entry."""

    entry: int
    at: str
    by: str
    about: str
    told: Told


def get_about(told: Told) -> str:
    """Return the id of what a saying is about."""
    match told:
        case Particulars() | Action():
            return told.outcome
        case Arrangement():
            return told.mechanism
        case Remark():
            return told.about


def add_saying(connection: Connection, entry: Entry, told: Told) -> None:
    """Keep a saying; what follows from it is the caller's to compute."""
    add_row(
        connection,
        sayings,
        entry=entry.number,
        at=entry.at,
        said_by=entry.by,
        about=get_about(told),
        kind=str(told.__struct_config__.tag),
        told=msgspec.json.encode(told).decode(),
        undone=None,
    )


def find_sayings(connection: Connection, about: Iterable[str], *, kinds: Iterable[type[Told]]) -> list[Saying]:
    """Return what was said of these things and not taken back, oldest first."""
    wanted = [str(kind.__struct_config__.tag) for kind in kinds]
    found = [
        _read(row)
        for some in chunks(sorted(set(about)))
        for row in fetch(connection, _ABOUT, about=some, kinds=wanted)
    ]
    return sorted(found, key=lambda one: one.entry)


_ABOUT = select(sayings).where(
    sayings.c.about.in_(bindparam("about", expanding=True)),
    sayings.c.kind.in_(bindparam("kinds", expanding=True)),
    sayings.c.undone.is_(None),
)


def _read(row: Row[Any]) -> Saying:
    return Saying(row.entry, row.at, row.said_by, row.about, msgspec.json.decode(row.told, type=Told))


def is_saying(connection: Connection, number: int) -> bool:
    """Say whether an entry says something that was not taken back."""
    found = select(sayings.c.entry).where(sayings.c.entry == number, sayings.c.undone.is_(None))
    return connection.execute(found).first() is not None


def retract_saying(connection: Connection, entry: Entry, number: int) -> Told | None:
    """Take back what an entry said; return it, or None where it said nothing, or no more."""
    row = connection.execute(select(sayings).where(sayings.c.entry == number, sayings.c.undone.is_(None))).first()
    if row is None:
        return None
    connection.execute(update(sayings).where(sayings.c.entry == number).values(undone=entry.number))
    return _read(row).told


def get_last(said: Iterable[Saying], field: str, default: Any = None) -> Any:
    """Return what was said last of a field, or `default` where nothing was."""
    given = [
        value for one in said for value in [getattr(one.told, field, msgspec.UNSET)] if value is not msgspec.UNSET
    ]
    return given[-1] if given else default
