"""How answers are shown: small turns of order and form that templates ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from babel.dates import format_date
from hijridate import Gregorian, Hijri
from markupsafe import Markup

from sijill.desk.accounts import align_fields, align_outcomes, align_people
from sijill.desk.spans import find_marks
from sijill.desk.text import show_bare
from sijill.desk.words import Words
from sijill.records import day_range
from sijill.register.answers import Attendee, Hit, LifeLine, MechanismLine, OutcomeLine, RoundLine, Source
from sijill.vocabulary import match_term, note_codes, outcome_kinds

_ERAS = ((date(2019, 5, 1), "Reiwa", "令和", "رييوا"), (date(1989, 1, 8), "Heisei", "平成", "هيسي"))
_ERA_NAMES = {"en": 1, "ja": 2, "ar": 3}


def name_sides(codes: Iterable[str], words: Words) -> list[str]:
    """Return the names of sides."""
    return [words.side(code) for code in codes]


def by_id(sources: Iterable[Source]) -> dict[str, Source]:
    """Return sources by their ids."""
    return {source.id: source for source in sources}


def find_sides(people: Iterable[Attendee]) -> tuple[str | None, ...]:
    """Return the sides of people, each once, in their order."""
    return tuple(dict.fromkeys(one.polity for one in people))


def name_people(people: Iterable[Attendee]) -> list[tuple[str, tuple[str, ...]]]:
    """Return people by their ids, each with the names."""
    return [(one.person, one.names) for one in people]


def name_languages(codes: Iterable[str], words: Words) -> list[str]:
    """Return the names of languages."""
    return [words.language_name(code) for code in codes]


def match_reached(life: Iterable[LifeLine], polity: str, stage: str) -> LifeLine | None:
    """Return the first step by which a party reached a stage of an instrument, or None."""
    return next((one for one in life if one.stage == stage and (not one.parties or polity in one.parties)), None)


def by_force(outcomes: Iterable[OutcomeLine]) -> list[OutcomeLine]:
    """Return outcomes, the strongest first."""
    rungs = {term.id: term.order for term in outcome_kinds()}
    return sorted(outcomes, key=lambda line: -rungs.get(line.kind, 0))


def as_day(iso: str) -> date:
    """Return the first day of a date of any precision."""
    return day_range(iso)[0]


def count_silent_days(moved: str, today: date) -> int:
    """Return how many days have passed since the end of a date."""
    return (today - day_range(moved)[1]).days


class Row(NamedTuple):
    """A round, or the number of one that is missing."""

    round: RoundLine | None
    missing: int | None


def find_rows(line: MechanismLine) -> list[Row]:
    """Return the rounds of a mechanism in order, the missing ones among them."""
    rows = [(one.number or 0, Row(one, None)) for one in line.rounds]
    rows += [(number, Row(None, number)) for number in line.missing]
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def name_note(code: str, words: Words) -> str:
    """Return what a note says."""
    term = match_term(note_codes(), code)
    return term.meaning.in_language(words.language) if term else code


def name_entry(kind: str, words: Words) -> str:
    """Return what an entry of the journal is called."""
    names = {
        "reading": words.say("document filed"),
        "rereading": words.say("document read again"),
        "copy": words.say("document given again"),
        "decision": words.say("identity decided"),
        "retraction": words.say("taken back"),
        "follow": words.say("promise followed"),
        "particulars": words.say("instrument described"),
        "action": words.say("stage of an instrument"),
        "arrangement": words.say("rounds arranged"),
        "remark": words.say("note written"),
        "review": words.say("facts reviewed"),
        "correction": words.say("fact corrected"),
        "marking": words.say("document marked"),
        "administration": words.say("users changed"),
    }
    return names.get(kind, kind)


def name_marking(marking: str, words: Words) -> str:
    """Return what a marking is called."""
    return {
        "open": words.say("open to all"),
        "internal": words.say("internal"),
        "confidential": words.say("confidential"),
    }[marking]


def name_role(role: str, words: Words) -> str:
    """Return what a role is called."""
    return {
        "reader": words.say("reader"),
        "editor": words.say("editor"),
        "reviewer": words.say("reviewer"),
        "administrator": words.say("administrator"),
    }[role]


def name_action(action: str, words: Words) -> str:
    """Return what was done about a user."""
    names = {
        "added": words.say("added"),
        "role": words.say("role changed"),
        "clearance": words.say("clearance changed"),
        "password": words.say("password changed"),
        "disabled": words.say("shut out"),
        "enabled": words.say("let in again"),
        "session-ended": words.say("session ended"),
        "token-made": words.say("token made"),
        "token-ended": words.say("token ended"),
    }
    return names.get(action, action)


def name_field(field: str, words: Words) -> str:
    """Return what a field of a fact is called."""
    names = {
        "name": words.say("Name"),
        "kind": words.say("Kind"),
        "status": words.say("Status"),
        "date": words.say("Date"),
        "place": words.say("Place"),
        "country": words.say("Country"),
        "venue": words.say("Venue"),
        "mechanism": words.say("Mechanism"),
        "round": words.say("Round"),
        "polities": words.say("Sides"),
        "topics": words.say("Topics"),
        "capacity": words.say("Capacity"),
        "organization": words.say("Organization"),
        "polity": words.say("Side"),
        "lead": words.say("leads"),
        "by": words.say("By"),
        "to": words.say("To"),
        "what": words.say("What"),
        "due": words.say("Due"),
    }
    return names[field]


def name_state(state: str, words: Words) -> str:
    """Return what the state of a fact is called."""
    names = {
        "proposed": words.say("proposed"),
        "accepted": words.say("accepted"),
        "rejected": words.say("rejected"),
        "edited": words.say("corrected"),
        "unsure": words.say("unsure"),
    }
    return names[state]


def show_value(value: object, field: str, kind: str, words: Words) -> str:
    """Return a value of a fact as the reader would say it; codes and ids by their names."""
    if isinstance(value, tuple | list):
        codes = tuple(str(one) for one in value)
        return words.topics(codes) if field == "topics" else words.join([words.side(code) for code in codes])
    if field == "lead":
        return words.say("yes") if value else words.say("no")
    told = str(value)
    if field == "kind":
        return words.kind(told) if kind == "encounter" else words.outcome(told)
    if field == "status":
        return words.status(told)
    if field in ("country", "polity"):
        return words.side(told)
    return words.day(told) if field in ("date", "due") else told


def spell_value(value: object, field: str) -> str:
    """Return a value of a fact as it is typed to correct it: codes and ids, yes or no."""
    if isinstance(value, tuple | list):
        return ", ".join(str(one) for one in value)
    if field == "lead":
        return "yes" if value else "no"
    return str(value)


def name_level(level: str, words: Words) -> str:
    """Return what a level of contact is called."""
    names = {
        "head-of-state": words.say("heads of state"),
        "head-of-government": words.say("heads of government"),
        "minister": words.say("ministers, heads of organizations"),
        "senior-official": words.say("deputy ministers, senior officials"),
        "ambassador": words.say("ambassadors, directors"),
        "official": words.say("officials"),
        "unknown": words.say("level unknown"),
    }
    return names[level]


def show_snippet(hit: Hit) -> Markup:
    """Return the words around what was found, that itself marked."""
    text, shown, at = hit.snippet or "", Markup(""), 0
    for start, end in hit.marks:
        if start >= at:
            shown += Markup("{}<mark>{}</mark>").format(show_bare(text[at:start]), show_bare(text[start:end]))
            at = end
    return shown + show_bare(text[at:])


def name_weekday(day: date, words: Words) -> str:
    """Return what a day of the week is called, in short."""
    told: str = format_date(day, "ccc", locale=words.language)
    return told


def show_other_calendars(day: date, words: Words) -> str:
    """Return a day in the Hijri calendar (Umm al-Qura) and in the Japanese era; empty where neither is known."""
    told = []
    try:
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    except (OverflowError, ValueError):
        pass  # outside of the years that the calendar's table covers
    else:
        told.append(_show_hijri(hijri, words))
    for begins, *names in _ERAS:
        if day >= begins:
            year = day.year - begins.year + 1
            name = names[_ERA_NAMES[words.language] - 1]
            told.append(f"{name}{year}年" if words.language == "ja" else f"{name} {words.number(year)}")
            break
    return " · ".join(told)


def _show_hijri(hijri: Hijri, words: Words) -> str:
    if words.language == "ja":
        return f"ヒジュラ暦{hijri.year}年{hijri.month}月{hijri.day}日"
    month = hijri.month_name("ar" if words.language == "ar" else "en")
    return words.number(f"{hijri.day} {month} {hijri.year}") + (" هـ" if words.language == "ar" else " AH")


FILTERS: dict[str, Callable[..., object]] = {
    "map_side": name_sides,
    "by_id": by_id,
    "sides_of": find_sides,
    "by_force": by_force,
    "as_day": as_day,
    "all_rounds": find_rows,
    "strip_marks": find_marks,
    "align_fields": align_fields,
    "align_people": align_people,
    "align_outcomes": align_outcomes,
    "map_names": name_people,
    "map_language": name_languages,
    "reached": match_reached,
    "note_label": name_note,
    "entry_kind": name_entry,
    "snippet": show_snippet,
    "spelled": spell_value,
    "bare": show_bare,
}
"""The filters of the templates."""
