"""Matters: what undertakings are about, finer than topics, in the words of the three languages.

A proposal of January and a signature of June are about the same thing when both
speak of visas and of diplomatic passports, in whatever language each is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from sijill.errors import DataError
from sijill.vocabulary.load import DATA, read_rows
from sijill.vocabulary.terms import LANGUAGES

_COLUMNS = ("id", "weight", *LANGUAGES)
_WEIGHTS = ("1", "2", "3")


class Matter(msgspec.Struct, frozen=True):
    """Something undertakings are about.

    `weight` is how much it tells that two undertakings share it: 1 little (a
    visit), 2 something, 3 much (an attaché). `words` has its names by language.
    """

    id: str
    weight: int
    words: Mapping[str, tuple[str, ...]]


@cache
def matters() -> tuple[Matter, ...]:
    """Return all matters in the order of the file."""
    found: dict[str, Matter] = {}
    for number, (id, weight, *cells) in read_rows(DATA / "matters.tsv", _COLUMNS):
        words = {language: tuple(cell.split("|")) for language, cell in zip(LANGUAGES, cells, strict=True)}
        if id in found:
            raise DataError(f"matters.tsv: line {number}: {id} stands there already")
        if weight not in _WEIGHTS:
            raise DataError(f"matters.tsv: line {number}: weight is {weight!r}; it is {', '.join(_WEIGHTS)}")
        if any(not word.strip() for told in words.values() for word in told):
            raise DataError(f"matters.tsv: line {number}: {id} lacks words in a language")
        found[id] = Matter(id, int(weight), words)
    return tuple(found.values())
