"""What a format is: a name, an ending, and how the tables of a register are written in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import IO, NamedTuple

import msgspec

Tables = Iterable[tuple[str, Iterable[msgspec.Struct]]]
"""The tables of a register, each with its name; they can be walked through once."""


class Format(NamedTuple):
    """A format: `write` takes the tables and puts them into a stream of text."""

    name: str
    suffix: str
    write: Callable[[Tables, IO[str]], None]
