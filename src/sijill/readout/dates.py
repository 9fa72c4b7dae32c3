"""Date mentions → the date of an encounter, resolved against the day of publication."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from sijill.records import is_date
from sijill.records.events import Event
from sijill.records.mentions import DateMention

_DAYS = ("month_day:", "day:", "weekday:", "relative_day:")  # relative dates that tell a day


def date_event(event: Event, published: str | None) -> tuple[str | None, DateMention | None]:
    """Return the date of an encounter and the words it rests on: the day told first, else the vaguer date.

    A stop without any takes the month of its trip, for which it has no words of its own.
    """
    planned = event.status == "planned"
    found = [(d, m) for m in event.dates if (d := resolve_date(m, published, planned=planned))]
    days = [(d, m) for d, m in found if len(d) == 10]
    if planned and published is not None:  # "said on Monday that he will come on the 26th"
        days = [(d, m) for d, m in days if d >= published[:10] or m.start > event.span[0]] or days
    if days:
        return days[0]
    if any((m.relative or "").startswith(_DAYS) for m in event.dates):
        return None, None  # its day is told, in a year that isn't; another year is that of something else
    if found:
        return found[0]
    trip = [d for m in event.trip_dates if (d := resolve_date(m, published, planned=planned))]
    return (trip[0][:7] if trip else None), None


def is_begun(mentions: list[DateMention], published: str | None) -> bool:
    """Whether a day told without its month lies nearer behind publication than ahead of it: on the 18th, the 16th."""
    if not mentions or not (mentions[0].relative or "").startswith("day:") or published is None:
        return False
    behind, ahead = (resolve_date(mentions[0], published, planned=planned) for planned in (False, True))
    if behind is None or ahead is None or not is_date(published[:10]) or len(published) < len("2023-07-18"):
        return False
    today = date.fromisoformat(published[:10])
    return today - date.fromisoformat(behind) < date.fromisoformat(ahead) - today


def resolve_date(mention: DateMention, published: str | None, *, planned: bool) -> str | None:
    """Return the ISO date of a mention, or None when it hangs on a publication day that is not known.

    A weekday is the last such day on or before publication (for what is
    planned: the next one); a day or month without a year is the one nearest to
    publication, on its past side unless planned.
    """
    if mention.iso is not None:
        return mention.iso
    if mention.relative is None or published is None or len(published) < 7:
        return None
    return _resolve(mention.relative, published, planned)


@lru_cache(maxsize=10_000)  # a long report asks for the same days again and again
def _resolve(relative: str, published: str, planned: bool) -> str | None:
    kind, _, value = relative.partition(":")
    if len(published) < 10 and kind == "day":
        text = f"{published}-{int(value):02}"
        return text if is_date(text) else None
    if len(published) < 10 and kind not in _BY_MONTH:
        return None
    today = date.fromisoformat(published[:10] if len(published) >= 10 else published + "-28")
    resolver = _RESOLVERS.get(kind)
    try:
        found = resolver(today, value, planned) if resolver else None
    except OverflowError:  # before the year 1 or after 9999
        return None
    return found if found is not None and is_date(found) else None


def _relative_day(today: date, value: str, planned: bool) -> str:
    return (today + timedelta(days=int(value))).isoformat()


def _relative_week(today: date, value: str, planned: bool) -> str | None:
    """Return the month that this, last or next week lies in; none where it lies in two."""
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=int(value))
    first, last = monday.isoformat()[:7], (monday + timedelta(days=6)).isoformat()[:7]
    return first if first == last else None


def _relative_month(today: date, value: str, planned: bool) -> str:
    month = today.year * 12 + today.month - 1 + int(value)
    return f"{month // 12:04}-{month % 12 + 1:02}"


def _relative_year(today: date, value: str, planned: bool) -> str:
    return f"{today.year + int(value):04}"


def _weekday(today: date, value: str, planned: bool) -> str:
    if planned:
        return (today + timedelta(days=(int(value) - today.weekday()) % 7)).isoformat()
    return (today - timedelta(days=(today.weekday() - int(value)) % 7)).isoformat()


def _day(today: date, value: str, planned: bool) -> str | None:
    """Return the last such day of a month on or before today (planned: on or after)."""
    day = int(value)
    step = 1 if planned else -1
    month = today.year * 12 + today.month - 1
    for _ in range(3):
        text = f"{month // 12:04}-{month % 12 + 1:02}-{day:02}"
        if is_date(text):
            found = date.fromisoformat(text)
            if (found >= today) if planned else (found <= today + timedelta(days=1)):
                return text
        month += step
    return None


def _month_day(today: date, value: str, planned: bool) -> str | None:
    month, _, day = value.partition("-")
    best: date | None = None
    for year in (today.year - 1, today.year, today.year + 1):
        text = f"{year:04}-{int(month):02}-{int(day):02}"
        if not is_date(text):
            continue
        found = date.fromisoformat(text)
        distance = (found - today).days
        allowed = distance >= -31 if planned else distance <= 31
        if allowed and (best is None or abs(distance) < abs((best - today).days)):
            best = found
    return best.isoformat() if best else None


def _month(today: date, value: str, planned: bool) -> str:
    month = int(value)
    year = today.year
    if not planned and month > today.month:
        year -= 1
    elif planned and month < today.month:
        year += 1
    return f"{year:04}-{month:02}"


def _year_of(today: date, value: str, planned: bool) -> str:
    """Return the year of a month: what is known of "September or October"."""
    return _month(today, value, planned)[:4]


def _of_year(today: date, value: str, planned: bool) -> str | None:
    """Return the month or day of this, last or next year: the value is years/month/day, 0 where untold."""
    years, month, day = (int(part) for part in value.split("/"))
    text = f"{today.year + years:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    return text if is_date(text) else None


def _of_month(today: date, value: str, planned: bool) -> str | None:
    """Return the day of this, last or next month: the value is months/day."""
    months, _, day = value.partition("/")
    text = f"{_relative_month(today, months, planned)}-{int(day):02}"
    return text if is_date(text) else None


# What a month of publication is enough for.
_BY_MONTH = frozenset(("month_day", "month", "year_of", "of_year", "of_month", "relative_month", "relative_year"))
_RESOLVERS = {
    "of_year": _of_year,
    "of_month": _of_month,
    "relative_day": _relative_day,
    "relative_week": _relative_week,
    "relative_month": _relative_month,
    "relative_year": _relative_year,
    "weekday": _weekday,
    "day": _day,
    "month_day": _month_day,
    "month": _month,
    "year_of": _year_of,
}
