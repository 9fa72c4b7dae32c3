"""Rows in: the same statement for all rows of a table, made once.

Building a statement for each row costs more than the database does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sqlalchemy import Connection, Insert, Table, insert


def add_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows, which all give the same columns."""
    if rows:
        connection.execute(_insert(table), rows)


def add_row(connection: Connection, table: Table, **values: object) -> None:
    """Insert one row."""
    connection.execute(_insert(table), values)


@cache
def _insert(table: Table) -> Insert:
    return insert(table)
