"""The journal: only the next entry can be written, and nothing can be unwritten."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import text
from tests.builders import example
from tests.databases import Places, Server, open_raw

from sijill.errors import IntegrityError
from sijill.filing import file
from sijill.register import Register
from sijill.register.journal import find_entries

FORBIDDEN = {
    "update": "UPDATE journal SET why = 'other' WHERE number = 2",
    "delete": "DELETE FROM journal WHERE number = 2",
    "delete-last": "DELETE FROM journal WHERE number = (SELECT max(number) FROM journal)",
    "insert-again": "INSERT INTO journal SELECT * FROM journal WHERE number = 2",
    "upsert": """INSERT INTO journal SELECT * FROM journal WHERE number = 2
        ON CONFLICT (number) DO UPDATE SET why = 'other'""",
    "gap": """INSERT INTO journal SELECT number + 2, 'x', at, by, why, kind, body, hash, 'x'
        FROM journal ORDER BY number DESC LIMIT 1""",
    "unchained": """INSERT INTO journal SELECT number + 1, 'x', at, by, why, kind, body, 'y', 'x'
        FROM journal ORDER BY number DESC LIMIT 1""",
    "change-text": "UPDATE texts SET text = 'other'",
    "remove-text": "DELETE FROM texts",
    "replace-text": """INSERT INTO texts SELECT sha256, 'other' FROM texts WHERE true
        ON CONFLICT (sha256) DO UPDATE SET text = 'other'""",
}
FORBIDDEN_IN_A_FILE = {
    "replace": "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE number = 2",
    "replace-by-id": """INSERT OR REPLACE INTO journal SELECT max(number) + 1, min(id), at, by, why, kind,
        body, (SELECT hash FROM journal ORDER BY number DESC LIMIT 1), hash || 'x' FROM journal""",
    "replace-text": "INSERT OR REPLACE INTO texts SELECT sha256, 'other' FROM texts LIMIT 1",
}
FORBIDDEN_IN_A_DATABASE = {
    "truncate": "TRUNCATE journal",
    "truncate-texts": "TRUNCATE texts CASCADE",
    "as-a-replica": "SET session_replication_role = replica; DELETE FROM journal WHERE number = 2",
}


def refuses(place: str, statement: str) -> bool:
    """Say whether a statement is refused for what it does, and the journal is what it was."""
    with open_raw(place) as raw:
        before = read_all(raw)
        raw.commit()
        with pytest.raises((sqlite3.IntegrityError, psycopg.errors.IntegrityError)):
            raw.execute(statement)
        raw.rollback()
        return read_all(raw) == before


def read_all(raw: Any) -> list[tuple[object, ...]]:
    """Return what journal and texts hold."""
    return [tuple(row) for table in ("journal", "texts") for row in raw.execute(f"SELECT * FROM {table}").fetchall()]


@pytest.mark.parametrize("statement", FORBIDDEN.values(), ids=FORBIDDEN)
def test_the_database_itself_refuses_to_change_the_past(examples: str, statement: str) -> None:
    """Whoever opens the register with another program can't change, remove, replace or slip in anything."""
    assert refuses(examples, statement)


@pytest.mark.parametrize("statement", FORBIDDEN_IN_A_FILE.values(), ids=FORBIDDEN_IN_A_FILE)
def test_a_file_refuses_what_only_sqlite_can_say(example_file: Path, statement: str) -> None:
    """SQLite replaces rows without asking whether they may be removed."""
    assert refuses(str(example_file), statement)


@pytest.mark.postgres
@pytest.mark.parametrize("statement", FORBIDDEN_IN_A_DATABASE.values(), ids=FORBIDDEN_IN_A_DATABASE)
def test_postgresql_refuses_what_only_it_can_say(server: Server, filed_database: str, statement: str) -> None:
    """Not even a session that claims to repeat what another server did gets past."""
    assert refuses(filed_database, statement)


def test_a_refusal_of_the_database_is_an_integrity_error(examples: str) -> None:
    """Inside Sijill the refusal arrives as an error of its own, with the reason."""
    with (
        Register.open(examples, writes=True) as register,
        pytest.raises(IntegrityError, match="cannot be changed"),
        register.reading() as connection,
    ):
        connection.execute(text("UPDATE journal SET why = 'other'"))


def test_an_entry_tells_who_when_and_why(register: Register) -> None:
    """An entry carries its author, the reason and the moment of the register's clock, in UTC."""
    document, readout = example("sh-jp-2023-02-agency-en")
    file(document, readout, register, by="amina", why="daily reading")
    with register.reading() as connection:
        (entry,) = find_entries(connection)
    assert (entry.number, entry.by, entry.why) == (1, "amina", "daily reading")
    assert entry.at.startswith("2026-11-24T08:00:0")
    assert entry.at.endswith("Z")


def test_an_entry_reads_back_as_it_was_written(register: Register) -> None:
    """The readout that comes out of the journal is the one that went in."""
    document, readout = example("kw-jp-2023-05-mofa-ja")
    file(document, readout, register, by="amina")
    with register.reading() as connection:
        (entry,) = find_entries(connection)
    assert entry.body.readout == readout


def test_each_entry_carries_the_hash_of_the_one_before(examples: str) -> None:
    """The entries are a chain."""
    with Register.open(examples) as register, register.reading() as connection:
        entries = list(find_entries(connection))
    assert len(entries) == 16
    assert [entry.previous for entry in entries[1:]] == [entry.hash for entry in entries[:-1]]
    assert entries[0].previous == "0" * 64


def test_the_same_input_gives_the_same_hashes(examples: str, places: Places) -> None:
    """With the same clock, filing the same documents gives the same chain, to the last byte."""
    from_fixture = _hashes(examples)
    again = places.new()
    names = sorted(path.stem for path in (Path(__file__).parents[1] / "examples" / "gold").glob("*.json"))
    with Register.open(examples) as source, source.reading() as connection:
        stamps = [entry.at for entry in find_entries(connection)]
    moments = iter([stamps[0], *stamps])
    with Register.open(
        again, writes=True, create=True, clock=lambda: datetime.fromisoformat(next(moments))
    ) as register:
        for name in names:
            file(*example(name), register, by="tester", why="a test")
    assert _hashes(again) == from_fixture


def _hashes(path: str) -> list[str]:
    with Register.open(path) as register, register.reading() as connection:
        return [entry.hash for entry in find_entries(connection)]
