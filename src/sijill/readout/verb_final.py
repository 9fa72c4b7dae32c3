"""Encounters in languages whose verb ends the clause and whose actors carry markers behind them.

Japanese: AはBと会談した. The actors of a cue stand before it; what は, が or
による marks acts.
"""

from __future__ import annotations

import msgspec

from sijill.language import Language
from sijill.readout.arguments import Arguments, share_sides
from sijill.readout.context import is_outside, kind_of
from sijill.readout.dates import is_begun, resolve_date
from sijill.readout.final_clauses import (
    acting_inside,
    dates,
    dates_noun,
    day_of,
    describes,
    ends_ahead,
    has_needed,
    is_denied,
    is_head_of,
    is_in_aside,
    is_intended,
    is_limit,
    is_marked,
    is_recalled,
    is_spoken,
    is_to_come,
    meets_person,
    modifies,
    names_no_partner,
    opens_section,
    tells_day,
    with_joined,
)
from sijill.readout.final_sessions import FinalSessions
from sijill.readout.final_sides import FinalSides, listed_states
from sijill.readout.named_sides import NamedSides
from sijill.readout.opening import opening_cues
from sijill.readout.sides import state_of
from sijill.records.events import Event
from sijill.records.mentions import Actor, Cue, Mentions, Sentence

_PERSONAL = frozenset(("both", "receive", "call_on", "visit", "message", "ceremony", "signing"))
_BESIDE = 40
_TWO = 2
_CODE = 2  # letters of a state; an organization has more
_SEVERAL = 3  # sides beyond which a session is no institution of two
_TALKS = frozenset(("call", "meeting", "consultations", "summit"))
_OPENS = 3  # characters before the day that opens a line of a timeline
_SOON = 4  # sentences in which those who came are told
_STOPS = frozenset(("meeting", "ceremony", "signing", "consultations", "call"))
_SPANS = frozenset(("まで", "にかけて", "日程", "~", "日間", "かけ"))


class VerbFinalEncounters(FinalSessions):
    """Builds the events of a document whose cues end their clauses."""

    def __init__(self, mentions: Mentions, language: Language) -> None:
        super().__init__(mentions, language)
        self._sides = NamedSides(mentions, language)

    def build(self) -> list[Event]:
        """Return the events; what a dated section tells without a day of its own happened on the section's day."""
        self._last_subject = self._titled_subject()
        self._diary = self._is_diary()
        events = super().build()
        if not events or (self._title_tells("visit") and not any(e.kind == "visit" for e in events)):
            events = self._of_title(events)
        self._fill_forms(events)
        events = self._add_trip_of_form(events)
        self._place_stops(events)
        lines = [s for s in self._mentions.sentences if s.dates and (s.kind == "dateline" or opens_section(s))]
        if len(lines) > 1 or (lines and self._mentions.published is None):
            for event in events:
                above = [s for s in lines if s.index <= event.opened or self._is_headed(s, event)]
                if not event.dates and above:
                    event.dates = list(above[-1].dates)
                    whose = any(u.cls in "P@" for u in above[-1].units)  # 6月5日 在名古屋米国領事館: who came
                    if not whose and not any(p.located for p in event.places):
                        event.places.extend(msgspec.structs.replace(p, located=True) for p in above[-1].places)
        for number, event in enumerate(events):
            event.dates = event.dates or self._same_day(number, events)
            if not event.dates and event.status == "held":
                event.dates = self._only_day(event)
            self._place_at_host(event)
            if event.kind == "consultations" and self._is_of_many(event):
                event.kind = "summit"
        return events

    def _is_of_many(self, event: Event) -> bool:
        """Whether a session is a meeting of many, no institution of two: an organization's forum, four states."""
        sides = {state_of(p) for p in event.polities}
        mechanism = event.mechanism
        loose = mechanism is not None and (mechanism.generic or mechanism.id == "business_council")
        bloc = any(len(p) > _CODE for p in sides)
        return len(sides) > _SEVERAL or (loose and bloc and len(sides) > _TWO)

    def _is_headed(self, line: Sentence, event: Event) -> bool:
        """Whether a line with a day stands right under the heading that tells an event: ○大使の知事表敬."""
        heading = self._mentions.sentences[event.opened]
        return line.index == event.opened + 1 and not any(u.cls == "v" for u in heading.units)

    def _of_title(self, told_below: list[Event]) -> list[Event]:
        """Return the events with the one that only the title tells, the body being a form: its day, who came."""
        told = [s for s in self._mentions.sentences if s.kind == "body"]
        lists = [s for s in told if self._lists_people(s, Event("", s.index, (0, 0)))]
        title = self._mentions.sentences[0] if self._mentions.sentences else None
        if not (lists or told_below) or title is None or title.kind != "title":
            return told_below
        self.events = []
        self._read(title)
        found = [e for e in self.events if not told_below or e.kind == "visit"]
        first = min((e.opened for e in told_below), default=len(self._mentions.sentences))
        for sentence in lists if found else ():
            if sentence.index < first:  # who is listed behind other events belongs to them
                super(FinalSides, self)._attend(sentence, found[0])
                found[0].sentences.append(sentence.index)
        self.events = [*found, *told_below]
        return [e for e in self.events if self._stands(e)]

    def _read(self, sentence: Sentence) -> None:
        """Read a sentence; who may be left out later is its marked subject, or one a line without a verb names."""
        before = self._last_subject
        if self._add_of_series(sentence):
            return
        known = len(self.events)
        super()._read(sentence)
        opened = len(self.events) > known
        people = [a for a in sentence.actors if a.figure >= 0 and a.kind in ("person", "role")]
        marked = [a for a in people if is_marked(sentence, a)]
        self._join_speakers(sentence, marked)
        self._note_series(sentence, marked)
        marked = [a for a in marked if not is_in_aside(sentence, a) and not a.outside]
        marked = acting_inside(sentence, marked) if opened else marked
        tells = any(u.cls == "v" for u in sentence.units) or bool(opening_cues(sentence))
        if not marked and before >= 0 and tells:
            self._last_subject = before
        elif marked and (opened or self._last_subject < 0 or self._acts_for_home(marked[0])):
            self._last_subject = marked[0].figure
        elif marked or (before >= 0 and self._is_listed(sentence)):
            self._last_subject = before
        elif people and (self._diary or before >= 0) and not self._acts_for_home(people[0]):
            self._last_subject = before  # 3時、モンゴルのX外相の表敬: a guest is no subject of the next line

    def _is_listed(self, sentence: Sentence) -> bool:
        """Whether a line is one of a roster whose first line stands above."""
        above = self._mentions.sentences[sentence.index - 1] if sentence.index else None
        return (
            above is not None
            and bool(above.people)
            and not any(u.cls == "v" for u in (*above.units, *sentence.units))
        )

    def _file(self, sentence: Sentence, event: Event) -> None:
        """Add what a line of a timeline tells; the same people on another day met again."""
        day = sentence.dates[0] if sentence.dates and event.dates else None
        opens = day is not None and day.start - sentence.start <= _OPENS and tells_day(day)
        if day is not None and opens and day in event.dates:
            known = [e for e in self.events if e.kind == event.kind and set(e.people) & set(event.people)]
            apart = [e for e in known if e.dates and all(day_of(d) != day_of(day) for d in e.dates if tells_day(d))]
            if known and len(apart) == len(known):
                self.events.append(event)
                return
        super()._file(sentence, event)

    def _acts_for_home(self, actor: Actor) -> bool:
        """Whether somebody is of the side that reports, of whom what names no subject is told."""
        polity = self._figures[actor.figure].polity
        return polity is None or state_of(polity) == self._sides.home

    def _candidate(self, sentence: Sentence, cue: Cue, since: int, until: int) -> Event | None:
        """Return the event that a cue tells of, or None when it tells of none."""
        frame = str(cue.value.get("frame"))
        if kind_of(cue) == "none" or is_denied(sentence, cue):
            return None
        if modifies(sentence, cue) or is_spoken(sentence, cue) or not has_needed(sentence, cue):
            return None
        if self.events and not is_to_come(sentence, cue) and is_recalled(sentence, cue):
            return None
        arguments = self._arguments(sentence, cue, since, until)
        event = Event(kind_of(cue), sentence.index, (cue.start, cue.end), sentences=[sentence.index])
        event.frame = frame
        intended = is_intended(sentence, cue)
        event.status = "planned" if intended or is_to_come(sentence, cue) else "held"
        if event.kind == "meeting" and frame == "both" and self._is_remote(sentence, since, cue):
            event.kind = "call"
        event.dates = dates(sentence, cue, since)
        if intended:  # the day of what is said is not that of what is meant
            event.dates = event.dates[:1]
        if intended and not event.dates:
            return None  # 訪れると約束した
        if event.status == "planned" and ends_ahead(sentence) and is_begun(event.dates, self._mentions.published):
            event.status = "held"  # 16日から3か国を回り、19日に帰国する
        event.places = [p for p in sentence.places if p.start < until]
        self._set_mechanism(sentence, event)
        if frame == "message":
            self._settle_senders(sentence, arguments)
        for side in (arguments.subject, arguments.object):
            self._settle_own(side)
            share_sides(sentence, side, self._figures)
        self._involve(event, arguments)
        if frame == "ceremony":
            self._add_owner(sentence, event)
        if frame in ("ceremony", "signing", "both", "call_on", "receive"):
            self._add_host(event, arguments)
        if frame in ("signing", "both", "session", "call_on", "receive") and event.polities:
            self._add_home(event)
        if frame == "visit" and not event.people:
            self._add_senders(sentence, event, cue)
        if frame == "visit" and not event.polities and self._mentions.region:
            event.polities.setdefault(self._mentions.region)  # the writer's own trip
            event.told.append(self._mentions.region)
        if frame == "visit" and (meets_person(sentence, cue, arguments) or self._comes_to_house(sentence, cue)):
            event.kind, event.frame = "meeting", "call_on"  # 大使は大臣を訪問し
        elif frame == "visit":
            self._add_destination(sentence, event, cue)
        if frame == "summit":
            self._add_hosts(sentence, event)
            self._add_listed(sentence, event)
        if cue.value.get("official") and not self._is_trip_of_office(sentence, event):
            return None
        if self._is_background(event):
            return None
        generic = event.mechanism is not None and event.mechanism.generic
        if generic and event.kind == "consultations" and len({state_of(p) for p in event.polities}) > _TWO:
            event.kind = "summit"  # 六者会合: no institution of two sides
        if self._has_sides(event, frame) or (
            not cue.value.get("official")
            and frame in ("summit", "noun", "receive", "ceremony", "session", "visit")
            and self._is_attended_next(sentence, event)
        ):
            return event
        return None

    def _is_attended_next(self, sentence: Sentence, event: Event) -> bool:
        """Whether the sentences behind tell who came from another state: 首脳会合が開かれた。A大統領が参加し."""
        if not event.people and not event.polities and event.mechanism is None:
            return False
        for after in self._mentions.sentences[sentence.index + 1 : sentence.index + 1 + _SOON]:
            cues = opening_cues(after)
            others = [c for c in cues if not c.value.get("back") and kind_of(c) != event.kind]
            if others and any(u.cls == "v" for u in after.units):
                return False
            if any(c.id == "meeting.attend" for c in cues) or self._lists_people(after, event):
                self._attend(after, event)
                if len({state_of(p) for p in event.polities}) > 1:
                    return True
        return False

    def _candidates(self, sentence: Sentence, cue: Cue, since: int, until: int) -> list[Event]:
        """Return the event that a cue tells of, or one for each partner: AやBとそれぞれ会談した."""
        if kind_of(cue) == "visit" and self._is_occasion(sentence, cue):
            return []
        if self._goes_on(sentence, cue, since):
            return []
        event = self._candidate(sentence, cue, since, until)
        if event is None:
            return []
        words = self._language.words_of("each")
        each = any(since <= u.start < cue.start and u.text in words for u in sentence.units)
        return self._one_each(event) if each and cue.value.get("frame") in _PERSONAL else [event]

    def _goes_on(self, sentence: Sentence, cue: Cue, since: int) -> bool:
        """Whether both sides only speak on in the contact told last: 双方は、…についても意見交換した."""
        actors = [a for a in sentence.actors if since <= a.start and a.end <= cue.start]
        both = bool(actors) and actors[0].kind == "both" and all(a.kind in ("both", "polity") for a in actors)
        dated = any(not dates_noun(sentence, d) and not is_limit(sentence, d) for d in sentence.dates)
        talks = cue.value.get("frame") == "both" and not dated
        joint = any(a.kind == "both" for a in actors) and not any(a.kind == "polity" for a in actors)
        if cue.value.get("frame") == "signing" and joint and not dated and self.events:
            return self._current().kind in _TALKS and len(self._current().polities) > 1  # 3者で文書に署名した
        if not (talks and self.events and self._current().kind in _TALKS):
            return False
        return both or (names_no_partner(sentence, cue, actors) and len(self._current().polities) > 1)

    def _is_occasion(self, sentence: Sentence, cue: Cue) -> bool:
        """Whether a place is gone to only for what the sentence goes on to tell: X市を訪れ、副知事を表敬した."""
        following = next((u for u in sentence.units if u.end >= cue.end and u.cls == ","), None)
        if following is None or following.start > cue.end or self._title_tells("visit"):
            return False
        if any(u.text in _SPANS for u in sentence.units if u.end <= cue.start):
            return False  # 1日から3日まで: the trip itself is told
        later = [
            c
            for c in sentence.cues
            if c.kind == "encounter" and c.start >= cue.end and not c.value.get("back") and kind_of(c) in _STOPS
        ]
        return any(cue.end <= a.start < later[-1].start for a in sentence.actors) if later else False

    def _comes_to_house(self, sentence: Sentence, cue: Cue) -> bool:
        """Whether an office's house is visited, not a country: 愛知県公館を訪れ."""
        before = [u for u in sentence.units if u.end <= cue.start and u.cls != "j"]
        if not before or cue.start - before[-1].end > 1:
            return False
        meets = any(c.kind == "encounter" and kind_of(c) == "meeting" and c.start >= cue.end for c in sentence.cues)
        here = before[-1].id == "own_region" and meets  # 本県を訪れ、知事と面会し: the occasion
        return here or before[-1].text in self._language.words_of("venue")

    def _arguments(self, sentence: Sentence, cue: Cue, since: int, until: int) -> Arguments:
        """Return the actors of a cue: those before it since the last one, or carried from there.

        A cue that is a noun (XによるY表敬) may have a side behind it too.
        """
        everybody = cue.value.get("frame") == "message"
        actors = [a for a in sentence.actors if everybody or a.end == cue.start or not is_outside(sentence, a)]
        actors = [a for a in actors if not is_head_of(sentence, a)]
        before = [a for a in actors if since <= a.start and a.end <= cue.start]
        behind = [a for a in actors if cue.end <= a.start < until] if cue.value.get("after") else []
        if any(u.start == cue.start and u.cls in "jst" for u in sentence.units):
            behind = []  # を表敬し: the verb has its object before it
        if not any(is_marked(sentence, a) for a in before):
            carried = [a for a in actors if a.end <= since and is_marked(sentence, a)][:1]
            before = [*carried, *before]
        held = any(c.id == "meeting.attend" and c.start >= cue.end for c in sentence.cues)
        passive = any(u.start <= cue.start <= u.end and u.text == "が" for u in sentence.units)
        inside = any(cue.start < u.start < cue.end and u.text == "が" for u in sentence.units)
        held = held or (cue.value.get("frame") == "ceremony" and (passive or inside))  # 竣工式が行われ、AとBが
        if cue.value.get("frame") == "summit" and not any(a.kind in ("person", "role") for a in actors):
            before = [*self._dropped_subject(sentence, before), *before]  # 15日にはX首脳会議に臨む
        if cue.value.get("frame") == "summit" or (held and cue.value.get("frame") in ("ceremony", "session", "noun")):
            # Who took part may be told behind it.
            return Arguments(before, [a for a in actors if a.start >= cue.end and a.kind != "both"])
        subject = [a for a in before if is_marked(sentence, a) and not describes(sentence, a, cue)]
        if is_intended(sentence, cue):
            subject = acting_inside(sentence, subject)
        if cue.value.get("needs_result"):
            subject = [a for a in subject if a.end < cue.start]  # Xとは、…で一致した: the partner
        if not subject and not behind and cue.value.get("frame") in _PERSONAL:
            subject = self._dropped_subject(sentence, before)
        if len(subject) == 1:
            subject = with_joined(sentence, subject[0], before)
        subject = [*subject, *self._companions(sentence, subject, before)]
        if not subject:  # AとBとの会談: the first is one side
            return Arguments(before[:1], before[1:] + behind)
        return Arguments(subject, [a for a in before if a not in subject] + behind)

    def _dropped_subject(self, sentence: Sentence, before: list[Actor]) -> list[Actor]:
        """Return the subject told last, which Japanese leaves out: 22日は知事を表敬しました."""
        number = self._led_by_delegation(sentence, self._last_subject)
        home = str(self._language.settings.get("home"))
        if number < 0 and self._diary and not any(a.polity and state_of(a.polity) == home for a in before):
            return [Actor("polity", sentence.start, sentence.start, sentence.index, polity=home)]
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
        if not self._is_official(event):
            return False
        told = {state_of(p) for p in (*event.told, *listed_states(self._mentions.sentences[event.opened]))}
        if frame == "summit" and not event.people and len(told) < _TWO:
            return False  # an organization meets somewhere: its own affair
        told = {p.partition("-")[0] for p in event.told}
        if event.people and not any(self._figures[n].capacity or self._is_royal(n) for n in event.people):
            return len(told) > 1  # Mr. A and Ms. B: nobody acts for a state
        if event.people:
            if frame in ("visit", "summit", "ceremony", "signing"):
                return self._are_known(event)
            return self._sides.are_told(event)
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
            if mechanism.generic and (event.kind == "meeting" or not mechanism.start <= start <= mechanism.end):
                continue  # some 会議 named before talks is another event
            if mechanism.kind == "consultations" and event.kind in ("meeting", "ceremony", "consultations"):
                event.mechanism, event.kind = mechanism, "consultations"
                return
            if event.kind == "summit" and event.mechanism is None:
                event.mechanism = mechanism

    def _is_background(self, event: Event) -> bool:
        """Whether an event's day lies far before publication: what is told first is the news all the same."""
        if self._mentions.published is None and event.dates and len(event.dates[0].iso or "") in (4, 7):
            return True  # 1997年に来日: of a report that nobody has dated, a year or month tells of the past
        if not super()._is_background(event) or self._is_in_timeline(event):
            return False
        days = [d for m in event.dates if (d := resolve_date(m, self._mentions.published, planned=False))]
        long_ago = bool(days) and int(days[0][:4]) < int(str(self._mentions.published)[:4]) - 1
        return bool(self.events) or long_ago
