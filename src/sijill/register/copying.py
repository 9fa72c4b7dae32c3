"""A register out, the same register in another place: entry by entry, or page by page.

A copy is there whole or not at all, and the source may be written to meanwhile:
what is copied is the register as it was at one moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from sijill.errors import IntegrityError, RegisterError
from sijill.records import Entry, Reading, Rereading
from sijill.register import journal, view
from sijill.register.migrations import FIRST_HASH
from sijill.register.place import find_database
from sijill.register.register import Clock, Register, now
from sijill.register.rows import add_row
from sijill.register.sqlite import SqliteFile
from sijill.register.tables import journal as entries
from sijill.register.tables import texts


class Copied(NamedTuple):
    """What a copy holds: how many entries, how many of them came with this copying, and the hash of the last."""

    entries: int
    added: int
    head: str


def copy_register(source: Path | str, target: Path | str, *, clock: Clock = now) -> Copied:
    """Copy a register into another place, a file or a database; its view is computed there.

    A target that holds the beginning of the same journal gets what it lacks;
    RegisterError where it holds anything else. Each entry is checked on the way:
    IntegrityError where the source is not what was written.
    """
    database = find_database(target)
    done: list[Copied] = []
    with Register.open(source) as original, original.reading() as there:

        def fill(connection: Connection) -> None:
            view.create_view(connection)
            done.append(_append_missing(there, connection, place=database.name))

        if not database.exists():
            database.create(clock(), fill)
        if not done:
            with Register.open(target, writes=True, clock=clock) as copy, copy.writing() as desk:
                done.append(_append_missing(there, desk.connection, place=database.name))
    return done[0]


def _append_missing(source: Connection, target: Connection, *, place: str) -> Copied:
    last = target.execute(select(entries.c.number, entries.c.hash).order_by(entries.c.number.desc()).limit(1)).first()
    number, head = (last.number, last.hash) if last else (0, FIRST_HASH)
    same = source.execute(select(entries.c.hash).where(entries.c.number == number)).scalar_one_or_none()
    if number and same != head:
        raise RegisterError(f"{place} is a register of its own: its entry {number} is not that of the other one")
    added, is_reread = 0, False
    for row, entry in _checked(source, number, head):
        for sha256 in _texts_of(entry):
            if not journal.has_text(target, sha256):
                add_row(target, texts, sha256=sha256, text=journal.get_text(source, sha256))
        add_row(target, entries, **row._mapping)
        is_reread = is_reread or isinstance(entry.body, Rereading)
        if not is_reread:
            view.apply(target, entry)
        number, head, added = row.number, row.hash, added + 1
    if is_reread:  # which changes what entries mean, so that all is computed once, in the end
        view.rebuild(target)
    return Copied(number, added, head if number else "")


def _checked(source: Connection, number: int, head: str) -> Iterator[tuple[Row[Any], Entry]]:
    for row in journal.find_rows(source, after=number):
        is_next = row.number == number + 1 and row.previous == head
        if not is_next or journal.make_hash(row, row.kind, row.body) != row.hash:
            raise IntegrityError(f"entry {row.number} is not what was written; look with `sijill verify`")
        number, head = row.number, row.hash
        yield row, journal.parse_entry(row)


def _texts_of(entry: Entry) -> tuple[str, ...]:
    return (entry.body.readout.document.sha256,) if isinstance(entry.body, Reading) else ()


def back_up(source: Path | str, target: Path, *, clock: Clock = now) -> Copied:
    """Write a register into a new file, while it is in use; of a file its pages, of a database its entries.

    The copy is checked in all its parts before it is there: IntegrityError where
    it is not what was written, and then there is none.
    """
    if target.exists():
        raise RegisterError(f"{target} is there already; a backup goes into a new file")
    return _duplicate(source, target, clock)


def restore(backup: Path, target: Path | str, *, clock: Clock = now) -> Copied:
    """Make a register from a backup, where there is none; the backup is checked first and not changed."""
    if find_database(target).exists():
        raise RegisterError(f"{find_database(target).name} is there already; a backup is restored where nothing is")
    return _duplicate(backup, target, clock)


def _duplicate(source: Path | str, target: Path | str, clock: Clock) -> Copied:
    one, other = find_database(source), find_database(target)
    with Register.open(source) as original:
        if isinstance(one, SqliteFile) and isinstance(other, SqliteFile):
            checked: list[Copied] = []
            other.create_from(one, lambda draft: checked.append(_get_whole(draft, one.name)))
            return checked[0]
        report = original.verify()
    if report.faults:
        raise _broken(one.name, report.faults[0].message)
    return copy_register(source, target, clock=clock)


def _get_whole(file: SqliteFile, name: str) -> Copied:
    with Register.open(file.path) as register:
        report = register.verify()
    if report.faults:
        fault = report.faults[0]
        raise _broken(name, f"{fault.place}: {fault.message}")
    return Copied(report.entries, report.entries, report.head)


def _broken(name: str, told: str) -> IntegrityError:
    return IntegrityError(f"{name} is not what was written ({told}); no copy was made, look with `sijill verify`")
