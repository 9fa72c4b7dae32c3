"""Segmenters of scripts that write no spaces, one module each.

A language asks for one by name (`segmenter` in its language.toml). A module
has one function `segment(text)`; it is imported, and its dictionary loaded,
when a text of such a language is read for the first time.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from sijill.errors import DataError

SEGMENTERS = ("sudachi",)


class Piece(NamedTuple):
    """A word of a text with its class: `tag` is one of `TAGS`."""

    start: int
    end: int
    tag: str


# What the engine asks of a word; every segmenter maps its own classes to these.
# "unknown" is a noun that the dictionary lacks.
TAGS = (
    "surname",
    "given",
    "person",
    "place",
    "proper",
    "noun",
    "unknown",
    "affix",
    "number",
    "verb",
    "particle",
    "mark",
    "other",
)


@cache
def get_segmenter(name: str) -> Callable[[str], list[Piece]]:
    """Return the function that cuts a folded text into pieces; spaces belong to none.

    Raises DataError for a name that is not in `SEGMENTERS`.
    """
    if name not in SEGMENTERS:
        raise DataError(f"no segmenter {name!r}; there are {', '.join(SEGMENTERS)}")
    segment: Callable[[str], list[Piece]] = importlib.import_module(f"{__name__}.{name}").segment
    return segment
