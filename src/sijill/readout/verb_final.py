"""Encounters in languages whose verb ends the clause and whose actors carry markers behind them.

Japanese: AはBと会談した. The actors of a cue stand before it; what は, が or
による marks acts.
"""

from __future__ import annotations

from itertools import pairwise

from sijill.language import Language
from sijill.readout.arguments import Arguments, share_sides
from sijill.readout.context import is_background, is_hedged, is_negated, is_outside, kind_of
from sijill.readout.encounters import Encounters
from sijill.readout.final_clauses import (
    dates,
    day_of,
    has_needed,
    is_marked,
    is_spoken,
    is_to_come,
    meets_person,
    modifies,
    opens_section,
)
from sijill.readout.named_sides import NamedSides
from sijill.readout.sides import state_of
from sijill.records.events import Event
from sijill.records.mentions import Actor, Cue, DateMention, Mentions, PlaceMention, Sentence

_PERSONAL = frozenset(("both", "receive", "call_on", "visit", "message", "ceremony"))
_BESIDE = 40
_WHEN = frozenset(("日時", "日付", "期日", "開催日", "年月日"))  # labels of a form


class VerbFinalEncounters(Encounters):
    """Builds the events of a document whose cues end their clauses."""

    def __init__(self, mentions: Mentions, language: Language) -> None:
        super().__init__(mentions, language)
        self._sides = NamedSides(mentions, language)

    def build(self) -> list[Event]:
        """Return the events; what a dated section tells without a day of its own happened on the section's day."""
        events = super().build()
        if not events:
            events = self._of_title()
        lines = [s for s in self._mentions.sentences if s.dates and (s.kind == "dateline" or opens_section(s))]
        if len(lines) > 1 or (lines and self._mentions.published is None):
            for event in events:
                above = [s for s in lines if s.index < event.opened or self._is_headed(s, event)]
                if not event.dates and above:
                    event.dates = list(above[-1].dates)
                    event.places = event.places or list(above[-1].places)
        for event in events:
            if not event.dates and not event.trip_dates and event.status == "held":
                event.dates = self._only_day(event)
        return events

    def _is_headed(self, line: Sentence, event: Event) -> bool:
        """Whether a line with a day stands right under the heading that tells an event: ○大使の知事表敬."""
        heading = self._mentions.sentences[event.opened]
        return line.index == event.opened + 1 and not any(u.cls == "v" for u in heading.units)

    def _of_title(self) -> list[Event]:
        """Return the event that only the title tells, the body being a form: its day, its place, who came."""
        told = [s for s in self._mentions.sentences if s.kind == "body"]
        lists = [s for s in told if self._lists_people(s, Event("", s.index, (0, 0)))]
        title = self._mentions.sentences[0] if self._mentions.sentences else None
        if not lists or title is None or title.kind != "title":
            return []
        self._read(title)
        when = [s for s in self._mentions.sentences if s.dates and any(u.text in _WHEN for u in s.units[:3])]
        if self.events and not self.events[0].dates and when:
            self.events[0].dates = list(when[0].dates)
        for sentence in lists if self.events else ():
            self._attend(sentence, self.events[0])
            self.events[0].sentences.append(sentence.index)
        return [e for e in self.events if self._stands(e)]

    def _only_day(self, event: Event) -> list[DateMention]:
        """Return the day told before an event when the text has told no other: 9月28日、首相は各国の要人を迎えた."""
        told = [d for s in self._mentions.sentences if s.kind != "title" and s.index <= event.opened for d in s.dates]
        days = {(d.iso, d.relative) for d in told}
        return told[:1] if told and len(days) <= 2 and len({day_of(d) for d in told}) == 1 else []

    def _read(self, sentence: Sentence) -> None:
        """Read a sentence; who may be left out later is its marked subject, or one a line without a verb names."""
        before = self._last_subject
        super()._read(sentence)
        people = [a for a in sentence.actors if a.figure >= 0 and a.kind in ("person", "role")]
        marked = [a for a in people if is_marked(sentence, a)]
        if not marked and before >= 0 and any(u.cls == "v" for u in sentence.units):
            self._last_subject = before
        elif marked:
            self._last_subject = marked[0].figure

    def _candidate(self, sentence: Sentence, cue: Cue, since: int, until: int) -> Event | None:
        """Return the event that a cue tells of, or None when it tells of none."""
        frame = str(cue.value.get("frame"))
        if kind_of(cue) == "none" or is_negated(sentence, cue) or is_hedged(sentence, cue):
            return None
        if (
            is_background(sentence, cue)
            or modifies(sentence, cue)
            or is_spoken(sentence, cue)
            or not has_needed(sentence, cue)
        ):
            return None
        arguments = self._arguments(sentence, cue, since, until)
        event = Event(kind_of(cue), sentence.index, (cue.start, cue.end), sentences=[sentence.index])
        event.frame = frame
        event.status = "planned" if is_to_come(sentence, cue) else "held"
        if event.kind == "meeting" and frame == "both" and self._is_remote(sentence, since, cue):
            event.kind = "call"
        event.dates = dates(sentence, cue, since)
        event.places = [p for p in sentence.places if p.start < until]
        self._set_mechanism(sentence, event)
        for side in (arguments.subject, arguments.object):
            share_sides(sentence, side, self._figures)
        self._involve(event, arguments)
        if frame == "ceremony":
            self._add_owner(sentence, event)
        if frame in ("signing", "both", "session", "call_on", "receive") and event.polities:
            self._add_home(event)
        if frame == "visit" and not event.polities and self._mentions.region:
            event.polities.setdefault(self._mentions.region)  # the writer's own trip
            event.told.append(self._mentions.region)
        if frame == "visit" and (meets_person(sentence, cue, arguments) or self._comes_to_house(sentence, cue)):
            event.kind, event.frame = "meeting", "call_on"  # 大使は大臣を訪問し
        elif frame == "visit":
            self._add_destination(sentence, event, cue)
        if frame == "summit":
            self._add_hosts(sentence, event)
        if self._is_background(event):
            return None
        return event if self._has_sides(event, frame) else None

    def _candidates(self, sentence: Sentence, cue: Cue, since: int, until: int) -> list[Event]:
        """Return the event that a cue tells of, or one for each partner: AやBとそれぞれ会談した."""
        event = self._candidate(sentence, cue, since, until)
        if event is None:
            return []
        words = self._language.words_of("each")
        each = any(since <= u.start < cue.start and u.text in words for u in sentence.units)
        return self._one_each(event) if each and cue.value.get("frame") in _PERSONAL else [event]

    def _comes_to_house(self, sentence: Sentence, cue: Cue) -> bool:
        """Whether an office's house is visited, not a country: 愛知県公館を訪れ."""
        before = [u for u in sentence.units if u.end <= cue.start and u.cls != "j"]
        if not before or cue.start - before[-1].end > 1:
            return False
        meets = any(c.kind == "encounter" and kind_of(c) == "meeting" and c.start >= cue.end for c in sentence.cues)
        here = before[-1].id == "own_region" and meets  # 本県を訪れ、知事と面会し: the occasion
        return here or before[-1].text in self._language.words_of("venue")

    def _is_remote(self, sentence: Sentence, since: int, cue: Cue) -> bool:
        """Whether the talks were held from afar: 電話で約20分間協議した."""
        units = [u for u in sentence.units if since <= u.start <= cue.start]
        words = self._language.words_of("remote")
        units = [u for u in units if u.text != "形式"]
        return any(a.text in words and b.text in ("で", "により", "による", "にて") for a, b in pairwise(units))

    def _sessions_of(self, sentence: Sentence, cues: list[Cue]) -> list[Cue]:
        """Return mechanisms that met, and meetings of several states that a verb says were held."""
        found = super()._sessions_of(sentence, cues)
        for mechanism in sentence.mechanisms:
            held = [c for c in sentence.cues if c.kind == "session" and 0 <= c.start - mechanism.end < 60]
            covered = any(c.start < mechanism.end + 12 and mechanism.start < c.end for c in cues)
            if mechanism.kind == "summit" and held and not covered:
                value = {"frame": "summit"}
                found.append(Cue("encounter", "summit.held", mechanism.start, mechanism.end, sentence.index, value))
        return found

    def _arguments(self, sentence: Sentence, cue: Cue, since: int, until: int) -> Arguments:
        """Return the actors of a cue: those before it since the last one, or carried from there.

        A cue that is a noun (XによるY表敬) may have a side behind it too.
        """
        everybody = cue.value.get("frame") == "message"
        actors = [a for a in sentence.actors if everybody or not is_outside(sentence, a)]
        before = [a for a in actors if since <= a.start and a.end <= cue.start]
        behind = [a for a in actors if cue.end <= a.start < until] if cue.value.get("after") else []
        if not any(is_marked(sentence, a) for a in before):
            carried = [a for a in actors if a.end <= since and is_marked(sentence, a)][:1]
            before = [*carried, *before]
        held = any(c.id == "meeting.attend" and c.start >= cue.end for c in sentence.cues)
        if cue.value.get("frame") == "summit" or (held and cue.value.get("frame") in ("ceremony", "session")):
            # Who took part may be told behind it.
            return Arguments(before, [a for a in actors if a.start >= cue.end])
        subject = [a for a in before if is_marked(sentence, a)]
        if not subject and not behind and cue.value.get("frame") in _PERSONAL:
            subject = self._dropped_subject(sentence, before)
        if not subject:  # AとBとの会談: the first is one side
            return Arguments(before[:1], before[1:] + behind)
        return Arguments(subject, [a for a in before if a not in subject] + behind)

    def _dropped_subject(self, sentence: Sentence, before: list[Actor]) -> list[Actor]:
        """Return the subject told last, which Japanese leaves out: 22日は知事を表敬しました."""
        number = self._last_subject
        if number < 0 or any(a.figure == number or a.kind == "both" for a in before):
            return []
        polity = self._figures[number].polity
        if polity and any(a.polity == polity for a in before):
            return []
        return [Actor("pronoun", sentence.start, sentence.start, sentence.index, number, polity)]

    def _has_sides(self, event: Event, frame: str) -> bool:
        """Whether two states take part; what only offices or delegations did counts when their sides are told."""
        states = {p.partition("-")[0] for p in event.polities}
        if len(states) < 2:
            return False
        told = {p.partition("-")[0] for p in event.told}
        if event.people and not any(self._figures[n].capacity for n in event.people):
            return len(told) > 1  # Mr. A and Ms. B: nobody acts for a state
        if event.people:
            return frame in ("visit", "summit", "ceremony", "signing") or self._sides.are_told(event)
        if frame in ("both", "call_on", "receive", "ceremony"):
            return len(told) > 1
        if frame == "visit":
            return bool(told)
        return super()._has_sides(event, frame)

    def _set_mechanism(self, sentence: Sentence, event: Event) -> None:
        """Take the mechanism that met: it stands before the cue, in its clause, or is the cue."""
        start, end = event.span
        for mechanism in sentence.mechanisms:
            if mechanism.start > end or start - mechanism.end > _BESIDE:
                continue
            if mechanism.kind == "consultations" and event.kind in ("meeting", "ceremony", "consultations"):
                event.mechanism, event.kind = mechanism, "consultations"
                return
            if event.kind == "summit" and event.mechanism is None:
                event.mechanism = mechanism

    def _is_background(self, event: Event) -> bool:
        """Whether an event's day lies far before publication: what is told first is the news all the same."""
        return bool(self.events) and super()._is_background(event)

    def _add_owner(self, sentence: Sentence, event: Event) -> None:
        """A national day has the state whose it is as a side: サウジアラビアのナショナルデー."""
        for unit in reversed([u for u in sentence.units if u.end <= event.span[0] and u.cls == "P"]):
            if event.span[0] - unit.end <= 4:
                event.polities.setdefault(unit.id)
                self._complete_sides(event)
                return

    def _add_home(self, event: Event) -> None:
        """An act told with one foreign side has the home side as the other: コンゴ政府との間で書簡が交換された."""
        if len({p.partition("-")[0] for p in event.polities}) > 1:
            return
        home = self._language.settings.get("home")
        if self._mentions.region is None and event.frame in ("call_on", "receive"):
            return
        sides = {state_of(p) for p in event.polities}
        named = {state_of(u.id) for u in self._mentions.sentences[event.opened].units if u.cls == "P"}
        if named - sides - {home}:
            return  # another state is named: it may be the other side
        if home and self._mentions.home == home and not any(p.startswith(home) for p in event.polities):
            event.polities.setdefault(self._mentions.region or str(home))
            event.told.append(str(home))

    def _lists_people(self, sentence: Sentence, event: Event) -> bool:
        """Whether a line names a side and who stood for it, without a verb: 日本側 軽部洋大使."""
        if sentence.dates and opens_section(sentence):
            return False  # what follows is another day's
        return bool(sentence.people) and not any(u.cls == "v" for u in sentence.units)

    def _add_destination(self, sentence: Sentence, event: Event, cue: Cue) -> None:
        """A trip has the country gone to as a side: the place named last before its verb."""
        for place in reversed(sentence.places):
            code = place.subdivision or place.country
            if code and place.end <= cue.start and not self._is_in_side(sentence, place):
                event.polities.setdefault(code)
                if place not in event.places:
                    event.places.append(place)
                place.located = True
                return

    def _is_in_side(self, sentence: Sentence, place: PlaceMention) -> bool:
        """Whether a place only tells where somebody comes from: 浙江省代表団."""
        return any(a.start <= place.start < a.end and is_marked(sentence, a) for a in sentence.actors)
