"""Whom people represent of whom no side is told.

A report names the country of its guests and leaves out its own. So the home
side is the first guess; where the other side is already home, the title, the
host country of an envoy and the place of the meeting tell the guest's. What
none of them tells stays unknown.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from sijill.records.events import Event
from sijill.records.mentions import Figure, Mentions, Unit

_LOCAL = frozenset(("governor", "head", "officer", "chief", "head_of_organization"))  # offices regions have, too
_ADDRESSED = frozenset(("message", "call"))  # contacts whose other side a title names
_PRIVATE = frozenset(("head_of_organization", "chief"))  # heads of what may be no part of a state
_TOWNS = frozenset(("عاصمه", "العاصمه", "مدينه"))
_KINGDOMS = frozenset(("SA", "KW", "QA", "BH", "OM", "JO", "MA", "AE"))
_DEGREES = frozenset(
    ("المهندس", "الدكتور", "الدكتوره", "المهندسه", "السيد", "السيده", "الاستاذ")
)  # anybody has these
_OF_STATES = frozenset("PDL")  # classes of words that name a state, or a place in one
# Where a government sits, which announces what its head does.
_SEATS = {"البيت الابيض": "US", "البنتاغون": "US", "البنتاجون": "US", "الكرملين": "RU", "الاليزيه": "FR"}
_THAT = frozenset(("ان", "بان"))
_OFFICES = frozenset(("الرياسه", "الخارجيه", "الحكومه", "الدفاع", "الداخليه", "رياسه الجمهوريه"))
_OFTEN = 3  # mentions from which a state is likely a side


class Sides:
    """Settles the polities of the figures of one document."""

    def __init__(self, mentions: Mentions, *, careful: bool = False) -> None:
        """`careful`: reports about others are common, so home and title are no side without a sign of it."""
        self._careful = careful
        self._figures = mentions.figures
        self._homes = mentions.homes
        self._sentences = mentions.sentences
        self.home = mentions.homes[0] if mentions.homes else None
        self._acting: list[tuple[int, str]] | None = None
        self._titles: list[str] = []
        self.trip: str | None = None  # the state that a trip told before goes to
        self.stops: set[str] = set()  # all states that it goes to
        self._told: dict[str, int] = {}  # each state with the first sentence that names it
        count: Counter[str] = Counter()
        for sentence in mentions.sentences:
            for at, unit in enumerate(sentence.units):
                if unit.cls not in _OF_STATES:
                    continue  # most words
                before = sentence.units[at - 1] if at else None
                # Where it was is nobody's side.
                located = before is not None and unit.cls in "PL" and (before.cls == "i" or before.text in _TOWNS)
                if not (located and self._careful) and (state := _named_by(unit)):
                    self._told.setdefault(state, sentence.index)
                if unit.cls in "PD":
                    count[state_of(unit.id)] += 1
                    if sentence.kind == "title":
                        self._titles.append(state_of(unit.id))
        self._region = self._title_region()
        self._often = [code for code, n in count.most_common() if n >= _OFTEN]

    def _title_region(self) -> str | None:
        """Return the region that the title names as a side: "Sharjah, Japan explore ...", الشارقة واليابان."""
        for sentence in self._sentences:
            if sentence.kind != "title":
                continue
            for before, unit, after in zip([None, *sentence.units], sentence.units, sentence.units[1:], strict=False):
                if unit.cls != "L" or not unit.value.get("subdivision"):
                    continue
                if (before is None and after.cls in "&,'/-") or (before is not None and before.cls in "&/"):
                    return str(unit.value["subdivision"])
        return None

    def _narrowed(self, figure: Figure, code: str | None) -> str | None:
        """Return, for an official of the region that the title names as a side, the region and not its state."""
        region, capacity = self._region, figure.capacity
        if region is None or code != state_of(region) or capacity is None or capacity.head not in _LOCAL:
            return code
        return region

    def settle(self, event: Event, figures: list[int], facing: set[str]) -> None:
        """Give the figures without polity one that is not in `facing`, the states of the other side."""
        for number in figures:
            figure = self._figures[number]
            if figure.polity is None:
                guess, guessed = self._guess(event, figure, facing)
                if guessed == "home" and (host := self._president(event)) is not None:
                    guess, guessed = host, "place"  # whoever is present with a president is of his state
                # Whoever joins a contact of two states is of one of them: a third would be invented.
                sides = {state_of(p) for p in event.polities}
                own = guessed == "home" and guess == self.home and not self._careful
                hosts = event.kind == "summit" and (guessed == "place" or own)
                if guess is None or len(sides) < 2 or state_of(guess) in sides or hosts:
                    figure.polity, figure.guessed = self._narrowed(figure, guess), guessed

    def _rules_elsewhere(self, figure: Figure) -> bool:
        """Whether somebody is a president and home is a kingdom, so that he is of some other state."""
        capacity = figure.capacity
        if not self._careful or capacity is None or capacity.head != "head_of_state" or self.home not in _KINGDOMS:
            return False
        sentence = next((s for s in self._sentences if s.start <= capacity.start < s.end), None)
        words = [u.text for u in sentence.units if capacity.start <= u.start < capacity.end] if sentence else []
        return bool(words) and words[0].startswith(("الرييس", "رييس الجمهوري"))

    def _president(self, event: Event) -> str | None:
        """Return the state of a president who receives somebody, where a paper of a kingdom names its own nowhere."""
        if not self._careful or event.frame != "receive" or self.home in self._told:
            return None
        hosts = (self._figures[n] for n in event.people)
        return next((f.polity for f in hosts if f.polity and self._rules_elsewhere(f)), None)

    def _announced_by(self, figure: Figure) -> str | None:
        """Return the state whose office tells of its own head or minister: أعلنت الرئاسة التونسية أن الرئيس X."""
        if figure.capacity is None or not figure.spans:
            return None
        at = min(figure.capacity.start, figure.spans[0][0])
        sentence = next((s for s in self._sentences if s.start <= at < s.end), None)
        before = [u for u in sentence.units if u.end <= at and u.cls != "H"] if sentence is not None else []
        if not before or before[-1].text not in _THAT:
            return None
        seat = next((_SEATS[u.text] for u in reversed(before) if u.text in _SEATS), None)
        if seat is not None:
            return seat
        for office, nation in pairwise(before):
            if nation.cls == "D" and office.text in _OFFICES:
                return state_of(nation.id)
        return None

    def _guess(self, event: Event, figure: Figure, facing: set[str]) -> tuple[str | None, str]:
        if figure.capacity is not None and figure.capacity.counterpart and self._careful:
            return self._counterpart(figure, facing), "counterpart"
        for place in event.places if len(self.stops) > 1 and event.kind != "visit" else ():
            if place.located and place.country in self.stops - facing:
                return place.country, "trip"  # "in Nigeria he met |President X|"
        announced = self._announced_by(figure) if self._careful else None
        if announced is not None and announced not in facing:
            return announced, "told"
        if self._careful and self.trip is not None and facing and self.trip not in facing:
            return self.trip, "trip"  # whoever the traveller meets is of the state he has come to
        if self._careful and event.kind == "summit":
            return None, ""  # people of anywhere take part
        if self._rules_elsewhere(figure):
            often = [code for code in self._often if code not in facing and code not in _KINGDOMS]
            return (often[0], "often") if often else (None, "")
        if self.home is not None and (self.home not in facing or (len(facing) > 1 and not self._careful)):
            if self._may_be_home(figure, facing, event):
                return self.home, "home"
            where = next((p.country for p in event.places if p.located and p.country not in facing), None)
            return (where, "place") if where and self._careful and event.kind == "meeting" else (None, "")
        if not self._careful and self.trip is not None and self.home in facing and self.trip not in facing:
            return self.trip, "trip"  # one of home who travels meets people of where he goes
        if not self._careful and figure.capacity is not None and figure.capacity.head in _PRIVATE:
            return None, ""  # the head of a bank or company may be of anywhere
        titled = list(dict.fromkeys(code for code in self._titles if code not in facing))
        if titled and (not self._careful or (len(titled) == 1 and event.kind in _ADDRESSED)):
            return titled[0], "title"
        for number in () if self._careful else event.people:
            capacity = self._figures[number].capacity
            if capacity is not None and capacity.accredited and state_of(capacity.accredited) not in facing:
                return capacity.accredited, "accredited"
        for place in event.places:
            if place.located and place.country and place.country not in facing:
                return place.country, "place"
        for code in self._often:
            if code in self._homes and code not in facing:
                return code, "often"
        return None, ""

    def _may_be_home(self, figure: Figure, facing: set[str], event: Event) -> bool:
        """Whether somebody told without a state may be of the home side.

        Where nothing up to his first mention names home but something names a third state, others are reported on.
        """
        if not self._careful or self.home in self._told_up_to(figure):
            return True
        if not facing and self.home in {state_of(p) for p in event.polities}:
            return True  # who attends a contact of home with another
        return self._is_addressed(figure) or not self._told_up_to(figure, event.opened) - facing

    def _is_addressed(self, figure: Figure) -> bool:
        """Whether a form of address stands before an office told without its state: papers give it to their own."""
        if figure.capacity is None or not figure.spans:
            return False
        at = min(figure.capacity.start, figure.spans[0][0])
        sentence = next((s for s in self._sentences if s.start <= at < s.end), None)
        before = next((u for u in reversed(sentence.units) if u.end <= at), None) if sentence else None
        return before is not None and before.cls == "H" and before.text not in _DEGREES

    def may_be_visited(self, event: Event) -> bool:
        """Whether a trip without a place told may be one to the home state: no third state is told of before it."""
        told = {code for code, first in self._told.items() if first <= event.opened}
        return not self._careful or self.home in told or not told - {state_of(p) for p in event.polities}

    def _counterpart(self, figure: Figure, facing: set[str]) -> str | None:
        """Return the state of a counterpart: where the other goes, or the only one told of beside the other's."""
        at = min((start for start, _ in figure.spans), default=figure.span[0])
        gone_to = [p.country for s in self._sentences for p in s.places if p.towards and p.start < at and p.country]
        if facing and gone_to and gone_to[-1] not in facing:
            return gone_to[-1]
        others = self._told_up_to(figure) - facing
        return others.pop() if facing and len(others) == 1 else None

    def _told_up_to(self, figure: Figure, opened: int | None = None) -> set[str]:
        """Return the states named up to the sentence that first names somebody, or that opened his encounter."""
        at = figure.spans[0][0] if figure.spans else figure.span[0]  # its first mention in the body
        sentence = next((s.index for s in self._sentences if s.start <= at < s.end), len(self._sentences))
        sentence = sentence if opened is None else min(sentence, opened)
        return {code for code, first in self._told.items() if first <= sentence}

    def pair(self, before: int) -> list[str]:
        """Return the two states told as acting up to a sentence, for "the two countries"; none unless two."""
        told = [polity for index, polity in self._first_told() if index <= before]
        return told if len(told) == 2 else []

    def _first_told(self) -> list[tuple[int, str]]:
        """Return the states that act, each with the sentence that first tells so."""
        if self._acting is None:
            first: dict[str, tuple[int, str]] = {}
            for sentence in self._sentences:
                for actor in sentence.actors:
                    if actor.kind == "polity" and actor.polity:
                        first.setdefault(state_of(actor.polity), (sentence.index, actor.polity))
            self._acting = list(first.values())
        return self._acting

    def are_told(self, event: Event) -> bool:
        """Whether two sides rest on more than how often a state is mentioned."""
        sure = {state_of(p) for p in event.told}
        for number in event.people:
            figure = self._figures[number]
            unsure = figure.guessed == "often" or (figure.guessed == "home" and figure.capacity is None)
            if figure.polity is not None and not unsure:
                sure.add(state_of(figure.polity))
        return len(sure & {state_of(p) for p in event.polities}) > 1

    def other_home(self, facing: set[str]) -> str | None:
        """Return the home side when it is not in `facing`."""
        return self.home if self.home not in facing else None


def _named_by(unit: Unit) -> str | None:
    """Return the state that a word names: itself, or by one of its cities."""
    if unit.cls in "PD":
        return state_of(unit.id)
    country = unit.value.get("country") if unit.cls == "L" else None
    return str(country) if country else None


def state_of(code: str) -> str:
    """Return the country of a polity, an organization's own code."""
    return code.partition("-")[0]


def has_state(event: Event) -> bool:
    """Whether a state is among the sides: its codes are two capital letters."""
    return any(
        len(code := state_of(p)) == len("KW") and code.isupper() and code not in ("UN", "EU") for p in event.polities
    )
