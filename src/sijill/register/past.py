"""A moment in, the register as it was then out: computed from the entries that had been written, and nothing else."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from sijill.errors import InputError, RegisterError
from sijill.records import Reading, day_range, is_date
from sijill.register import journal, view
from sijill.register.rows import add_row
from sijill.register.sqlite import SqliteFile, connect_temporary
from sijill.register.tables import journal as entries
from sijill.register.tables import journal_metadata, texts


class Moment(SqliteFile):
    """A register as it was: a file of no name that is gone when it is closed, and that nobody writes to."""

    def __init__(self, name: str) -> None:
        super().__init__(Path())
        self.name = name

    def writing(self, engine: Engine) -> AbstractContextManager[Connection]:
        """Refuse: what was, is not written to."""
        raise RegisterError(f"{self.name} shows what was then; write to the register as it is now")


def find_last(connection: Connection, moment: str) -> int:
    """Return the number of the last entry that had been written at a moment; 0 if there was none.

    A moment is a day, a month or a year (to its end, in UTC), a time such as
    2026-11-24T08:00Z, or an entry such as entry:17. InputError for anything else.
    """
    if moment.startswith("entry:"):
        return _get_number(connection, moment.removeprefix("entry:"))
    limit = _get_limit(moment)
    later = connection.execute(
        select(entries.c.number).where(entries.c.at >= limit).order_by(entries.c.number).limit(1)
    ).scalar()
    newest = connection.execute(select(entries.c.number).order_by(entries.c.number.desc()).limit(1)).scalar() or 0
    return newest if later is None else later - 1


def _get_number(connection: Connection, told: str) -> int:
    number = int(told) if told.isascii() and told.isdecimal() else -1
    if number and connection.execute(select(entries.c.number).where(entries.c.number == number)).first() is None:
        raise InputError(f"there is no entry {told}")
    return number


def _get_limit(moment: str) -> str:
    # The first moment that is too late, as the journal writes it.
    if is_date(moment):
        day = day_range(moment)[1]
        return journal.stamp(datetime.combine(day, time(), UTC) + timedelta(days=1))
    try:
        at = datetime.fromisoformat(moment)
    except ValueError as error:
        raise InputError(
            f"{moment!r} is no moment; give a day (2026-11-24), a time (2026-11-24T08:00Z) or entry:NUMBER"
        ) from error
    return journal.stamp((at if at.tzinfo else at.replace(tzinfo=UTC)) + timedelta(milliseconds=1))


def compute_past(connection: Connection, last: int) -> Engine:
    """Return an engine for a register of its own that holds the entries up to `last`, and what follows from them.

    What this costs grows with the number of entries: each is taken in once more.
    """
    engine = connect_temporary()
    with engine.begin() as past:
        journal_metadata.create_all(past)
        view.create_view(past)
        for row in journal.find_rows(connection):
            if row.number > last:
                break
            entry = journal.parse_entry(row)
            if isinstance(entry.body, Reading):
                sha256 = entry.body.readout.document.sha256
                add_row(past, texts, sha256=sha256, text=journal.get_text(connection, sha256))
            add_row(past, entries, **row._mapping)
        view.rebuild(past)
    return engine
