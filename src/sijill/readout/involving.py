"""Who takes part in an encounter: actors → people and sides of an event, those who join it later, who leads."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from sijill.language import Language
from sijill.readout.arguments import Arguments
from sijill.readout.context import is_outside, opens_clause, sentence_text
from sijill.readout.listed import is_number
from sijill.readout.reach import drop_places_left, drop_places_of_talk
from sijill.readout.sides import Sides, state_of
from sijill.readout.speakers import find_speaker
from sijill.readout.summits import names_more
from sijill.records.events import Event
from sijill.records.mentions import Actor, Capacity, Cue, MechanismMention, Mentions, PlaceMention, Sentence

_CELEBRATED = 40  # characters from a celebration to whose or where it is
_HIGH = frozenset(("head_of_state", "head_of_government", "foreign_minister"))
_OF_MANY = frozenset(("ceremony", "consultations", "signing"))
_FIRST, _SAYS = 60, 30  # characters before who speaks, and from him to his verb
_IN_ROSTERS = frozenset("has been is was appointed as based resident in".split())
_AS = frozenset(("as", "when"))
_BULLETS = frozenset(("•", "-", "*", "–", "·"))
_GOES = 60  # characters from a trip to where it goes
_AT_HOME = ("البلاد", "العاصم", "مطار", "قصر", "مقر", "ارض", "هنا", "قاعد", "مكتب", "مين", "الوطن")
_OBJECT = 5  # characters between "visit" and the place: room for an article


class Involving:
    """Puts the actors of a document into its events."""

    def __init__(self, mentions: Mentions, language: Language) -> None:
        self._mentions = mentions
        self._figures = mentions.figures
        self._language = language
        self._careful = language.settings.get("sides") == "careful"
        self._sides = Sides(mentions, careful=self._careful)
        self.events: list[Event] = []
        self._half: Event | None = None
        self._last_subject: int = -1
        self._retold: Event | None = None  # the event told of last, where it isn't the newest

    def _involve(self, event: Event, arguments: Arguments) -> None:
        """Put the actors into the event and settle whom they represent; a traveller faces where he goes."""
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
                elif self._is_own_office(actor):
                    told.append(str(self._mentions.home))
                elif self._language.cased and actor.capacity and actor.capacity.counterpart and self._sides.trip:
                    told.append(self._sides.trip)  # "his counterpart" is of the state gone to
            for number in figures:
                event.people.setdefault(number, False)
            known = [p for n in figures if (p := self._figures[n].polity)]
            sides.append({state_of(p) for p in (known or told)})
            event.told.extend(told)
        subject, object_ = sides
        if event.kind == "visit":
            object_ |= {p.country for p in event.places if p.country and p.towards}
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

    def _share_delegation(self, travellers: list[Actor]) -> None:
        """Give those who are told of a delegation its side."""
        sent = next((a.polity for a in travellers if a.kind == "polity" and a.group), None)
        for actor in travellers if sent is not None else ():
            if actor.figure >= 0 and self._figures[actor.figure].polity is None:
                self._figures[actor.figure].polity = sent

    def _is_own_office(self, actor: Actor) -> bool:
        """Whether a high office told without state and name is of the state that publishes: "the Prime Minister"."""
        capacity = actor.capacity
        if capacity is None or actor.figure >= 0 or capacity.polity or capacity.counterpart or capacity.plural:
            return False
        return self._language.cased and self._mentions.home is not None and capacity.head in _HIGH

    def _point_pronouns(self, arguments: Arguments) -> None:
        """Let "he" be the subject told last, or who led the encounter told last where that one faces himself."""
        for actor in arguments.object[:1]:
            if actor.kind == "pronoun" and actor.figure < 0 and self._is_word(actor, "him"):  # "visited him"
                own = self._subject_before(actor)
                actor.figure = own[0] if own else self._last_subject
        for actor in arguments.subject if self._language.cased and arguments.object else ():
            if actor.kind == "pronoun" and actor.figure < 0 and self._is_word(actor, "i"):
                actor.figure = find_speaker(self._mentions, actor)
        faced = {state_of(p) for a in arguments.object if (p := a.polity)}
        for actor in arguments.subject:
            if actor.kind != "pronoun" or actor.figure >= 0 or self._is_word(actor, "i"):
                continue
            earlier = (n for e in reversed(self.events) for n, lead in e.people.items() if lead)
            own = self._subject_before(actor)
            for number in (*own, self._last_subject, *earlier):
                if number >= 0 and (
                    self._figures[number].polity is None or state_of(str(self._figures[number].polity)) not in faced
                ):
                    actor.figure = number
                    break

    def _is_word(self, pronoun: Actor, word: str) -> bool:
        """Whether a pronoun is this one."""
        units = self._mentions.sentences[pronoun.sentence].units
        return self._language.cased and any(u.start == pronoun.start and u.text == word for u in units)

    def _subject_before(self, pronoun: Actor) -> list[int]:
        """Return who opens the sentence of a pronoun, if not with it: "|X| said he was glad while hosting Y"."""
        sentence = self._mentions.sentences[pronoun.sentence]
        named = [a for a in sentence.actors if a.end <= pronoun.start and a.kind in ("person", "role")]
        before = next((u for u in reversed(sentence.units) if u.end <= pronoun.start), None)
        if named and self._language.cased and before is not None and before.text in _AS and named[-1].figure >= 0:
            return [named[-1].figure]  # "welcome to X as |he| arrives"
        return [named[0].figure] if named and named[0].figure >= 0 and opens_clause(sentence, named[0]) else []

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
        if self._careful and event.mechanism is not None:
            event.polities.update(dict.fromkeys(nations_of(event.mechanism, self._mentions)))
            if len({state_of(p) for p in event.polities}) > 1:
                return
        if event.polities:
            home = self._sides.other_home({state_of(p) for p in event.polities})
            if home is not None and self._sides.may_be_visited(event):
                event.polities.setdefault(home)
        elif event.mechanism is not None:
            for known in reversed(self.events):
                if known.mechanism is not None and known.mechanism.id == event.mechanism.id:
                    event.polities.update(known.polities)
                    return

    def _add_destination(self, sentence: Sentence, event: Event, cue: Cue) -> None:
        """A trip has the country gone to as a side: the first named that is not the traveller's own."""
        told = drop_places_left(sentence, drop_places_of_talk(sentence, cue, sentence.places))
        named = [p for p in told if p.country and p.start >= cue.start]
        own = {state_of(p) for p in event.polities}
        abroad = [p for p in named if state_of(str(p.country)) not in own]
        for place in (*abroad, *named)[:1]:
            event.polities.setdefault(str(place.country))
            for further in _listed_behind(sentence, place, named) if self._language.cased else ():
                event.polities.setdefault(str(further.country))
            if _is_reached(sentence, event, place, cue):
                event.places = [
                    msgspec.structs.replace(place, towards=True),
                    *(p for p in event.places if p != place),
                ]
            return
        gone_to = next((p.country for p in sentence.places if p.towards and p.country), None)
        if self._careful and gone_to is not None:  # "arrived in Kenya ... on an official visit"
            event.polities.setdefault(gone_to)
            return
        if not self._sides.may_be_visited(event) or (self._careful and _goes_elsewhere(sentence, cue)):
            return
        home = self._sides.other_home({state_of(p) for p in event.polities})
        if home is not None and len(event.polities) == 1:  # "arrived in the country"
            event.polities.setdefault(home)

    def _add_celebrating(self, sentence: Sentence, event: Event, cue: Cue) -> None:
        """A celebration that somebody goes to has the state that celebrates as a side: احتفالات جمهورية المالديف."""
        for place in sentence.places:
            if place.country and 0 <= place.start - cue.end <= _CELEBRATED:
                event.polities.setdefault(place.country)
                event.places = [msgspec.structs.replace(place, name=None, located=True), *event.places]
                return

    def _add_hosts(self, sentence: Sentence, event: Event) -> None:
        """A summit has the organizations that hold it and the country it is held in as sides."""
        for unit in sentence.units:
            if unit.cls == "G" and unit.start >= event.span[0] - 40 and not names_more(sentence, unit):
                event.polities.setdefault(unit.id)
        if len({state_of(p) for p in event.polities}) > 1:
            return  # leaders of two states met somewhere else
        for place in event.places:
            if place.located and place.country:
                event.polities.setdefault(place.country)
                return

    def _attend(self, sentence: Sentence, event: Event) -> None:
        for actor in sentence.actors:
            if actor.kind == "person" and not is_outside(sentence, actor):
                self._join(sentence, event, actor)
        self._set_leads(event)

    def _bear(self, sentence: Sentence) -> None:
        """Add to the message told last who handed it over or took it; the sides are told already."""
        message = next((e for e in reversed(self.events) if e.kind == "message"), None)
        told = [c for c in sentence.cues if c.kind == "encounter" and c.value.get("frame") not in ("bear", "message")]
        verb_first = self._language.settings.get("subject") == "after"
        until = min((c.start for c in told), default=sentence.end) if verb_first else sentence.end
        for actor in sentence.actors if message is not None else ():
            if actor.start >= until:
                break  # نقلها X خلال لقاء جمعه بـ Y
            if actor.kind in ("person", "role") and actor.figure >= 0 and not is_outside(sentence, actor):
                polity = self._figures[actor.figure].polity
                if message and (polity is None or state_of(polity) in {state_of(p) for p in message.polities}):
                    message.people.setdefault(actor.figure, False)

    def _join(self, sentence: Sentence, event: Event, actor: Actor) -> None:
        """Add one who was present; his side is that of the delegation named before him, else home."""
        event.people.setdefault(actor.figure, False)
        figure = self._figures[actor.figure]
        if figure.polity is None:
            groups = [a.polity for a in sentence.actors if a.group and a.end <= actor.start]
            led = self._led_by(sentence, event, actor) or self._across(sentence, event, actor)
            if groups or led:
                figure.polity = groups[-1] if groups else led
            else:
                self._sides.settle(event, [actor.figure], set())
        if figure.polity:
            event.polities.setdefault(figure.polity)

    def _across(self, sentence: Sentence, event: Event, actor: Actor) -> str | None:
        """Return the side of who heads a session with one of the other side: "co-chaired by X of Y and |Z|"."""
        if (
            event.kind != "consultations"
            or not self._language.cased
            or len({state_of(p) for p in event.polities}) != 2
        ):
            return None
        heads = [c.end for c in sentence.cues if c.value.get("lead") and c.end <= actor.start]
        first = next((a for a in sentence.actors if heads and heads[-1] <= a.start < actor.start), None)
        if first is None or first.figure < 0 or first.figure == actor.figure:
            return None
        own = self._figures[first.figure].polity
        others = [p for p in event.polities if own and state_of(p) != state_of(own)]
        between = [u for u in sentence.units if first.end <= u.start < actor.start]
        told = any(u.cls in "PD" and state_of(u.id) == state_of(others[0]) for u in between) if others else False
        return others[0] if len(others) == 1 and (told or {u.cls for u in between} <= set("&,dH.")) else None

    def _led_by(self, sentence: Sentence, event: Event, actor: Actor) -> str | None:
        """Return the side of the traveller whose company a sentence lists; the guest's where nobody travelled."""
        if not any(c.value.get("companions") and c.end <= actor.start for c in sentence.cues):
            return None
        leads = [p for n, lead in event.people.items() if lead and (p := self._figures[n].polity)]
        if event.kind == "visit":
            return leads[0] if leads else None
        guests = [p for p in leads if state_of(p) != self._sides.home]
        return guests[0] if len(leads) > 1 and guests else None

    def _lists_people(self, sentence: Sentence, event: Event) -> bool:
        """Whether a sentence introduces several people by capacity and tells nothing that they said or did."""
        new = [p for p in sentence.people if p.figure >= 0 and p.capacity and p.figure not in event.people]
        before = self._mentions.sentences[sentence.index - 1] if sentence.index else sentence
        if new and self._language.cased and _is_roster_line(sentence, numbered=is_number(before)):
            return True
        first = next((a for a in sentence.actors if a.kind in ("person", "role")), None)
        if first is not None and first.figure in event.people:
            return False  # somebody who is there already says or does something
        if self._language.cased and _tells_of_past(sentence, [(p.start, p.capacity) for p in new]):
            return False
        named = [a for a in sentence.actors if a.kind == "person" and is_outside(sentence, a)]
        return len(new) > 1 and not named and not any(c.kind in ("speech", "outcome") for c in sentence.cues)

    def _current(self) -> Event:
        """Return the event that following sentences tell more of: a message is told in one sentence."""
        if self._retold is not None and self._retold in self.events:
            return self._retold
        last = next((e for e in reversed(self.events) if e.kind != "message"), self.events[-1])
        if last.status == "planned" and self._language.cased:  # "met X today and will meet Y tomorrow"
            beside = (e for e in reversed(self.events) if e.opened == last.opened and e.status == "held")
            return next(beside, last)
        return last

    def _speaker_at(self, sentence: Sentence, event: Event) -> Actor | None:
        """Return who speaks at an occasion of many though nothing tells that he came: "Ambassador X also stated"."""
        if event.kind not in _OF_MANY or event.status != "held" or not self._language.cased:
            return None
        actor = next((a for a in sentence.actors), None)
        if actor is None or actor.kind != "person" or actor.figure in event.people or is_outside(sentence, actor):
            return None
        figure = self._figures[actor.figure]
        if figure.capacity is None or figure.capacity.head == "spokesperson" or actor.start > sentence.start + _FIRST:
            return None
        says = any(c.kind in ("speech", "outcome") and 0 <= c.start - actor.end <= _SAYS for c in sentence.cues)
        sides = {state_of(p) for p in event.polities}
        return actor if says and (figure.polity is None or state_of(figure.polity) in sides) else None

    def _named_again(self, sentence: Sentence) -> Event | None:
        """Return the session that a sentence names again: "at the political consultations, ..."; it stays current."""
        named = {m.id for m in sentence.mechanisms if m.round is None} if self._language.cased else set()
        known = [e for e in self.events if e.mechanism is not None and e.mechanism.id in named]
        if len(known) == 1:
            self._retold = known[0]
        return known[0] if len(known) == 1 else None

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


def _goes_elsewhere(sentence: Sentence, cue: Cue) -> bool:
    """Whether a trip is told to go to what is no state and nowhere at home: زيارة الرئيس إلى أفريقيا."""
    units = [u for u in sentence.units if cue.start <= u.start < cue.end + _GOES]
    goals = [two for one, two in pairwise(units) if one.cls == "t"]
    return bool(goals) and goals[0].cls in "Fxc" and not goals[0].text.startswith(_AT_HOME)


def nations_of(mechanism: MechanismMention, mentions: Mentions) -> list[str]:
    """Return the states that the name of a committee tells: اللجنة السعودية الكورية المشتركة."""
    found, end = [], mechanism.end
    for unit in mentions.sentences[mechanism.sentence].units:
        if unit.start >= end:
            if unit.cls != "D" or unit.start > end + 1:
                break
            end = unit.end  # اللجنة المشتركة السعودية الكورية
        if unit.start >= mechanism.start and unit.cls in "DP":
            found.append(unit.id)
    return found if len(set(found)) > 1 else []


def _tells_of_past(sentence: Sentence, people: list[tuple[int, Capacity | None]]) -> bool:
    """Whether people are told to have done something before: "following the launch by X", "X founded it in 2020"."""
    starts = {min(start, office.start if office else start) for start, office in people}
    for before, unit in pairwise(sentence.units):
        if unit.start in starts and before.cls == "b":
            return True
    return any(c.kind in ("background", "occasion") for c in sentence.cues) or bool(sentence.years)


def _is_roster_line(sentence: Sentence, *, numbered: bool) -> bool:
    """Whether a numbered or marked line holds only somebody and his office: "2. H.E. Mr X, Ambassador of Y".

    What a bracket behind him adds ("resident in Z") may be there. `numbered`: the number is told before.
    """
    if not sentence.units or not (numbered or sentence.units[0].cls == "1" or sentence.units[0].text in _BULLETS):
        return False
    spans = [(p.start, p.end) for p in sentence.people] + [(c.start, c.end) for c in sentence.capacities]
    opened = next((u.start for u in sentence.units if u.cls == "("), None)
    if opened is not None and sentence.units[-1].cls == ")" and opened >= spans[0][1]:
        spans.append((opened, sentence.end))
    told = [u for u in sentence.units if u.text not in _IN_ROSTERS]
    rest = [u.cls for u in told if not any(a <= u.start < b for a, b in spans)]
    return set(rest) <= set("1.,H-()d;&L")


def _listed_behind(sentence: Sentence, first: PlaceMention, named: list[PlaceMention]) -> list[PlaceMention]:
    """Return the places that a list goes on with: "to |Zurich|, Switzerland, Brussels, Belgium and Paris"."""
    found, end = [], first.end
    for place in named:
        if place.start < end:
            continue
        between = [u for u in sentence.units if end <= u.start < place.start]
        if not all(u.cls in ",&dt" for u in between):
            break
        found.append(place)
        end = place.end
    return found


def _is_reached(sentence: Sentence, event: Event, place: PlaceMention, cue: Cue) -> bool:
    """Whether a place is where a trip goes without a word for it: "visited Kuwait", يزور الوزير مصر."""
    if sentence_text(sentence, cue).endswith((" from", "the country", "the island")):
        return False
    ends = [cue.end, *(a.end for a in sentence.actors if a.kind == "person" and a.figure in event.people)]
    return any(0 <= place.start - end <= _OBJECT for end in ends)
