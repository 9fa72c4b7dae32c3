"""One contact with several partners → one event for each, where words tell that they met apart."""

from __future__ import annotations

import msgspec

from sijill.readout.clauses import listed_towns
from sijill.readout.directly import list_by_times
from sijill.readout.involving import Involving
from sijill.readout.stretches import units_between
from sijill.records.events import Event
from sijill.records.mentions import Cue, DateMention, Sentence

_APART = frozenset(("separately", "individually"))


class Apart(Involving):
    """Splits events whose partners, towns or times are told one by one."""

    def _stops(self, sentence: Sentence, cue: Cue, event: Event, until: int) -> list[Event]:
        """Split a visit within a trip to several towns: "visited projects in A, B and C"."""
        trip = next((e for e in self.events if e.kind == "visit" and set(event.people) & set(e.people)), None)
        towns = listed_towns(sentence, cue, until) if trip is not None and self._language.cased else []
        if len(towns) < 2:
            return [event]
        return [
            msgspec.structs.replace(event, places=[msgspec.structs.replace(t, located=True)], dates=[]) for t in towns
        ]

    def _each_at_its_time(self, sentence: Sentence, cue: Cue, event: Event, until: int) -> list[Event]:
        """Split a list that tells a day or place with each partner: "met X on Monday and Y on Tuesday"."""
        parts = list_by_times(sentence, cue, event, until) if self._language.cased and len(event.people) > 2 else []
        if not parts:
            return [event]
        partners = {n for numbers, _ in parts for n in numbers}
        subject = {n: lead for n, lead in event.people.items() if n not in partners}
        events = []
        for numbers, mark in parts:
            people = subject | dict.fromkeys(numbers, True)
            told = {str(p): None for n in people if (p := self._figures[n].polity)}
            part = msgspec.structs.replace(event, people=people, polities=told)
            if isinstance(mark, DateMention):
                part.dates = [mark]
            else:
                part.places = [mark]
            events.append(part)
        return events

    def _are_told_apart(self, sentence: Sentence, cue: Cue, until: int) -> bool:
        """Whether words say that somebody met several one by one: "separately", "separate meetings. He met A; B"."""
        if not self._language.cased or cue.value.get("frame") not in ("both", "receive"):
            return False
        behind = units_between(sentence, cue.end, until)
        if any(u.text in _APART for u in behind):
            return True
        before = self._mentions.sentences[sentence.index - 1] if sentence.index else sentence
        told = any(c.kind == "encounter" and c.value.get("several") for c in before.cues)
        told = told or any(u.text == "separate" for u in before.units)
        return told and any(u.text == ";" for u in behind)

    def _one_each(self, event: Event) -> list[Event]:
        """Split what one side told or was told in several messages or calls: the first person is that side."""
        people = list(event.people)
        partners = [n for n in people[1:] if self._figures[n].polity != self._figures[people[0]].polity]
        if len(partners) < 2:
            return [event]
        events = []
        for partner in partners:
            pair = (people[0], partner)
            sides = {str(self._figures[n].polity): None for n in pair if self._figures[n].polity}
            events.append(msgspec.structs.replace(event, people=dict.fromkeys(pair, True), polities=sides))
        return events
