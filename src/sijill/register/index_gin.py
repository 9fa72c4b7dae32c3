"""The table of tokens in PostgreSQL: the tokens as text, and as an array that a GIN index finds.

Not `tsvector`: it forgets where a word stands after 16,383 words, and where it
stands more than 256 times, so that words side by side would not be found.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from sijill.language.words import Term

_LONGEST = 100  # characters of a token that the index keeps; it has no room for a line without spaces


def create(connection: Connection) -> None:
    """Make the empty table."""
    connection.exec_driver_sql(
        """CREATE TABLE search_words (
             number INTEGER PRIMARY KEY, tokens TEXT COLLATE "C" NOT NULL, keys TEXT[] NOT NULL)"""
    )
    connection.exec_driver_sql("CREATE INDEX search_words_keys ON search_words USING gin (keys)")


def empty(connection: Connection) -> None:
    """Take all rows out."""
    connection.exec_driver_sql("DELETE FROM search_words")


def drop(connection: Connection) -> None:
    """Remove the table."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_words")


def add(connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Add rows: number, and tokens separated by spaces."""
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO search_words (number, tokens, keys) VALUES (%s, %s, %s)",
            [(number, tokens, _find_keys(tokens)) for number, tokens in rows],
        )


def _find_keys(tokens: str) -> list[str]:
    # The tokens themselves; of a pair of Japanese characters also the first, which can be looked for alone.
    found: dict[str, None] = {}
    for token in tokens.split():
        found[token[:_LONGEST]] = None
        if _is_pair(token):
            found[token[0]] = None
    return sorted(found)


def _is_pair(token: str) -> bool:
    return len(token) > 1 and token[0] >= "\u3000"


def remove(connection: Connection, numbers: Sequence[int]) -> None:
    """Remove rows."""
    connection.exec_driver_sql("DELETE FROM search_words WHERE number = ANY(%s)", (list(numbers),))


def find(connection: Connection, terms: Sequence[Term], numbers: range, most: int) -> Sequence[tuple[str, str, str]]:
    """Return kind, id and tokens of the newest records within a range that hold all terms."""
    values: list[Any] = []
    wanted = " AND ".join(_match(term, values) for term in terms)
    rows = connection.exec_driver_sql(
        f"""SELECT r.kind, r.id, w.tokens
            FROM search_words w JOIN search_rows r ON r.number = w.number
            WHERE {wanted} AND w.number >= %s AND w.number < %s
            ORDER BY w.number DESC LIMIT %s""",  # noqa: S608 - only placeholders are put in
        (*values, numbers.start, numbers.stop, most),
    )
    return [(row.kind, row.id, row.tokens) for row in rows]


def _match(term: Term, values: list[Any]) -> str:
    return f"({' OR '.join(_match_run(run, term.open_ended, values) for run in term.runs)})"


def _match_run(run: Sequence[str], open_ended: bool, values: list[Any]) -> str:
    # The index finds who holds all tokens; whether they stand side by side, the text tells.
    values.append([run[0][0]] if open_ended else [token[:_LONGEST] for token in run])
    if len(run) == 1 and len(run[0]) <= _LONGEST and not open_ended:
        return "w.keys @> %s::text[]"
    values.append(f"% {' '.join(run)}{'' if open_ended else ' '}%")
    return "(w.keys @> %s::text[] AND ' ' || w.tokens || ' ' LIKE %s)"
