"""Mentions → readout: the facts of a document with evidence and notes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

import msgspec

from sijill.language import Folded, Language, one_line
from sijill.readout.appraise import Appraiser, appraise_events, is_likely
from sijill.readout.dates import date_event, resolve_date
from sijill.readout.encounters import Encounters
from sijill.readout.final_outcomes import find_final_results
from sijill.readout.outcomes import Result, find_results
from sijill.readout.told_twice import drop_of_strangers, drop_repeated
from sijill.readout.topics import assign_topics
from sijill.readout.verb_final import VerbFinalEncounters
from sijill.records import (
    Document,
    DocumentInfo,
    Encounter,
    Mechanism,
    Note,
    Outcome,
    Participant,
    Reader,
    Readout,
    Span,
)
from sijill.records.events import Event
from sijill.records.mentions import Capacity, Mentions, PlaceMention


def find_events(mentions: Mentions, language: Language, *, doubt: bool = True) -> list[Event]:
    """Return the encounters that a document tells of, with their topics, in the order told.

    Without `doubt` also those that the rules propose and the second opinion holds unlikely: it learns from them.
    """
    build = VerbFinalEncounters if language.settings.get("verb") == "end" else Encounters
    events = build(mentions, language).build()
    appraise_events(mentions, events, language.code)
    if doubt:
        events = [event for event in events if is_likely(event, language.code)]
    last = language.settings.get("verb") == "end"
    assign_topics(mentions, events, closely=not language.cased, gather=last, drops_subject=last)
    return events


# Outcomes that leave something to do, and so may name a day for it.
_OPEN = frozenset(("proposed", "called-for", "invited", "pledged", "agreed"))


def assemble(
    document: Document,
    folded: Folded,
    mentions: Mentions,
    events: list[Event],
    reader: Reader,
    *,
    language: Language,
) -> Readout:
    """Return the readout of a document. Names, capacities and places are its own words."""
    if language.settings.get("verb") == "end":
        results = find_final_results(mentions, events, language)
    else:
        results = find_results(mentions, events)
    if language.cased:
        results = drop_of_strangers(drop_repeated(results, mentions), events)
    appraiser = Appraiser(mentions, language.code)
    writer = _Writer(document, folded, mentions, events, appraiser, joined=language.joined)
    encounters = tuple(writer.encounter(number, event) for number, event in enumerate(events, 1))
    outcomes = tuple(writer.outcome(number, result) for number, result in enumerate(results, 1))
    return Readout(
        reader=reader,
        document=describe(msgspec.structs.replace(document, published=document.published or mentions.published)),
        encounters=encounters,
        outcomes=outcomes,
        notes=(*document.notes, *_notes(encounters)),
    )


def describe(document: Document) -> DocumentInfo:
    """Return what a readout says of its document."""
    return DocumentInfo(
        id=document.id,
        language=document.language,
        title=document.title,
        published=document.published,
        publisher=document.publisher,
        source=document.source,
        sha256=document.sha256,
        characters=len(document.text),
    )


_WITH_L = ("لجن", "لقاء")  # words whose own first letter is ل


class _Writer:
    """Turns events and results into records, offsets into the document's own."""

    def __init__(
        self,
        document: Document,
        folded: Folded,
        mentions: Mentions,
        events: list[Event],
        appraiser: Appraiser,
        *,
        joined: bool,
    ) -> None:
        self._events = events
        self._document = document
        self._folded = folded
        self._mentions = mentions
        self._joined = joined
        self._appraiser = appraiser

    def _span(self, start: int, end: int) -> Span:
        return self._folded.span(start, end)

    def _quote(self, start: int, end: int) -> Span:
        """Return the span of words to quote: whole ones, where a cue is a part of one (مشاورات in المشاورات)."""
        text = self._folded.text
        while not self._joined and 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        return self._span(start, end)

    def _text(self, start: int, end: int) -> str:
        a, b = self._span(start, end)
        words = one_line(self._document.text[a:b])
        if start and self._folded.text[start - 1 : start + 1] == "لل":
            # للرئيس: ل has swallowed the alif of the article; in للجنة also one of three ل
            return "ال" + (words if words.startswith(_WITH_L) else words[1:])
        return words

    def encounter(self, number: int, event: Event) -> Encounter:
        place, country = _place(event)
        day, _ = date_event(event, self._mentions.published)
        confidence, parts = self._appraiser.encounter(event, day)
        name = self._text(*(place.said or (place.start, place.end))) if place else None
        mechanism = None
        if event.mechanism is not None:
            m = event.mechanism
            named = self._text(m.start, m.end)
            if named.startswith("لل") and not self._joined:
                named = "ال" + named[2:]  # للحوار: "for" is no part of the name
            mechanism = Mechanism(name=named, round=m.round)
        return Encounter(
            id=f"e{number}",
            kind=event.kind,
            status=event.status,
            date=day,
            place=name,
            country=country,
            venue=None,
            mechanism=mechanism,
            participants=tuple(self._participant(event, number) for number in event.people),
            polities=tuple(event.polities),
            topics=tuple(event.topics),
            evidence=(self._sentence_span(event),),
            confidence=confidence,
            parts=parts,
        )

    def _sentence_span(self, event: Event) -> Span:
        return self._quote(*(event.shown if event.shown[1] else event.span))

    def _participant(self, event: Event, number: int) -> Participant:
        figure = self._mentions.figures[number]
        capacity = figure.capacity
        confidence, parts = self._appraiser.participant(event, number)
        return Participant(
            name=self._text(*figure.span),
            capacity=self._capacity(capacity) if capacity else None,
            organization=self._text(*capacity.body) if capacity and capacity.body else None,
            polity=figure.polity,
            lead=event.people[number],
            evidence=(
                self._span(*figure.span),
                *((self._span(capacity.start, capacity.end),) if capacity else ()),
            ),
            confidence=confidence,
            parts=parts,
            also=tuple(self._text(*span) for span in figure.also),
        )

    def _capacity(self, capacity: Capacity) -> str:
        return self._text(capacity.start, capacity.end)

    def _recipients(self, result: Result) -> tuple[str, ...]:
        """Return the other sides of an outcome that one side alone speaks; joint ones have none."""
        if result.event < 0 or not result.by:
            return ()
        own = {code.partition("-")[0] for code in result.by}
        return tuple(p for p in self._events[result.event].polities if p.partition("-")[0] not in own)

    def _due(self, result: Result) -> str | None:
        """Return the day an outcome names for itself: a date in its clause that lies after publication."""
        published = self._mentions.published
        if result.kind not in _OPEN:
            return None
        sentences = self._mentions.sentences
        first = max(0, bisect_right(sentences, result.span[0], key=attrgetter("start")) - 1)
        for sentence in sentences[first : bisect_left(sentences, result.span[1], key=attrgetter("start"))]:
            for mention in (*sentence.dates, *sentence.years):
                vague = (mention.relative or "").partition(":")[0] in ("weekday", "day", "relative_day")
                if not vague and result.span[0] <= mention.start < result.span[1]:
                    day = resolve_date(mention, published, planned=True)
                    if day is not None and published is not None and day > published[: len(day)]:
                        return day
        return None

    def outcome(self, number: int, result: Result) -> Outcome:
        return Outcome(
            id=f"o{number}",
            encounter=f"e{result.event + 1}" if result.event >= 0 else None,
            kind=result.kind,
            by=result.by,
            to=self._recipients(result),
            what=self._text(result.object_start, result.span[1]),
            topics=result.topics,
            due=self._due(result),
            evidence=(self._quote(*result.span),),
            confidence=self._appraiser.outcome(),
        )


def _place(event: Event) -> tuple[PlaceMention | None, str | None]:
    """Return the city where an encounter was, and the country of it or told for it."""
    if event.kind in ("call", "message"):
        return None, None  # both are at home; what is named is what they spoke of
    located = [p for p in event.places if p.located or (event.kind == "visit" and p.towards)]
    for place in located:
        if place.name:
            return place, place.country
    for place in located:
        return None, place.country
    for place in event.trip_places:
        if place.located or place.towards:
            return None, place.country
    return None, None


def _notes(encounters: tuple[Encounter, ...]) -> list[Note]:
    notes: list[Note] = []
    for encounter in encounters:
        if encounter.date is None:
            notes.append(
                Note(
                    code="date-unknown",
                    message=f"{encounter.id}: the day is not told",
                    evidence=encounter.evidence,
                )
            )
    return notes
