"""Verifying: whatever was done to a register behind Sijill's back is found and named."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import psycopg
import pytest
from tests.builders import GOLD, example
from tests.databases import Server, is_file, open_raw

from sijill.errors import IntegrityError, RegisterError
from sijill.records import Reading
from sijill.records.ids import make_id
from sijill.register import Register
from sijill.register.guards import GUARDS
from sijill.register.journal import make_hash, parse_entry

QUOTE = "'"
Tampering = Callable[[Any], object]


def set_value(raw: Any, number: int, column: str, value: str) -> None:
    """Write a value into an entry of the journal."""
    told = value.replace(QUOTE, QUOTE * 2)
    raw.execute(f"UPDATE journal SET {column} = '{told}' WHERE number = {number}")


def tamper(place: str, change: Tampering) -> Any:
    """Change a register as somebody would who knows the database: the triggers go first, and come back."""
    with open_raw(place) as raw:
        if is_file(place):
            triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for trigger in triggers:
                raw.execute(f"DROP TRIGGER {trigger['name']}")
            given = change(raw)
            for trigger in triggers:
                raw.execute(trigger["sql"])
        else:
            for table in ("journal", "texts"):
                raw.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            given = change(raw)
            for guard in GUARDS:
                raw.execute(f"ALTER TABLE {guard.table} ENABLE ALWAYS TRIGGER {guard.name}")
        raw.commit()
    return given


def faults(path: str | Path, expected: str | None = None) -> list[tuple[str, str]]:
    """Return kind and place of what verify finds."""
    with Register.open(path) as register:
        return [(fault.kind, fault.place) for fault in register.verify(expected).faults]


def run(*statements: str) -> Tampering:
    """Return a tampering that runs statements."""
    return lambda raw: [raw.execute(statement) for statement in statements]


def test_an_untouched_register_is_whole(examples: str) -> None:
    """Nothing is reported where nothing is wrong, and what was checked is counted."""
    with Register.open(examples) as register:
        report = register.verify()
    assert report.faults == ()
    assert (report.entries, report.texts) == (16, 16)
    assert report.quotes > 50


THIRD = example(sorted(path.stem for path in GOLD.glob("*.json"))[2])[0]
LAST = example(sorted(path.stem for path in GOLD.glob("*.json"))[-1])[0]

CHANGES = {
    "author": (
        run("UPDATE journal SET by = 'somebody else' WHERE number = 5"),
        {("entry", "entry 5")},
    ),
    "why": (run("UPDATE journal SET why = NULL WHERE number = 5"), {("entry", "entry 5")}),
    "moment": (
        run("UPDATE journal SET at = replace(at, '2026', '2025') WHERE number = 16"),
        {("entry", "entry 16")},
    ),
    "hash": (
        run("UPDATE journal SET hash = '0' || substr(hash, 2) WHERE number = 5"),
        {("entry", "entry 5"), ("chain", "entry 6")},
    ),
    "id": (run("UPDATE journal SET id = 'ent-000000000000' WHERE number = 5"), {("entry", "entry 5")}),
    "removed": (run("DELETE FROM journal WHERE number = 5"), {("chain", "entry 6")}),
    "first-removed": (run("DELETE FROM journal WHERE number = 1"), {("chain", "entry 2")}),
    "closed-gap": (
        run("DELETE FROM journal WHERE number = 5", "UPDATE journal SET number = number - 1 WHERE number > 5"),
        {("chain", "entry 5"), ("entry", "entry 5")},
    ),
    "swapped": (
        run(
            "UPDATE journal SET number = -1 WHERE number = 5",
            "UPDATE journal SET number = 5 WHERE number = 6",
            "UPDATE journal SET number = 6 WHERE number = -1",
        ),
        {("chain", "entry 5"), ("entry", "entry 5"), ("chain", "entry 6"), ("entry", "entry 6")},
    ),
    "text-added-to": (
        run(f"UPDATE texts SET text = text || ' ' WHERE sha256 = '{THIRD.sha256}'"),
        {("text", "entry 3")},
    ),
    "view-changed": (
        run("UPDATE people SET name = 'Somebody Else' WHERE id = (SELECT min(id) FROM people)"),
        {("view", "table people")},
    ),
    "view-row-removed": (run("DELETE FROM conflicts"), {("view", "table conflicts")}),
    "view-row-added": (
        run("INSERT INTO document_names VALUES ('made-up', 'doc-x', NULL, NULL, 1)"),
        {("view", "table document_names")},
    ),
    "index-changed": (
        run("UPDATE search_words SET tokens = 'nothing' WHERE tokens = (SELECT min(tokens) FROM search_words)"),
        {("view", "table search_words")},
    ),
    "view-table-missing": (run("DROP TABLE instruments"), {("view", "table instruments")}),
}


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_found_where_it_was_made(
    examples: str, change: Tampering, expected: set[tuple[str, str]]
) -> None:
    """Each kind of tampering is named with its place."""
    tamper(examples, change)
    assert expected <= set(faults(examples))


def test_any_byte_of_the_journal_that_changes_is_found(examples: str) -> None:
    """Whichever character of whichever field of an entry is changed, verify sees it."""
    chance = random.Random(20261124)
    columns = ("id", "at", "by", "why", "kind", "body", "previous", "hash")
    for _ in range(24):
        number, column = chance.randint(1, 16), chance.choice(columns)

        def change(raw: Any, number: int = number, column: str = column) -> str:
            value = raw.execute(f"SELECT {column} AS value FROM journal WHERE number = {number}").fetchone()["value"]
            at = chance.randrange(len(value))
            other = "x" if value[at] != "x" else "y"
            set_value(raw, number, column, value[:at] + other + value[at + 1 :])
            return str(value)

        before = tamper(examples, change)
        found = faults(examples)
        assert any(place in (f"entry {number}", f"entry {number + 1}") for _, place in found), (
            number,
            column,
        )
        tamper(examples, partial(set_value, number=number, column=column, value=before))
    assert faults(examples) == []


def test_a_byte_changed_in_the_file_itself_is_found(example_file: Path) -> None:
    """A byte overwritten inside an entry, past SQLite, is found."""
    with closing(sqlite3.connect(example_file)) as raw:
        (body,) = raw.execute("SELECT body FROM journal WHERE number = 9").fetchone()
    data = bytearray(example_file.read_bytes())
    at = data.find(body.encode()[100:160])
    assert at > 0
    data[at + 30] ^= 1
    example_file.write_bytes(data)
    assert ("entry", "entry 9") in faults(example_file)


def test_last_entries_that_were_cut_off_leave_their_texts(examples: str) -> None:
    """A chain is whole up to its end; the text without an entry shows that the end is missing."""
    tamper(examples, run("DELETE FROM journal WHERE number = 16"))
    kinds = {kind for kind, _ in faults(examples)}
    assert {"text", "view"} <= kinds


def test_a_noted_hash_shows_that_the_end_was_cut_off_cleanly(examples: str) -> None:
    """Who cuts entry, text and view leaves a whole chain; the hash noted elsewhere isn't in it."""
    with Register.open(examples) as register:
        head = register.verify().head
    assert faults(examples, head) == []
    tamper(
        examples,
        run(
            f"DELETE FROM texts WHERE sha256 = '{LAST.sha256}'",
            "DELETE FROM journal WHERE number = 16",
        ),
    )
    with Register.open(examples, writes=True) as register:
        register.rebuild()
    assert faults(examples) == []
    assert faults(examples, head) == [("chain", f"hash {head}")]


def test_a_missing_trigger_is_found(examples: str) -> None:
    """A register whose guards were taken away is told of, even when nothing else was changed yet."""
    with open_raw(examples) as raw:
        raw.execute("DROP TRIGGER journal_keeps_words" + ("" if is_file(examples) else " ON journal"))
        raw.commit()
    assert faults(examples) == [("guards", "trigger journal_keeps_words")]


WEAKENED = {
    "asleep": "ALTER TABLE journal DISABLE TRIGGER journal_keeps_words",
    "not-always": "ALTER TABLE journal ENABLE TRIGGER journal_keeps_words",
    "harmless": """CREATE OR REPLACE FUNCTION journal_keeps_words() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN RETURN NEW; END'""",
    "sometimes": """DROP TRIGGER journal_keeps_words ON journal; CREATE TRIGGER journal_keeps_words
        BEFORE UPDATE ON journal FOR EACH ROW WHEN (OLD.number > 9) EXECUTE FUNCTION journal_keeps_words();
        ALTER TABLE journal ENABLE ALWAYS TRIGGER journal_keeps_words""",
}


@pytest.mark.postgres
@pytest.mark.parametrize("statement", WEAKENED.values(), ids=WEAKENED)
def test_a_trigger_that_lets_something_pass_is_found(server: Server, filed_database: str, statement: str) -> None:
    """In PostgreSQL a trigger can be put to sleep or made harmless without being removed."""
    place = server.address(server.make(psycopg.conninfo.conninfo_to_dict(filed_database)["dbname"]))
    with open_raw(place) as raw:
        raw.execute(statement)
        raw.commit()
    assert faults(place) == [("guards", "trigger journal_keeps_words")]


def test_a_quote_that_is_not_in_the_text_is_found(examples: str) -> None:
    """Also when somebody wrote the whole chain anew, a quote must stand in its text, word for word."""

    def change(raw: Any) -> None:
        previous = "0" * 64
        for row in raw.execute("SELECT * FROM journal ORDER BY number").fetchall():
            told = dict(row)
            body = parse_entry(_Row(told)).body
            if told["number"] == 4:
                assert isinstance(body, Reading)
                quote, *others = body.quotes
                forged = msgspec.structs.replace(quote, words=quote.words.replace("e", "a"))
                assert forged != quote
                body = msgspec.structs.replace(body, quotes=(forged, *others))
            told["body"] = msgspec.json.encode(body).decode()
            told["previous"] = previous
            told["id"] = make_id("ent", told["number"], told["kind"], told["body"], previous)
            told["hash"] = previous = make_hash(_Row(told), told["kind"], told["body"])
            columns = ("body", "previous", "id", "hash")
            told = {name: str(told[name]).replace(QUOTE, QUOTE * 2) for name in (*columns, "number")}
            values = ", ".join(f"{name} = '{told[name]}'" for name in columns)
            raw.execute(f"UPDATE journal SET {values} WHERE number = {told['number']}")

    tamper(examples, change)
    assert faults(examples) == [("quote", "entry 4")]


class _Row:
    """A row with attributes, as the journal's functions take it."""

    def __init__(self, values: dict[str, object]) -> None:
        self.__dict__.update(values)


def test_rebuilding_mends_the_view(examples: str) -> None:
    """What was changed in the view only is gone after a rebuild."""
    tamper(examples, run("UPDATE people SET name = 'x'", "DELETE FROM encounters"))
    with Register.open(examples, writes=True) as register:
        assert register.verify().faults != ()
        assert register.rebuild() == 16
        assert register.verify().faults == ()


def test_a_damaged_file_is_told_in_one_line(example_file: Path) -> None:
    """Where the file is torn so that SQLite can't read it, there is one clear error and no traceback."""
    data = bytearray(example_file.read_bytes())
    data[4096 : len(data) // 2] = bytes(len(data) // 2 - 4096)
    example_file.write_bytes(data)
    try:
        told = faults(example_file)
    except (IntegrityError, RegisterError) as error:
        told = [("file", str(error))]
    assert told
    assert not any("\n" in place for _, place in told)
