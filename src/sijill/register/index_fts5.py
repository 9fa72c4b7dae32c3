"""The table of tokens in SQLite: an FTS5 table, whose rows bear the numbers of `search_rows`."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

from sijill.language.words import Term
from sijill.register.prepared import change_each


def create(connection: Connection) -> None:
    """Make the empty table."""
    # The tokens come folded; unicode61 only has to take them apart at the spaces.
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE search_words USING fts5(tokens, tokenize = 'unicode61 remove_diacritics 0')"
    )


def empty(connection: Connection) -> None:
    """Take all rows out."""
    connection.exec_driver_sql("DELETE FROM search_words")


def drop(connection: Connection) -> None:
    """Remove the table."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_words")


def add(connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Add rows: number, and tokens separated by spaces."""
    change_each(connection, _ADD, [{"number": number, "tokens": tokens} for number, tokens in rows])


def remove(connection: Connection, numbers: Sequence[int]) -> None:
    """Remove rows."""
    change_each(connection, _REMOVE, [{"number": number} for number in numbers])


_ADD = text("INSERT INTO search_words (rowid, tokens) VALUES (:number, :tokens)")
_REMOVE = text("DELETE FROM search_words WHERE rowid = :number")


def find(connection: Connection, terms: Sequence[Term], numbers: range, most: int) -> Sequence[tuple[str, str, str]]:
    """Return kind, id and tokens of the newest records within a range that hold all terms."""
    wanted = " AND ".join(f"({' OR '.join(_phrase(run, term.open_ended) for run in term.runs)})" for term in terms)
    # FTS5 walks through the hits from the highest number down and stops when it has enough.
    rows = connection.exec_driver_sql(
        """SELECT r.kind, r.id, w.tokens FROM (
             SELECT rowid AS number FROM search_words
             WHERE search_words MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?) x
           JOIN search_rows r ON r.number = x.number
           JOIN search_words w ON w.rowid = x.number""",
        (wanted, numbers.start, numbers.stop, most),
    )
    return [(row.kind, row.id, row.tokens) for row in rows]


def _phrase(run: Sequence[str], open_ended: bool) -> str:
    # Tokens hold letters and digits only, so quoting is all the escaping there is.
    return f'"{" ".join(run)}"{" *" if open_ended else ""}'
