"""Places where encounters happen: capitals, cities, and seats such as Davos or Camp David."""

from __future__ import annotations

from functools import cache

import msgspec

from sijill.errors import DataError
from sijill.vocabulary.load import DATA, read_rows
from sijill.vocabulary.terms import LANGUAGES

PLACE_KINDS = frozenset({"capital", "city"})

_COLUMNS = ("country", "subdivision", "kind", "rank", *LANGUAGES)


class PlaceName(msgspec.Struct, frozen=True):
    """One name of a place in one language.

    An `ambiguous` name is more often a word or a person's name (Nice, Salem,
    三島) and needs support from the words around it.
    """

    language: str
    text: str
    ambiguous: bool = False


class Place(msgspec.Struct, frozen=True):
    """A city or seat; `names` holds the usual name of each language first.

    `subdivision` is its ISO 3166-2 code where that is known. `rank` is the
    power of ten of its inhabitants (6 = millions), None where it is not known
    or the place is no town. The same name may stand for several places: the
    higher rank is the likelier.
    """

    country: str
    subdivision: str | None
    kind: str
    rank: int | None
    names: tuple[PlaceName, ...]

    def name(self, language: str) -> str | None:
        """Return the usual name in `language`; None where the vocabulary has none."""
        for name in self.names:
            if name.language == language:
                return name.text
        return None


@cache
def places() -> tuple[Place, ...]:
    """Return all places, sorted by country, the capital before other cities."""
    found = []
    for number, (country, subdivision, kind, rank, *cells) in read_rows(DATA / "places.tsv", _COLUMNS):
        if kind not in PLACE_KINDS or len(country) != 2 or not cells[0] or (rank and not rank.isdecimal()):
            raise DataError(f"places.tsv: line {number}: country, kind, rank or English name is not legal")
        names = tuple(
            PlaceName(language, text.rstrip("~"), text[-1] == "~")
            for language, cell in zip(LANGUAGES, cells, strict=True)
            if cell
            for text in cell.split(";")
        )
        found.append(Place(country, subdivision or None, kind, int(rank) if rank else None, names))
    return tuple(found)
