"""Date expressions in the units of a sentence, in the precision told.

What is relative ("yesterday", "Monday", "on the 23rd") is kept as such: only
the readout knows whether the contact lies before or after publication.
"""

from __future__ import annotations

import re
from itertools import pairwise

from sijill.mentions.hijri import find_hijri_dates
from sijill.mentions.worded_days import before_links, match_worded_day
from sijill.records import is_date
from sijill.records.mentions import Cue, DateMention, Unit

_NUMERIC = re.compile(
    r"\b(?P<y>(?:19|20)\d\d) ?[-/.] ?(?P<m>\d{1,2}) ?[-/.] ?(?P<d>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<d2>\d{1,2}) ?[/.-] ?(?P<m2>\d{1,2}) ?[/.-] ?(?P<y2>(?:19|20)\d\d)(?!\d)"
)
_ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))
_DATING = frozenset("T1")  # classes of units without which a sentence has no date of its own
_ADJOINING = 3  # characters between a day of the week and its date: a comma, a bracket


def find_dates(units: list[Unit], relatives: list[Cue], sentence: int, text: str) -> list[DateMention]:
    """Return the date expressions of a sentence in order.

    `text` is the sentence's folded text from its first unit on; numeric dates
    are read as year-month-day or, with the year last, day-month-year.
    """
    classes = {u.cls for u in units}
    if not relatives and classes.isdisjoint(_DATING):
        return []  # most sentences
    found: list[DateMention] = []
    if "T" in classes:
        found = [m for i, u in enumerate(units) if u.kind == "month" if (m := _around_month(units, i, sentence))]
        found = _one_of_two(found, units)
        found.extend(m for i, u in enumerate(units) if u.kind == "weekday" if (m := _weekday(units, i, sentence)))
    numbered = "1" in classes
    if numbered:
        found.extend(_day_alone(units, sentence))
    offset = units[0].start if units else 0
    # Looking for the digits of a year first takes a hundredth of the pattern's time.
    for match in _NUMERIC.finditer(text) if numbered and ("20" in text or "19" in text) else ():
        year, month, day = (int(match[a] or match[b]) for a, b in (("y", "y2"), ("m", "m2"), ("d", "d2")))
        iso = f"{year:04}-{month:02}-{day:02}"
        if is_date(iso):
            found.append(DateMention(match.start() + offset, match.end() + offset, sentence, iso))
    if numbered:
        found.extend(find_hijri_dates(units, sentence, text))
    for cue in relatives:
        if any(f.start <= cue.start < f.end for f in found):
            continue
        bracketed = _bracketed_day(units, cue.end) if cue.kind == "relative_day" else None
        told = f"day:{bracketed}" if bracketed is not None else f"{cue.kind}:{cue.id}"
        found.append(DateMention(cue.start, cue.end, sentence, None, told))
    found.sort(key=lambda d: d.start)
    return [d for d in found if not _is_explained(d, found)]


def _one_of_two(months: list[DateMention], units: list[Unit]) -> list[DateMention]:
    """Leave of "September or October" only their year: a window wider than a month is no month."""
    alternatives = frozenset(("او", "ام", "or"))
    found: list[DateMention] = []
    for month in months:
        before = found[-1] if found else None
        vague = before is not None and all((m.relative or "").startswith("month:") for m in (before, month))
        between = [u.text for u in units if before and before.end <= u.start < month.start] if vague else []
        if before is not None and len(between) == 1 and between[0] in alternatives:
            value = str(before.relative).partition(":")[2]
            found[-1] = DateMention(before.start, month.end, before.sentence, None, f"year_of:{value}")
        else:
            found.append(month)
    return found


def _is_explained(day: DateMention, others: list[DateMention]) -> bool:
    """Whether the date itself stands beside a day of the week: "Saturday, December 9"."""
    if day.relative is None or not day.relative.startswith("weekday:"):
        return False
    return any(
        (o.iso is not None or (o.relative or "").startswith("month_day:"))
        and (0 <= o.start - day.end <= _ADJOINING or 0 <= day.start - o.end <= _ADJOINING)
        for o in others
    )


def find_years(units: list[Unit], sentence: int) -> list[DateMention]:
    """Return years as in "in 2014" or "since 2014", which date history more often than a contact."""
    return [
        DateMention(unit.start, unit.end, sentence, unit.text)
        for before, unit in pairwise(units)
        if unit.cls == "1" and len(unit.text) == 4 and unit.text[:2] in ("19", "20") and before.cls in "iam"
    ]


def _is_short_number(text: str) -> bool:
    """Whether digits may count days or years; Python refuses to convert thousands of them."""
    return len(text) <= 4 and text.isdecimal()


def _number(units: list[Unit], at: int) -> int | None:
    return (
        int(units[at].text)
        if 0 <= at < len(units) and units[at].cls == "1" and _is_short_number(units[at].text)
        else None
    )


def _around_month(units: list[Unit], at: int, sentence: int) -> DateMention | None:
    """Read "13 May 2024", "May 13, 2024", "13th of May", "May 2024", "13-15 May"."""
    month = int(units[at].id)
    first, last, day = at, at + 1, None
    before = at - 1
    while before >= 0 and (
        units[before].cls == "o" or units[before].text in _ORDINAL_ENDS or units[before].cls in "d."
    ):
        before -= 1
    if before == at - 1:  # 22 من يناير
        before = before_links(units, at)
    value = _number(units, before)
    if (worded := match_worded_day(units, at)) is not None:
        day, first = worded
    elif value is not None and 1 <= value <= 31:
        day, first = value, before
        if (
            before >= 2
            and units[before - 1].cls in "-&t"
            and (start := _number(units, before - 2)) is not None
            and start < value
        ):
            day, first = start, before - 2
    else:
        after = at + 1
        if after < len(units) and units[after].text == ".":
            after += 1
        value = _number(units, after)
        if value is not None and 1 <= value <= 31:
            day, last = value, after + 1
            while last < len(units) and units[last].text in _ORDINAL_ENDS:
                last += 1
            if last + 1 < len(units) and units[last].cls in "-&t" and (end := _number(units, last + 1)) and end <= 31:
                last += 2
    probe = last
    while probe < len(units) and probe - last < 2 and units[probe].cls in ",o.":
        probe += 1
    year = _number(units, probe)
    if year is not None and 1900 <= year <= 2100:
        last = probe + 1
        iso = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
        if not is_date(iso):
            return None
        return DateMention(units[first].start, units[last - 1].end, sentence, iso)
    relative = f"month_day:{month}-{day}" if day else f"month:{month}"
    return DateMention(units[first].start, units[last - 1].end, sentence, None, relative)


def _weekday(units: list[Unit], at: int, sentence: int) -> DateMention | None:
    """Read "Saturday" and "Saturday (20)"; the number in brackets is the day of the month."""
    end = units[at].end
    relative = f"weekday:{units[at].id}"
    for ahead in (1, 2):
        if at + ahead < len(units) and units[at + ahead].cls == "(":
            day = _number(units, at + ahead + 1)
            if day is not None and 1 <= day <= 31:
                after = at + ahead + 2
                while after < len(units) and (units[after].text in _ORDINAL_ENDS):
                    after += 1
                if after < len(units) and units[after].cls == ")":
                    return DateMention(units[at].start, units[after].end, sentence, None, f"day:{day}")
    return DateMention(units[at].start, end, sentence, None, relative)


def _bracketed_day(units: list[Unit], end: int) -> int | None:
    """Return the day in "last evening (11)" for a phrase that ends at `end`."""
    for at, unit in enumerate(units[:-2]):
        if unit.start >= end:
            day = _number(units, at + 1)
            closed = unit.cls == "(" and units[at + 2].cls == ")" and unit.start - end <= 1
            return day if closed and day is not None and 1 <= day <= 31 else None
    return None


def _day_alone(units: list[Unit], sentence: int) -> list[DateMention]:
    """Read "on the 23rd" and "today (07)": a day whose month is the report's."""
    found = []
    for at, unit in enumerate(units):
        if unit.cls != "1":
            continue
        day = _number(units, at)
        if day is None or not 1 <= day <= 31 or at + 1 >= len(units):
            continue
        following = units[at + 1]
        if following.text in _ORDINAL_ENDS and at > 0 and units[at - 1].cls == "d":
            if (
                at + 2 < len(units)
                and units[at + 2].cls not in ".,)iabwm"
                and units[at + 2].text not in ("afternoon", "morning", "evening")
            ):
                continue
            found.append(DateMention(unit.start, following.end, sentence, None, f"day:{day}"))
        elif (
            following.cls == ")"
            and at > 1
            and units[at - 1].cls == "("
            and units[at - 2].text in ("today", "yesterday")
        ):
            found.append(DateMention(units[at - 2].start, following.end, sentence, None, f"day:{day}"))
    return found
