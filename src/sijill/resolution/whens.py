"""When two accounts say it was, compared: days, months, and reports without a date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from sijill.records import EncounterProfile, day_range

_ZONES = 1  # days: what is evening here is tomorrow there
_STAY = 4  # days from the beginning of a visit, which one account gives, to its end, which another gives
_SOON = timedelta(days=4)  # a report without a date follows its encounter within days
_AHEAD = timedelta(days=21)  # how far ahead a report without a date announces
_DAY = len("2024-05-17")


class Closeness(NamedTuple):
    """How near in time two accounts are.

    `days` lie between the times they may mean (0 when these meet); `is_dated`
    says that both give a day; `is_unknown` that one has no time at all.
    """

    days: int
    is_dated: bool
    is_unknown: bool
    is_other: bool
    words: str

    @property
    def is_same_day(self) -> bool:
        """Whether both give the same day."""
        return self.is_dated and self.days == 0


def compare_times(one: EncounterProfile, other: EncounterProfile) -> Closeness:
    """Return how near in time two accounts are."""
    mine, theirs = _find_range(one), _find_range(other)
    if mine is None or theirs is None:
        return Closeness(0, False, True, False, "one of them without any date")
    if _are_together(one, other) and not (one.date and other.date):
        return Closeness(0, False, False, False, "reported at the same time")
    days = max((mine[0] - theirs[1]).days, (theirs[0] - mine[1]).days, 0)
    is_dated = all(event.date is not None and len(event.date) == _DAY for event in (one, other))
    slack = _STAY if one.kind == other.kind == "visit" else _ZONES if is_dated else 0
    words = "the same day" if is_dated and not days else f"{days} days apart" if days else "at about the same time"
    return Closeness(days, is_dated, False, days > slack, words)


def _are_together(one: EncounterProfile, other: EncounterProfile) -> bool:
    # Reports of one day on the same thing, of which one doesn't say when it was.
    if not one.published or not other.published:
        return False
    first, second = (day_range(event.published[:_DAY]) for event in (one, other) if event.published)
    return abs((first[0] - second[0]).days) <= 1 and first[0] == first[1] and second[0] == second[1]


def _find_range(event: EncounterProfile) -> tuple[date, date] | None:
    # The first and last day it may have been on. What is told as held was
    # before the report, what is told as planned after it.
    known = day_range(event.published[:_DAY]) if event.published else None
    if event.date is None:
        if known is None:
            return None
        return (known[0], known[1] + _AHEAD) if event.status == "planned" else (known[0] - _SOON, known[1])
    first, last = day_range(event.date)
    if known is not None and len(event.date) < _DAY:
        if event.status == "planned" and first <= known[0] <= last:
            first = known[0]
        if event.status == "held" and first <= known[1] <= last:
            last = known[1]
    return first, last
