"""Dates of the Islamic calendar in a sentence, converted to the Gregorian one.

A report that gives both calendars (… هـ الموافق …) yields both mentions of the
same day; the conversion is that of the Umm al-Qura calendar, which official
reports of the Gulf use.
"""

from __future__ import annotations

import re

from hijridate import Hijri

from sijill.records.mentions import DateMention, Unit

_NUMERIC = re.compile(r"(?<!\d)(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(1[34]\d\d)(?!\d)")
_FIRST, _LAST = 1343, 1500  # years for which the calendar's tables exist


def find_hijri_dates(units: list[Unit], sentence: int, text: str) -> list[DateMention]:
    """Return the Hijri dates of a sentence: 15 رجب 1446, 25/10/1436. A month alone gives none."""
    found = []
    offset = units[0].start if units else 0
    for match in _NUMERIC.finditer(text) if "13" in text or "14" in text else ():
        day, month, year = (int(n) for n in match.groups())
        if iso := _gregorian(year, month, day):
            found.append(DateMention(match.start() + offset, match.end() + offset, sentence, iso))
    for at, unit in enumerate(units):
        if unit.kind != "hijri_month" or at == 0 or at + 1 >= len(units):
            continue
        before, after = units[at - 1], units[at + 1]
        numbers = before.cls == after.cls == "1" and before.text.isdigit() and after.text.isdigit()
        if numbers and (iso := _gregorian(int(after.text), int(unit.id), int(before.text))):
            found.append(DateMention(before.start, after.end, sentence, iso))
    return found


def _gregorian(year: int, month: int, day: int) -> str | None:
    if not (_FIRST <= year < _LAST and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    if day > Hijri(year, month, 1).month_length():
        return None
    return Hijri(year, month, day).to_gregorian().isoformat()
