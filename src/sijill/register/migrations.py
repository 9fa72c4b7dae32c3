"""How the tables of the journal came about: named steps, in order, each applied once.

Only the journal is migrated. The view has no history: it is dropped and computed
again (view.py). A step that was released never changes; the next one is added
below it. `user_version` of a file is the number of steps applied; PostgreSQL has
the table `migrations` for it.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select

from sijill.register.guards import POSTGRES_JOURNAL
from sijill.register.tables import migrations

FIRST_HASH = "0" * 64
"""What the first entry gives as the hash of the one before it; `printf('%064d', 0)` below."""


class Migration(NamedTuple):
    """A step: its name, and its statements for each database."""

    name: str
    sqlite: tuple[str, ...]
    postgresql: tuple[str, ...]


JOURNAL = Migration(
    name="journal",
    sqlite=(
        """CREATE TABLE migrations (
            number INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL)""",
        """CREATE TABLE journal (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            at TEXT NOT NULL,
            by TEXT NOT NULL,
            why TEXT,
            kind TEXT NOT NULL,
            body TEXT NOT NULL,
            previous TEXT NOT NULL,
            hash TEXT NOT NULL)""",
        "CREATE TABLE texts (sha256 TEXT PRIMARY KEY, text TEXT NOT NULL)",
        """CREATE TRIGGER journal_keeps_entries BEFORE DELETE ON journal
            BEGIN SELECT RAISE(ABORT, 'an entry of the journal cannot be removed'); END""",
        """CREATE TRIGGER journal_keeps_words BEFORE UPDATE ON journal
            BEGIN SELECT RAISE(ABORT, 'an entry of the journal cannot be changed'); END""",
        # INSERT OR REPLACE deletes without asking the trigger above; no entry
        # but the next one may be inserted, so there is nothing to replace.
        """CREATE TRIGGER journal_only_grows BEFORE INSERT ON journal
            WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM journal)
              OR NEW.previous <> coalesce(
                (SELECT hash FROM journal ORDER BY number DESC LIMIT 1), printf('%064d', 0))
              OR EXISTS (SELECT 1 FROM journal WHERE id = NEW.id)
            BEGIN SELECT RAISE(ABORT, 'not the next entry of the journal'); END""",
        """CREATE TRIGGER texts_keep_texts BEFORE DELETE ON texts
            BEGIN SELECT RAISE(ABORT, 'a text cannot be removed'); END""",
        """CREATE TRIGGER texts_keep_words BEFORE UPDATE ON texts
            BEGIN SELECT RAISE(ABORT, 'a text cannot be changed'); END""",
        """CREATE TRIGGER texts_only_grow BEFORE INSERT ON texts
            WHEN EXISTS (SELECT 1 FROM texts WHERE sha256 = NEW.sha256)
            BEGIN SELECT RAISE(ABORT, 'this text is kept already'); END""",
    ),
    postgresql=POSTGRES_JOURNAL,
)

MIGRATIONS: tuple[Migration, ...] = (JOURNAL,)
"""All steps, oldest first. A new one is a line at the end."""


def apply_migrations(connection: Connection, at: datetime, applied: int) -> int:
    """Apply the steps after the first `applied`; return how many there are now."""
    for number, migration in enumerate(MIGRATIONS, start=1):
        if number <= applied:
            continue
        for statement in getattr(migration, connection.dialect.name):
            connection.exec_driver_sql(statement)
        stamp = at.isoformat(timespec="seconds")
        connection.execute(insert(migrations).values(number=number, name=migration.name, at=stamp))
    return len(MIGRATIONS)


def count_applied(connection: Connection) -> int:
    """Return how many steps the register says it has gone through."""
    return connection.execute(select(func.count()).select_from(migrations)).scalar_one()
