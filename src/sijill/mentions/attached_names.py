"""The name that ends where an office behind it begins: 長岡寛介|駐クウェート大使.

What is left over before an office, back to a mark or particle, is the name. In
a chain joined by ・ the gazetteer decides where the name ends:
ブイ・タイン・ソン・ベトナム社会主義共和国外務大臣.
"""

from __future__ import annotations

from sijill.language.names import is_family_name
from sijill.mentions.aliases import read_bracket
from sijill.mentions.attached_offices import AttachedOffices, Found
from sijill.mentions.scripts import is_han, is_ideograph, is_kana, is_katakana

_OF_STATE = frozenset(
    "head_of_government head_of_government_japan foreign_minister minister minister_japan deputy_minister "
    "deputy_minister_japan ambassador consul envoy".split()
)
_OF_MINISTRY = frozenset(("foreign_minister", "minister", "deputy_minister"))
_GRADES = frozenset("元前新現故同各両旧副")
_SHORTEST, _MAINLAND = 3, 4  # characters of a full Chinese or Korean name
_GIVEN = 3  # characters of a given name
_MOST_HAN = 6  # characters of a name in Chinese characters
_LOCAL = tuple("市州県府都道省町村区郡")


class AttachedNames(AttachedOffices):
    """The names before the offices of one sentence."""

    def _name_by_local(self, found: Found, floor: int) -> bool:
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
        if unit.text in self._known and before != "-":
            return False  # フェルトマン市長, told before with his full name
        if unit.cls == "N" and is_katakana(unit.text):
            found.first = at
            if at - 1 >= floor and self._shape[at - 1] == "-":
                self._find_name(found, floor)
            return True
        return False

    def _find_name(self, found: Found, floor: int) -> None:
        """Set the name that ends where the capacity begins."""
        end = found.first
        if end - 1 > floor and self._shape[end - 1] == "(" and self._shape[found.last : found.last + 1] == ")":
            found.name = self._name_ending(end - 1, floor)  # レメンゲサウ(パラオ大統領)
            return
        if end - 1 >= floor and self._shape[end - 1] == ")":
            opening = self._opening(end - 1, floor)
            if opening is not None and opening > floor and self._is_reading(opening, end):
                found.also = read_bracket(self._units[opening + 1 : end - 1], self._text).names
                end = opening
                found.name = self._read_aloud(end, floor)
                if found.name is not None:
                    return
        elif end - 1 > floor and self._shape[end - 1] == "-":
            end -= 1
        name = self._name_ending(end, floor)
        if name is None and end == found.first:
            name = self._swallowed(found, floor) or self._of_common_words(end, floor) or self._town(found, floor)
            if name is None and end > floor and self._is_word_for_name(end - 1):
                name = (end - 1, end)
        elif name is None and found.also:
            name = self._of_common_words(end, floor)
        found.name = self._of_mainland(found, name, floor) or name or self._family_again(found, floor)

    def _family_again(self, found: Found, floor: int) -> tuple[int, int] | None:
        """Return the family name of one character of somebody told before: 文|大統領, after 文在寅."""
        at = found.first - 1
        if at < floor or self._units[at].end != self._units[at + 1].start or not self._has_border(at, floor):
            return None
        text = self._units[at].text
        told = len(text) == 1 and is_ideograph(text) and self._shape[at] in "nN"
        again = told and any(k.startswith(text) and _SHORTEST <= len(k) <= _MAINLAND for k in self._known)
        return (at, at + 1) if again else None

    def _of_mainland(self, found: Found, name: tuple[int, int] | None, floor: int) -> tuple[int, int] | None:
        """Return a Chinese or Korean name that the segmenter has cut into common words: 文|在|寅|大統領."""
        last = found.head
        while last > floor and self._shape[last - 1] in "FBQR" and self._touches(last):
            last -= 1
        first = last
        while first > floor and self._shape[first - 1] in "nN@x" and self._touches(first):
            if not all(is_ideograph(c) for c in self._units[first - 1].text):
                break
            first -= 1
        text = "".join(u.text for u in self._units[first:last])
        known = self._language.words_of("surname")
        told = first > floor + 1 and self._shape[first - 1] == "g" and self._shape[first - 2] in "PLBc"
        fits = _SHORTEST <= len(text) <= _MAINLAND and last - first > 1 and (text[:1] in known or text[:2] in known)
        if not fits or not (told or self._has_border(first, floor)) or is_family_name(text[:2]):
            return None
        if name is not None and name[0] <= first:
            return None
        found.first = last
        return (first, last)

    def _read_aloud(self, end: int, floor: int) -> tuple[int, int] | None:
        """Return the name in Chinese characters that a reading in brackets follows: 劉 暁軍(…)."""
        at = end
        while at > floor and is_han(self._units[at - 1].text) and self._shape[at - 1] in "nNBFQL":
            gap = self._units[at].start - self._units[at - 1].end if at < end else 0
            if gap > 1 or (self._shape[at - 1] in "BFQL" and gap == 0 and at == floor):
                break
            at -= 1
        length = sum(len(u.text) for u in self._units[at:end])
        whole = at < end and 2 <= length <= _MOST_HAN and any(self._shape[i] in "nN" for i in range(at, end))
        return (at, end) if whole and self._has_border(at, floor) else None

    def _is_reading(self, opening: int, end: int) -> bool:
        """Whether a bracket tells how a name is read: kana, or Latin letters."""
        inner = self._text[self._units[opening].end : self._units[end - 1].start]
        return all(is_kana(c) or c in "・ =-" or (c.isascii() and c.isalpha()) for c in inner)

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
                and is_han(unit.text)
                and unit.text not in _GRADES
            ):
                at -= 1  # a character of a name that the segmenter took for a word
            elif unit.cls == "n" and gap == 0 and len(unit.text) == 2 and self._is_given(at - 1, floor):
                at -= 1
            elif unit.cls == "-" and gap == 0 and at < end and at - 2 >= floor and self._is_chained(at - 2):
                at -= 1
            elif unit.cls in "zLnF" and at < end and self._shape[at] == "-" and is_katakana(unit.text):
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
                and is_han(unit.text)
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
                and is_han(unit.text)
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

    def _chain_ending(self, end: int, floor: int) -> tuple[int, int] | None:
        """Return a chain in katakana before a form of address, though its parts are words: ヘリ・アフマディ."""
        at = end
        while at > floor and self._shape[at - 1] in "NnL-" and self._touches(at):
            if self._shape[at - 1] != "-" and not is_katakana(self._units[at - 1].text):
                break
            at -= 1
        return (at, end) if "-" in self._shape[at + 1 : end - 1] and self._shape[at] != "-" else None

    def _ends_chain(self, at: int, floor: int) -> bool:
        """Whether a common word is the last part of a name in a chain: スランゲル・ウィップス・ジュニア."""
        unit = self._units[at]
        return (
            unit.cls == "n"
            and is_katakana(unit.text)
            and at - 2 >= floor
            and self._shape[at - 1] == "-"
            and self._shape[at - 2] == "N"
            and is_katakana(self._units[at - 2].text.replace("・", ""))
        )

    def _lacks_family(self, at: int, end: int, floor: int) -> bool:
        """Whether what was read up to `at` is only a given name: the words before it are the family name.

        The segmenter takes 一見 in 一見勝之 for a common word.
        """
        if any(u.kind != "given" for u in self._units[at:end]) or not is_han(self._units[at].text):
            return False
        first = at
        while first > floor and self._units[first - 1].end == self._units[first].start:
            if self._shape[first - 1] not in "nx" or not all(is_ideograph(c) for c in self._units[first - 1].text):
                break
            first -= 1
        length = self._units[end - 1].end - self._units[first].start
        return first < at and length <= _MOST_HAN - 1 and self._has_border(first, floor)

    def _is_chained(self, at: int) -> bool:
        """Whether a unit can be a part of a name joined to the next by ・."""
        return self._shape[at] in "NzL" or (self._shape[at] in "nF" and is_katakana(self._units[at].text))

    def _is_parted(self, at: int, end: int) -> bool:
        """Whether a space parts family and given name: 菅 義偉."""
        return self._shape[at + 1] == "N" and is_han(self._units[at].text) and is_han(self._units[end - 1].text)

    def _begins_with_surname(self, at: int, end: int, floor: int) -> bool:
        """Whether a word opens a name: by a known family name and a border before it (呉江|浩)."""
        text = "".join(u.text for u in self._units[at:end])
        known = self._language.words_of("surname")
        return (
            self._has_border(at, floor)
            and is_han(text)
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
        return self._units[before].text in self._language.words_of("surname") and is_han(self._units[at].text)

    def _first_of_name(self, at: int, end: int) -> int:
        """Return where the name begins in a run: at its family name when other nouns stand before it."""
        if at < end and is_han(self._units[at].text) and self._shape[at] == "n":
            for probe in range(at, end):
                if self._units[probe].kind == "surname" and probe > at:
                    text = "".join(u.text for u in self._units[at:probe])
                    if text not in self._language.words_of("surname"):
                        return probe
                    break
        return at

    def _is_name(self, first: int, last: int) -> bool:
        words = [u for u in self._units[first:last] if u.cls not in "-="]
        han = sum(len(u.text) for u in words if is_han(u.text))
        if han > _MOST_HAN or not words:
            return False
        if han:
            return any(u.kind in ("surname", "given", "person") for u in words) or han <= 4
        return any(len(u.text) > 1 for u in words)

    def _swallowed(self, found: Found, floor: int) -> tuple[int, int] | None:
        """Return a name that looked like common words: 藍天立主席, told by its family name and length."""
        first = found.first
        probe = first
        while probe < found.head and self._shape[probe] == "n":
            probe += 1
        text = self._text[self._units[first].start : self._units[probe].start] if probe > first else ""
        known = self._language.words_of("surname")
        if not 2 <= len(text) <= 4 or not is_han(text) or not (text[0] in known or text[:2] in known):
            return None
        if len(text) == 4 and text[:2] not in known:
            return None
        if self._units[first].text == text and self._units[first].kind != "unknown":
            return None  # one word of the dictionary
        found.first = probe
        return (first, probe)

    def _town(self, found: Found, floor: int) -> tuple[int, int] | None:
        """Return the first noun of a capacity that is no field but a family name: 岡田|外務大臣."""
        first = found.first
        if self._shape[first] not in "nL" or first + 1 > found.head or len(self._units[first].text) < 2:
            return None
        if self._shape[first] == "L" and not self._is_bearer(first, found.head):
            return None
        name = self._of_common_words(first + 1, floor)
        if name is None or name[0] != first:
            return None
        last = first + 1
        given = "".join(u.text for u in self._units[last : found.head])
        if self._units[found.head].value.get("local") and 0 < len(given) <= _GIVEN and is_han(given):
            last = found.head  # 湯崎|英彦|知事: no field of an office stands before 知事
        found.first = last
        return (first, last)

    def _is_bearer(self, at: int, head: int) -> bool:
        """Whether a place before an office is somebody's family name: 香川大使, バーミンガム貿易・投資大臣."""
        unit, office = self._units[at], self._units[head]
        if office.id not in _OF_STATE or unit.text.endswith(_LOCAL) or office.id == "consul":
            return False
        if is_katakana(unit.text):
            return office.id in _OF_MINISTRY and not unit.value.get("region") and at + 1 <= head
        return is_family_name(unit.text)

    def _of_common_words(self, end: int, floor: int) -> tuple[int, int] | None:
        """Return a name before `end` that the segmenter took for common words: 丁|玥|夫人."""
        at = end
        while at > floor and self._shape[at - 1] in "nN" and is_han(self._units[at - 1].text):
            if at < end and self._units[at - 1].end != self._units[at].start:
                break
            at -= 1
        if at < end and self._begins_with_surname(at, end, floor):
            return (at, end)
        last = end - 1
        if self._shape[last] == "L" and is_katakana(self._units[last].text):
            return (last, end)
        if (
            last - 2 >= floor
            and self._shape[last] == "n"
            and is_katakana(self._units[last].text)
            and self._shape[last - 1] == "g"
            and self._shape[last - 2] in "PL"
        ):
            return (last, end)  # イタリアのクロセット国防相: known words by chance
        # 岡田外務大臣: a family name that is a town's too, before an office of state.
        head = next((u for u in self._units[end:] if u.cls in "RK"), None)
        unit = self._units[end - 1]
        told = unit.kind in ("place", "proper", "unknown") and 2 <= len(unit.text) <= 3
        of_people = unit.cls in "nL" and len(unit.text) > 1 and is_family_name(unit.text)
        if at == end - 1 and of_people and head is not None and self._has_border(at, floor):
            return (at, end)  # 大村知事: a family name that is a town's or a word, too
        told = told or (
            unit.kind == "noun"
            and len(unit.text) == 2
            and is_han(unit.text)
            and unit.text not in self._language.words_of("no_surname")
        )
        if at == end - 1 and told and head is not None and head.id in _OF_STATE and self._has_border(at, floor):
            return (at, end)
        return None
