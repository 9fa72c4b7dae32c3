"""Cues → candidates: the event that a cue tells of with the actors around it, or none."""

from __future__ import annotations

from datetime import date

from sijill.language import Language
from sijill.readout.apart import Apart
from sijill.readout.arguments import Arguments, arguments_of, share_sender, share_sides, told_of_both, words_of
from sijill.readout.clauses import is_bare_state, own_dates, own_places
from sijill.readout.context import (
    asks_to_act,
    has_article,
    has_before,
    in_relative_clause,
    is_background,
    is_cancelled,
    is_negated,
    is_planned,
    is_wished,
    kind_of,
    sentence_text,
)
from sijill.readout.dates import resolve_date
from sijill.readout.days import date_trip, drop_days_of_saying, is_entry, lasts_now
from sijill.readout.directly import (
    GUEST,
    is_joined,
    is_received_by,
    meets_directly,
    visits_person,
    words_before_guest,
)
from sijill.readout.opening import (
    find_sessions,
    is_earlier,
    is_margin,
    is_noun_form,
    is_occasion,
    is_when,
    is_within,
    near,
)
from sijill.readout.reach import (
    drop_days_of_others,
    drop_days_of_report,
    drop_days_to_come,
    drop_places_of_talk,
    is_reacted_to,
    is_since,
    places_of_goal,
)
from sijill.readout.sides import has_state, state_of
from sijill.readout.stretches import units_between
from sijill.readout.summits import is_attended
from sijill.readout.travellers import is_of_crowd, is_told_aside, owner_of_trip, traveller_behind, travels
from sijill.readout.verbfirst import sentence_starts_noun
from sijill.records import day_range
from sijill.records.events import Event
from sijill.records.mentions import Cue, DateMention, Mentions, PlaceMention, Sentence

_BESIDE = 70  # characters between a cue and the mechanism it speaks of
_CLOSE = 5  # characters between "spoke to" and somebody: room for an article
_AHEAD = 30  # characters from "ahead of" to what a title names as still to come
_DATED = 24  # characters from a day to the noun of the trip that has it: "his June 3-5 visit to"
_GOAL = 8  # characters between "reached" and the place
_WRITTEN = ("message", "letter", "cable", "telegram", "note", "write", "wrote")
_NEWS, _PAST = 7, 14  # days before publication of news, and of its history
_OLD = 45  # days before publication from which a dated contact is background


class Candidates(Apart):
    """Makes an event of each cue that tells of one."""

    def __init__(self, mentions: Mentions, language: Language) -> None:
        super().__init__(mentions, language)
        titles = (s for s in mentions.sentences if s.kind == "title")
        self._titled = {
            kind_of(c)
            for s in titles
            for c in s.cues
            if c.kind == "encounter" and not is_wished(s, c) and not has_before(s, "occasion", c.start, _AHEAD)
        }
        self._team_sentences = sum(any(c.kind == "team" for c in s.cues) for s in mentions.sentences)
        self._trip: list[DateMention] = []
        self._trip_places: list[PlaceMention] = []
        self._current_trip: list[Sentence] = []
        self._heading: Sentence | None = None

    def _candidates(self, sentence: Sentence, cue: Cue, since: int, until: int) -> list[Event]:
        """Return the event that a cue tells of, one for each partner where it says there were several calls."""
        event = self._candidate(sentence, cue, since, until)
        if event is None:
            return []
        if cue.value.get("several") or self._are_told_apart(sentence, cue, until):
            return self._one_each(event)
        if event.kind == "visit":
            return self._stops(sentence, cue, event, until)
        return self._each_at_its_time(sentence, cue, event, until)

    def _sessions_of(self, sentence: Sentence, cues: list[Cue]) -> list[Cue]:
        """Return cues that no phrase of the lexicon is: mechanisms that met."""
        return find_sessions(sentence, cues)

    def _candidate(self, sentence: Sentence, cue: Cue, since: int, until: int) -> Event | None:
        """Return the event that a cue tells of, or None when it tells of none."""
        kind = kind_of(cue)
        frame = str(cue.value.get("frame"))
        if kind == "none" or is_wished(sentence, cue) or is_negated(sentence, cue) or is_background(sentence, cue):
            return None
        if (kind in ("visit", "signing") or frame in ("noun", "object")) and self._is_sport(sentence):
            return None  # a team arrives, a player signs, a match is a "meeting"
        if self._careful and (is_reacted_to(sentence, cue) or is_since(sentence, cue)):
            return None
        if (kind == "signing" and has_before(sentence, "occasion", cue.start, 12)) or is_margin(sentence, cue):
            return None  # "follows the exchange of notes", "on the sidelines of the ceremony": what it rests on
        if kind == "summit" and not is_attended(sentence, cue, titled=self._title_tells("summit")):
            return None
        if kind == "visit" and in_relative_clause(sentence, cue.start) and not self._title_tells("visit"):
            self._note_trip(sentence, cue)
            return None  # "X, who is visiting the country": the occasion, not the news
        if kind == "visit" and is_when(sentence, cue):
            return None  # "looks forward to seeing him when he visits"
        if kind == "visit" and is_told_aside(sentence, cue) and not self._title_tells("visit"):
            self._note_trip(sentence, cue)
            return None  # "X, visiting Norway, met Y"
        if kind == "visit" and is_of_crowd(sentence, cue):
            return None
        owner = owner_of_trip(sentence, cue) if kind == "visit" else None
        if owner is not None and (
            has_before(sentence, "occasion", cue.start, 45) or not self._is_news(sentence, cue)
        ):
            return None  # "the statement issued on X's visit to Y"
        if kind == "visit" and owner is None and self._is_occasion(sentence, cue):
            if is_within(sentence, cue):
                self._note_trip(sentence, cue)
            return None  # "during his visit to the country"
        if cue.value.get("goal") and not any(0 <= p.start - cue.end <= _GOAL for p in sentence.places):
            return None
        if frame == "visit" and has_article(sentence, cue) and not sentence_starts_noun(sentence, cue):
            return None
        if frame == "call_on" and asks_to_act(sentence, cue):
            return None  # "called on the President to act"
        arguments = arguments_of(sentence, cue, since=since, until=until, language=self._language)
        if self._careful and kind == "call" and frame == "noun":
            arguments.object = [a for a in arguments.object if is_joined(sentence, cue, a, arguments)]
        if frame == "visit" and visits_person(sentence, cue, arguments, verb_first=self._careful):
            kind, frame = "meeting", "both"  # "visited former President X at his residence"
        traveller = owner or (traveller_behind(sentence, cue) if frame == "visit" else None)
        if traveller is not None:
            arguments.subject = [traveller]
        if frame == "summit" and arguments.subject and all(self._is_word(a, "i") for a in arguments.subject):
            return None  # what a speaker tells of his past
        if self._takes_nobody(sentence, cue, arguments):
            return None
        if frame == "discussed" and not told_of_both(sentence, arguments):
            return None
        if frame == "receive" and not self._receives(sentence, cue, arguments):
            return None
        event = Event(kind, sentence.index, (cue.start, cue.end), sentences=[sentence.index])
        event.frame = frame
        event.discussed = cue.id == "meeting.discussed"
        event.shown = words_of(cue, arguments)
        event.status = "planned" if is_planned(sentence, cue) else "held"
        if is_cancelled(sentence, cue):
            event.status = "cancelled"
        told = [d for d in sentence.dates if not is_earlier(sentence, cue.end, d)]
        event.dates, event.places = self._circumstances(sentence, event, cue, told, since=since, until=until)
        event.places = [p for p in event.places if not is_earlier(sentence, cue.end, p)]
        if event.status == "planned" and not event.dates:
            event.dates = list(sentence.years)
        self._set_mechanism(sentence, event)
        if frame == "session" and event.mechanism is None and self._language.cased:
            return None  # "convened a summit": the summit is told by its own word
        if not sentence_text(sentence, cue).endswith(("between", "بين")):
            for side in (arguments.subject, arguments.object):
                share_sides(sentence, side, self._figures)
        if frame == "visit":
            self._share_delegation(arguments.subject)
            going = (a.figure >= 0 or a.kind == "pronoun" or travels(sentence, a) for a in arguments.subject)
            if not any(going):  # "the visit to Kuwait by X"
                arguments.subject = [a for a in arguments.object if a.figure >= 0][:1]
            arguments.object = [a for a in arguments.object if a.figure < 0 and a.kind != "both"]
        if frame == "message":
            share_sender(sentence, arguments, self._figures)
        self._involve(event, arguments)
        if frame == "visit":
            self._add_destination(sentence, event, cue)
            mine = next((state_of(p) for n in event.people if (p := self._figures[n].polity)), None)
            date_trip(sentence, event, outward=mine == self._sides.home)
        if frame == "summit":
            self._add_hosts(sentence, event)
        if cue.value.get("hosted"):
            self._add_celebrating(sentence, event, cue)
        if self._is_background(event) or (frame == "message" and self._is_courtesy(sentence, cue, event)):
            return None
        offices = all(any(a.kind == "role" for a in side) for side in (arguments.subject, arguments.object))
        if frame == "receive" and offices and not event.people:  # "the top diplomat received his Saudi counterpart"
            frame = "both"
        if frame == "ceremony" and self._language.cased:
            self._add_receiver(sentence, cue, event)
        sent = frame == "visit" and not event.people and any(travels(sentence, a) for a in arguments.subject)
        if self._has_sides(event, "session" if sent else frame):
            return event
        if frame == "ceremony" and event.people:
            self._half = event
        return None

    def _add_receiver(self, sentence: Sentence, cue: Cue, event: Event) -> None:
        """Envoys present their credentials to the home side, named or not."""
        home = self._sides.other_home({state_of(p) for p in event.polities})
        if home is not None and event.polities and sentence_text(sentence, cue).endswith(("credentials", "credence")):
            event.polities.setdefault(home)

    def _is_occasion(self, sentence: Sentence, cue: Cue) -> bool:
        """Whether a trip is told by a noun and only as the occasion of something else."""
        if self._language.settings.get("subject") == "after" or self._language.settings.get("verb") == "end":
            return False
        if self._title_tells("visit") or not (cue.value.get("named") or is_noun_form(sentence, cue)):
            return False
        return is_occasion(sentence, cue)

    def _is_news(self, sentence: Sentence, cue: Cue) -> bool:
        """Whether a trip told by its owner is reported: still to come on a day told, in the lead, or in the title."""
        if is_planned(sentence, cue) and sentence.dates:
            return True
        lead = next((s.index for s in self._mentions.sentences if s.kind == "body"), sentence.index)
        return sentence.index == lead or self._title_tells("visit")

    def _note_trip(self, sentence: Sentence, cue: Cue) -> None:
        """Keep when and where a trip is that is only the occasion: its stops take both."""
        comma = next((u.start for u in sentence.units if u.cls == "," and u.start >= cue.end), sentence.end)
        days = [d for d in sentence.dates if not self._language.cased or cue.start <= d.start < comma]
        days = days or [d for d in sentence.dates if self._language.cased and 0 <= cue.start - d.start <= _DATED]
        self._trip = self._trip or days
        if lasts_now(sentence, cue.start):
            self._current_trip.append(sentence)
        self._trip_places = self._trip_places or [p for p in sentence.places if p.towards or p.located]
        if not self._trip_places and self._sides.home is not None:
            at = next((i for i, u in enumerate(sentence.units) if u.start >= cue.end), 0)
            if [u.text for u in sentence.units[at : at + 2]] in (
                ["the", "country"],
                ["the", "kingdom"],
                ["the", "island"],
            ):
                home = PlaceMention(cue.start, cue.end, sentence.index, None, self._sides.home, located=True)
                self._trip_places = [home]  # "who is visiting the country"

    def _circumstances(
        self, sentence: Sentence, event: Event, cue: Cue, told: list[DateMention], *, since: int, until: int
    ) -> tuple[list[DateMention], list[PlaceMention]]:
        """Return the days and places that a sentence tells of the contact of a cue."""
        if self._language.settings.get("subject") != "after":
            places = own_places(sentence, cue, since, until)
            places = places or own_places(sentence, cue, sentence.start, sentence.end)
            if event.status == "planned" or len(told) > 1:
                told = drop_days_of_saying(sentence, cue, told)
            own = own_dates(sentence, cue, told, since, until)
            return own if own or self._is_stop(sentence, event) else told, places
        if self._careful:
            told = drop_days_of_others(sentence, cue, told)
            own = drop_days_of_report(sentence, cue, told)
            told = own if own or event.status == "planned" else told  # "said today that X met Y yesterday"
            told = told if event.status == "planned" else drop_days_to_come(sentence, cue, told)
        dates = near(told, since, until) or ([] if self._is_stop(sentence, event) else told)
        places = drop_places_of_talk(sentence, cue, sentence.places)
        goal = places_of_goal(sentence, cue) if event.kind != "visit" else []
        return dates, goal or near(places, since, until) or places

    def _is_courtesy(self, sentence: Sentence, cue: Cue, event: Event) -> bool:
        """Whether congratulations were only spoken at a meeting told already, no letter or message handed over."""
        if not self._language.cased or any(word in sentence_text(sentence, cue) for word in _WRITTEN):
            return False
        return any(e.kind in ("meeting", "call") and set(event.people) <= set(e.people) for e in self.events)

    def _takes_nobody(self, sentence: Sentence, cue: Cue, arguments: Arguments) -> bool:
        """Whether a verb that takes whom it meets has nobody right behind it, though others are named later."""
        if self._language.settings.get("subject") == "after":
            return False
        if cue.value.get("close") and not any(
            a.kind == "person" and 0 < a.start - cue.end <= _CLOSE for a in arguments.object
        ):
            return True
        if not arguments.object:
            return cue.value.get("frame") == "call_on" and not any(a.kind == "both" for a in arguments.subject)
        if cue.value.get("frame") not in ("both", "call_on"):
            return False
        taken = [a for a in arguments.object if a.kind != "polity"] if cue.value.get("person") else arguments.object
        if meets_directly(sentence, cue, taken):
            return False
        if len({a.polity or a.figure for a in arguments.subject}) > 1:
            arguments.object = []  # "X and Y met in Z and ...": the two are the subject
            return False
        return True

    def _is_sport(self, sentence: Sentence) -> bool:
        """Whether a sentence is about a team, or a report of which several sentences are."""
        return any(c.kind == "team" for c in sentence.cues) or self._team_sentences > 1

    def _receives(self, sentence: Sentence, cue: Cue, arguments: Arguments) -> bool:
        """Whether somebody is received, not "the opportunity": the guest stands right after the verb."""
        if self._language.settings.get("subject") == "after":
            return True
        if any(u.cls == "b" for u in units_between(sentence, cue.end, cue.end + 2)):
            return is_received_by(sentence, cue, arguments)
        return any(
            # "received on Monday, 20 May 2024, the ambassador": a date may stand between.
            len(words_before_guest(units_between(sentence, cue.end, a.start))) <= GUEST
            for a in arguments.object
            if not is_bare_state(sentence, a)  # "welcomed the U.S.-Japan statement"
        ) or is_received_by(sentence, cue, arguments)

    def _is_stop(self, sentence: Sentence, event: Event) -> bool:
        """Whether a meeting is told as a stop of the trip of its sentence, whose day is the trip's own."""
        before = self.events[-1] if self.events else None
        return (
            self._careful
            and event.kind == "meeting"
            and before is not None
            and before.kind == "visit"
            and before.opened == sentence.index
        )

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

    def _is_background(self, event: Event) -> bool:
        """Whether the event's day lies so far before publication that it is told as background."""
        published = self._mentions.published
        if published is None or len(published) < 10 or event.status == "planned":
            return False
        if self._careful and is_entry(self._mentions.sentences[event.opened]):
            return False  # a line of a chronicle is what it reports
        for mention in event.dates:
            day = resolve_date(mention, published, planned=False)
            if day is not None and self._careful and len(day) == len("2024-05") and day < published[:7]:
                return True  # في يونيو الماضي: no report dates its news by the month before
            if day is not None:
                age = (date.fromisoformat(published[:10]) - day_range(day)[1]).days
                return age > _OLD or (age > _PAST and self._language.cased and self._tells_news(published))
        return False

    def _tells_news(self, published: str) -> bool:
        """Whether an encounter told already is of these days: an older one after it is its history."""
        days = (resolve_date(m, published, planned=False) for e in self.events for m in e.dates)
        return any(
            day is not None and abs((date.fromisoformat(published[:10]) - day_range(day)[1]).days) <= _NEWS
            for day in days
        )

    def _has_sides(self, event: Event, frame: str) -> bool:
        if len({state_of(p) for p in event.polities}) < 2:
            return False
        nobody = not event.people and (event.discussed or event.kind == "call")
        if self._careful and (self._is_sport_match(event) or nobody):
            return False
        if frame == "visit":
            figures = [self._figures[n] for n in event.people]
            # A name alone, taken for one of home: a player, a firm.
            return any(
                f.capacity is not None or f.titled or f.guessed != "home" or not self._careful for f in figures
            )
        if frame == "summit" and self._language.cased and not event.people and not has_state(event):
            return False  # a day of organizations
        if event.people:
            return frame in ("visit", "summit", "ceremony", "signing") or self._sides.are_told(event)
        exchanged = frame == "message" and "exchang" in self._words_at(event)
        held = frame == "ceremony" and self._language.cased and bool(event.dates or event.places)
        if frame not in ("noun", "session", "signing", "summit", "both") and not (exchanged or held):
            return False
        # Sides without a person: only as the news itself, or with a round, day or place.
        return (
            not self.events
            or event.mechanism is not None
            or bool(event.dates)
            or any(p.located for p in event.places)
        )

    def _words_at(self, event: Event) -> str:
        """Return the words that told of an event."""
        units = self._mentions.sentences[event.opened].units
        return " ".join(u.text for u in units if event.span[0] <= u.start < event.span[1])

    def _is_sport_match(self, event: Event) -> bool:
        """Whether a contact told among teams has fewer than two officials: a match."""
        sentence = self._mentions.sentences[event.opened]
        return self._is_sport(sentence) and sum(self._figures[n].capacity is not None for n in event.people) < 2

    def _title_tells(self, kind: str) -> bool:
        """Whether the title names an encounter of this kind: then it is the news."""
        return kind in self._titled
