"""The search index: which records hold which tokens. The tokens are ours; how they are looked up is the database's.

Both ways find the same records: those that hold every term, as whole tokens side
by side. Which of them come first is decided in search.py, from the tokens alone.
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
    def find(self, connection: Connection, terms: Sequence[Term], most: int) -> Sequence[tuple[str, str, str]]: ...


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
    last = fetch(connection, _LAST)[0].number
    numbered = list(enumerate(rows, start=last + 1))
    add_rows(
        connection,
        search_rows,
        [{"number": n, "kind": kind, "id": id, "length": len(tokens)} for n, (kind, id, tokens) in numbered],
    )
    _lookup(connection).add(connection, [(number, " ".join(tokens)) for number, (_, _, tokens) in numbered])


def remove_from_index(connection: Connection, identifiers: Sequence[str]) -> None:
    """Remove records from the index, as far as they are there."""
    gone = sorted(row.number for some in chunks(identifiers) for row in fetch(connection, _NUMBERS, records=some))
    if gone:
        _lookup(connection).remove(connection, gone)
        change_each(connection, _REMOVE, [{"gone": number} for number in gone])


_LAST = select(func.coalesce(func.max(search_rows.c.number), 0).label("number"))
_NUMBERS = select(search_rows.c.number).where(search_rows.c.id.in_(bindparam("records", expanding=True)))
_REMOVE = delete(search_rows).where(search_rows.c.number == bindparam("gone"))


def search_index(connection: Connection, terms: Sequence[Term], most: int) -> list[Found]:
    """Return the records that hold all terms: of each kind at most `most`, the shortest, in order of their ids."""
    return [Found(*row) for row in _lookup(connection).find(connection, terms, most)]
