"""What an event lacks in a language whose verb ends the clause: its other side, its place, its day, who came.

A mission abroad, a prefecture or a ministry leaves out what its readers know.
"""

from __future__ import annotations

import re
from itertools import pairwise

from sijill.readout.arguments import Arguments
from sijill.readout.context import is_outside, sentence_text
from sijill.readout.final_clauses import (
    day_of,
    is_limit,
    is_marked,
    is_recalled,
    is_span,
    opens_section,
    tells_day,
)
from sijill.readout.final_company import FinalCompany
from sijill.readout.named_sides import is_own_name
from sijill.readout.opening import opening_cues
from sijill.readout.sameness import merge
from sijill.readout.sides import state_of
from sijill.records.events import Event
from sijill.records.mentions import Actor, Capacity, Cue, DateMention, PlaceMention, Sentence

_FORMS_OF_DAY = 2  # ways of telling one day: 5月9日, 9日
_LIST = 3  # states that make a list


class FinalSides(FinalCompany):
    """Completes the events of a document whose verbs end their clauses: sides, places, days and people told apart."""

    _diary: bool = False
    _series: int = -1  # the figure who met several one after another

    def _place_at_host(self, event: Event) -> None:
        """What a mission abroad tells without a place was in its host country."""
        host = self._mentions.host
        if host is None or event.kind in ("call", "message") or event.status != "held":
            return
        placed = any(p.located or p.towards for p in (*event.places, *event.trip_places))
        if not placed and host in {state_of(p) for p in event.polities}:
            at, _ = event.span
            event.places.append(PlaceMention(at, at, event.opened, None, host, None, located=True))

    def _same_day(self, number: int, events: list[Event]) -> list[DateMention]:
        """Return the day of the stop told before one that is told to be later that day: 夕方には…に臨みました."""
        words = self._mentions.sentences[events[number].opened].units[:4]
        before = events[number - 1] if number else None
        if (
            before is None
            or before.kind == "visit"
            or not any(u.text in self._language.words_of("later") for u in words)
        ):
            return []
        return list(before.dates)

    def _only_day(self, event: Event) -> list[DateMention]:
        """Return the day told before an event when the text has told no other: 9月28日、首相は各国の要人を迎えた."""
        told = [
            d
            for s in self._mentions.sentences
            if s.kind == "body" and s.index <= event.opened
            for d in s.dates
            if not is_limit(s, d)
        ]
        told = told or [d for s in self._mentions.sentences[:1] if s.kind == "title" for d in s.dates]
        told = [d for d in told if tells_day(d)]
        days = {(d.iso, d.relative) for d in told}
        if len(days) > _FORMS_OF_DAY or len({day_of(d) for d in told}) != 1:
            return []
        spans = any(is_span(s, told[0]) for s in self._mentions.sentences)
        return [] if event.trip_dates and spans else told[:1]

    def _join_speakers(self, sentence: Sentence, marked: list[Actor]) -> None:
        """Add to a session or summit who is introduced as speaking there: 開会あいさつで、A副大臣は…と述べた."""
        if not self.events or self.events[-1].kind not in ("consultations", "summit"):
            return
        event = self.events[-1]
        if sentence.index == event.opened or any(not c.value.get("back") for c in opening_cues(sentence)):
            return
        for actor in marked:
            figure = self._figures[actor.figure]
            introduced = sentence.start <= figure.spans[0][0] < sentence.end if figure.spans else False
            if introduced and figure.capacity is not None and not is_outside(sentence, actor):
                self._join(sentence, event, actor)
        self._set_leads(event)

    def _attend(self, sentence: Sentence, event: Event) -> None:
        """Add those who were present; who belonged to a delegation belongs to its trip: 一行には、AとBが加わった."""
        if all(is_recalled(sentence, c) for c in sentence.cues if c.id == "meeting.attend") and any(
            c.id == "meeting.attend" for c in sentence.cues
        ):
            return  # A会議にB副大臣が出席したことに謝意を示し
        trips = [e for e in self.events if e.kind == "visit"]
        units = [u for u in sentence.units[:4] if u.text in self._language.words_of("delegation")]
        attended = trips[-1] if trips and units else self._occasion(sentence) or event
        for each in self._of_series(sentence, attended):
            super()._attend(sentence, each)
            self._add_listed(sentence, each)

    def _add_listed(self, sentence: Sentence, event: Event) -> None:
        """Add the states that a sentence lists as taking part in a meeting of several or a tour."""
        if event.kind in ("summit", "visit"):
            for code in listed_states(sentence):
                event.polities.setdefault(code)

    def _fold_signings(self) -> None:
        """Leave a signing told behind a session without a day of its own to that session, with those who signed."""
        for event in tuple(self.events):
            sides = {state_of(p) for p in event.polities}
            for talks in self.events:
                same = talks.kind in ("consultations", "summit") and sides <= {state_of(p) for p in talks.polities}
                undated = not event.dates and not any(p.located for p in event.places)
                if event.kind == "signing" and same and undated and event.opened > talks.opened:
                    merge(talks, event)
                    self._set_leads(talks)
                    self.events.remove(event)
                    break
        super()._fold_signings()

    def _settle_own(self, actors: list[Actor]) -> None:
        """Give officials with a Japanese name of whom no state is told the home state, before lists share theirs."""
        home = str(self._language.settings.get("home"))
        for actor in actors:
            figure = self._figures[actor.figure] if actor.figure >= 0 else None
            if figure is not None and self._is_royal(actor.figure):
                figure.polity, figure.guessed = home, "name"
            if figure is None or figure.polity is not None or figure.capacity is None:
                continue
            if is_own_name(figure.name):
                figure.polity, figure.guessed = home, "name"

    def _note_series(self, sentence: Sentence, marked: list[Actor]) -> None:
        """Note who met several one after another, whom the lines below name: 大臣は各国首脳と個別に会談した."""
        talks = any(c.kind == "encounter" and c.value.get("frame") == "both" for c in sentence.cues)
        each = any(u.text in self._language.words_of("each") for u in sentence.units)
        others = [a for a in sentence.actors if a.kind == "person" and a not in marked]
        if talks and each and marked and not others:
            self._settle_own(marked)
            self._series = marked[0].figure

    def _add_of_series(self, sentence: Sentence) -> bool:
        """Add the meeting that a line of a series names: 1 コモロ連合 サンビ大統領(28日)."""
        host = self._figures[self._series] if self._series >= 0 else None
        people = [p for p in sentence.people if p.figure >= 0]
        item = bool(sentence.units) and sentence.units[0].cls in "1-."
        if host is None or host.polity is None or len(people) != 1 or not item:
            return False
        guest = self._figures[people[0].figure]
        shape = "".join([u.cls for u in sentence.units[:4]])
        headed = re.match(r"[-.1]+[PG]\(", shape) is not None and people[0].start < _closing(
            sentence
        )  # ▼カナダ(X農相)
        verb = any(u.cls == "v" for u in sentence.units) and not headed
        if verb or guest.polity is None or guest.polity == host.polity:
            return False
        event = Event("meeting", sentence.index, (people[0].start, people[0].end), sentences=[sentence.index])
        event.frame, event.dates = "both", list(sentence.dates)
        event.people = {host.number: True, guest.number: True}
        event.polities = dict.fromkeys((host.polity, guest.polity))
        series = self._mentions.sentences[: sentence.index]
        event.places = [p for s in series for p in s.places if p.located][-1:]
        self.events.append(event)
        return True

    def _settle_senders(self, sentence: Sentence, arguments: Arguments) -> None:
        """Give who wrote a letter the side of him who hands it over: 石破総理の親書を手渡した."""
        bearers = [a.polity or self._figures[a.figure].polity for a in arguments.subject if a.figure >= 0]
        side = next((b for b in bearers if b), None)
        for actor in arguments.object:
            behind = [u.text for u in sentence.units if actor.end <= u.start][:2]
            figure = self._figures[actor.figure] if actor.figure >= 0 else None
            writes = len(behind) > 1 and behind[0] == "の" and behind[1] in self._language.words_of("letter")
            if figure is not None and figure.polity is None and writes:
                figure.polity = side

    def _join(self, sentence: Sentence, event: Event, actor: Actor) -> None:
        """Add one who was present; a Japanese name tells the side before a list does."""
        groups = [a for a in sentence.actors if a.group and a.end <= actor.start]
        if not groups:
            self._settle_own([actor])
        super()._join(sentence, event, actor)

    def _complete_sides(self, event: Event) -> None:
        """Add the home side to a ceremony or session told with one side, where it is known who reports."""
        home = self._sides.home
        named = {state_of(u.id) for u in self._mentions.sentences[event.opened].units if u.cls == "P"}
        if event.kind == "message" or self._mentions.home is not None or home in named:
            super()._complete_sides(event)

    def _is_trip_of_office(self, sentence: Sentence, event: Event) -> bool:
        """Whether an official or a delegation travels, not just anybody."""
        offices = any(self._figures[n].capacity or self._is_royal(n) for n in event.people)
        return offices or any(u.text in self._language.words_of("delegation") for u in sentence.units)

    def _led_by_delegation(self, sentence: Sentence, subject: int) -> int:
        """Return who leads the delegation that acts (一行は), else `subject`."""
        words = self._language.words_of("delegation")
        acts = any(a.text in words and b.cls == "s" for a, b in pairwise(sentence.units[:6]))
        trips = [e for e in self.events if e.kind == "visit"] if acts else []
        leads = [n for n, lead in trips[-1].people.items() if lead] if trips else []
        return leads[0] if leads else subject

    def _is_royal(self, number: int) -> bool:
        """Whether somebody is of the emperor's family, whose names are houses and need no office: 秋篠宮."""
        name = self._figures[number].name
        return name.endswith("宮") and len(name) >= len("秋篠宮")

    def _is_official(self, event: Event) -> bool:
        """Whether somebody in office or two states told take part, not only heads of companies."""
        if len({state_of(p) for p in event.told}) > 1:
            return True
        capacities = [c for n in event.people if (c := self._figures[n].capacity)]
        private = self._language.words_of("private_office")
        return not capacities or any(self._last_word(c) not in private for c in capacities)

    def _last_word(self, capacity: Capacity) -> str:
        """Return the word that a capacity ends with."""
        for sentence in self._mentions.sentences:
            if sentence.start <= capacity.start < sentence.end:
                return next((u.text for u in sentence.units if u.end == capacity.end), "")
        return ""

    def _are_known(self, event: Event) -> bool:
        """Whether two sides rest on words, where nobody knows who reports and which home it leaves untold."""
        if self._mentions.home is not None:
            return True
        sure = {state_of(p) for p in event.told}
        sure.update(
            state_of(f.polity) for n in event.people if (f := self._figures[n]).polity and f.guessed != "home"
        )
        return len(sure & {state_of(p) for p in event.polities}) > 1

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
        named = {state_of(u.id) for u in self._mentions.sentences[event.opened].units if u.cls in "PG"}
        if named - sides - {home}:
            return  # another state is named: it may be the other side
        if any(self._figures[n].polity is None and _is_foreign(self._figures[n].name) for n in event.people):
            return  # ゼレンスキー大統領: of a state that nothing tells
        if home and self._mentions.home == home and not any(p.startswith(home) for p in event.polities):
            event.polities.setdefault(self._mentions.region or str(home))
            event.told.append(str(home))

    def _add_host(self, event: Event, arguments: Arguments) -> None:
        """An act of the home state's envoy has his host country as the other side: 大使は引渡式に出席した."""
        home = self._language.settings.get("home")
        if {state_of(p) for p in event.polities} != {home}:
            return
        offices = [c for n in event.people if (c := self._figures[n].capacity)]
        hosts = [c.accredited for c in offices if c.accredited and state_of(c.accredited) != home]
        host = next(iter(hosts), self._mentions.host)
        open_ended = event.frame == "ceremony" or any(
            a.polity is None and a.kind in ("role", "person") for a in arguments.all()
        )
        if host is not None and open_ended:
            event.polities.setdefault(state_of(host))
            event.told.append(state_of(host))

    def _lists_people(self, sentence: Sentence, event: Event) -> bool:
        """Whether a line names a side and who stood for it, without a verb: 日本側 軽部洋大使."""
        if sentence.dates and opens_section(sentence):
            return False  # what follows is another day's
        above = self._mentions.sentences[sentence.index - 1] if sentence.index else None
        if above is not None and above.kind == "dateline" and sentence is self._mentions.sentences[-1]:
            return False  # who signs the report
        states = event.kind in ("summit", "visit") and listed_states(sentence)
        return bool(sentence.people or states) and not any(u.cls == "v" for u in sentence.units)

    def _add_senders(self, sentence: Sentence, event: Event, cue: Cue) -> None:
        """A delegation without a state is the publisher's own: 本院の議員団は…エジプトを訪問した."""
        home = str(self._language.settings.get("home"))
        sent = any(u.text in self._language.words_of("delegation") for u in sentence.units if u.end <= cue.start)
        if sent and not event.polities and self._mentions.home == home:
            event.polities.setdefault(self._mentions.region or home)
            event.told.append(home)

    def _add_destination(self, sentence: Sentence, event: Event, cue: Cue) -> None:
        """A trip has the country gone to as a side: as its verb tells (来日), else the place named last before it."""
        goal = self._gone_to(sentence, cue)
        if goal is not None and {goal} != {state_of(p) for p in event.polities}:
            event.polities.setdefault(goal)
            event.told.append(goal)
            return
        local = any("-" in p for p in event.polities)
        for place in reversed(sentence.places):
            code = (place.subdivision if local else None) or place.country
            if code and place.end <= cue.start and not self._is_in_side(sentence, place):
                event.polities.setdefault(code)
                event.told.append(code)
                if place not in event.places:
                    event.places.append(place)
                place.located = True
                return

    def _gone_to(self, sentence: Sentence, cue: Cue) -> str | None:
        """Return the state that a trip's verb names, where it is told with its day as all that the sentence tells."""
        told = sentence_text(sentence, cue).replace(" ", "")
        further = [c for c in sentence.cues if c.kind == "encounter" and c.start >= cue.end]
        if further or not sentence.dates:
            return None
        return next((code for word, code in self._language.settings["goes_to"].items() if word in told), None)

    def _is_in_side(self, sentence: Sentence, place: PlaceMention) -> bool:
        """Whether a place only tells where somebody comes from: 浙江省代表団."""
        return any(a.start <= place.start < a.end and is_marked(sentence, a) for a in sentence.actors)


def _is_foreign(name: str) -> bool:
    """Whether a name is written in katakana."""
    return all("ァ" <= c <= "ヺ" or c in "ー・= " for c in name)


def _closing(sentence: Sentence) -> int:
    """Return where the first bracket of a sentence closes."""
    return next((u.end for u in sentence.units if u.cls == ")"), sentence.end)


def listed_states(sentence: Sentence) -> list[str]:
    """Return the states and organizations of which at least three stand in a list: フィジー、サモア及びトンガ."""
    closed = [(c.start, c.end) for c in sentence.capacities]
    closed.extend((m.start, m.end) for m in sentence.mechanisms)
    found: list[str] = []
    run: list[str] = []
    for unit in sentence.units:
        inside = any(a <= unit.start < b for a, b in closed)
        if unit.cls in "PG" and not inside:
            run.append(unit.id)
        elif unit.cls not in ",&-w/" or inside:
            found.extend(run if len(run) >= _LIST else ())
            run = []
    return list(dict.fromkeys([*found, *(run if len(run) >= _LIST else ())]))
