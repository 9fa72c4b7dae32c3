"""Whom people represent of whom no side is told.

A report names the country of its guests and leaves out its own. So the home
side is the first guess; where the other side is already home, the title, the
host country of an envoy and the place of the meeting tell the guest's. What
none of them tells stays unknown.
"""

from __future__ import annotations

from collections import Counter

from sijill.records.events import Event
from sijill.records.mentions import Figure, Mentions

_LOCAL = frozenset(("governor", "head", "officer", "chief", "head_of_organization"))  # offices regions have, too
_OFTEN = 3  # mentions from which a state is likely a side


class Sides:
    """Settles the polities of the figures of one document."""

    def __init__(self, mentions: Mentions) -> None:
        self._figures = mentions.figures
        self._homes = mentions.homes
        self._sentences = mentions.sentences
        self.home = mentions.homes[0] if mentions.homes else None
        self._acting: list[tuple[int, str]] | None = None
        self._titles: list[str] = []
        count: Counter[str] = Counter()
        for sentence in mentions.sentences:
            for unit in sentence.units:
                if unit.cls in "PD":
                    count[state_of(unit.id)] += 1
                    if sentence.kind == "title":
                        self._titles.append(state_of(unit.id))
        self._region = self._title_region()
        self._often = [code for code, n in count.most_common() if n >= _OFTEN]

    def _title_region(self) -> str | None:
        """Return the region that the title names as a side: "Sharjah, Japan explore ...", الشارقة واليابان."""
        for sentence in self._sentences:
            for before, unit, after in zip([None, *sentence.units], sentence.units, sentence.units[1:], strict=False):
                if sentence.kind != "title" or unit.cls != "L" or not unit.value.get("subdivision"):
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
                # Whoever joins a contact of two states is of one of them: a third would be invented.
                sides = {state_of(p) for p in event.polities}
                if guess is None or len(sides) < 2 or state_of(guess) in sides:
                    figure.polity, figure.guessed = self._narrowed(figure, guess), guessed

    def _guess(self, event: Event, figure: Figure, facing: set[str]) -> tuple[str | None, str]:
        if self.home is not None and self.home not in facing:
            return self.home, "home"
        for code in self._titles:
            if code not in facing:
                return code, "title"
        for number in event.people:
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


def state_of(code: str) -> str:
    """Return the country of a polity, an organization's own code."""
    return code.partition("-")[0]
