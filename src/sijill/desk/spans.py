"""Time on a page: bars on one scale, drawn without styles, and the rounds of a mechanism as a strip of marks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from sijill.desk.words import Words
from sijill.records import day_range
from sijill.register.answers import CapacityLine, HolderLine, MechanismLine

WIDTH = 1000
"""How long the scale of bars is."""

_SHORTEST = 8  # a single day has to be seen, too


class Bar(NamedTuple):
    """Where a span lies on the scale, from the left."""

    start: float
    width: float


class Scale(NamedTuple):
    """Bars of things in their order, None for one without dates; and the first and the last year of the scale."""

    bars: tuple[Bar | None, ...]
    first: int | None
    last: int | None


class StripMark(NamedTuple):
    """A round in a strip: held, missing between others, or expected next."""

    state: Literal["held", "missing", "expected"]
    number: int | None
    encounter: str | None
    date: str | None


def make_scale(things: Sequence[HolderLine] | Sequence[CapacityLine], words: Words) -> Scale:
    """Return bars from the first to the last day that each thing is attested, on a scale of whole years.

    Time runs from the right where the page does.
    """
    spans = [_find_span(one.first, one.last) for one in things]
    known = [day for span in spans if span for day in span]
    if not known:
        return Scale(tuple(None for _ in spans), None, None)
    first, last = min(known).year, max(known).year
    begin = date(first, 1, 1)
    days = (date(last, 12, 31) - begin).days + 1
    bars: list[Bar | None] = []
    for span in spans:
        if span is None:
            bars.append(None)
            continue
        width = max((span[1] - span[0]).days / days * WIDTH, _SHORTEST)
        start = min((span[0] - begin).days / days * WIDTH, WIDTH - width)
        bars.append(Bar(round(WIDTH - start - width if words.direction == "rtl" else start, 1), round(width, 1)))
    return Scale(tuple(bars), first, last)


def _find_span(first: str | None, last: str | None) -> tuple[date, date] | None:
    begins, ends = first or last, last or first
    if begins is None or ends is None:
        return None
    return day_range(begins)[0], day_range(ends)[1]


def find_marks(line: MechanismLine) -> tuple[StripMark, ...]:
    """Return the rounds of a mechanism as they stand in a strip: those without a number, the others, the next one."""
    held = [StripMark("held", one.number, one.encounter, one.date or one.reported) for one in line.rounds]
    numbered = [mark for mark in held if mark.number is not None]
    numbered += [StripMark("missing", number, None, None) for number in line.missing]
    numbered.sort(key=lambda mark: mark.number or 0)
    others = sorted((mark for mark in held if mark.number is None), key=lambda mark: mark.date or "")
    if line.cadence is None:
        return (*others, *numbered)
    ahead = StripMark("expected", line.cadence.next_number, None, line.cadence.next_month)
    return (*others, *numbered, ahead)
