"""Whom people represent of whom no side is told, by the script and the length of their names."""

from __future__ import annotations

from sijill.language import Language
from sijill.language.names import is_family_name
from sijill.readout.sides import Sides, state_of
from sijill.records.events import Event
from sijill.records.mentions import Figure, Mentions, Unit

_HEADING = 30  # characters of a line that names the stop of a trip: 1 フィリピン(3月2日~3日)
_FAMILY = 2  # characters of most family names
_EVERYWHERE = frozenset(("head_of_state", "head_of_government", "foreign_minister"))  # one in each state
_OF_HAN = frozenset(("CN", "TW", "KR", "KP", "HK", "MO", "SG"))  # whose names are in Chinese characters


class NamedSides(Sides):
    """Settles polities with a look at the name: one in katakana is not the home country's."""

    def __init__(self, mentions: Mentions, language: Language) -> None:
        super().__init__(mentions)
        self._publisher = mentions.home
        self._own = str(language.settings.get("home"))
        self._has_own_head = bool(language.settings.get("own_head"))
        self._surnames = language.words_of("surname")
        self._abroad = language.words_of("surname_abroad")
        self._headings = [
            (s.start, codes.pop())
            for s in mentions.sentences[1:]
            if s.end - s.start <= _HEADING and not any(u.cls == "v" for u in s.units)
            if s.kind != "dateline" and not any(u.id == "at" or u.text == "於" for u in s.units)
            if len(codes := {_country(u) for u in s.units if u.cls in "PL"} - {""}) == 1
        ]

    def _guess(self, event: Event, figure: Figure, facing: set[str]) -> tuple[str | None, str]:
        """Return the state that fits, and why: the place or title for a foreign name, else the home side."""
        if not all("ァ" <= c <= "ヺ" or c in "ー・= " for c in figure.name):
            return self._guess_by_kanji(event, figure, facing)
        if self._publisher not in (None, self._own) and self._publisher not in facing and self._is_of_state(figure):
            return self._publisher, "home"  # whom a foreign agency names by his office alone is its own
        single = figure.capacity is not None and figure.capacity.head in _EVERYWHERE
        if self._publisher not in (None, self._own) and single and not self._is_faced(event, facing):
            return self._publisher, "home"
        places = [p.country for p in event.places if p.located and p.country]
        above = [code for start, code in self._headings if start < figure.span[0]]
        for code, why in (
            *((c, "title") for c in above[-1:]),
            *((p, "place") for p in places),
            *((t, "title") for t in self._titles),
            *((h, "home") for h in self._homes if h in self._often or self._publisher is not None),
        ):
            if code != self._own and code not in facing:
                return code, why
        return None, ""

    def _is_faced(self, event: Event, facing: set[str]) -> bool:
        """Whether somebody of the state that reports stands on the other side, not only the state's name."""
        people = {state_of(p) for n in event.people if (p := self._figures[n].polity)}
        return self._publisher in facing & people

    def _guess_by_kanji(self, event: Event, figure: Figure, facing: set[str]) -> tuple[str | None, str]:
        """Return whom one with a name in Chinese characters stands for: the home side or a neighbour told of."""
        if event.frame == "summit" and self._publisher == self._own in facing:
            return self._own, "home"  # who is told behind a meeting of all stands on any side
        own = self._is_own_name(figure.name) and not self._is_head_abroad(figure)
        if not own and self._is_mainland_name(figure.name):
            headed = [code for start, code in self._headings if start < figure.span[0]]
            near = [p.country for p in event.places if p.country] if self._is_head_abroad(figure) else []
            around = (*headed[-1:], *near, *map(state_of, event.polities), *self._titles)
            foreign = figure.name[:1] in self._abroad or self._is_head_abroad(figure)
            told = [c for c in self._told if c != self._own and foreign]
            neighbours = [c for c in (*around, *told) if c in _OF_HAN and c not in facing]
            if neighbours:
                return neighbours[0], "title"
        if self._own not in facing and own:
            return self._own, "home"
        if self._is_head_abroad(figure):
            return super()._guess(event, figure, {*facing, self._own})
        told = [c for c in map(state_of, event.told) if c in _OF_HAN and c not in facing]
        if told and not own:
            return told[0], "title"
        if self._publisher in (None, self._own):
            near = [c for c in (*map(state_of, event.polities), *self._titles) if c in _OF_HAN and c not in facing]
            if near and not own and self._own in facing:
                return near[0], "title"
            if self._own not in facing or own:
                return self._own, "home"
        return super()._guess(event, figure, facing)

    def _is_of_state(self, figure: Figure) -> bool:
        """Whether somebody holds an office of which each state has one."""
        return figure.capacity is not None and figure.capacity.head in _EVERYWHERE

    def _is_head_abroad(self, figure: Figure) -> bool:
        """Whether somebody is the head of a state that is not the home state, which has none of these."""
        head = figure.capacity.head if figure.capacity else None
        return head == "head_of_state" and self._has_own_head

    def _is_mainland_name(self, name: str) -> bool:
        """Whether a full name of two to four characters begins with a Chinese or Korean family name."""
        known = self._surnames
        if len(name) == _FAMILY:
            return name[:1] in known and not is_family_name(name)  # 王毅
        return len(name) in (3, 4) and (name[:1] in known or name[:2] in known)

    def _is_own_name(self, name: str) -> bool:
        """Whether a name in Chinese characters is no Chinese or Korean one, by its family name and length."""
        name = name.replace(" ", "")
        if is_family_name(name[:2]) or is_family_name(name[:3]):
            return True
        return 4 <= len(name) <= 6 and not (name[0] in self._surnames or name[:2] in self._surnames)


def _country(unit: Unit) -> str:
    """Return the state that a unit names or lies in."""
    return state_of(unit.id) if unit.cls == "P" else str(unit.value.get("country") or "")


def is_own_name(name: str) -> bool:
    """Whether a full name in kanji begins with a common Japanese family name."""
    name = name.replace(" ", "")
    return len(name) > _FAMILY and (is_family_name(name[:2]) or is_family_name(name[:3]))
