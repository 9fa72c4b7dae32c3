"""Statements that are run for every document: compiled once, then given to the database's own driver.

SQLAlchemy takes several times as long to prepare a small statement as the database
to answer it, and a document costs some fifty. What a statement says, the names of
its columns and how values are packed come from SQLAlchemy all the same, so both
databases are asked alike. Statements that are put together at the moment are no
constants and belong to `connection.execute`: each one given here is kept.
"""

from __future__ import annotations

import re
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from sqlalchemy import Connection, Dialect, Executable, Insert, Select, TypeDecorator
from sqlalchemy.sql.base import ColumnCollection

EXPLAIN = "sijill_explain"
"""The execution option of a connection that holds what makes an error of its driver one of ours."""

_LIST = re.compile(r"__\[POSTCOMPILE_(\w+?)(?:~~(.*?)~~REPL~~(.*?)~~)?\]")
_NOTHING = "SELECT NULL WHERE 1 = 0"
_SHORT = 64  # values of lists up to which the words of a statement are kept

Pack = Callable[[Any], Any]


class Prepared:
    """A statement as one kind of database takes it; of an insertion, `columns` are those that each row gives."""

    def __init__(self, statement: Any, dialect: Dialect, columns: tuple[str, ...] | None = None) -> None:
        if dialect.name == "sqlite":
            dialect = type(dialect)(paramstyle="named")  # type: ignore[call-arg] # SQLite's own takes it
        compiled = statement.compile(dialect=dialect, column_keys=columns)
        self._place = ":{}" if dialect.name == "sqlite" else "%({})s"
        self._words: dict[tuple[int, ...], str] = {}
        parts = _LIST.split(str(compiled))
        self._first, self._lists = parts[0], tuple(zip(*(iter(parts[1:]),) * 4, strict=True))
        self._given = {name: value for name, value in compiled.params.items() if isinstance(value, str | int | list)}
        self._packs: dict[str, Pack] = {}
        self._unpacks: tuple[tuple[int, Pack], ...] = ()
        self._make: Callable[[Sequence[Any]], Any] | None = None
        if isinstance(statement, Insert):
            for column in (statement.table.c[name] for name in compiled.params):
                if column.default is not None and column.default.is_scalar:
                    self._given[column.key] = column.default.arg
                if isinstance(column.type, TypeDecorator):
                    self._packs[column.key] = partial(column.type.process_bind_param, dialect=dialect)
        elif isinstance(statement, Select):
            self._describe(statement.selected_columns, dialect)

    def _describe(self, columns: ColumnCollection[str, Any], dialect: Dialect) -> None:
        # Texts and numbers both drivers give as they are.
        self._unpacks = tuple(
            (place, partial(column.type.process_result_value, dialect=dialect))
            for place, column in enumerate(columns.values())
            if isinstance(column.type, TypeDecorator)
        )
        self._make = _make_row(tuple(columns.keys()))

    def tell(self, values: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Return the words of the statement for these values, and the values as the driver takes them."""
        told = {**self._given, **values}
        for name, pack in self._packs.items():
            if name in told:
                told[name] = pack(told[name])
        if not self._lists:
            return self._first, told
        sizes = []
        # A list may be asked for in several places of a statement.
        lists = {name: told.pop(name) for name in dict.fromkeys(name for name, *_ in self._lists)}
        for name, *_ in self._lists:
            some = lists[name]
            sizes.append(len(some))
            told.update(zip(_number(name, len(some)), some, strict=True))
        words = self._words.get(tuple(sizes))
        if words is None:
            words = self._spell(sizes)
            if sum(sizes) <= _SHORT:
                self._words[tuple(sizes)] = words
        return words, told

    def _spell(self, sizes: Sequence[int]) -> str:
        # With a place for each value of each list.
        words = [self._first]
        for (name, before, after, rest), size in zip(self._lists, sizes, strict=True):
            places = map(self._place.format, _number(name, size))
            words.append(", ".join(f"{before or ''}{place}{after or ''}" for place in places) or _NOTHING)
            words.append(rest)
        return "".join(words)

    def read(self, cursor: Any) -> list[Any]:
        """Return the rows that a cursor holds, with names."""
        rows = cursor.fetchall()
        if not rows:
            return []
        if self._make is None:
            self._make = _make_row(tuple(column[0] for column in cursor.description))
        if not self._unpacks:
            return list(map(self._make, rows))
        found = []
        for row in rows:
            values = list(row)
            for place, unpack in self._unpacks:
                values[place] = unpack(values[place])
            found.append(self._make(values))
        return found


@cache
def _make_row(names: tuple[str, ...]) -> Callable[[Sequence[Any]], Any]:
    kind = namedtuple("Row", names, rename=True)  # type: ignore[misc]
    return partial(tuple.__new__, kind)


@cache
def _number(name: str, size: int) -> tuple[str, ...]:
    return tuple(f"{name}__{number}" for number in range(size))


_known: dict[tuple[Any, ...], Prepared] = {}


def _prepare(connection: Connection, statement: Executable, columns: tuple[str, ...] | None = None) -> Prepared:
    key = statement, connection.dialect.name, columns
    prepared = _known.get(key)
    if prepared is None:
        prepared = _known[key] = Prepared(statement, connection.dialect, columns)
    return prepared


def fetch(connection: Connection, statement: Executable, /, **values: Any) -> list[Any]:
    """Return all rows that a statement, a constant, finds."""
    prepared = _prepare(connection, statement)
    words, told = prepared.tell(values)
    cursor = _cursor(connection)
    try:
        cursor.execute(words, told)
        return prepared.read(cursor)
    except Exception as error:
        raise _explain(connection, error) from error
    finally:
        cursor.close()


def change(connection: Connection, statement: Executable, /, **values: Any) -> None:
    """Run a statement, a constant, that writes."""
    _run(connection, [_prepare(connection, statement).tell(values)])


def change_each(connection: Connection, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
    """Run a statement, a constant, that writes, with the values of each row, which are no lists."""
    if rows:
        prepared = _prepare(connection, statement)
        _run(connection, [prepared.tell(row) for row in rows])


def insert_rows(connection: Connection, statement: Insert, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, which all give the same columns, by the bare `insert` of their table, a constant."""
    if rows:
        prepared = _prepare(connection, statement, tuple(rows[0]))
        _run(connection, [prepared.tell(row) for row in rows])


def _run(connection: Connection, told: Sequence[tuple[str, dict[str, Any]]]) -> None:
    cursor = _cursor(connection)
    try:
        if len(told) == 1:
            cursor.execute(*told[0])
        else:
            cursor.executemany(told[0][0], [values for _, values in told])
    except Exception as error:
        raise _explain(connection, error) from error
    finally:
        cursor.close()


def _cursor(connection: Connection) -> Any:
    raw: Any = connection.connection.dbapi_connection
    return raw.cursor()


def _explain(connection: Connection, error: Exception) -> Exception:
    explain = connection.get_execution_options().get(EXPLAIN)
    return (explain(error) if explain else None) or error
