"""Dates in the precision that a text gives: a day, a month or a year.

A readout says "in May 2024" as often as it names a day. Filling in a day
would be an invention, so the missing part stays missing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

import msgspec

from sijill.errors import RecordError

# Not \d: that also takes Arabic-Indic digits, which belong to the reader of
# a language, not to a stored record.
_SHAPE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_EARLIEST = "0000-01-01"  # completes a date, only to see whether it exists


class PartialDate(msgspec.Struct, frozen=True, order=True):
    """A Gregorian date of which only the beginning may be known.

    Sorts by text, so "2024" stands before "2024-05": the vaguer first.
    """

    text: str

    def __post_init__(self) -> None:
        """Refuse what isn't a date, e.g. "2024-13" or "May 2024"."""
        if not is_date(self.text):
            raise RecordError(f"not a date: {self.text!r}; expected 2024, 2024-05 or 2024-05-17")

    def covers(self, other: PartialDate) -> bool:
        """Say whether `other` may be the same date, told more precisely.

        Not symmetric: 2024-05 covers 2024-05-17, but not the reverse.
        """
        return other.text.startswith(self.text)

    def __str__(self) -> str:
        """Return the ISO text."""
        return self.text


def is_date(text: str) -> bool:
    """Say whether `text` is an ISO date of a day, a month or a year that exists."""
    if not _SHAPE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + _EARLIEST[len(text) :])
    except ValueError:
        return False
    return True


def day_range(text: str) -> tuple[date, date]:
    """Return the first and the last day that an ISO date of any precision may mean.

    >>> day_range("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if not is_date(text):
        raise RecordError(f"not a date: {text!r}; expected 2024, 2024-05 or 2024-05-17")
    first = date.fromisoformat(text + _EARLIEST[len(text) :])
    if len(text) == len(_EARLIEST):
        return first, first
    if len(text) == len("2024"):
        return first, date(first.year, 12, 31)
    return first, date(first.year, first.month, monthrange(first.year, first.month)[1])
