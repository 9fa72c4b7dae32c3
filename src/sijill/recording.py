"""A contact recorded by hand: minutes in, a document and its readout out, to be filed like any other.

Nothing stands in the register without its words, so what a desk officer enters
becomes a text of its own, one line a fact, and every fact points into it. It is
one account among others: it may be joined with what agencies report of the same
meeting, and parted again.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from sijill import __version__
from sijill.errors import InputError
from sijill.readout import describe
from sijill.records import (
    Document,
    Encounter,
    Mechanism,
    Outcome,
    Participant,
    Reader,
    Readout,
    Span,
    is_date,
)
from sijill.vocabulary import Names, encounter_kinds, match_term, outcome_kinds, polities, statuses, topics

READER = Reader(name="hand", version=__version__)
LANGUAGES = ("en", "ar", "ja")


class Present(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who took part: name, side by its code, capacity on that day, and whether he or she led the side."""

    name: str
    polity: str | None = None
    capacity: str | None = None
    lead: bool = False


class Result(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What came of it: the rung of the ladder, what in words, by whom, to whom, until when, about what."""

    kind: str
    what: str
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    due: str | None = None
    topics: tuple[str, ...] = ()


class Minutes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A contact as a person records it: past, or planned; `language` is that of the words.

    Without a kind it is no contact, but what was promised, agreed or signed without
    one that the register should know of: its outcomes only.
    """

    kind: str | None = None
    polities: tuple[str, ...] = ()
    status: str = "held"
    date: str | None = None
    place: str | None = None
    country: str | None = None
    venue: str | None = None
    mechanism: str | None = None
    round: int | None = None
    topics: tuple[str, ...] = ()
    people: tuple[Present, ...] = ()
    outcomes: tuple[Result, ...] = ()
    notes: str | None = None
    language: str = "en"


def make_record(minutes: Minutes, *, by: str, at: datetime) -> tuple[Document, Readout]:
    """Return the document and the readout that some minutes stand for, ready for `filing.file`.

    `by` is who records and `at` when; both stand in the text. InputError names
    what can't be recorded: an unknown kind, side, topic or date, fewer than two
    sides, a name or an outcome without words.
    """
    _check(minutes)
    text = _Text()
    names = Names(minutes.language)
    sides = minutes.polities or tuple(dict.fromkeys(code for one in minutes.outcomes for code in (*one.by, *one.to)))
    told = names.kind(minutes.kind) if minutes.kind else names.outcome(minutes.outcomes[0].kind)
    title = _line(told, *map(names.side, sides))
    opening = text.add(title)
    where = [minutes.date, minutes.mechanism, minutes.place, minutes.venue]
    where += [names.side(minutes.country)] if minutes.country else []
    where += [names.status(minutes.status)] if minutes.kind else []
    if any(where):
        text.add(_line(*(part for part in where if part)))
    people = tuple(_add_person(text, one, names) for one in minutes.people)
    outcomes = tuple(
        _add_outcome(text, number, one, names, encounter="e1" if minutes.kind else None)
        for number, one in enumerate(minutes.outcomes, start=1)
    )
    if minutes.topics:
        text.add(names.topics(minutes.topics))
    if minutes.notes:
        text.add(minutes.notes.strip())
    text.add(_line(by, at.isoformat(timespec="seconds")))
    document = Document(
        id=f"minutes-{at:%Y%m%dT%H%M%S%f}",
        text=text.whole(),
        language=minutes.language,
        title=title,
        published=at.date().isoformat() if minutes.kind or not minutes.date else minutes.date,
        publisher=by,
    )
    if minutes.kind is None:
        readout = Readout(reader=READER, document=describe(document), encounters=(), outcomes=outcomes, notes=())
        return document, readout
    encounter = Encounter(
        id="e1",
        participants=people,
        mechanism=Mechanism(name=minutes.mechanism, round=minutes.round) if minutes.mechanism else None,
        evidence=(opening,),
        confidence=1.0,
        **{name: getattr(minutes, name) for name in _AS_GIVEN},
    )
    readout = Readout(
        reader=READER,
        document=describe(document),
        encounters=(encounter,),
        outcomes=outcomes,
        notes=(),
    )
    return document, readout


_AS_GIVEN = ("kind", "status", "date", "place", "country", "venue", "polities", "topics")


class _Text:
    """A text that grows line by line, and tells where each line stands."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0

    def add(self, line: str) -> Span:
        """Append a line; return its place."""
        start = self._length
        self._lines.append(line)
        self._length += len(line) + 1
        return start, start + len(line)

    def whole(self) -> str:
        """Return the text."""
        return "\n".join(self._lines) + "\n"


def _line(*parts: str) -> str:
    return " · ".join(parts)


def _add_person(text: _Text, one: Present, names: Names) -> Participant:
    side = names.side(one.polity) if one.polity else None
    start, _ = text.add(_line(*(part for part in (one.name, one.capacity, side) if part)))
    name = start, start + len(one.name)
    evidence = [name]
    if one.capacity:
        begins = name[1] + len(" · ")
        evidence.append((begins, begins + len(one.capacity)))
    return Participant(
        name=one.name,
        capacity=one.capacity,
        organization=None,
        polity=one.polity,
        lead=one.lead,
        evidence=tuple(evidence),
        confidence=1.0,
    )


def _add_outcome(text: _Text, number: int, one: Result, names: Names, *, encounter: str | None) -> Outcome:
    by = names.join([names.side(code) for code in one.by])
    head = names.outcome(one.kind) + (f" ({by})" if by else "")
    span = text.add(names.titled(head, one.what))
    return Outcome(
        id=f"o{number}",
        encounter=encounter,
        kind=one.kind,
        by=one.by,
        to=one.to,
        what=one.what,
        topics=one.topics,
        due=one.due,
        evidence=(span,),
        confidence=1.0,
    )


def _check(minutes: Minutes) -> None:
    for terms, what, given in (
        (encounter_kinds(), "kind", (minutes.kind,) if minutes.kind else ()),
        (statuses(), "status", (minutes.status,)),
        (topics(), "topic", (*minutes.topics, *(topic for one in minutes.outcomes for topic in one.topics))),
        (outcome_kinds(), "kind of outcome", [one.kind for one in minutes.outcomes]),
    ):
        for one in given:
            if match_term(terms, one) is None:
                raise InputError(f"no {what} {one!r}; there are {', '.join(term.id for term in terms)}")
    sides = [*minutes.polities, *(one.polity for one in minutes.people if one.polity)]
    sides += [code for one in minutes.outcomes for code in (*one.by, *one.to)]
    sides += [minutes.country] if minutes.country else []
    for code in sides:
        if code not in polities():
            raise InputError(f"no side {code!r}; codes are like JP, AE-SH, GCC")
    if minutes.kind is not None and len(set(minutes.polities)) < len(("one", "other")):
        raise InputError("a contact has two sides or more")
    if minutes.kind is None:
        if not minutes.outcomes:
            raise InputError("a contact has a kind; what has none has outcomes")
        if minutes.people or minutes.mechanism or minutes.round is not None:
            raise InputError("people, a mechanism and a round belong to a contact, which has a kind")
    for day in (minutes.date, *(one.due for one in minutes.outcomes)):
        if day is not None and not is_date(day):
            raise InputError(f"{day!r} is no date; dates are like 2024-05-17 or 2024-05")
    if any(not one.name.strip() for one in minutes.people) or any(not one.what.strip() for one in minutes.outcomes):
        raise InputError("a name or an outcome lacks its words")
    if minutes.round is not None and (minutes.round < 1 or minutes.mechanism is None):
        raise InputError("a round has a number from 1 on, and a mechanism")
    if minutes.language not in LANGUAGES:
        raise InputError(f"no language {minutes.language!r}; there are {', '.join(LANGUAGES)}")
