"""Calendar: a month with contacts, what is due and rounds that may be expected; and feeds for calendar programs."""

from __future__ import annotations

import calendar as months
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event
from litestar import Request, Response, get
from litestar.params import FromPath

from sijill.desk.acting import get_register
from sijill.desk.pages import get_words, show_page
from sijill.desk.words import Words
from sijill.errors import NotFoundError
from sijill.records import day_range
from sijill.register.answers import Day

_FEW = 3  # contacts, and things due, of a day on the page of its month
_MOST_OF_DAY = 200
_BEFORE, _AFTER = timedelta(days=366), timedelta(days=366)


@get("/calendar", sync_to_thread=True, needs="reader")
def month(request: Request[Any, Any, Any]) -> Response[str]:
    """Show a month: ?month=2026-11, by default the present one; or all of a day: ?day=2026-11-24."""
    register = get_register(request)
    today = datetime.now(UTC).date()
    first = _parse_month(request.query_params.get("month", "")) or today.replace(day=1)
    weeks = months.Calendar(_first_weekday(get_words(request))).monthdatescalendar(first.year, first.month)
    day = _parse_day(request.query_params.get("day", ""))
    if day is not None:
        told = register.calendar(day, day, each=_MOST_OF_DAY)
        return show_page(request, "calendar_day.html", day=day, found=[one for one in told if one.kind != "expected"])
    found = register.calendar(weeks[0][0], weeks[-1][-1], each=_FEW)
    by_day: dict[date, list[Day]] = {}
    for one in found:
        if len(one.date) == len("2024-05-13"):
            by_day.setdefault(date.fromisoformat(one.date), []).append(one)
    return show_page(
        request,
        "calendar.html",
        first=first,
        weeks=weeks,
        days=by_day,
        expected=[one for one in found if len(one.date) < len("2024-05-13") and one.date == f"{first:%Y-%m}"],
        today=today,
        before=(first - timedelta(days=1)).strftime("%Y-%m"),
        after=(first + timedelta(days=31)).strftime("%Y-%m"),
    )


def _first_weekday(words: Words) -> int:
    # Weeks begin on Sunday where they do in the Arab world and Japan, on Monday in English (ISO 8601).
    return months.MONDAY if words.language == "en" else months.SUNDAY


def _parse_month(told: str) -> date | None:
    try:
        return datetime.strptime(told, "%Y-%m").replace(tzinfo=UTC).date()
    except ValueError:
        return None


def _parse_day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


@get("/feed/{name:str}", sync_to_thread=True, needs="reader")
def feed(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """Give a relation's calendar, a year back and a year ahead, to whoever has a token for calendars."""
    register = get_register(request)
    one, mark, other = name.removesuffix(".ics").partition("~")
    if not mark or not name.endswith(".ics"):
        raise NotFoundError(f"there is no {name}")
    today = datetime.now(UTC).date()
    words = get_words(request)
    found = register.calendar(today - _BEFORE, today + _AFTER, one, other, rolled_up=True)
    sides = [side.code for side in register.relation(one, other, parts=(), limit=0).sides]
    return Response(make_calendar(found, sides, words), media_type="text/calendar; charset=utf-8")


def make_calendar(found: tuple[Day, ...], sides: list[str], words: Words) -> bytes:
    """Return days as an iCalendar file (RFC 5545): all-day events, each with an id that stays the same."""
    calendar = Calendar()
    calendar.add("prodid", "-//Sijill//desk//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", " – ".join(words.side(code) for code in sides))
    stamp = datetime.now(UTC)
    for one in found:
        begins, ends = day_range(one.date)
        event = Event()
        event.add("uid", f"{_get_id(one)}@sijill")
        event.add("dtstamp", stamp)
        event.add("dtstart", begins)
        event.add("dtend", ends + timedelta(days=1))
        event.add("summary", _summarize(one, words))
        event.add("transp", "TRANSPARENT")
        if one.kind == "expected":
            event.add("status", "TENTATIVE")
        if one.contact is not None and one.contact.places:
            event.add("location", one.contact.places[0])
        calendar.add_component(event)
    told: bytes = calendar.to_ical()
    return told


def _get_id(one: Day) -> str:
    found = one.contact or one.promise or one.mechanism
    return f"{found.id}-{one.kind}" if found is not None else one.date


def _summarize(one: Day, words: Words) -> str:
    if one.contact is not None:
        planned = f" ({words.status(one.contact.status)})" if one.contact.status != "held" else ""
        return words.kind(one.contact.kind) + planned
    if one.promise is not None:
        return words.titled(words.say("Due"), one.promise.what)
    names = one.mechanism.names[0] if one.mechanism else ""
    return words.titled(words.say("may be expected"), names)


HANDLERS = (month, feed)
