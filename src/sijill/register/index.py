"""The search index: which records hold which tokens. The tokens are ours; how they are looked up is the database's.

Both ways find the same records: those that hold every term, as whole tokens side
by side; of more than are wanted the newest, so that a word of a million records costs
no more than one of a thousand. Which of them come first is decided in search.py, from
the tokens alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from sqlalchemy import Connection, bindparam, delete, func, select

from sijill.language.words import Term
from sijill.register import index_fts5, index_gin
from sijill.register.prepared import change_each, fetch
from sijill.register.rows import add_rows, chunks
from sijill.register.tables import search_rows

PERSON = "person"
KINDS = (PERSON, "body", "encounter", "outcome", "document")
"""The kinds of what is found, in the order of lists."""

_RANGE = 1 << 28  # numbers of a kind; all five have room in the integers of PostgreSQL


class Found(NamedTuple):
    """A record that holds all terms, with its tokens."""

    kind: str
    id: str
    tokens: str


class _Lookup(Protocol):
    def create(self, connection: Connection) -> None: ...
    def empty(self, connection: Connection) -> None: ...
    def drop(self, connection: Connection) -> None: ...
    def add(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None: ...
    def remove(self, connection: Connection, numbers: Sequence[int]) -> None: ...
    def find(
        self, connection: Connection, terms: Sequence[Term], numbers: range, most: int
    ) -> Sequence[tuple[str, str, str]]: ...


_LOOKUPS: dict[str, _Lookup] = {"sqlite": index_fts5, "postgresql": index_gin}

WORDS = "search_words"
"""The table of tokens, which each database makes in its own way: its dump is `number, tokens`."""


def _lookup(connection: Connection) -> _Lookup:
    return _LOOKUPS[connection.dialect.name]


def create_index(connection: Connection) -> None:
    """Make the empty table of tokens; that of the records is a table of the view like others."""
    _lookup(connection).create(connection)


def empty_index(connection: Connection) -> None:
    """Take everything out of the table of tokens."""
    _lookup(connection).empty(connection)


def drop_index(connection: Connection) -> None:
    """Remove the table of tokens."""
    _lookup(connection).drop(connection)


def select_words(connection: Connection) -> str:
    """Return the statement that gives number and tokens of every record in order."""
    number = "rowid" if connection.dialect.name == "sqlite" else "number"
    return f"SELECT {number}, tokens FROM {WORDS} ORDER BY {number}"  # noqa: S608 - the names are our own


def add_to_index(connection: Connection, rows: Sequence[tuple[str, str, Sequence[str]]]) -> None:
    """Add records: their kind, id, and tokens."""
    by_kind: dict[str, list[tuple[str, Sequence[str]]]] = {}
    for kind, identifier, tokens in rows:
        by_kind.setdefault(kind, []).append((identifier, tokens))
    numbered: list[dict[str, object]] = []
    words: list[tuple[int, str]] = []
    for kind, some in by_kind.items():
        numbers = _find_numbers(kind)
        last = fetch(connection, _LAST, first=numbers.start, end=numbers.stop)[0].number
        for number, (identifier, tokens) in enumerate(some, start=numbers.start if last is None else last + 1):
            numbered.append({"number": number, "kind": kind, "id": identifier})
            words.append((number, " ".join(tokens)))
    add_rows(connection, search_rows, numbered)
    _lookup(connection).add(connection, words)


def _find_numbers(kind: str) -> range:
    first = KINDS.index(kind) * _RANGE
    return range(first, first + _RANGE)


def remove_from_index(connection: Connection, identifiers: Sequence[str]) -> None:
    """Remove records from the index, as far as they are there."""
    gone = sorted(row.number for some in chunks(identifiers) for row in fetch(connection, _NUMBERS, records=some))
    if gone:
        _lookup(connection).remove(connection, gone)
        change_each(connection, _REMOVE, [{"gone": number} for number in gone])


_LAST = select(func.max(search_rows.c.number).label("number")).where(
    search_rows.c.number >= bindparam("first"), search_rows.c.number < bindparam("end")
)
_NUMBERS = select(search_rows.c.number).where(search_rows.c.id.in_(bindparam("records", expanding=True)))
_REMOVE = delete(search_rows).where(search_rows.c.number == bindparam("gone"))


def search_index(
    connection: Connection, terms: Sequence[Term], most: int, kinds: Sequence[str] = KINDS
) -> list[Found]:
    """Return the records that hold all terms: of each kind the newest, at most `most`."""
    look = _lookup(connection)
    return [Found(*row) for kind in kinds for row in look.find(connection, terms, _find_numbers(kind), most)]
