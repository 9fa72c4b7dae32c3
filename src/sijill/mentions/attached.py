"""Names and capacities where the capacity stands directly behind the name: 長岡寛介駐クウェート大使.

Neither has a border of its own, so both are found together. A head (大使, 局長)
takes what may belong to it on its left: sectors, bodies, states, grades. What
is left over before it, back to a mark or particle, is the name. In a chain
joined by ・ the gazetteer decides where the name ends: ブイ・タイン・ソン・ベトナム
社会主義共和国外務大臣.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import msgspec

from sijill.language import Language
from sijill.mentions.aliases import read_bracket
from sijill.mentions.attached_names import AttachedNames
from sijill.mentions.attached_offices import Found
from sijill.mentions.postings import polity_in, represented, sent_from_home
from sijill.mentions.scripts import is_han, is_katakana
from sijill.records.mentions import Capacity, Person, Unit

_MISSIONS = ("大使館", "領事館", "代表部", "代表処")
_INITIALS = re.compile(r"(?<![a-z])(?:[a-z]\.[ ・]?){1,4}\Z")
_LONGEST = 8  # characters of a name in Chinese characters, with the space in it


class Attached(AttachedNames):
    """Finds the people and capacities of one sentence."""

    def __init__(
        self,
        units: list[Unit],
        sentence: int,
        language: Language,
        text: str,
        *,
        known: Collection[str] = (),
        meetings: Sequence[tuple[int, int]] = (),
    ) -> None:
        super().__init__(units, language, text, known=known, meetings=meetings)
        self._sentence = sentence
        self.capacities: list[Capacity] = []
        self.people: list[Person] = []

    def find(self) -> None:
        """Fill `capacities` and `people` in order of place."""
        floor = at = 0
        while at < len(self._units):
            if self._shape[at] in "RK" and self._names_office(at) and not self._in_meeting(at):
                found = self._around(at, floor)
                self._add(found)
                behind = self._add_behind(found) if found.name is None else 0
                floor = at = max(found.last, at + 1, behind)
            elif self._shape[at] == "H" and self._units[at].id != "latin":
                self._add_addressed(at, floor)
                at += 1
                floor = at
            elif self._shape[at] == "(":
                # What brackets hold is told with what stands before them; Latin names in them are no mentions.
                end = self._closing(at)
                if end is not None and self._is_latin(at, end):
                    floor = floor if self._short_form(end, floor) is not None else end
                    at = end
                else:
                    at += 1
            else:
                at += 1

        self._share_offices()

    def _share_offices(self) -> None:
        """Give those named before 両 or 各 the office behind it: X氏とY氏の両大統領."""
        for capacity in self.capacities:
            at = capacity.units[0] - 1
            if at < 1 or self._units[at].cls != "e" or any(p.capacity is capacity for p in self.people):
                continue
            end = self._units[at].start
            for person in reversed(self.people):
                between = [u.cls for u in self._units if person.end <= u.start < end]
                if person.capacity is not None or person.end > end or not set(between) <= set("Hgw,-&PLe"):
                    break
                person.capacity, end = capacity, person.start

    def _around(self, head: int, floor: int) -> Found:
        last = self._right(head)
        first = self._left(head, floor)
        found = Found(head, first, last)
        if not self._name_by_local(found, floor):
            self._find_name(found, floor)
        if found.name is not None and self._is_no_name(found.name):
            found.name = None  # 全国|執行委員
        self._find_aliases(found)
        self._find_origin(found)
        return found

    def _is_no_name(self, name: tuple[int, int]) -> bool:
        """Whether what would be a name is a noun that grades offices."""
        words = [u.text for u in self._units[name[0] : name[1]]]
        return len(words) == 1 and words[0] in self._language.words_of("no_surname")

    def _find_aliases(self, found: Found) -> None:
        """Read a bracket behind: the name in Latin letters, and the state that it tells."""
        at = found.last
        if at >= len(self._units) or self._shape[at] != "(":
            return
        end = self._closing(at)
        if end is None:
            return
        bracket = read_bracket(self._units[at + 1 : end - 1], self._text)
        if self._shape[at + 1 : end - 1] == "P":
            found.polity = found.polity or self._units[at + 1].id  # オニール首相(パプアニューギニア)
        elif bracket.is_latin:
            found.also = (*found.also, *bracket.names)
            found.polity = bracket.polity
            if found.name is not None:
                found.last = max(found.last, at)

    def _find_origin(self, found: Found) -> None:
        """Take the state, region or body told before with の or ・: ウクライナのゼレンスキー大統領."""
        start = found.name[0] if found.name else found.first
        at = start - 1
        if at >= 0 and self._units[start].start - self._units[at].end == 1 and self._shape[at] in "BPGL":
            first = at  # ルワンダ共和国 文化省 事務次官: a space between
            while (
                first > 0
                and self._shape[first - 1] in "BFPLGn-"
                and self._units[first].start - self._units[first - 1].end <= 1
            ):
                first -= 1
            found.polity = found.polity or polity_in(self._units, first, start)
            return
        if at > 0 and self._shape[at] == "(" and self._shape[at - 1] in "PGL":
            found.polity = found.polity or polity_in(self._units, at - 1, at)  # カナダ(X農相)
            return
        if (
            at < 1
            or self._units[at].text not in ("の", "・", "から", ":")
            or self._units[at].end != self._units[start].start
        ):
            return
        at -= 1
        first = at
        while (
            first > 0
            and (self._shape[first - 1] in "BFQPLGn" or self._shape[first - 2 : first + 1] == "P-P")
            and self._units[first - 1].end == self._units[first].start
        ):
            first -= 1
        polity = polity_in(self._units, first, at + 1)
        if self._units[at].text.endswith(_MISSIONS):  # 在大阪・神戸アメリカ合衆国総領事館のX総領事
            own = range(max(first, 1), at + 1)
            senders = [self._units[i].id for i in own if self._shape[i] == "P" and self._shape[i - 1] != "@"]
            posted = "@" in self._shape[max(first - 1, 0) : at]
            polity = senders[-1] if senders else (None if posted else polity)  # 在リヤド大使館: whose is untold
        if polity is not None and (self._units[start - 1].text != "・" or self._shape[at] in "PLGB"):
            found.polity = found.polity or polity

    def _office_before(self, name: int) -> Capacity | None:
        """Return the office told right before a name, or with の, that nobody bears yet: 外務大臣のX王子."""
        last = self.capacities[-1] if self.capacities else None
        if last is None or any(p.capacity is last for p in self.people):
            return None
        between = self._units[last.units[1] : name]
        if (
            last.units[1] > name
            or len(between) > 1
            or (between and between[0].text not in ("の", "である", "として", "だった"))
        ):
            return None
        return last if self._units[name].start - self._units[name - 1].end <= 1 else None

    def _is_style(self, found: Found, before: Capacity) -> bool:
        """Whether a title behind a name is only its bearer's style, his office being told before it."""
        bare = found.first == found.head and self._units[found.head].cls == "R"
        wide = before.units[1] - before.units[0] > 1
        return bare and (wide or self._units[found.head].text in self._language.words_of("style"))

    def _add_behind(self, found: Found) -> int:
        """Add the full name right behind an office, which nothing follows: 大統領X・Yと; return where it ends."""
        units, shape = self._units, self._shape
        first = found.last
        if first < len(units) and (shape[first] == "g" or units[first].text in (":", "=")):
            first += 1  # (理事長:黒木啓介)
        if first >= len(units) or units[first].start - units[first - 1].end > 1:
            return 0
        last = first
        parted = units[first].start - units[first - 1].end == 1
        while last < len(units) and (
            shape[last] in "Nz-"
            or (shape[last] in "nx" and is_katakana(units[last].text))
            or (parted and shape[last] in "nL" and is_han(units[last].text))
        ):
            if last > first and units[last].start - units[last - 1].end > 1:
                break
            last += 1
        while last > first and shape[last - 1] in "-":
            last -= 1
        follows = shape[last] if last < len(units) else "."
        length = units[last - 1].end - units[first].start if last > first else 0
        if parted and last == len(units) and 2 < length < _LONGEST and all(is_han(u.text) for u in units[first:last]):
            self._add_person((first, last), self.capacities[-1], ())  # a line of a roster: 次長 増田行信
            return last
        if follows not in "swjtmbgi,.()" or not self._is_full_name(first, last):
            return 0
        self._add_person((first, last), self.capacities[-1], ())
        return last

    def _is_full_name(self, first: int, last: int) -> bool:
        """Whether a stretch is a name of at least two parts: a chain in katakana, or family and given name."""
        words = [u for u in self._units[first:last] if u.cls != "-"]
        if len(words) < 2:
            return False
        if all(is_katakana(u.text) for u in words):
            return "-" in self._shape[first:last] and any(u.cls == "N" for u in words)
        kinds = [u.kind for u in words]
        return all(is_han(u.text) for u in words) and kinds[0] == "surname" and len(words) == 2

    def _add(self, found: Found) -> None:
        units = self._units
        head = units[found.head]
        before = self._office_before(found.name[0]) if found.name else None
        if found.name and before is not None and self._is_style(found, before):
            units[found.head] = msgspec.structs.replace(head, cls="H")
            self._add_person(found.name, before, found.also, polity=found.polity)
            return
        value = head.value
        polity, accredited = represented(units, found.first, found.head)
        polity = polity or sent_from_home(accredited, found.polity, self._language)
        capacity = Capacity(
            start=units[found.first].start,
            end=units[self._capacity_end(found) - 1].end,
            head=head.id,
            rank=int(value.get("rank", 5)),
            polity=polity or self._told_polity(found, value.get("polity")),
            organization=None,
            plural=False,
            counterpart=head.cls == "K",
            units=(found.first, self._capacity_end(found)),
            accredited=accredited,
        )
        self.capacities.append(capacity)
        if before is not None:  # the envoy who is a vice-minister, too: 特使であるX外務副大臣
            capacity.further = (*capacity.further, (before.head, before.word))
        if found.name is not None:
            self._add_person(found.name, capacity, found.also)

    def _told_polity(self, found: Found, office: object) -> str | None:
        """Return the state an office is of, or the one told before, which goes first for a foreign name."""
        own = str(office) if office else None
        foreign = found.name is not None and is_katakana(self._units[found.name[0]].text.replace("・", ""))
        if foreign and own == self._language.settings.get("home"):
            return found.polity  # ストヤノフ経済産業大臣: of a state with a ministry of that name
        return (found.polity or own) if foreign else (own or found.polity)

    def _capacity_end(self, found: Found) -> int:
        end = found.last
        while end > found.head + 1 and self._shape[end - 1] == "(":
            end -= 1
        return end

    def _add_person(
        self,
        name: tuple[int, int],
        capacity: Capacity | None,
        also: tuple[tuple[int, int], ...],
        *,
        polity: str | None = None,
    ) -> None:
        first, last = name
        before = self._language.words_of("style_before")
        while first + 2 < last and self._units[first].text in before and self._shape[first + 1] == "-":
            first += 2  # シェイク・X
        start, end = self._units[first].start, self._units[last - 1].end
        initials = _INITIALS.search(self._text, max(0, start - 16), start)
        start = initials.start() if initials and is_katakana(self._units[first].text) else start  # P.M.アムザ
        self.people.append(
            Person(start, end, self._text[start:end], self._sentence, capacity, titled=True, also=also, polity=polity)
        )

    def _add_addressed(self, at: int, floor: int) -> None:
        """Add the name before 氏 or 閣下; its capacity is told before it with の: 外務大臣の岩屋毅氏."""
        end = at
        also: tuple[tuple[int, int], ...] = ()
        if end - 1 > floor and self._shape[end - 1] == ")":
            opening = self._opening(end - 1, floor)
            if opening is not None and opening > floor and self._is_reading(opening, end):
                also = read_bracket(self._units[opening + 1 : end - 1], self._text).names
                end = opening
        if end > floor and self._units[end].start - self._units[end - 1].end > 1:
            return
        name = self._name_ending(end, floor) or self._chain_ending(end, floor)
        if name is None:
            return
        capacity = None
        before = name[0] - 1
        if before > 0 and self._units[before].text in ("の", "、", "である") and self.capacities:
            last = self.capacities[-1]
            if last.units[1] == before and not any(p.capacity is last for p in self.people):
                capacity = last
        elif name[0] > 0 and self.capacities and self.capacities[-1].units[1] == name[0]:
            last = self.capacities[-1]  # 駐日エストニア共和国大使 X氏: the office before, a space between
            if not any(p.capacity is last for p in self.people):
                capacity = last
        found = Found(at, name[0], at, name)
        if capacity is None:
            self._find_origin(found)
        self._add_person(name, capacity, also, polity=found.polity)

    def _is_latin(self, first: int, last: int) -> bool:
        return read_bracket(self._units[first + 1 : last - 1], self._text).is_latin
