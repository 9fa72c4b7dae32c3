"""Data files in, checked rows and tables out; a fault names its file, key and place.

Two formats: TOML for short lists with labels and meanings, tab-separated
text with a header line for long ones. Nothing is guessed: an unknown key, a
missing cell or a value that is not allowed is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from sijill.errors import DataError

DATA = Path(__file__).parent / "data"

T = TypeVar("T")


def read_tables(path: Path, model: type[T]) -> dict[str, T]:
    """Return the tables of a TOML file by their keys, each checked against `model`."""
    try:
        raw = msgspec.toml.decode(read_text(path))
    except msgspec.DecodeError as error:
        raise DataError(f"{path.name}: not TOML: {error}") from error
    tables: dict[str, T] = {}
    for key, table in raw.items():
        try:
            tables[key] = msgspec.convert(table, model)
        except msgspec.ValidationError as error:
            raise DataError(f"{path.name}: [{key}]: {error}") from error
    return tables


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, cells) of a tab-separated file whose first line is `columns`.

    Lines that begin with "#" are comments and empty lines are skipped. The
    cells are not converted: a caller knows which of them may be empty.
    """
    width = len(columns)
    header = False
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if not header:
            if tuple(cells) != columns:
                raise DataError(f"{path.name}: line {number}: columns are {cells}; expected {list(columns)}")
            header = True
        elif len(cells) != width:
            raise DataError(f"{path.name}: line {number}: {len(cells)} cells; expected {width}: {list(columns)}")
        else:
            yield number, cells
    if not header:
        raise DataError(f"{path.name}: empty; expected a first line with the columns {list(columns)}")


def read_text(path: Path) -> str:
    """Return the text of a data file; a file that is absent or not UTF-8 is a DataError."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"{path.name}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path.name}: not UTF-8 at byte {error.start}") from error
