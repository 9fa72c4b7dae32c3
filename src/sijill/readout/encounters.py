"""Mentions → events: which encounters a document tells of, and who took part.

Each cue opens a candidate with the actors around it; a candidate without two
sides is none. Candidates that tell of the same contact are merged, later
sentences ("during the meeting", "attended by") add to the one told last.
"""

from __future__ import annotations

from collections.abc import Iterable

from sijill.language import Language
from sijill.readout.context import cues_of, is_outside, is_planned, kind_of
from sijill.records.events import Event
from sijill.records.mentions import Actor, Cue, Mentions, Sentence

# Kinds that name one and the same contact in the words of different sentences.
_SAME = {
    "meeting": {"meeting", "consultations"}, "consultations": {"meeting", "consultations", "summit"},
    "call": {"call"}, "visit": {"visit"}, "signing": {"signing", "ceremony"},
    "message": {"message"}, "ceremony": {"ceremony", "signing"}, "summit": {"summit", "consultations"},
}  # fmt: skip


class Encounters:
    """Builds the events of one document."""

    def __init__(self, mentions: Mentions, language: Language) -> None:
        self._mentions = mentions
        self._figures = mentions.figures
        self._language = language
        self.events: list[Event] = []
        self._last_subject: int = -1

    def build(self) -> list[Event]:
        """Return the events in the order told."""
        body = [s for s in self._mentions.sentences if s.kind == "body"]
        for sentence in body or [s for s in self._mentions.sentences if s.kind == "title"]:
            self._read(sentence)
        return self.events

    def _read(self, sentence: Sentence) -> None:
        cues = cues_of(sentence, "encounter")
        touched = False
        opening = [c for c in cues if not c.value.get("back")]
        for number, cue in enumerate(opening):
            until = opening[number + 1].start if number + 1 < len(opening) else sentence.end
            since = opening[number - 1].end if number else sentence.start
            event = self._candidate(sentence, cue, since, until)
            if event is not None:
                self._file(event)
                touched = True
        if any(c.value.get("frame") == "attend" for c in cues) and self.events:
            self._attend(sentence, touched=touched)
            touched = True
        if not touched and self.events:
            self.events[-1].sentences.append(sentence.index)
            self._complete(sentence)
        for actor in sentence.actors:
            if actor.figure >= 0 and actor.kind in ("person", "role"):
                self._last_subject = actor.figure
                break

    def _complete(self, sentence: Sentence) -> None:
        """Add to the last event what a following sentence tells of its circumstances."""

    def _candidate(self, sentence: Sentence, cue: Cue, since: int, until: int) -> Event | None:
        kind = kind_of(cue)
        frame = str(cue.value.get("frame"))
        if kind == "visit" and _in_relative_clause(sentence, cue):
            return None  # "X, who is visiting the country": the occasion, not the news
        actors = [a for a in sentence.actors if not is_outside(sentence, a)]
        before = [a for a in actors if since <= a.start and a.end <= cue.start]
        after = [a for a in actors if cue.end <= a.start < until]
        if (
            frame
            in ("both", "receive", "call_on", "message", "visit", "session", "signing", "ceremony", "summit")
            and not before
        ):
            before = self._carried(sentence, since)
        involved = [*before, *after]
        event = Event(kind, sentence.index, (cue.start, cue.end), sentences=[sentence.index])
        leads = self._leads(before, after, cue)
        for actor in involved:
            self._involve(event, actor, lead=actor.figure in leads)
        event.status = "planned" if is_planned(sentence, cue) else "held"
        event.dates = list(sentence.dates)
        event.places = list(sentence.places)
        mechanisms = [m for m in sentence.mechanisms if m.kind == "consultations"]
        if mechanisms and kind in ("meeting", "visit", "ceremony", "summit") and frame != "visit":
            event.mechanism = mechanisms[0]
            event.kind = "consultations"
        self._settle(event)
        if not self._is_bilateral(event, frame):
            return None
        return event

    def _carried(self, sentence: Sentence, since: int) -> list[Actor]:
        """Return the subject of the clause before when a verb has none of its own."""
        earlier = [a for a in sentence.actors if a.end <= since and a.kind in ("person", "role", "polity")]
        return earlier[:1]

    def _leads(self, before: list[Actor], after: list[Actor], cue: Cue) -> set[int]:
        people = [a.figure for a in before if a.figure >= 0][-2:]
        people.extend([a.figure for a in after if a.figure >= 0][:1])
        return set(people)

    def _involve(self, event: Event, actor: Actor, *, lead: bool) -> None:
        if actor.kind == "pronoun":
            if self._last_subject >= 0:
                event.people.setdefault(self._last_subject, True)
            return
        if actor.kind == "both":
            if self.events:
                for figure, leads in self.events[-1].people.items():
                    if leads:
                        event.people.setdefault(figure, True)
                for polity in self.events[-1].polities:
                    event.polities.setdefault(polity)
            return
        if actor.figure >= 0:
            event.people[actor.figure] = event.people.get(actor.figure, False) or lead
        if actor.polity:
            event.polities.setdefault(actor.polity)

    def _settle(self, event: Event, fallback: str | None = None) -> None:
        """Add the sides of the people; who has no polity gets the home side that the others leave open."""
        known = {p for n in event.people if (p := self._figures[n].polity)}
        for polity in known:
            event.polities.setdefault(polity)
        for number in event.people:
            figure = self._figures[number]
            if figure.polity is None:
                figure.polity = fallback or self._home({p.partition("-")[0] for p in known})
                if figure.polity:
                    event.polities.setdefault(figure.polity)

    def _home(self, others: set[str]) -> str | None:
        """Return the likeliest home that is not the side of the others."""
        for home in self._mentions.homes:
            if home not in others:
                return home
        return None

    def _is_bilateral(self, event: Event, frame: str) -> bool:
        sides = {p.partition("-")[0] for p in event.polities}
        if len(sides) < 2:
            return False
        return bool(event.people) or frame in ("noun", "session", "signing", "summit", "both", "visit")

    def _file(self, event: Event) -> None:
        """Merge a candidate into the event it tells of again, or add it."""
        for known in reversed(self.events):
            if self._is_same(known, event):
                self._merge(known, event)
                return
        self.events.append(event)

    def _is_same(self, known: Event, event: Event) -> bool:
        if event.kind not in _SAME[known.kind]:
            return False
        sides_known = {p.partition("-")[0] for p in known.polities}
        sides = {p.partition("-")[0] for p in event.polities}
        if not sides <= sides_known and not sides_known <= sides:
            return False
        if known.people and event.people:
            leads_known = {n for n, lead in known.people.items() if lead}
            leads = {n for n, lead in event.people.items() if lead}
            return bool(leads <= leads_known or leads_known <= leads or len(leads & leads_known) >= 2)
        return True

    def _merge(self, known: Event, event: Event) -> None:
        for number, lead in event.people.items():
            known.people[number] = known.people.get(number, False) or lead
        for polity in event.polities:
            known.polities.setdefault(polity)
        known.sentences.extend(i for i in event.sentences if i not in known.sentences)
        known.dates.extend(event.dates)
        known.places.extend(event.places)
        if event.kind == "consultations":
            known.kind = "consultations"
        if known.mechanism is None:
            known.mechanism = event.mechanism
        if event.status == "held":
            known.status = "held"

    def _attend(self, sentence: Sentence, *, touched: bool) -> None:
        """Add those who were present to the event told last."""
        event = self.events[-1]
        if sentence.index not in event.sentences:
            event.sentences.append(sentence.index)
        for actor in sentence.actors:
            if actor.kind == "person" and not is_outside(sentence, actor):
                self._join(sentence, event, actor)

    def _join(self, sentence: Sentence, event: Event, actor: Actor) -> None:
        """Add one who was present; his side is that of the delegation named before him, else home."""
        event.people.setdefault(actor.figure, False)
        figure = self._figures[actor.figure]
        if figure.polity is None:
            groups = [a.polity for a in sentence.actors if a.kind == "polity" and a.end <= actor.start]
            figure.polity = groups[-1] if groups else self._home(set())
        if figure.polity:
            event.polities.setdefault(figure.polity)


def _in_relative_clause(sentence: Sentence, cue: Cue) -> bool:
    for unit in reversed(sentence.units):
        if unit.end <= cue.start:
            if unit.cls == "r":
                return True
            if unit.cls in ",.":
                return False
    return False


def sides_of(polities: Iterable[str]) -> set[str]:
    """Return the countries of some polities."""
    return {p.partition("-")[0] for p in polities}
