"""The units and sentences in a stretch of text, found without looking at all of them."""

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


def sentences_between(sentences: list[Sentence], start: int, end: int) -> list[Sentence]:
    """Return the sentences that share words with [start, end)."""
    first = bisect_left(sentences, start, key=_START)
    while first and sentences[first - 1].end > start:
        first -= 1
    return sentences[first : bisect_left(sentences, end, first, key=_START)]


def unit_over(sentence: Sentence, at: int) -> Unit | None:
    """Return the unit in which a place of the text lies."""
    number = bisect_right(sentence.units, at, key=_START) - 1
    return sentence.units[number] if number >= 0 and at < sentence.units[number].end else None
