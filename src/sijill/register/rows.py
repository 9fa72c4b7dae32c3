"""Rows in: the same statement for all rows of a table, made once.

Building a statement for each row costs more than the database does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from sqlalchemy import Connection, Insert, Table, TextClause, insert, text

from sijill.register.prepared import change_each, insert_rows

_CHUNK = 500  # values in one IN (…)


def chunks(values: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield the values in tuples short enough for a statement."""
    rest = iter(values)
    while some := tuple(islice(rest, _CHUNK)):
        yield some


def add_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows, which all give the same columns."""
    insert_rows(connection, _insert(table), rows)


def add_new_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert those rows whose key is not there yet; of two rows with one key the first stays.

    The statement is spelled alike by SQLite and PostgreSQL.
    """
    if rows:
        change_each(connection, _insert_new(table, tuple(rows[0])), rows)


def add_row(connection: Connection, table: Table, **values: object) -> None:
    """Insert one row."""
    insert_rows(connection, _insert(table), [values])


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


@cache
def _insert_new(table: Table, names: tuple[str, ...]) -> TextClause:
    values = ", ".join(f":{name}" for name in names)
    return text(f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({values}) ON CONFLICT DO NOTHING")  # noqa: S608 - names of our own
