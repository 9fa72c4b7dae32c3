"""The register as somebody with a clearance may see it.

For everybody who may see everything it is the register itself, and costs nothing. For the
others, once something is kept from them, a view of its own is computed from the entries that
they may read (cleared.py): a document above their clearance is not left out of answers, it is
not there. So no list, count, snippet, figure or feed can show what follows from it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, func, select, text

from sijill.errors import InputError, RefusedError
from sijill.records import Classified, Decision, Entry, Follow, Marking, Reading, Retraction, State, Verdict
from sijill.records.ids import document_id
from sijill.register import journal, view
from sijill.register.cleared import ClearedPlan
from sijill.register.health import Finding
from sijill.register.markings import find_above, has_hidden
from sijill.register.plan import as_atom
from sijill.register.query import find_identifier, get_entry
from sijill.register.queue import Rule, make_correction, make_review
from sijill.register.register import Register
from sijill.register.rows import add_row
from sijill.register.sayings import Told
from sijill.register.sqlite import SqliteFile
from sijill.register.statements import make_statement
from sijill.register.tables import documents, journal_metadata, texts
from sijill.register.tables import journal as entries
from sijill.register.verify import Report
from sijill.register.writing import Desk

_STATE = "CREATE TABLE IF NOT EXISTS cleared_state (entry INTEGER NOT NULL, hash TEXT NOT NULL)"


class ClearedRegister(Register):
    """A register of what may be seen, which is asked here and written to where everything is.

    What is decided must be about something that may be seen: NotFoundError otherwise.
    """

    def __init__(self, whole: Register, file: SqliteFile) -> None:
        super().__init__(file.connect(writes=True, wait=10), file, whole._clock)
        self._whole = whole
        self.name = whole.name

    @contextmanager
    def writing(self) -> Iterator[Desk]:
        """Give a desk of the whole register: what is written joins everything that is there."""
        with self._whole.writing() as desk:
            yield desk

    def updating(self) -> AbstractContextManager[Connection]:
        """Give a connection to what may be seen, in order to bring it up to date."""
        return self._database.writing(self._engine)

    def decide(
        self, one: str, other: str, *, verdict: Verdict, by: str, why: str | None = None, confirms: bool = False
    ) -> Entry:
        """Record whether two things that may be seen are the same.

        What is one already, by documents that may not be seen, is confirmed.
        """
        with self._telling():
            ends = [self._find(identifier) for identifier in (one, other)]
            is_one = verdict == "same" or confirms
            return self._whole.decide(*ends, verdict=verdict, by=by, why=why, confirms=is_one)

    def take_back(self, entry: int, *, by: str, why: str | None = None) -> Entry:
        """Take back a decision that may be seen."""
        with self.reading() as connection:
            get_entry(connection, entry)
        with self._telling():
            return self._whole.take_back(entry, by=by, why=why)

    def follow(self, undertaking: str, told: Follow, *, by: str, why: str | None = None) -> Entry:
        """Record what a person says of an undertaking that may be seen."""
        identifier = self._find(undertaking)
        if told.document is not None:
            self._find(told.document)
        return self._whole.follow(identifier, told, by=by, why=why)

    def say(self, about: str, told: Told, *, by: str, why: str | None = None) -> Entry:
        """Record what a person says of something that may be seen, beside what may be seen."""
        with self.reading() as connection:
            body = make_statement(connection, about, told)
        with self.writing() as desk:
            return desk.append(body, by=by, why=why)

    def review(self, chosen: Sequence[str] | Rule, *, state: State, by: str, why: str | None = None) -> Entry:
        """Record whether facts that may be seen are right."""
        with self.reading() as connection:
            body = make_review(connection, chosen, state=state)
        with self.writing() as desk:
            return desk.append(body, by=by, why=why)

    def correct(self, identifier: str, told: Mapping[str, str], *, by: str, why: str | None = None) -> Entry:
        """Record what is right instead of what was read in a document that may be seen."""
        with self.reading() as connection:
            body = make_correction(connection, identifier, told)
        with self.writing() as desk:
            return desk.append(body, by=by, why=why)

    def mark(self, document: str, marking: str, *, by: str, why: str | None = None) -> Entry:
        """Mark a document that may be seen."""
        return self._whole.mark(self._find(document), marking, by=by, why=why)

    def verify(self, expected: str | None = None) -> Report:
        """Refuse: a check is of the whole."""
        raise RefusedError("a check reads everything; it is for somebody who may see everything")

    def rebuild(self) -> int:
        """Refuse: what is computed anew is the whole."""
        raise RefusedError("a rebuild reads everything; it is for somebody who may see everything")

    def examine(self) -> tuple[Finding, ...]:
        """Refuse: the state of a register is that of the whole."""
        raise RefusedError("this counts everything; it is for somebody who may see everything")

    def _find(self, identifier: str) -> str:
        with self.reading() as connection:
            return str(find_identifier(connection, identifier))

    @contextmanager
    def _telling(self) -> Iterator[None]:
        # Why something can't be decided may name an entry that whoever asks may not see.
        try:
            yield
        except InputError as error:
            numbers = [int(word) for word in str(error).replace(",", " ").split() if word.isdecimal()]
            with self.reading() as connection:
                known = select(func.count()).where(entries.c.number.in_(numbers))
                if connection.execute(known).scalar_one() < len(set(numbers)):
                    raise InputError("an earlier decision stands against this") from None
            raise


class Seen:
    """A register, and what may be seen of it with each clearance.

    Beside a register that is a file these are files of their own, which may be removed at any
    time; they are computed again. Without a place they last as long as this object.
    """

    def __init__(self, register: Register, place: Path | None = None) -> None:
        self._register = register
        self._place = place
        self._lock = Lock()
        self._cleared: dict[Marking, ClearedRegister] = {}

    def by(self, clearance: Marking) -> Register:
        """Return the register as somebody with this clearance may see it now."""
        if not find_above(clearance):
            return self._register
        with self._register.reading() as whole:
            if not has_hidden(whole, clearance):
                return self._register
            with self._lock:
                cleared = self._cleared.get(clearance) or self._open(clearance)
                _catch_up(whole, cleared, clearance)
        return cleared

    def _open(self, clearance: Marking) -> ClearedRegister:
        if self._place is None:
            folder = tempfile.mkdtemp(prefix="sijill-")  # which nobody else may read
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
            self._place = Path(folder) / "register"
        file = SqliteFile(self._place.with_name(f"{self._place.name}-{clearance}"))
        if not file.path.exists():
            os.close(os.open(file.path, os.O_CREAT | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(file.path)) as raw:
            raw.execute("PRAGMA journal_mode = WAL")
        cleared = self._cleared[clearance] = ClearedRegister(self._register, file)
        with cleared.updating() as connection:
            connection.exec_driver_sql(_STATE)
        return cleared

    def close(self) -> None:
        """Close what was opened."""
        for cleared in self._cleared.values():
            cleared.close()
        self._cleared.clear()


def _catch_up(whole: Connection, cleared: ClearedRegister, clearance: Marking) -> None:
    """Take in what was written since the last time; everything anew where that changes what came before."""
    head = whole.execute(select(entries.c.number, entries.c.hash).order_by(entries.c.number.desc()).limit(1)).one()
    with cleared.reading() as connection:
        last = _read_state(whole, connection)
    if last == head.number:
        return
    with cleared.updating() as connection:
        plan = ClearedPlan(whole, clearance, is_said=lambda number: _has_entry(connection, number))
        if last is None or any(
            _changes_the_past(row, whole, connection, plan) for row in journal.find_rows(whole, after=last)
        ):
            last = 0
            _empty(connection)
            plan = ClearedPlan(
                whole,
                clearance,
                is_said=lambda number: _has_entry(connection, number),
                rereadings=tuple(journal.find_rereadings(whole)),
            )
        for row in journal.find_rows(whole, after=last):
            _take_in(row, whole, connection, plan)
        view.add_aliases(connection, {old: new for old, new in plan.aliases().items() if not plan.is_hidden(new)})
        connection.execute(text("DELETE FROM cleared_state"))
        connection.execute(text("INSERT INTO cleared_state VALUES (:number, :hash)"), head._asdict())


def _read_state(whole: Connection, connection: Connection) -> int | None:
    # Up to which entry of this very journal a view was computed, by this version; None where it has to be anew.
    row = connection.execute(text("SELECT entry, hash FROM cleared_state")).first()
    if row is None or view.read_state(connection)[0] != view.VERSION:
        return None
    same = whole.execute(select(entries.c.number).where(entries.c.number == row.entry, entries.c.hash == row.hash))
    return int(row.entry) if same.first() else None


def _empty(connection: Connection) -> None:
    journal_metadata.create_all(connection)
    for table in (entries, texts):
        connection.execute(delete(table))
    view.empty_view(connection)


def _changes_the_past(row: Row[Any], whole: Connection, connection: Connection, plan: ClearedPlan) -> bool:
    """Say whether an entry changes what may be seen of those before it, or how they are understood."""
    if row.kind == "rereading":
        return True
    body = journal.parse_entry(row).body
    match body:
        case Classified():
            return _is_moved(document_id(body.sha256), whole, connection, plan)
        case Decision():
            return plan.is_hidden(as_atom(body.judgement.subject), as_atom(body.judgement.object))
        case Retraction():
            return not _has_entry(connection, body.entry)
    return False


def _is_moved(document: str, whole: Connection, connection: Connection, plan: ClearedPlan) -> bool:
    # Whether a document that was passed already is to be seen now, or to be seen no more.
    number = whole.execute(select(documents.c.entry).where(documents.c.id == document)).scalar_one()
    is_there = connection.execute(select(documents.c.id).where(documents.c.id == document)).first() is not None
    return _is_passed(connection, number) and is_there == plan.is_hidden(document)


def _is_passed(connection: Connection, number: int) -> bool:
    told = connection.execute(text("SELECT entry FROM cleared_state")).scalar_one_or_none()
    return told is not None and number <= told


def _take_in(row: Row[Any], whole: Connection, connection: Connection, plan: ClearedPlan) -> None:
    told = plan.get_body(journal.parse_entry(row))
    if told is None:
        return
    if isinstance(told.body, Reading):
        sha256 = told.body.readout.document.sha256
        add_row(connection, texts, sha256=sha256, text=journal.get_text(whole, sha256))
    body = msgspec.json.encode(told.body).decode()
    add_row(connection, entries, **{**row._mapping, "why": told.why, "body": body})
    view.take_in(connection, told, plan)


def _has_entry(connection: Connection, number: int) -> bool:
    return connection.execute(select(entries.c.number).where(entries.c.number == number)).first() is not None
