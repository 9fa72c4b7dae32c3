"""Mentions → events: which encounters a document tells of, and who took part.

Each cue opens a candidate with the actors around it; a candidate without two
sides is none. Candidates that tell of the same contact are merged, later
sentences ("during the meeting", "attended by") add to the one told last.
"""

from __future__ import annotations

import msgspec

from sijill.readout.arguments import share_companions
from sijill.readout.candidates import Candidates
from sijill.readout.context import in_relative_clause, kind_of, sentence_text
from sijill.readout.councils import council_event, find_councils
from sijill.readout.days import (
    date_by_neighbours,
    date_same_day,
    drop_days_of_past,
    find_only_day,
    is_heading_of_day,
    is_well_in_month,
    lasts_now,
    this_month,
)
from sijill.readout.opening import drop_within_sessions, is_beside, is_during, is_earlier, is_spoken_of, opening_cues
from sijill.readout.reach import drop_places_of_talk, places_of_occasions
from sijill.readout.sameness import is_part, is_same, merge, take_out
from sijill.readout.sides import state_of
from sijill.records.events import Event
from sijill.records.mentions import Cue, Sentence

_LEAD = 10  # sentences in which news is told; what comes first after them is a story
_SIDES = 40  # characters from "the meeting" to "between"
_HELD = frozenset(("بين", "مع", "جمع", "جمعت", "ضم", "اجراها", "اجراه", "عقدها", "عقده", "جرت", "جري"))
_SOON_AFTER, _NAMED_AFTER = 2, 4  # sentences after which the guests of a ceremony are named, and in a list
_NEAREST = 40  # encounters back to which one may be told again; a document of more is a collection

# What an event is called where it is referred to again.
_NAMES = (
    (
        frozenset(("meeting", "consultations", "summit", "call")),
        frozenset(("meeting", "talks", "discussion", "audience")),
    ),
    (frozenset(("call",)), frozenset(("call", "conversation"))),
    (frozenset(("ceremony", "signing")), frozenset(("ceremony",))),
)


class Encounters(Candidates):
    """Builds the events of one document."""

    def build(self) -> list[Event]:
        """Return the events in the order told."""
        body = [s for s in self._mentions.sentences if s.kind == "body"]
        for sentence in body or [s for s in self._mentions.sentences if s.kind == "title"]:
            self._read(sentence)
        if self._careful and not self.events:  # what only the title tells: "The minister meets his counterpart"
            for sentence in (s for s in self._mentions.sentences if s.kind == "title"):
                self._read(sentence)
            self.events = [e for e in self.events if e.frame in ("both", "receive") and e.people]
        if self.events:  # what a lead tells before it names the encounter is about it
            lead = [s for s in body if s.index < self.events[0].opened]
            self.events[0].sentences = [*(s.index for s in lead), *self.events[0].sentences]
            for sentence in lead:
                if any(c.value.get("frame") == "attend" and _tells_presence(sentence, c) for c in sentence.cues):
                    self._attend(sentence, self.events[0])
        if self._language.cased and not self._trip:
            self._date_by_only_day(body)
        self._complete_stops(self.events)
        self._date_by_report(body)
        if self._careful:
            self._place_by_title()
            self._place_margins()
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
        dates = [d for t in trips for d in t.dates or t.trip_dates] or self._trip
        if not dates and self._language.cased and is_well_in_month(self._mentions.published):
            told = [self._sentence(t) for t in trips if lasts_now(self._sentence(t), t.span[0])]
            dates = [this_month(one) for one in (*told, *self._current_trip)][:1]
        begun = [t for t in trips if t.status == "held"]  # what took place is no stop of a trip still to come
        if not trips and not dates and not self._trip_places:
            return
        for event in events:
            if not event.dates and not event.trip_dates and (event.kind != "visit" or self._language.cased):
                event.trip_dates = dates
            if event.kind != "visit" and not any(p.located for p in event.places):
                of = trips if event.status == "planned" else begun
                of_trip = of[0].places if of else self._trip_places
                event.trip_places = [p for p in of_trip if p.towards or not self._careful]

    def _place_by_title(self) -> None:
        """Let the only encounter told without a place be where the title says."""
        if len(self.events) != 1 or self.events[0].kind in ("visit", "message", "call"):
            return
        event = self.events[0]
        if not event.trip_places and not any(p.located for p in event.places):
            titles = (s for s in self._mentions.sentences if s.kind == "title")
            event.trip_places = [p for s in titles for p in s.places if p.located and p.name][:1]

    def _place_margins(self) -> None:
        """Let what took place on the sidelines of a summit told before be where that was."""
        for at, event in enumerate(self.events):
            summit = next((e for e in self.events[:at] if e.kind == "summit"), None)
            beside = any(u.text in ("هامش", "هامشها") for u in self._sentence(event).units)
            if summit is not None and beside and not any(p.located for p in event.places):
                event.trip_places = event.trip_places or [p for p in summit.places if p.located]

    def _sentence(self, event: Event) -> Sentence:
        """Return the sentence that opened an event."""
        return self._mentions.sentences[event.opened]

    def _read(self, sentence: Sentence) -> None:
        if self._language.cased and is_heading_of_day(sentence):
            self._heading = sentence
            return
        share_companions(sentence, self._figures)
        cues = opening_cues(sentence)
        occasions = [c for c in cues if self._careful and is_during(sentence, c)]
        cues = [c for c in cues if c not in occasions]
        opening = [c for c in (*cues, *self._sessions_of(sentence, cues)) if not c.value.get("back")]
        opening = [c for c in opening if self._has_company(sentence, c) and not is_beside(sentence, c, opening)]
        opening = drop_within_sessions(opening)
        opening.sort(key=lambda c: c.start)
        for cue in [c for c in opening if self._is_aside(sentence, c)]:
            opening.remove(cue)  # يلتقي كارتر، الذي يزور البلاد، نظيره: it parts no sides
            self._candidates(sentence, cue, sentence.start, sentence.end)
        touched = False
        for number, cue in enumerate(opening):
            until = opening[number + 1].start if number + 1 < len(opening) else sentence.end
            since = opening[number - 1].end if number else sentence.start
            for copy, event in enumerate(self._candidates(sentence, cue, since, until)):
                event.places.extend(places_of_occasions(sentence, occasions))
                self._place_under_heading(sentence, event)
                date_same_day(sentence, event, self.events)
                if copy:
                    self.events.append(event)
                    self._retold = None
                else:
                    self._file(sentence, event)
                touched = True
        touched = touched or self._read_councils(sentence) or (not opening and self._complete_half(sentence))
        for cue in occasions if not touched or self._title_tells("visit") else ():
            trip = self._candidate(sentence, cue, sentence.start, sentence.end)
            if trip is not None:
                self._file(sentence, trip)
                touched = True
        back = [c for c in cues if c.value.get("back")]
        if not self.events and not touched:
            # "The meeting took place between X and Y": nothing was told before it to refer to.
            for cue in (c for c in back if self._tells_itself(sentence, c)):
                told = self._candidate(sentence, cue, sentence.start, sentence.end)
                if told is not None and len(told.people) > 1:
                    self._file(sentence, told)
                    back = []
                    break
        if self.events and back:
            self._add(sentence, back, touched=touched)
        elif self.events and not touched:
            event = self._named_again(sentence) or self._current()
            event.sentences.append(sentence.index)
            if any(a.group for a in sentence.actors) or self._lists_people(sentence, event):
                self._attend(sentence, event)  # "On the Indian side, ..."
            elif (speaker := self._speaker_at(sentence, event)) is not None:
                self._join(sentence, event, speaker)
        for actor in sentence.actors:
            if actor.figure >= 0 and actor.kind in ("person", "role") and not self._only_speaks(actor.figure):
                self._last_subject = actor.figure
                break

    def _has_company(self, sentence: Sentence, cue: Cue) -> bool:
        """Whether what a cue asks for stands beside it; where verbs come last some ask."""
        return True

    def _complete_half(self, sentence: Sentence) -> bool:
        """File a ceremony told with its host once those are named who came: "They are X of Spain, Y of Chile"."""
        half = self._half
        if half is None and self.events and self.events[-1].kind == "ceremony" and len(self.events[-1].people) == 1:
            half = self.events[-1]  # told with its host and a guess at who came
        if half is None or not 0 < sentence.index - half.opened <= _NAMED_AFTER:
            return False
        far = sentence.index - half.opened > _SOON_AFTER
        if (self._careful or far) and not self._lists_people(sentence, half):
            return False
        guests = {p.figure: self._figures[p.figure].polity for p in sentence.people if p.figure >= 0}
        own = set(map(state_of, self._polities(half)))
        guests = {n: code for n, code in guests.items() if code and state_of(code) not in own}
        if not guests:
            return False
        if half in self.events:
            self.events.remove(half)
            half.polities = dict.fromkeys(self._polities(half))
        half.people.update(dict.fromkeys(guests, True))
        half.polities.update(dict.fromkeys(map(str, guests.values())))
        half.sentences.append(sentence.index)
        self._half = None
        self.events.append(half)
        return True

    def _place_under_heading(self, sentence: Sentence, event: Event) -> None:
        """Give what is told behind a day of its own paragraph that day and place: "June 22. In Oslo he met"."""
        heading = self._heading
        if heading is None or heading.paragraph != sentence.paragraph:
            return
        event.dates = event.dates or list(heading.dates)
        if not any(p.located for p in event.places):
            event.places.extend(msgspec.structs.replace(p, located=True) for p in heading.places if p.name)

    def _is_aside(self, sentence: Sentence, cue: Cue) -> bool:
        """Whether a trip is told in a relative clause, so that it is never the news of its sentence."""
        aside = self._careful and kind_of(cue) == "visit" and in_relative_clause(sentence, cue.start)
        return aside and not self._title_tells("visit")

    def _only_speaks(self, figure: int) -> bool:
        """Whether somebody is a spokesman, whom no "he" of a report of others means."""
        capacity = self._figures[figure].capacity
        return self._careful and capacity is not None and capacity.head == "spokesperson"

    def _tells_itself(self, sentence: Sentence, cue: Cue) -> bool:
        """Whether "the meeting", of which nothing was told before, is told with its sides: "the meeting between"."""
        if cue.value.get("frame") == "attend" or (not self._careful and is_spoken_of(sentence, cue)):
            return False
        words = [u.text for u in sentence.units if cue.start <= u.start < cue.end + _SIDES]
        return not self._careful or any(word in _HELD for word in words)

    def _read_councils(self, sentence: Sentence) -> bool:
        """File the sessions of organizations that a sentence tells of, and say whether there are any."""
        filed = False
        for cue, host in find_councils(sentence):
            event = council_event(sentence, cue, host)
            if event is None:
                continue
            for number in event.people:
                if (polity := self._figures[number].polity) is not None:
                    event.polities.setdefault(polity)
            self._set_leads(event)
            self._file(sentence, event)
            filed = True
        return filed

    def _date_by_report(self, body: list[Sentence]) -> None:
        """Date the only encounter of a report, told without a day, by the one day that the report speaks of."""
        if self._careful:
            date_by_neighbours(self.events)
        if len(self.events) != 1 or self.events[0].status == "planned" or self.events[0].dates:
            return
        told = [d for s in body for d in s.dates if d.relative and d.relative.startswith("relative_day")]
        if len({d.relative for d in told}) == 1 and told[0].relative in ("relative_day:0", "relative_day:-1"):
            self.events[0].dates = told[:1]

    def _date_by_only_day(self, body: list[Sentence]) -> None:
        """Date what a fresh report tells without a day by the only day it speaks of; the stops of a trip aside."""
        if any(e.kind == "visit" for e in self.events):
            return
        day = find_only_day(body, self._mentions.published)
        for event in self.events:
            if day is not None and event.status == "held" and not event.dates:
                event.dates = [day]

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
        if event.kind == "visit":
            self._sides.trip = next((p.country for p in event.places if p.country and p.towards), None)
            self._sides.stops = {state_of(p) for p in event.polities} if self._language.cased else set()
        if event.kind == "ceremony" and self._half is not None and self._half.opened < event.opened:
            merge(event, self._half)  # "received the credentials of four envoys. The envoys were ..."
            self._half = None
        for known in self.events[: -_NEAREST - 1 : -1]:
            if known.discussed and known.opened == sentence.index and event.kind == "call":
                known.kind = "call"  # "discussed in a telephone call"
            if self._language.cased and is_part(known, event, sentence):
                take_out(known, event, self._figures)
                break
            if is_same(known, event, sentence):
                merge(known, event)
                self._set_leads(known)
                self._retold = known if self._language.cased else None
                return
        self._date_alike(event)
        self._retold = None
        self.events.append(event)

    def _meant(self, sentence: Sentence, back: list[Cue]) -> Event:
        """Return the event that words such as "the meeting" refer back to: the last of their kind, else the last."""
        current = self._current()
        words = {u.text for c in back for u in sentence.units if c.start <= u.start < c.end}
        for kinds, names in _NAMES:
            if words & names and current.kind not in kinds:
                return next((e for e in reversed(self.events) if e.kind in kinds), current)
        return current

    def _attended(self, sentence: Sentence, back: list[Cue]) -> Event | None:
        """Return the encounter of the kind that a sentence names as attended ("the ceremony was attended by")."""
        cue = next(c for c in back if c.value.get("frame") == "attend")
        told = [u.text for u in sentence.units if u.start < cue.end and u.text in _OCCASIONS]
        for kind in _OCCASIONS[told[-1]] if told else ():
            alike = [e for e in self.events if e.kind == kind]
            if alike:
                return alike[-1]
        return None

    def _add(self, sentence: Sentence, back: list[Cue], *, touched: bool) -> None:
        """Add what a sentence tells that refers back: who was present, when and where it was."""
        event = self._meant(sentence, back)
        if sentence.index not in event.sentences:
            event.sentences.append(sentence.index)
        if any(c.value.get("frame") == "bear" for c in back):
            self._bear(sentence)
        if any(c.value.get("frame") == "attend" for c in back):
            several = self.events if any(u.text in ("meetings", "talks") for u in sentence.units) else [event]
            if self._careful and any("استقبال" in u.text for u in sentence.units):
                several = [e for e in self.events if e.frame == "receive"][-1:] or several
            if several == [event] and (named := self._attended(sentence, back)) is not None:
                several = [named]
            for attended in several:
                self._attend(sentence, attended)
        if not touched:
            days = [d for d in sentence.dates if not is_earlier(sentence, sentence.start, d)]
            event.dates.extend(days if event.status != "planned" else drop_days_of_past(sentence, days))
            places = drop_places_of_talk(sentence, back[0], sentence.places)
            if self._careful:  # what is called for in a place did not take place there
                wanted = [c.end for c in sentence.cues if c.kind == "outcome"]
                places = [p for p in places if not any(end <= p.start for end in wanted)]
            event.places.extend(places)
            if event.mechanism is None:
                self._set_mechanism(sentence, event)


# What an occasion is called where its attendance is told, and the kinds of encounter it may be.
_OCCASIONS = {
    "ceremony": ("ceremony", "signing"),
    "reception": ("ceremony",),
    "signing": ("signing",),
    "call": ("call", "meeting"),
    "meeting": ("meeting", "consultations"),
    "talks": ("meeting", "consultations"),
    "discussion": ("meeting", "consultations"),
    "session": ("consultations", "meeting"),
    "summit": ("summit",),
    "conference": ("summit",),
    "forum": ("summit",),
}


def _tells_presence(sentence: Sentence, cue: Cue) -> bool:
    """Whether a cue tells who was there, in a sentence that stands before its encounter."""
    words = sentence_text(sentence, cue)
    return "present" in words or "presence" in words or "attended" in words
