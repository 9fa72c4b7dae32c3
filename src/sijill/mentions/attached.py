"""Names and capacities where the capacity stands directly behind the name: 長岡寛介駐クウェート大使.

Neither has a border of its own, so both are found together. A head (大使, 局長)
takes what may belong to it on its left: sectors, bodies, states, grades. What
is left over before it, back to a mark or particle, is the name. In a chain
joined by ・ the gazetteer decides where the name ends: ブイ・タイン・ソン・ベトナム
社会主義共和国外務大臣.
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.language import Language
from sijill.mentions.aliases import read_bracket
from sijill.records.mentions import Capacity, Person, Unit

_OFFICE = frozenset("QFBPDLG@")
_STRONG = frozenset("FBPDGR@")
_OF_STATE = frozenset(
    "head_of_government head_of_government_japan foreign_minister minister minister_japan deputy_minister "
    "deputy_minister_japan ambassador consul envoy".split()
)
_GRADES = frozenset("元前新現故同各両旧副")
_MOST_HAN = 6  # characters of a name in Chinese characters
_LOCAL = tuple("市州県府都道省町村区郡")


@dataclass(slots=True)
class _Found:
    """A head with the stretch of its capacity and, when there is one, of the name before it."""

    head: int
    first: int
    last: int
    name: tuple[int, int] | None = None
    also: tuple[tuple[int, int], ...] = ()
    polity: str | None = None


class Attached:
    """Finds the people and capacities of one sentence."""

    def __init__(self, units: list[Unit], sentence: int, language: Language, text: str) -> None:
        self._units = units
        self._shape = "".join(u.cls for u in units)
        self._sentence = sentence
        self._language = language
        self._text = text
        self.capacities: list[Capacity] = []
        self.people: list[Person] = []

    def find(self) -> None:
        """Fill `capacities` and `people` in order of place."""
        floor = at = 0
        while at < len(self._units):
            if self._shape[at] in "RK" and self._names_office(at):
                found = self._around(at, floor)
                self._add(found)
                floor = at = max(found.last, at + 1)
            elif self._shape[at] == "H" and self._units[at].id != "latin":
                self._add_addressed(at, floor)
                at += 1
                floor = at
            elif self._shape[at] == "(":
                # What brackets hold is told with what stands before them; Latin names in them are no mentions.
                end = self._closing(at)
                if end is not None and self._is_latin(at, end):
                    at = floor = end
                else:
                    at += 1
            else:
                at += 1

    def _names_office(self, at: int) -> bool:
        """Whether a head is somebody's office, not the level of a meeting (外相会談, 閣僚級)."""
        following = self._units[at + 1] if at + 1 < len(self._units) else None
        return (
            following is None
            or following.start != self._units[at].end
            or following.text not in self._language.words_of("after_level")
        )

    # -- one head

    def _around(self, head: int, floor: int) -> _Found:
        last = self._right(head)
        first = self._left(head, floor)
        found = _Found(head, first, last)
        if not self._name_by_local(found, floor):
            self._find_name(found, floor)
        self._find_aliases(found)
        self._find_origin(found)
        return found

    def _right(self, head: int) -> int:
        """Return the end of the capacity: what grades it, a second office after 兼, an office in brackets."""
        at = head + 1
        size = len(self._units)
        while at < size:
            unit = self._units[at]
            if unit.cls == "Q" and unit.value.get("after") and unit.start == self._units[at - 1].end:
                at += 1
                continue
            if unit.text == "兼" or (unit.cls == "-" and unit.text == "・"):
                end = self._second(at + 1)
                if end is not None and (unit.text == "兼" or self._shape[at + 1] in "FQ"):
                    at = end
                    continue
            if unit.cls == "(":
                end = self._closing(at)
                if end is not None and self._is_office(at + 1, end - 1):
                    at = end
                    continue
            break
        return at

    def _second(self, at: int) -> int | None:
        probe = at
        while probe < len(self._units) and self._shape[probe] in "QFBPLGn-":
            probe += 1
        return probe + 1 if probe < len(self._units) and self._shape[probe] == "R" else None

    def _is_office(self, first: int, last: int) -> bool:
        """Whether all of a bracket names an office or its field: （アジア担当）, （横浜・会頭）."""
        inner = self._shape[first:last]
        if not inner or not set(inner) <= set("QFBPLGR-n"):
            return False
        return "R" in inner or (inner[-1] == "Q" and self._units[last - 1].text == "担当")

    def _closing(self, at: int) -> int | None:
        """Return the place behind the bracket that closes the one at `at`."""
        depth = 0
        for probe in range(at, min(len(self._units), at + 90)):
            if self._shape[probe] == "(":
                depth += 1
            elif self._shape[probe] == ")":
                depth -= 1
                if depth == 0:
                    return probe + 1
        return None

    def _left(self, head: int, floor: int) -> int:
        """Return the first unit of the capacity whose head is `head`."""
        at = head
        while at > floor:
            before = self._units[at - 1]
            if before.end != self._units[at].start:
                break
            if before.cls in _OFFICE and not before.value.get("after"):
                at -= 1
            elif before.cls == "R" and before.id != "envoy" and at == head:
                at -= 1  # 大統領補佐官: an office of an office
            elif before.cls == "1" and at - 2 >= floor and self._units[at - 2].text == "第":
                at -= 2
            elif before.cls == "n" and (self._is_field(at - 1) or self._is_of_people(at - 1)):
                at -= 1
            elif before.cls == "-" and at - 2 >= floor and self._joins(at, floor):
                at -= 1
            elif before.cls == "&" and before.text in ("及び", "兼") and self._shape[at - 2 : at - 1] in ("F", "R"):
                at -= 1
            else:
                break
        while at < head and self._shape[at] in "-&":
            at += 1
        return at

    def _joins(self, at: int, floor: int) -> bool:
        """Whether the ・ before `at` joins two fields of one office, not a name to an office."""
        before = self._units[at - 2]
        if before.cls in "FBPG" or (before.cls == "n" and len(before.text) == 1):
            return self._shape[at] in "FBnR@PLQG"
        return before.cls == "n" and self._shape[at] in "FBn" and self._is_field(at - 2) and before.kind == "noun"

    def _is_field(self, at: int) -> bool:
        """Whether a noun that no list knows can be the field of an office: no part of a name."""
        unit = self._units[at]
        if unit.kind in ("affix", "unknown") or len(unit.text) < 2 or not unit.text[0].isalpha():
            return False
        if all("ぁ" <= c <= "ん" for c in unit.text):
            return False
        before = self._units[at - 1] if at else None
        if _is_katakana(unit.text) and at > 1 and self._shape[at - 2 : at] == "N-":
            return False  # the last part of a name that is a word by chance
        if before is not None and before.cls == "N" and before.end == unit.start and _is_han(unit.text):
            # 李在明大統領: two characters behind a lone family name are the given name.
            return not (len(unit.text) <= 2 and self._is_lone_surname(at - 1))
        return unit.kind in ("noun", "proper", "place")

    def _is_of_people(self, at: int) -> bool:
        """Whether a character makes a state its people: 在外モロッコ人担当大臣."""
        return at > 0 and self._units[at].text in ("人", "系") and self._shape[at - 1] in "PL"

    def _is_lone_surname(self, at: int) -> bool:
        unit = self._units[at]
        if unit.kind == "surname" or len(unit.text) == 1:
            before = self._units[at - 1] if at else None
            return before is None or before.cls != "N" or before.end != unit.start
        return False

    # -- the name before a capacity

    def _name_by_local(self, found: _Found, floor: int) -> bool:
        """Take the place that 市長 or 州知事 is of into the capacity: メッシーナ市長, マウロ・カルレッセ・…州知事."""
        head = self._units[found.head]
        if not head.value.get("local") or found.first != found.head:
            return False
        at = found.head - 1
        if at < floor or self._units[at].end != head.start or not head.text.startswith(_LOCAL):
            return False
        unit = self._units[at]
        before = self._shape[at - 1] if at > floor else ""
        if before == "g" or (before == "-" and head.text.startswith(tuple("市町村区"))):
            return False  # シアトル市のブルース・ハレル市長: the place is told, the chain is a name
        if unit.cls == "N" and _is_katakana(unit.text):
            found.first = at
            if at - 1 >= floor and self._shape[at - 1] == "-":
                self._find_name(found, floor)
            return True
        return False

    def _find_name(self, found: _Found, floor: int) -> None:
        """Set the name that ends where the capacity begins."""
        end = found.first
        if end - 1 >= floor and self._shape[end - 1] == ")":
            opening = self._opening(end - 1, floor)
            if opening is not None and opening > floor and self._is_reading(opening, end):
                found.also = read_bracket(self._units[opening + 1 : end - 1], self._text).names
                end = opening
        elif end - 1 > floor and self._shape[end - 1] == "-":
            end -= 1
        name = self._name_ending(end, floor)
        if name is None and end == found.first:
            name = self._swallowed(found, floor) or self._of_common_words(end, floor) or self._town(found, floor)
        elif name is None and found.also:
            name = self._of_common_words(end, floor)
        found.name = name

    def _opening(self, at: int, floor: int) -> int | None:
        for probe in range(at - 1, floor - 1, -1):
            if self._shape[probe] == "(":
                return probe
        return None

    def _is_reading(self, opening: int, end: int) -> bool:
        """Whether a bracket tells how a name is read: kana, or Latin letters."""
        inner = self._text[self._units[opening].end : self._units[end - 1].start]
        return all(_is_kana(c) or c in "・ =-" or (c.isascii() and c.isalpha()) for c in inner)

    def _name_ending(self, end: int, floor: int) -> tuple[int, int] | None:
        """Return the stretch of the name whose last unit is before `end`."""
        at = end
        while at > floor:
            unit = self._units[at - 1]
            gap = self._units[at].start - unit.end if at < end else 0
            if unit.cls == "N" and (gap == 0 or (gap == 1 and self._is_parted(at - 1, end))):
                at -= 1
            elif (
                unit.cls in "n"
                and gap == 0
                and len(unit.text) == 1
                and _is_han(unit.text)
                and unit.text not in _GRADES
            ):
                at -= 1  # a character of a name that the segmenter took for a word
            elif unit.cls == "n" and gap == 0 and len(unit.text) == 2 and self._is_given(at - 1, floor):
                at -= 1
            elif unit.cls == "-" and gap == 0 and at < end and at - 2 >= floor and self._is_chained(at - 2):
                at -= 1
            elif unit.cls in "zLn" and at < end and self._shape[at] == "-" and _is_katakana(unit.text):
                at -= 1
            elif at == end and self._ends_chain(at - 1, floor):
                at -= 1
            elif gap == 0 and at < end and self._lacks_family(at, end, floor):
                at -= 1
            elif (
                unit.cls == "L"
                and gap == 0
                and at < end
                and self._units[at].kind in ("given", "person")
                and _is_han(unit.text)
                and not unit.text.endswith(_LOCAL)
            ):
                at -= 1  # 長崎幸太郎: a family name that is a place's too
            elif (
                unit.cls == "n"
                and gap == 0
                and at < end
                and unit.kind in ("place", "proper", "unknown")
                and self._units[at].kind in ("given", "person")
                and 1 < len(unit.text) < 4
                and _is_han(unit.text)
                and self._has_border(at - 1, floor)
            ):
                at -= 1  # 宮路拓馬: a family name that the segmenter takes for a place
            elif unit.cls == "n" and gap == 0 and at < end and self._begins_with_surname(at - 1, end, floor):
                at -= 1
            else:
                break
        while at < end and self._shape[at] in "-=":
            at += 1
        at = self._first_of_name(at, end)
        if at >= end or not any(self._shape[i] == "N" for i in range(at, end)):
            return None
        return (at, end) if self._is_name(at, end) else None

    def _ends_chain(self, at: int, floor: int) -> bool:
        """Whether a common word is the last part of a name in a chain: スランゲル・ウィップス・ジュニア."""
        unit = self._units[at]
        return (
            unit.cls == "n"
            and _is_katakana(unit.text)
            and at - 2 >= floor
            and self._shape[at - 1] == "-"
            and self._shape[at - 2] == "N"
            and _is_katakana(self._units[at - 2].text.replace("・", ""))
        )

    def _lacks_family(self, at: int, end: int, floor: int) -> bool:
        """Whether what was read up to `at` is only a given name: the words before it are the family name.

        The segmenter takes 一見 in 一見勝之 for a common word.
        """
        if any(u.kind != "given" for u in self._units[at:end]) or not _is_han(self._units[at].text):
            return False
        first = at
        while first > floor and self._units[first - 1].end == self._units[first].start:
            if self._shape[first - 1] not in "nx" or not all(_is_ideograph(c) for c in self._units[first - 1].text):
                break
            first -= 1
        length = self._units[end - 1].end - self._units[first].start
        return first < at and length <= _MOST_HAN - 1 and self._has_border(first, floor)

    def _is_chained(self, at: int) -> bool:
        """Whether a unit can be a part of a name joined to the next by ・."""
        return self._shape[at] in "NzL" or (self._shape[at] == "n" and _is_katakana(self._units[at].text))

    def _is_parted(self, at: int, end: int) -> bool:
        """Whether a space parts family and given name: 菅 義偉."""
        return self._shape[at + 1] == "N" and _is_han(self._units[at].text) and _is_han(self._units[end - 1].text)

    def _begins_with_surname(self, at: int, end: int, floor: int) -> bool:
        """Whether a word opens a name: by a known family name and a border before it (呉江|浩)."""
        text = "".join(u.text for u in self._units[at:end])
        known = self._language.words_of("surname")
        return (
            self._has_border(at, floor)
            and _is_han(text)
            and 2 <= len(text) <= 4
            and (text[0] in known or text[:2] in known)
        )

    def _has_border(self, at: int, floor: int) -> bool:
        """Whether a mark or particle stands before a unit, not another noun."""
        before = self._units[at - 1] if at > floor else None
        return before is None or before.end != self._units[at].start or before.cls not in "NnFBPLGQ"

    def _is_given(self, at: int, floor: int) -> bool:
        """Whether two characters behind a lone family name are the given name (崔泰源)."""
        before = at - 1
        if before < floor or self._units[before].end != self._units[at].start:
            return False
        return self._units[before].text in self._language.words_of("surname") and _is_han(self._units[at].text)

    def _first_of_name(self, at: int, end: int) -> int:
        """Return where the name begins in a run: at its family name when other nouns stand before it."""
        if at < end and _is_han(self._units[at].text) and self._shape[at] == "n":
            for probe in range(at, end):
                if self._units[probe].kind == "surname" and probe > at:
                    text = "".join(u.text for u in self._units[at:probe])
                    if text not in self._language.words_of("surname"):
                        return probe
                    break
        return at

    def _is_name(self, first: int, last: int) -> bool:
        words = [u for u in self._units[first:last] if u.cls not in "-="]
        han = sum(len(u.text) for u in words if _is_han(u.text))
        if han > _MOST_HAN or not words:
            return False
        if han:
            return any(u.kind in ("surname", "given", "person") for u in words) or han <= 4
        return any(len(u.text) > 1 for u in words)

    def _swallowed(self, found: _Found, floor: int) -> tuple[int, int] | None:
        """Return a name that looked like common words: 藍天立主席, told by its family name and length."""
        first = found.first
        probe = first
        while probe < found.head and self._shape[probe] == "n":
            probe += 1
        text = self._text[self._units[first].start : self._units[probe].start] if probe > first else ""
        known = self._language.words_of("surname")
        if not 2 <= len(text) <= 4 or not _is_han(text) or not (text[0] in known or text[:2] in known):
            return None
        if len(text) == 4 and text[:2] not in known:
            return None
        if self._units[first].text == text and self._units[first].kind != "unknown":
            return None  # one word of the dictionary
        found.first = probe
        return (first, probe)

    def _town(self, found: _Found, floor: int) -> tuple[int, int] | None:
        """Return the first noun of a capacity that is no field but a family name: 岡田|外務大臣."""
        first = found.first
        if self._shape[first] != "n" or first + 1 > found.head or len(self._units[first].text) < 2:
            return None
        name = self._of_common_words(first + 1, floor)
        if name is not None and name[0] == first:
            found.first = first + 1
            return name
        return None

    def _of_common_words(self, end: int, floor: int) -> tuple[int, int] | None:
        """Return a name before `end` that the segmenter took for common words: 丁|玥|夫人."""
        at = end
        while at > floor and self._shape[at - 1] in "nN" and _is_han(self._units[at - 1].text):
            if at < end and self._units[at - 1].end != self._units[at].start:
                break
            at -= 1
        if at < end and self._begins_with_surname(at, end, floor):
            return (at, end)
        last = end - 1
        if (
            last - 2 >= floor
            and self._shape[last] == "n"
            and _is_katakana(self._units[last].text)
            and self._shape[last - 1] == "g"
            and self._shape[last - 2] in "PL"
        ):
            return (last, end)  # イタリアのクロセット国防相: known words by chance
        # 岡田外務大臣: a family name that is a town's too, before an office of state.
        head = next((u for u in self._units[end:] if u.cls in "RK"), None)
        unit = self._units[end - 1]
        told = unit.kind in ("place", "proper", "unknown") and 2 <= len(unit.text) <= 3
        told = told or (
            unit.kind == "noun"
            and len(unit.text) == 2
            and _is_han(unit.text)
            and unit.text not in self._language.words_of("no_surname")
        )
        if at == end - 1 and told and head is not None and head.id in _OF_STATE and self._has_border(at, floor):
            return (at, end)
        return None

    # -- what stands around both

    def _find_aliases(self, found: _Found) -> None:
        """Read a bracket behind: the name in Latin letters, and the state that it tells."""
        at = found.last
        if at >= len(self._units) or self._shape[at] != "(":
            return
        end = self._closing(at)
        if end is None:
            return
        bracket = read_bracket(self._units[at + 1 : end - 1], self._text)
        if bracket.is_latin:
            found.also = (*found.also, *bracket.names)
            found.polity = bracket.polity
            if found.name is not None:
                found.last = max(found.last, at)

    def _find_origin(self, found: _Found) -> None:
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
            found.polity = found.polity or _polity_in(self._units, first, start)
            return
        if (
            at < 1
            or self._units[at].text not in ("の", "・", "から")
            or self._units[at].end != self._units[start].start
        ):
            return
        at -= 1
        first = at
        while (
            first > 0
            and self._shape[first - 1] in "BFPLGn"
            and self._units[first - 1].end == self._units[first].start
        ):
            first -= 1
        polity = _polity_in(self._units, first, at + 1)
        if polity is not None and (self._units[start - 1].text != "・" or self._shape[at] in "PLGB"):
            found.polity = found.polity or polity

    # -- results

    def _add(self, found: _Found) -> None:
        units = self._units
        head = units[found.head]
        value = head.value
        polity, accredited = represented(units, found.first, found.head, self._language)
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
        if found.name is not None:
            self._add_person(found.name, capacity, found.also)

    def _told_polity(self, found: _Found, office: object) -> str | None:
        """Return the state an office is of, or the one told before, which goes first for a foreign name."""
        own = str(office) if office else None
        foreign = found.name is not None and _is_katakana(self._units[found.name[0]].text.replace("・", ""))
        return (found.polity or own) if foreign else (own or found.polity)

    def _capacity_end(self, found: _Found) -> int:
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
        start, end = self._units[name[0]].start, self._units[name[1] - 1].end
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
        name = self._name_ending(end, floor)
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
        found = _Found(at, name[0], at, name)
        if capacity is None:
            self._find_origin(found)
        self._add_person(name, capacity, also, polity=found.polity)

    def _is_latin(self, first: int, last: int) -> bool:
        return read_bracket(self._units[first + 1 : last - 1], self._text).is_latin


def represented(units: list[Unit], first: int, head: int, language: Language) -> tuple[str | None, str | None]:
    """Return whom the holder represents, and to whom he is accredited, as far as the capacity's words tell.

    What stands right behind 駐 or 在 is where he is; another state before or
    after it sends him; an envoy for whom none is told is the home country's.
    """
    sends: str | None = None
    posted: str | None = None
    at = first
    while at < head:
        unit = units[at]
        if unit.cls == "@":
            if unit.value.get("polity"):
                posted = str(unit.value["polity"])
            elif at + 1 < head and (code := _code(units[at + 1])):
                posted = code
                at += 1
        elif sends is None and (unit.cls != "G" or at == first) and (code := _code(unit)):
            sends = code
        at += 1
    if sends is None and posted is not None:
        home = language.settings.get("home")
        if home and posted.partition("-")[0] != home:
            sends = str(home)
    return sends, posted


def _code(unit: Unit) -> str | None:
    """Return the polity that a unit names, a region's by its ISO 3166-2 code."""
    if unit.cls in "PDG":
        return unit.id
    if unit.cls == "L":
        return str(unit.value.get("subdivision") or unit.value.get("country") or "") or None
    return None


def _polity_in(units: list[Unit], first: int, last: int) -> str | None:
    for unit in units[first:last]:
        if code := _code(unit):
            return code
    return None


def _is_han(text: str) -> bool:
    """Whether a text is written in Chinese characters, kana of given names (ゆうみ) and names' marks among them."""
    return any(_is_ideograph(c) for c in text) and all(
        _is_ideograph(c) or c in "々〆ヶノ" or "ぁ" <= c <= "ん" for c in text
    )


def _is_ideograph(char: str) -> bool:
    return "㐀" <= char <= "鿿" or "豈" <= char <= "﫿" or char >= "\U00020000"


def _is_katakana(text: str) -> bool:
    return all("ァ" <= c <= "ヺ" or c in "ー" for c in text)


def _is_kana(char: str) -> bool:
    return "ぁ" <= char <= "ゖ" or "ァ" <= char <= "ヺ" or char == "ー"
