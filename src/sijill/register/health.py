"""How a register is: where it stands, what is in it, and what ought to be seen to; quicker than `verify`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec
from sqlalchemy import Connection, func, select

from sijill.register.database import Database
from sijill.register.journal import make_hash
from sijill.register.tables import documents, encounters, journal, people

_LITTLE = 200_000_000  # bytes; below that, or the size of the register itself, its disk is short


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something about a register. `about` is a stable key, `values` fill in its wording."""

    about: Literal["place", "entries", "records", "last", "size", "space", "read-only", "guard", "end"]
    is_fine: bool = True
    values: Mapping[str, str | int] = {}


def examine(connection: Connection, database: Database) -> tuple[Finding, ...]:
    """Return what there is to say; nothing is changed.

    The end of the chain and the guards are looked at; whether all the rest is what
    was written, `verify` finds out.
    """
    program, size, free = database.describe(connection)
    found = [Finding(about="place", values={"place": database.name, "program": program})]
    last = connection.execute(select(journal).order_by(journal.c.number.desc()).limit(1)).first()
    if last is not None:
        found.append(Finding(about="last", values={"entry": last.number, "at": last.at, "by": last.by}))
        is_whole = make_hash(last, last.kind, last.body) == last.hash
        found += [] if is_whole else [Finding(about="end", is_fine=False, values={"entry": last.number})]
    counts = {table.name: _count(connection, table) for table in (documents, encounters, people)}
    found.append(Finding(about="records", values={"entries": last.number if last else 0, **counts}))
    found.append(Finding(about="size", values={"megabytes": _megabytes(size)}))
    if free is not None:
        space = {"megabytes": _megabytes(free)}
        found.append(Finding(about="space", is_fine=free > max(size, _LITTLE), values=space))
    if not database.can_write():
        found.append(Finding(about="read-only", is_fine=False))
    for name, told in database.find_missing_guards(connection):
        found.append(Finding(about="guard", is_fine=False, values={"guard": f"{name} {told}"}))
    return tuple(found)


def _count(connection: Connection, table: object) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f}"
