"""The units in a stretch of a sentence, found without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

from sijill.records.mentions import Sentence, Unit

_START = attrgetter("start")


def units_between(sentence: Sentence, start: int, end: int) -> list[Unit]:
    """Return the units of a sentence that begin in [start, end)."""
    units = sentence.units
    first = bisect_left(units, start, key=_START)
    return units[first : bisect_left(units, end, first, key=_START)]


def unit_over(sentence: Sentence, at: int) -> Unit | None:
    """Return the unit in which a place of the text lies."""
    number = bisect_right(sentence.units, at, key=_START) - 1
    return sentence.units[number] if number >= 0 and at < sentence.units[number].end else None
