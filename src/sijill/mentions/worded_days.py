"""Days of a month told in words before its name: الخامس من يناير, الحادي والعشرين من شهر مارس."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.records.mentions import Unit

_LINKS = frozenset(("من", "شهر"))  # what stands between a day and its month
_ONES = {
    "الاول": 1, "الحادي": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4, "الخامس": 5, "السادس": 6, "السابع": 7,
    "الثامن": 8, "التاسع": 9, "العاشر": 10,
}  # fmt: skip
_TENS = {"العشرين": 20, "العشرون": 20, "الثلاثين": 30, "الثلاثون": 30}
_LAST = 31


def before_links(units: Sequence[Unit], month: int) -> int:
    """Return the place before "of the month of": the last unit of a day told before a month, -1 for none."""
    at = month - 1
    while at >= 0 and units[at].text in _LINKS:
        at -= 1
    return at


def match_worded_day(units: Sequence[Unit], month: int) -> tuple[int, int] | None:
    """Return the day told in words before the month at `month`, and its first unit; None where none is.

    Needs "of" between them: الأول يناير is no date, and الثاني may be a round's number.
    """
    at = before_links(units, month)
    if at < 0 or at == month - 1:
        return None
    if units[at].text == "عشر" and at > 0 and units[at - 1].text in _ONES:
        return 10 + _ONES[units[at - 1].text], at - 1
    if units[at].text in _TENS:
        tens = _TENS[units[at].text]
        joined = at > 1 and units[at - 1].cls == "&" and units[at - 2].text in _ONES
        day = tens + (_ONES[units[at - 2].text] if joined else 0)
        return (day, at - 2 if joined else at) if day <= _LAST else None
    if units[at].text in _ONES:
        return _ONES[units[at].text], at
    return None
