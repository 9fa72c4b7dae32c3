"""Mentions → events: which encounters a document tells of, and who took part.

Each cue opens a candidate with the actors around it; a candidate without two
sides is none. Candidates that tell of the same contact are merged, later
sentences ("during the meeting", "attended by") add to the one told last.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TypeVar

from sijill.language import Language
from sijill.readout.arguments import Arguments, arguments_of, share_sender, share_sides, told_of_both, words_of
from sijill.readout.context import (
    asks_to_act,
    cues_of,
    ends_clause,
    has_article,
    has_before,
    in_relative_clause,
    is_background,
    is_cancelled,
    is_negated,
    is_outside,
    is_planned,
    is_wished,
    kind_of,
    sentence_text,
    units_between,
)
from sijill.readout.dates import resolve_date
from sijill.readout.sameness import is_same, merge
from sijill.readout.sides import Sides, state_of
from sijill.readout.verbfirst import sentence_starts_noun
from sijill.records import day_range
from sijill.records.events import Event
from sijill.records.mentions import Actor, Cue, DateMention, Mentions, PlaceMention, Sentence

_BESIDE = 70  # characters between a cue and the mechanism it speaks of
_GUEST = 4  # words between "received" and who was received
_OBJECT = 5  # characters between "visit" and the place: room for an article
_GOAL = 8  # characters between "reached" and the place
_LEAD = 10  # sentences in which news is told; what comes first after them is a story
_NEAREST = 40  # encounters back to which one may be told again; a document of more is a collection
_NEED = 110  # characters in which a word that a cue needs must follow
_OLD = 45  # days before publication from which a dated contact is background


class Encounters:
    """Builds the events of one document."""

    def __init__(self, mentions: Mentions, language: Language) -> None:
        self._mentions = mentions
        self._figures = mentions.figures
        self._language = language
        self._sides = Sides(mentions)
        self.events: list[Event] = []
        titles = (s for s in mentions.sentences if s.kind == "title")
        self._titled = {kind_of(c) for s in titles for c in s.cues if c.kind == "encounter"}
        self._last_subject: int = -1
        self._trip: list[DateMention] = []

    def build(self) -> list[Event]:
        """Return the events in the order told."""
        body = [s for s in self._mentions.sentences if s.kind == "body"]
        for sentence in body or [s for s in self._mentions.sentences if s.kind == "title"]:
            self._read(sentence)
        if self.events:  # what a lead tells before it names the encounter is about it
            lead = [s.index for s in body if s.index < self.events[0].opened]
            self.events[0].sentences = [*lead, *self.events[0].sentences]
        self._complete_stops(self.events)
        self._date_by_report(body)
        self._fold_signings()
        if self.events and self._is_story(body):
            return []
        return [e for e in self.events if self._stands(e)]

    def _fold_signings(self) -> None:
        """Leave a signing within talks to its outcome; it is an encounter where it is the news."""
        if len(self.events) < 2 or self._title_tells("signing"):
            return
        talks = [e for e in self.events if e.kind in ("meeting", "consultations", "summit")]
        for event in self.events[1:]:
            if event.kind != "signing" or event.status != "held":
                continue
            sides = {state_of(p) for p in event.polities}
            within = [
                t
                for t in talks
                if sides <= {state_of(p) for p in t.polities} and event.people.keys() <= t.people.keys()
            ]
            if within:
                within[0].sentences.extend(i for i in event.sentences if i not in within[0].sentences)
                self.events.remove(event)

    def _is_story(self, body: list[Sentence]) -> bool:
        """Whether encounters occur only late in a long text and without a day: a history, no report."""
        first = sum(1 for s in body if s.index < self.events[0].opened)
        titled = any(self._title_tells(e.kind) for e in self.events)
        return first >= _LEAD and not titled and not any(e.dates for e in self.events)

    def _complete_stops(self, events: list[Event]) -> None:
        """Give the stops of a trip its country and, where no day is told, its month."""
        for message in events:
            if message.kind == "message" and not message.dates:  # one handed over in a meeting has its day
                within = [e for e in events if e.kind == "meeting" and set(e.people) & set(message.people)]
                message.dates = list(within[0].dates) if within else []
        trips = [e for e in events if e.kind == "visit"]
        dates = [d for t in trips for d in t.dates] or self._trip
        if not trips and not dates:
            return
        for event in events:
            if event.kind != "visit" and not event.dates:
                event.trip_dates = dates
            if event.kind != "visit" and not event.places and trips:
                event.trip_places = trips[0].places

    def _read(self, sentence: Sentence) -> None:
        cues = [
            c
            for c in cues_of(sentence, "encounter")
            if _has_need(sentence, c)
            and (not c.value.get("final") or ends_clause(sentence, c))
            and not _describes(sentence, c)
        ]
        opening = [c for c in (*cues, *self._sessions_of(sentence, cues)) if not c.value.get("back")]
        opening.sort(key=lambda c: c.start)
        touched = False
        for number, cue in enumerate(opening):
            until = opening[number + 1].start if number + 1 < len(opening) else sentence.end
            since = opening[number - 1].end if number else sentence.start
            for copy, event in enumerate(self._candidates(sentence, cue, since, until)):
                if copy:
                    self.events.append(event)
                else:
                    self._file(sentence, event)
                touched = True
        back = [c for c in cues if c.value.get("back")]
        if not self.events and not touched:
            # "The meeting took place between X and Y": nothing was told before it to refer to.
            for cue in (c for c in back if c.value.get("frame") != "attend"):
                told = self._candidate(sentence, cue, sentence.start, sentence.end)
                if told is not None and len(told.people) > 1:
                    self._file(sentence, told)
                    back = []
                    break
        if self.events and back:
            self._add(sentence, back, touched=touched)
        elif self.events and not touched:
            event = self._current()
            event.sentences.append(sentence.index)
            if any(a.group for a in sentence.actors) or self._lists_people(sentence, event):
                self._attend(sentence, event)  # "On the Indian side, ..."
        for actor in sentence.actors:
            if actor.figure >= 0 and actor.kind in ("person", "role"):
                self._last_subject = actor.figure
                break

    def _candidates(self, sentence: Sentence, cue: Cue, since: int, until: int) -> list[Event]:
        """Return the event that a cue tells of, one for each partner where it says there were several calls."""
        event = self._candidate(sentence, cue, since, until)
        if event is None:
            return []
        return self._one_each(event) if cue.value.get("several") else [event]

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
            events.append(dataclasses.replace(event, people=dict.fromkeys(pair, True), polities=sides))
        return events

    def _sessions_of(self, sentence: Sentence, cues: list[Cue]) -> list[Cue]:
        """Return cues that no phrase of the lexicon is: mechanisms that met."""
        return _sessions(sentence, cues)

    def _candidate(self, sentence: Sentence, cue: Cue, since: int, until: int) -> Event | None:
        """Return the event that a cue tells of, or None when it tells of none."""
        kind = kind_of(cue)
        frame = str(cue.value.get("frame"))
        if kind == "none" or is_wished(sentence, cue) or is_negated(sentence, cue) or is_background(sentence, cue):
            return None
        if kind == "signing" and has_before(sentence, "occasion", cue.start, 12):
            return None  # "follows the exchange of notes": what it rests on
        if kind == "summit" and not self._is_attended(sentence, cue):
            return None
        if kind == "visit" and in_relative_clause(sentence, cue.start) and not self._title_tells("visit"):
            self._trip = self._trip or list(sentence.dates)
            return None  # "X, who is visiting the country": the occasion, not the news
        if cue.value.get("goal") and not any(0 <= p.start - cue.end <= _GOAL for p in sentence.places):
            return None
        if frame == "visit" and has_article(sentence, cue) and not sentence_starts_noun(sentence, cue):
            return None
        if frame == "call_on" and asks_to_act(sentence, cue):
            return None  # "called on the President to act"
        arguments = arguments_of(sentence, cue, since=since, until=until, language=self._language)
        if frame == "discussed" and not told_of_both(sentence, arguments):
            return None
        if frame == "receive" and not self._receives(sentence, cue, arguments):
            return None
        event = Event(kind, sentence.index, (cue.start, cue.end), sentences=[sentence.index])
        event.frame = frame
        event.shown = words_of(cue, arguments)
        event.status = "planned" if is_planned(sentence, cue) else "held"
        if is_cancelled(sentence, cue):
            event.status = "cancelled"
        told = [d for d in sentence.dates if not _is_earlier(sentence, cue.end, d)]
        event.dates = _near(told, since, until) or told
        if event.status == "planned" and not event.dates:
            event.dates = list(sentence.years)
        event.places = _near(sentence.places, since, until) or list(sentence.places)
        self._set_mechanism(sentence, event)
        if not sentence_text(sentence, cue).endswith(("between", "بين")):
            for side in (arguments.subject, arguments.object):
                share_sides(sentence, side, self._figures)
        if frame == "visit":
            if not any(a.figure >= 0 for a in arguments.subject):  # "the visit to Kuwait by X"
                arguments.subject = [a for a in arguments.object if a.figure >= 0][:1]
            arguments.object = [a for a in arguments.object if a.figure < 0 and a.kind != "both"]
        if frame == "message":
            share_sender(sentence, arguments, self._figures)
        self._involve(event, arguments)
        if frame == "visit":
            self._add_destination(sentence, event, cue)
        if frame == "summit":
            self._add_hosts(sentence, event)
        if self._is_background(event):
            return None
        return event if self._has_sides(event, frame) else None

    def _is_attended(self, sentence: Sentence, cue: Cue) -> bool:
        """Whether a summit is the news: somebody attends it, or the title names one; not "on its sidelines"."""
        if has_before(sentence, "occasion", cue.start, 40):
            return False
        attended = any(c.kind == "attending" and c.end <= cue.start and cue.start - c.end < 90 for c in sentence.cues)
        relative = in_relative_clause(sentence, cue.start)
        return (attended and not relative) or self._title_tells("summit")

    def _receives(self, sentence: Sentence, cue: Cue, arguments: Arguments) -> bool:
        """Whether somebody is received, not "the opportunity": the guest stands right after the verb."""
        if self._language.settings.get("subject") == "after":
            return True
        return any(
            # "received on Monday, 20 May 2024, the ambassador": a date may stand between.
            len([u for u in units_between(sentence, cue.end, a.start) if u.cls not in "1T,"]) <= _GUEST
            for a in arguments.object
        ) or bool(
            arguments.subject and "by" in {u.text for u in sentence.units if cue.start <= u.start < cue.end + 40}
        )

    def _title_tells(self, kind: str) -> bool:
        """Whether the title names an encounter of this kind: then it is the news."""
        return kind in self._titled

    def _set_mechanism(self, sentence: Sentence, event: Event) -> None:
        """Take the mechanism that a cue speaks of: one beside it, not one praised later in the sentence."""
        for mechanism in sentence.mechanisms:
            if mechanism.start > event.span[1] + _BESIDE or mechanism.end < event.span[0] - _BESIDE:
                continue
            if mechanism.kind == "consultations" and event.kind in ("meeting", "ceremony", "consultations"):
                event.mechanism = mechanism
                event.kind = "consultations"
                return
            if event.kind == "summit" and event.mechanism is None:
                event.mechanism = mechanism

    def _involve(self, event: Event, arguments: Arguments) -> None:
        """Put the actors into the event and settle whom they represent."""
        sides: list[set[str]] = []
        self._point_pronouns(arguments)
        for actors in (arguments.subject, arguments.object):
            figures: list[int] = []
            told: list[str] = []
            for actor in actors:
                figures.extend(self._figures_of(actor))
                if actor.kind == "both":
                    told.extend(self.events[-1].polities if self.events else self._sides.pair(actor.sentence))
                elif actor.polity and actor.figure < 0:
                    told.append(actor.polity)
            for number in figures:
                event.people.setdefault(number, False)
            known = [p for n in figures if (p := self._figures[n].polity)]
            sides.append({state_of(p) for p in (known or told)})
            event.told.extend(told)
        subject, object_ = sides
        self._sides.settle(event, self._numbers(arguments.subject), object_)
        self._sides.settle(
            event, self._numbers(arguments.object), subject or {state_of(p) for p in self._polities(event)}
        )
        for polity in self._polities(event):
            event.polities.setdefault(polity)
        if len({state_of(p) for p in event.polities}) < 2:
            for polity in event.told:
                event.polities.setdefault(polity)
        self._complete_sides(event)
        self._set_leads(event)

    def _point_pronouns(self, arguments: Arguments) -> None:
        """Let "he" be the subject told last, or who led the encounter told last where that one faces himself."""
        faced = {state_of(p) for a in arguments.object if (p := a.polity)}
        for actor in arguments.subject:
            if actor.kind != "pronoun" or actor.figure >= 0:
                continue
            earlier = (n for e in reversed(self.events) for n, lead in e.people.items() if lead)
            for number in (self._last_subject, *earlier):
                if number >= 0 and (
                    self._figures[number].polity is None or state_of(str(self._figures[number].polity)) not in faced
                ):
                    actor.figure = number
                    break

    def _complete_sides(self, event: Event) -> None:
        """A ceremony or session with one side told has the home side as the other; a next round its last one's."""
        if event.kind == "message" and self.events and len({state_of(p) for p in event.polities}) == 1:
            talks = self._current()  # handed over in a meeting: the host is its recipient
            for number, lead in talks.people.items():
                polity = self._figures[number].polity
                if lead and polity and state_of(polity) not in {state_of(p) for p in event.polities}:
                    event.people.setdefault(number, True)
                    event.polities.setdefault(polity)
        if event.kind not in ("ceremony", "consultations") or len({state_of(p) for p in event.polities}) > 1:
            return
        if event.polities:
            home = self._sides.other_home({state_of(p) for p in event.polities})
            if home is not None:
                event.polities.setdefault(home)
        elif event.mechanism is not None:
            for known in reversed(self.events):
                if known.mechanism is not None and known.mechanism.id == event.mechanism.id:
                    event.polities.update(known.polities)
                    return

    def _figures_of(self, actor: Actor) -> list[int]:
        if actor.kind == "both":
            return [n for n, lead in self.events[-1].people.items() if lead] if self.events else []
        return [actor.figure] if actor.figure >= 0 else []

    def _polities(self, event: Event) -> list[str]:
        return [p for n in event.people if (p := self._figures[n].polity)]

    def _numbers(self, actors: list[Actor]) -> list[int]:
        return [n for a in actors for n in self._figures_of(a)]

    def _set_leads(self, event: Event) -> None:
        led: set[str | None] = {self._figures[n].polity for n, lead in event.people.items() if lead}
        for number, lead in event.people.items():
            polity = self._figures[number].polity
            if not lead and polity not in led:
                event.people[number] = True
                led.add(polity)

    def _add_destination(self, sentence: Sentence, event: Event, cue: Cue) -> None:
        """A trip has the country gone to as a side."""
        for place in sentence.places:
            if place.country and place.start >= cue.start:
                event.polities.setdefault(place.country)
                if _is_reached(sentence, event, place, cue):
                    event.places = [
                        dataclasses.replace(place, towards=True),
                        *(p for p in event.places if p != place),
                    ]
                return
        home = self._sides.other_home({state_of(p) for p in event.polities})
        if home is not None and len(event.polities) == 1:  # "arrived in the country"
            event.polities.setdefault(home)

    def _add_hosts(self, sentence: Sentence, event: Event) -> None:
        """A summit has the organizations that hold it and the country it is held in as sides."""
        for unit in sentence.units:
            if unit.cls == "G" and unit.start >= event.span[0] - 40:
                event.polities.setdefault(unit.id)
        if len({state_of(p) for p in event.polities}) > 1:
            return  # leaders of two states met somewhere else
        for place in event.places:
            if place.located and place.country:
                event.polities.setdefault(place.country)
                return

    def _is_background(self, event: Event) -> bool:
        """Whether the event's day lies so far before publication that it is told as background."""
        published = self._mentions.published
        if published is None or len(published) < 10 or event.status == "planned":
            return False
        for mention in event.dates:
            day = resolve_date(mention, published, planned=False)
            if day is not None:
                return (date.fromisoformat(published[:10]) - day_range(day)[1]).days > _OLD
        return False

    def _has_sides(self, event: Event, frame: str) -> bool:
        if len({state_of(p) for p in event.polities}) < 2:
            return False
        if frame == "visit":
            return bool(event.people)
        if event.people:
            return frame in ("visit", "summit", "ceremony", "signing") or self._sides.are_told(event)
        if frame not in ("noun", "session", "signing", "summit", "both"):
            return False
        # Sides without a person: only as the news itself, or with a round, day or place.
        return (
            not self.events
            or event.mechanism is not None
            or bool(event.dates)
            or any(p.located for p in event.places)
        )

    def _date_by_report(self, body: list[Sentence]) -> None:
        """Date the only encounter of a report, told without a day, by the one day that the report speaks of."""
        if len(self.events) != 1 or self.events[0].status == "planned" or self.events[0].dates:
            return
        told = [d for s in body for d in s.dates if d.relative and d.relative.startswith("relative_day")]
        if len({d.relative for d in told}) == 1 and told[0].relative in ("relative_day:0", "relative_day:-1"):
            self.events[0].dates = told[:1]

    def _date_alike(self, event: Event) -> None:
        """Let a further call or message take the day of the one told before it."""
        before = self.events[-1] if self.events else None
        if before and not event.dates and event.kind == before.kind and event.kind in ("call", "message"):
            event.dates = list(before.dates)

    def _stands(self, event: Event) -> bool:
        """A scheduled encounter counts only when its place or date is told."""
        if event.status != "planned" or event.dates or event.trip_dates:
            return True
        return any(p.located or p.towards for p in (*event.places, *event.trip_places))

    def _file(self, sentence: Sentence, event: Event) -> None:
        """Merge a candidate into the event it tells of again, or add it."""
        for known in self.events[: -_NEAREST - 1 : -1]:
            if is_same(known, event, sentence):
                merge(known, event)
                self._set_leads(known)
                return
        self._date_alike(event)
        self.events.append(event)

    def _current(self) -> Event:
        """Return the event that following sentences tell more of: a message is told in one sentence."""
        return next((e for e in reversed(self.events) if e.kind != "message"), self.events[-1])

    def _add(self, sentence: Sentence, back: list[Cue], *, touched: bool) -> None:
        """Add what a sentence tells that refers back: who was present, when and where it was."""
        event = self._current()
        if sentence.index not in event.sentences:
            event.sentences.append(sentence.index)
        if any(c.value.get("frame") == "attend" for c in back):
            several = self.events if any(u.text in ("meetings", "talks") for u in sentence.units) else [event]
            for attended in several:
                self._attend(sentence, attended)
        if not touched:
            event.dates.extend(d for d in sentence.dates if not _is_earlier(sentence, sentence.start, d))
            event.places.extend(sentence.places)
            if event.mechanism is None:
                self._set_mechanism(sentence, event)

    def _lists_people(self, sentence: Sentence, event: Event) -> bool:
        """Whether a sentence introduces several people by capacity and tells nothing that they said or did."""
        new = [p for p in sentence.people if p.figure >= 0 and p.capacity and p.figure not in event.people]
        first = next((a for a in sentence.actors if a.kind in ("person", "role")), None)
        if first is not None and first.figure in event.people:
            return False  # somebody who is there already says or does something
        named = [a for a in sentence.actors if a.kind == "person" and is_outside(sentence, a)]
        return len(new) > 1 and not named and not any(c.kind in ("speech", "outcome") for c in sentence.cues)

    def _attend(self, sentence: Sentence, event: Event) -> None:
        for actor in sentence.actors:
            if actor.kind == "person" and not is_outside(sentence, actor):
                self._join(sentence, event, actor)
        self._set_leads(event)

    def _join(self, sentence: Sentence, event: Event, actor: Actor) -> None:
        """Add one who was present; his side is that of the delegation named before him, else home."""
        event.people.setdefault(actor.figure, False)
        figure = self._figures[actor.figure]
        if figure.polity is None:
            groups = [a.polity for a in sentence.actors if a.group and a.end <= actor.start]
            if groups:
                figure.polity = groups[-1]
            else:
                self._sides.settle(event, [actor.figure], set())
        if figure.polity:
            event.polities.setdefault(figure.polity)


def _describes(sentence: Sentence, cue: Cue) -> bool:
    """Whether a participle describes the office that follows it: "the visiting Rwandan President"."""
    if not sentence_text(sentence, cue).endswith("visiting"):
        return False
    return any(u.start == cue.end + 1 and u.cls in "DRQHF" for u in sentence.units)


def _is_earlier(sentence: Sentence, since: int, day: DateMention) -> bool:
    """Whether a day belongs to what somebody did before: "signed by X, who had earlier led ... in May"."""
    return any(c.kind == "background" and since <= c.start < day.start for c in sentence.cues)


def _has_need(sentence: Sentence, cue: Cue) -> bool:
    """Whether one of the words follows that a cue needs to tell of an encounter at all."""
    if cue.value.get("adjacent"):
        return any(cue.end <= a.start <= cue.end + 2 and a.kind != "polity" for a in sentence.actors)
    needs = cue.value.get("needs")
    if not isinstance(needs, list):
        return True
    held = cue.value.get("needs_before")
    if isinstance(held, list) and any(
        u.text in held and cue.start - 2 * _NEED <= u.start < cue.start for u in sentence.units
    ):
        return True
    if cue.value.get("object") == "before":
        return any(u.text in needs and cue.start - _NEED <= u.start < cue.start for u in sentence.units)
    for unit in sentence.units:
        if cue.start <= unit.start < cue.end + _NEED:
            if unit.text in needs or (unit.cls == "K" and "مع" in needs):
                return True
            if unit.cls == ".":
                return False
    return False


def _sessions(sentence: Sentence, cues: list[Cue]) -> list[Cue]:
    """Return a cue for each mechanism that met: one with its round, or one that a verb says was held."""
    found = []
    for mechanism in sentence.mechanisms:
        if mechanism.kind != "consultations":
            continue
        held = any(c.kind == "session" and abs(c.start - mechanism.start) < 90 for c in sentence.cues)
        covered = any(c.start <= mechanism.start < c.end for c in cues)
        if (mechanism.round is not None or held) and not covered:
            found.append(
                Cue(
                    "encounter",
                    "consultations.session",
                    mechanism.start,
                    mechanism.end,
                    sentence.index,
                    {"frame": "noun"},
                )
            )
    return found


def _is_reached(sentence: Sentence, event: Event, place: PlaceMention, cue: Cue) -> bool:
    """Whether a place is where a trip goes without a word for it: "visited Kuwait", يزور الوزير مصر."""
    if sentence_text(sentence, cue).endswith((" from", "the country", "the island")):
        return False
    ends = [cue.end, *(a.end for a in sentence.actors if a.kind == "person" and a.figure in event.people)]
    return any(0 <= place.start - end <= _OBJECT for end in ends)


_Placed = TypeVar("_Placed", DateMention, PlaceMention)


def _near(mentions: list[_Placed], since: int, until: int) -> list[_Placed]:
    """Return the mentions between two places."""
    return [m for m in mentions if since <= m.start < until]
