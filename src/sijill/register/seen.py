"""The register as somebody with a clearance may see it.

For everybody who may see everything it is the register itself, and costs nothing. For the
others, once something is kept from them, a view of its own is computed from the entries that
they may read (cleared.py): a document above their clearance is not left out of answers, it is
not there. So no list, count, snippet, figure or feed can show what follows from it.

A view follows each new entry. Where one changes what came before, the view is computed anew: at
once in a small register, beside the desk in a large one. Until that is done the view as it was
goes on answering, unless it holds something that may be seen no more: then nothing is answered.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Row, delete, select, text

from sijill.errors import UnavailableError
from sijill.records import Classified, Decision, Marking, Reading, Retraction
from sijill.records.ids import document_id
from sijill.register import journal, view
from sijill.register.cleared import ClearedPlan
from sijill.register.markings import find_above, has_hidden
from sijill.register.plan import as_atom
from sijill.register.register import Register
from sijill.register.restricted import ClearedRegister, LimitedRegister
from sijill.register.rows import add_row
from sijill.register.sqlite import SqliteFile
from sijill.register.tables import documents, journal_metadata, texts
from sijill.register.tables import journal as entries

Change = Literal["nothing", "more", "less"]
"""What an entry does to what came before it: nothing, or it is seen otherwise, or some of it may be seen no more."""

AT_ONCE = 500
"""Entries of a register of which a view is computed anew while whoever asks waits; it takes a second or two."""

_STATE = "CREATE TABLE IF NOT EXISTS cleared_state (entry INTEGER NOT NULL, hash TEXT NOT NULL)"


class Seen:
    """A register, and what may be seen of it with each clearance.

    Beside a register that is a file these are files of their own, which may be removed at any
    time; they are computed again. Without a place they last as long as this object. Of a register
    with more than `at_once` entries a view is computed anew in a thread of its own.
    """

    def __init__(self, register: Register, place: Path | None = None, *, at_once: int = AT_ONCE) -> None:
        self._register = register
        self._place = place
        self._at_once = at_once
        self._lock = Lock()
        self._cleared: dict[Marking, ClearedRegister] = {}
        self._threads: dict[Marking, Thread] = {}
        self._stopped = Event()

    def by(self, clearance: Marking) -> Register:
        """Return the register as somebody with this clearance may see it now.

        UnavailableError while what they may see is computed anew, where the last view of it tells too much.
        """
        if not find_above(clearance):
            return self._register
        with self._register.reading() as whole:
            if not has_hidden(whole, clearance):
                return LimitedRegister(self._register, clearance)
            with self._lock:
                cleared = self._cleared.get(clearance) or self._open(clearance)
                if not self._follow(whole, cleared, clearance):
                    raise UnavailableError("what you may see is being computed anew; try again later")
        return cleared

    def wait(self) -> None:
        """Wait until everything that is being computed anew is there."""
        for thread in tuple(self._threads.values()):
            thread.join()

    def close(self) -> None:
        """Close what was opened; what is being computed is given up."""
        self._stopped.set()
        self.wait()
        for cleared in self._cleared.values():
            cleared.close()
        self._cleared.clear()

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
        cleared = self._cleared[clearance] = ClearedRegister(self._register, file, clearance)
        with cleared.updating() as connection:
            connection.exec_driver_sql(_STATE)
        return cleared

    def _follow(self, whole: Connection, cleared: ClearedRegister, clearance: Marking) -> bool:
        # Bring a view up to date, or begin to compute it anew; whether it may answer meanwhile.
        head = whole.execute(select(entries.c.number).order_by(entries.c.number.desc()).limit(1)).scalar_one()
        with cleared.reading() as connection:
            last = _read_state(whole, connection)
            if last == head:
                return True
            change = _find_change(whole, connection, clearance, last=last)
        is_running = self._is_running(clearance)
        if not is_running and (change == "nothing" or head <= self._at_once):
            _catch_up(whole, cleared, clearance, is_anew=change != "nothing")
            return True
        if not is_running:
            thread = Thread(
                target=self._compute, args=(cleared, clearance), name=f"view for {clearance}", daemon=True
            )
            self._threads[clearance] = thread
            thread.start()
        return change != "less"

    def _is_running(self, clearance: Marking) -> bool:
        thread = self._threads.get(clearance)
        return thread is not None and thread.is_alive()

    def _compute(self, cleared: ClearedRegister, clearance: Marking) -> None:
        # One transaction: until it ends, whoever reads the view reads it as it was.
        with self._register.reading() as whole:
            _catch_up(whole, cleared, clearance, is_anew=True, stopped=self._stopped)


@contextmanager
def see(register: Register, clearance: Marking) -> Iterator[Register]:
    """Give a register as somebody with a clearance may see it, computed at once and thrown away afterwards."""
    seen = Seen(register, at_once=sys.maxsize)
    try:
        yield seen.by(clearance)
    finally:
        seen.close()


class _StoppedError(Exception):
    """The desk is closed: what was being computed is given up."""


def _catch_up(
    whole: Connection, cleared: ClearedRegister, clearance: Marking, *, is_anew: bool, stopped: Event | None = None
) -> None:
    """Take in what was written since the last time, or everything anew."""
    head = whole.execute(select(entries.c.number, entries.c.hash).order_by(entries.c.number.desc()).limit(1)).one()
    with suppress(_StoppedError), cleared.updating() as connection:
        last = 0 if is_anew else _read_state(whole, connection) or 0
        if is_anew:
            _empty(connection)
        plan = _make_plan(whole, connection, clearance, is_anew=is_anew)
        for row in journal.find_rows(whole, after=last):
            if stopped is not None and stopped.is_set():
                raise _StoppedError
            _take_in(row, whole, connection, plan)
        view.add_aliases(connection, {old: new for old, new in plan.aliases().items() if not plan.is_hidden(new)})
        connection.execute(text("DELETE FROM cleared_state"))
        connection.execute(text("INSERT INTO cleared_state VALUES (:number, :hash)"), head._asdict())


def _make_plan(whole: Connection, connection: Connection, clearance: Marking, *, is_anew: bool) -> ClearedPlan:
    return ClearedPlan(
        whole,
        clearance,
        is_said=lambda number: _has_entry(connection, number),
        rereadings=tuple(journal.find_rereadings(whole)) if is_anew else (),
    )


def _find_change(whole: Connection, connection: Connection, clearance: Marking, *, last: int | None) -> Change:
    """Return what the entries since the last time do to those before; "less" where there was no last time."""
    if last is None:
        return "less"
    plan = _make_plan(whole, connection, clearance, is_anew=False)
    found: Change = "nothing"
    for row in journal.find_rows(whole, after=last):
        change = _change_past(row, whole, connection, plan)
        if change == "less":
            return "less"
        found = "more" if change == "more" else found
    return found


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


def _change_past(row: Row[Any], whole: Connection, connection: Connection, plan: ClearedPlan) -> Change:
    """Return what an entry does to what may be seen of those before it, or to how they are understood."""
    if row.kind == "rereading":
        return "more"
    body = journal.parse_entry(row).body
    match body:
        case Classified():
            return _move(document_id(body.sha256), whole, connection, plan)
        case Decision() if plan.is_hidden(as_atom(body.judgement.subject), as_atom(body.judgement.object)):
            return "more"
        case Retraction() if not _has_entry(connection, body.entry):
            return "more"
    return "nothing"


def _move(document: str, whole: Connection, connection: Connection, plan: ClearedPlan) -> Change:
    # Whether a document that was passed already is to be seen now, or to be seen no more.
    number = whole.execute(select(documents.c.entry).where(documents.c.id == document)).scalar_one()
    is_there = connection.execute(select(documents.c.id).where(documents.c.id == document)).first() is not None
    if not _is_passed(connection, number) or is_there != plan.is_hidden(document):
        return "nothing"
    return "less" if is_there else "more"


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
