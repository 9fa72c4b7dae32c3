"""What a form tells of a contact in a language whose verb ends the clause: 1 日時 5月9日, 訪問先 タイ, 団長 X知事."""

from __future__ import annotations

import msgspec

from sijill.readout.dates import resolve_date
from sijill.readout.final_clauses import is_span, tells_day
from sijill.readout.final_sides import FinalSides
from sijill.readout.sides import state_of
from sijill.records.events import Event
from sijill.records.mentions import Sentence

_WHERE = frozenset(("場所", "会場", "開催地", "開催場所"))
_WHEN = frozenset(
    ("日時", "日付", "期日", "開催日", "年月日", "期間", "日程", "訪問期間", "渡航期間", "派遣期間", "出張期間")
)
_GONE_TO = frozenset(("訪問先", "渡航先", "出張先", "派遣先", "訪問国", "訪問地", "訪問国・地域"))
_WHO = frozenset(("団長", "訪問者", "出張者", "渡航者", "派遣者", "参加者", "団員", "随行者"))
_TIMELINE, _MARK = 2, 3  # lines that make a timeline; characters of a bullet before its day
_LABEL = 4  # units of a line that is only a label


class FinalForms(FinalSides):
    """Reads the lines of forms."""

    def _fill_forms(self, events: list[Event]) -> None:
        """Give what is announced the day and the place of the form below it: 1 日時 5月9日, 2 場所 県庁(津市)."""
        for event in events:
            below = [s for s in self._mentions.sentences if s.index > event.opened]
            when = [s for s in below if s.dates and self._stands_at(s, _WHEN)]
            where = [s for s in below if s.places and self._stands_at(s, _WHERE)]
            if not event.dates and when:
                event.dates = list(when[0].dates[:1])
            if where and not any(p.located for p in event.places):
                named = [p for p in where[0].places if p.name and p.country]
                event.places.extend(msgspec.structs.replace(p, located=True) for p in (named or where[0].places)[-1:])

    def _add_trip_of_form(self, events: list[Event]) -> list[Event]:
        """Return the events with the trip that a form tells: ○期間, ○訪問先, ○団長; its stops have its month."""
        lines = self._mentions.sentences
        gone_to = next(
            (s for s in lines if self._stands_at(s, _GONE_TO) and any(u.cls in "PL" for u in s.units)), None
        )
        when = next((s for s in lines if s.dates and self._stands_at(s, _WHEN)), None)
        if gone_to is None or when is None or any(e.kind == "visit" for e in events):
            return events
        who = [s for s in lines if s.people and self._stands_at(s, _WHO)]
        trip = Event("visit", gone_to.index, (gone_to.start, gone_to.end), sentences=[gone_to.index])
        trip.frame, trip.dates = "visit", list(when.dates[:1])
        for sentence in who:
            for person in sentence.people:
                if person.figure >= 0:
                    trip.people.setdefault(person.figure, False)
        self._sides.settle(trip, list(trip.people), set())
        home = self._mentions.region or str(self._language.settings.get("home"))
        sides = [p for n in trip.people if (p := self._figures[n].polity)] or [home]
        states = [str(u.value.get("country") or u.id) for u in gone_to.units if u.cls in "PL"]
        trip.polities = dict.fromkeys((*sides, *map(state_of, states)))
        trip.places = (
            [msgspec.structs.replace(p, towards=True) for p in gone_to.places] if len(set(states)) == 1 else []
        )
        trip.told.extend(trip.polities)
        self._set_leads(trip)
        if len({state_of(p) for p in trip.polities}) < len(("one", "other")):
            return events
        for event in events:
            told = {(d.iso, d.relative) for d in event.dates}
            if (
                event.status == "held"
                and told <= {(d.iso, d.relative) for d in trip.dates}
                and is_span(when, when.dates[0])
            ):
                event.dates, event.trip_dates = [], list(trip.dates)
        return [trip, *events]

    def _titled_subject(self) -> int:
        """Return whose day or trip the title tells, where it names only one in office: 首相動静, 林大臣の訪問."""
        titles = [s for s in self._mentions.sentences[:1] if s.kind == "title"]
        named = [p.figure for s in titles for p in s.people if p.figure >= 0 and p.capacity]
        offices = sum(len(s.capacities) for s in titles)
        return named[0] if len(named) == offices == 1 else -1

    def _is_diary(self) -> bool:
        """Whether the title says that whoever it tells of is left out below: 首相動静, 知事の一日."""
        words = self._language.words_of("diary")
        return any(u.text in words for s in self._mentions.sentences[:1] if s.kind == "title" for u in s.units)

    def _is_in_timeline(self, event: Event) -> bool:
        """Whether an event of the last year stands in a line of a timeline: 10月9日 アンマンで…会談."""
        lines = [s for s in self._mentions.sentences if s.kind == "body" and _opens_with_day(s)]
        published = self._mentions.published
        if len(lines) < _TIMELINE or published is None or not any(s.index == event.opened for s in lines):
            return False
        days = [d for m in event.dates if (d := resolve_date(m, published, planned=False))]
        return bool(days) and int(days[0][:4]) >= int(published[:4]) - 1

    def _place_stops(self, events: list[Event]) -> None:
        """A stop of a trip to several states was in the one it faces, not in the one that is named last."""
        gone_to = {state_of(p) for e in events if e.kind == "visit" for p in e.polities}
        home = str(self._language.settings.get("home"))
        for event in events:
            if event.kind == "visit" or not event.trip_places:
                continue
            sides = {state_of(p) for p in event.polities}
            faced = [s for s in sides & gone_to if s != home]
            placed = [p for p in event.trip_places if p.located or p.towards]
            if placed and placed[0].country not in sides and len(faced) == 1:
                place = msgspec.structs.replace(placed[0], country=faced[0], name=None, subdivision=None)
                event.trip_places = [place]

    def _stands_at(self, sentence: Sentence, labels: frozenset[str]) -> bool:
        """Whether a line of a form begins with one of these labels, or stands below a line of one."""
        above = self._mentions.sentences[sentence.index - 1] if sentence.index else sentence
        return _is_labelled(sentence, labels) or (len(above.units) <= _LABEL and _is_labelled(above, labels))


def _opens_with_day(sentence: Sentence) -> bool:
    """Whether a sentence begins with the day of what it tells."""
    return bool(sentence.dates) and sentence.dates[0].start - sentence.start <= _MARK and tells_day(sentence.dates[0])


def _is_labelled(sentence: Sentence, labels: frozenset[str]) -> bool:
    """Whether a line of a form begins with one of these labels."""
    return any(u.text in labels for u in sentence.units[:3])
