"""How far an office reaches around its head, where it stands directly behind the name: 駐クウェート|大使.

A head takes what may belong to it on its left (sectors, bodies, states,
grades), and what grades it on its right (臨時代理, a second office after 兼).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from sijill.language import Language
from sijill.mentions.scripts import is_han, is_katakana
from sijill.records.mentions import Unit

_OFFICE = frozenset("QFBPDLG@")
_WITHOUT_FIELD = frozenset("head_of_state deputy_head_of_state head_of_government foreign_minister".split())
_BODY_ENDS = frozenset("庁局省部課院室署")


class Found(msgspec.Struct):
    """A head with the stretch of its capacity and, when there is one, of the name before it."""

    head: int
    first: int
    last: int
    name: tuple[int, int] | None = None
    also: tuple[tuple[int, int], ...] = ()
    polity: str | None = None


class AttachedOffices:
    """The offices among the units of one sentence."""

    def __init__(
        self,
        units: list[Unit],
        language: Language,
        text: str,
        *,
        known: Collection[str] = (),
        meetings: Sequence[tuple[int, int]] = (),
    ) -> None:
        """Make a finder for the units of one sentence.

        `known` are the parts of the names told before it, `meetings` the stretches of the mechanisms it names.
        """
        self._units = units
        self._shape = "".join(u.cls for u in units)
        self._language = language
        self._text = text
        self._known = known
        self._meetings = meetings

    def _names_office(self, at: int) -> bool:
        """Whether a head is somebody's office, not the level of a meeting (外相会談, 閣僚級)."""
        following = self._units[at + 1] if at + 1 < len(self._units) else None
        if following is None or following.start != self._units[at].end:
            return True
        return following.text not in self._language.words_of("after_level") and not self._opens_office(at)

    def _opens_office(self, at: int) -> bool:
        """Whether a head is only the first word of another office: 知事|政策局長."""
        probe = at + 1
        while probe < len(self._units) and self._shape[probe] in "FBQn" and self._touches(probe):
            probe += 1
        return probe < len(self._units) and self._shape[probe] == "R" and self._touches(probe)

    def _touches(self, at: int) -> bool:
        """Whether no space stands before a unit."""
        return self._units[at - 1].end == self._units[at].start

    def _in_meeting(self, at: int) -> bool:
        """Whether an office is only a word in the name of a meeting: 財務大臣・中央銀行総裁会議."""
        return any(first <= self._units[at].start < last for first, last in self._meetings)

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
                if end is not None and (unit.text == "兼" or self._shape[at + 1] in "FQR"):
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
            end = self._closing(probe) if self._shape[probe : probe + 1] == "(" else None
            if end is not None and self._text[self._units[probe].end : self._units[end - 1].start].isascii():
                probe = end  # 国務大臣兼アブダビ国営石油会社(ADNOC)CEO
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
            if before.end != self._units[at].start and not (
                before.cls == "B" and self._units[at].start - before.end == 1
            ):
                break  # but a space may part the bodies of an address: 経済産業省 製造産業局 審議官
            if before.cls == ")" and (opening := self._short_form(at, floor)) is not None:
                at = opening
                continue
            if before.cls == "L" and self._is_in_chain(at - 1, floor):
                break  # ロイド・オースティン|米国防長官
            if before.cls in _OFFICE and not before.value.get("after"):
                at -= 1
            elif before.cls == "R" and before.id != "envoy" and (at == head or self._opens_office(at - 1)):
                at -= 1  # 大統領補佐官, 知事政策局長: an office of an office
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

    def _is_in_chain(self, at: int, floor: int) -> bool:
        """Whether a town in katakana is the last part of a name in a chain: the office behind tells another state."""
        unit, behind = self._units[at], self._units[at + 1]
        if behind.cls != "P" and not behind.value.get("polity"):
            return False
        if at - 2 < floor or self._shape[at - 1] != "-" or not is_katakana(unit.text) or not self._touches(at):
            return False
        return self._shape[at - 2] == "N" and is_katakana(self._units[at - 2].text.replace("・", ""))

    def _short_form(self, at: int, floor: int) -> int | None:
        """Return where a bracket opens that only abbreviates the state before it: アラブ首長国連邦(UAE)外務大臣."""
        opening = at - 3
        if opening <= floor or self._shape[opening] != "(" or self._shape[opening + 1] not in "PG":
            return None
        return opening if self._shape[opening - 1] in "PG" else None

    def _joins(self, at: int, floor: int) -> bool:
        """Whether the ・ before `at` joins two fields of one office, not a name to an office."""
        before = self._units[at - 2]
        if before.cls in "FBPG" or (before.cls == "n" and len(before.text) == 1):
            return self._shape[at] in "FBnR@PLQG"
        return before.cls == "n" and self._shape[at] in "FBn" and self._is_field(at - 2) and before.kind == "noun"

    def _is_field(self, at: int) -> bool:
        """Whether a noun that no list knows can be the field of an office: no part of a name."""
        unit = self._units[at]
        if unit.text in _BODY_ENDS and at and self._shape[at - 1] in "FnB" and self._touches(at):
            return True  # 環境庁次官
        if unit.kind in ("affix", "unknown") or len(unit.text) < 2 or not unit.text[0].isalpha():
            return False
        if all("ぁ" <= c <= "ん" for c in unit.text):
            return False
        before = self._units[at - 1] if at else None
        if self._is_word_for_name(at):
            return False
        if is_katakana(unit.text) and at > 1 and self._shape[at - 2 : at] == "N-":
            return False  # the last part of a name that is a word by chance
        if before is not None and before.cls == "N" and before.end == unit.start and is_han(unit.text):
            # 李在明大統領: two characters behind a lone family name are the given name.
            return not (len(unit.text) <= 2 and self._is_lone_surname(at - 1))
        return unit.kind in ("noun", "proper", "place")

    def _is_word_for_name(self, at: int) -> bool:
        """Whether a word in katakana before the office of a ruler or foreign minister is his name: カシス|外相."""
        head = self._units[at + 1] if at + 1 < len(self._units) else None
        if head is None or head.id not in _WITHOUT_FIELD or not self._touches(at + 1):
            return False
        before = self._shape[at - 1] if at else ","
        apart = before in 'gswjtim,.("&bx' or not self._touches(at)
        return self._shape[at] == "n" and is_katakana(self._units[at].text) and apart

    def _is_of_people(self, at: int) -> bool:
        """Whether a character makes a state its people: 在外モロッコ人担当大臣."""
        return at > 0 and self._units[at].text in ("人", "系") and self._shape[at - 1] in "PL"

    def _is_lone_surname(self, at: int) -> bool:
        unit = self._units[at]
        if unit.kind == "surname" or len(unit.text) == 1:
            before = self._units[at - 1] if at else None
            return before is None or before.cls != "N" or before.end != unit.start
        return False

    def _opening(self, at: int, floor: int) -> int | None:
        for probe in range(at - 1, floor - 1, -1):
            if self._shape[probe] == "(":
                return probe
        return None
