"""Names of places where encounters happen: capitals, cities, and seats such as Davos or Camp David."""

from __future__ import annotations

from functools import cache

import msgspec

from sijill.errors import DataError
from sijill.vocabulary.load import DATA, read_rows
from sijill.vocabulary.terms import LANGUAGES

PLACE_KINDS = frozenset({"capital", "city"})

_COLUMNS = ("country", "subdivision", "kind", "rank", *LANGUAGES)


class Place(msgspec.Struct, frozen=True, gc=False):  # thousands of rows, none in a cycle
    """A place under one of its names in one language.

    `key` is the usual English name: rows of the same country and key are the
    same place. `subdivision` is its ISO 3166-2 code where that is known.
    `rank` is the power of ten of its inhabitants (6 = millions), None where
    it is not known or the place is no town; of places that share a name the
    higher rank is the likelier. An `ambiguous` name is more often a word or a
    person's name (Nice, Salem, 三島) and needs support from the words around it.
    """

    name: str
    language: str
    country: str
    subdivision: str | None
    kind: str
    rank: int | None
    key: str
    ambiguous: bool


@cache
def places() -> tuple[Place, ...]:
    """Return every name of every place: by country, its capital first; the usual name before others."""
    found: list[Place] = []
    for number, (country, subdivision, kind, rank, *cells) in read_rows(DATA / "places.tsv", _COLUMNS):
        if kind not in PLACE_KINDS or len(country) != 2 or not cells[0] or (rank and not rank.isdecimal()):
            raise DataError(f"places.tsv: line {number}: country, kind, rank or English name is not legal")
        key = cells[0].partition(";")[0].rstrip("~")
        power = int(rank) if rank else None
        found += [
            Place(text.rstrip("~"), language, country, subdivision or None, kind, power, key, text[-1] == "~")
            for language, cell in zip(LANGUAGES, cells, strict=True)
            if cell
            for text in cell.split(";")
        ]
    return tuple(found)
