"""Units of a script that writes no spaces: known phrases first, the segmenter's words between them.

A phrase may begin or end inside a word of the segmenter (大統領府儀典長); what
is left of that word is a unit of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from sijill.language import Hit
from sijill.mentions.scripts import is_ideograph, is_katakana
from sijill.mentions.units import CLASSES, UnitBuilder
from sijill.records.mentions import Unit

_CLASS_OF_TAG = {
    "surname": "N", "given": "N", "person": "N", "unknown": "N", "number": "1", "verb": "v", "particle": "x",
    "mark": ".", "other": "x", "noun": "n", "proper": "n", "affix": "n", "place": "n",
}  # fmt: skip
_OF_STATE = ("防", "務", "会")  # 国防, 国務, 国会
_HEADED = tuple("市州県府道町村区局部課室院")  # 市長, 局長
_NAME_TAGS = frozenset(("surname", "given", "person"))
_PARTS = frozenset(("中部", "北部", "南部", "東部", "西部", "北東部", "南東部", "北西部", "南西部", "近郊", "郊外"))
_NO_PAIRS = frozenset(("朝日",))  # the newspaper, and towns; the two states are 日朝
_TOWN = frozenset(("市", "県", "州", "郡", "町", "村", "区", "島", "地区", "地方"))


class JoinedUnits(UnitBuilder):
    """Makes the units of the sentences of one document in a joined script.

    `region` is the code of the region that reports: what it calls 本県 is that one;
    `host` is the state in which a mission that reports is.
    """

    region: str | None = None
    host: str | None = None
    _foreign: str | None = None
    _town: Unit | None = None

    def _best_hits(self, hits: Sequence[Hit]) -> list[Hit]:
        return super()._best_hits(sorted([*hits, *_chained(hits)], key=lambda hit: (hit.start, -hit.end)))

    def stands(self, hit: Hit) -> bool:
        """Whether a hit of another layer may stand here: the lexicon has judged its borders."""
        return True

    def _is_written_so(self, hit: Hit) -> bool:
        """Whether the words around allow the entry: an abbreviation of one character needs company."""
        if hit.end - hit.start == 1 and hit.entry.value.get("abbrev"):
            return self._has_company(hit)
        if hit.entry.value.get("pair") and self._is_no_pair(hit):
            return False
        return not (self._inside_name(hit) or self._in_chain(hit) or self._takes_of_next(hit))

    def _is_no_pair(self, hit: Hit) -> bool:
        """Whether two abbreviations are something else: 台中|市, 17|日朝, 中西|会長, the beginning of 馬英|九."""
        text = self._folded.text
        if text[hit.start : hit.end] in _NO_PAIRS:
            return True
        if text[hit.end : hit.end + 1] in _TOWN or text[hit.start - 1 : hit.start].isdigit():
            return True
        index = bisect_left(self._tokens.starts, hit.end) - 1
        if index < 0:
            return False
        start, end = self._tokens.starts[index], self._tokens.ends[index]
        is_name = start < hit.end < end or (start, end) == (hit.start, hit.end)
        return is_name and self._tokens.tags[index] in _NAME_TAGS

    def _takes_of_next(self, hit: Hit) -> bool:
        """Whether a phrase's last character begins the office behind it: モンゴル|国防大臣, 神戸|市長, 中東|局長."""
        if hit.entry.kind in ("role", "cue") or hit.end - hit.start < 2:
            return False
        text = self._folded.text
        last, after = text[hit.end - 1], text[hit.end : hit.end + 1]
        return (last == "国" and after in _OF_STATE) or (last in _HEADED and after == "長")

    def _in_chain(self, hit: Hit) -> bool:
        """Whether a title in katakana is a part of a name: ビン・スルターン・アール・サウード."""
        text = self._folded.text
        return (
            hit.entry.kind == "role"
            and text[hit.end : hit.end + 1] in ("・", "=")
            and is_katakana(text[hit.start : hit.end])
        )

    def _has_company(self, hit: Hit) -> bool:
        """Whether 日 or 米 stands for a country: beside another one, before an office, after 駐."""
        text = self._folded.text
        before, after = text[hit.start - 1 : hit.start], text[hit.end : hit.end + 2]
        if before in self._language.settings.get("abbreviation_after", ()):
            return True
        if hit.entry.value.get("chained"):
            return True
        if "一" <= before <= "鿿" and "一" <= after[:1] <= "鿿":
            return False  # the last character of a name: 金永日外務次官
        return any(after.startswith(word) for word in self._language.settings.get("abbreviation_before", ()))

    def _inside_name(self, hit: Hit) -> bool:
        """Whether a short place or word is only part of what the segmenter takes for a person's name."""
        index = bisect_left(self._tokens.starts, hit.start + 1) - 1
        if index < 0:
            return False
        first, last = self._tokens.starts[index], self._tokens.ends[index]
        inside = first <= hit.start and hit.end <= last and (last - first) > (hit.end - hit.start)
        if hit.entry.kind == "role" and hit.end == last and is_katakana(self._folded.text[first : hit.start]):
            return False  # トランプ大統領, which the segmenter knows as one
        if hit.entry.kind == "role" and first < hit.start < last < hit.end and self._tokens.tags[index] == "given":
            return True  # 鈴木直道|知事
        return inside and self._tokens.tags[index] in _NAME_TAGS

    def units(self, start: int, end: int) -> list[Unit]:
        """Return the units of the folded text in [start, end)."""
        units: list[Unit] = []
        at = start
        index = bisect_left(self._starts, start)
        while index < len(self._best) and self._best[index].start < end:
            hit = self._best[index]
            index += 1
            if hit.start < at or hit.end > end:
                continue
            self._add_words(units, at, hit.start)
            self._add_hit(units, hit)
            at = hit.end
        self._add_words(units, at, end)
        for unit, behind in pairwise(units):
            if unit.cls == "P" and behind.start == unit.end and behind.text in self._language.words_of("styled"):
                unit.cls = "n"  # イスラエル|方式: no state is told of
        return self._join_towns(units)

    def _join_towns(self, units: list[Unit]) -> list[Unit]:
        """Join 市 or 県 to the name before it; a town that no list knows lies in the state told with it."""
        joined: list[Unit] = []
        for unit in units:
            name = joined[-1] if joined else None
            if unit.cls == "n" and unit.kind == "place" and len(unit.text) > 2 and unit.text[-1] in _TOWN:
                unit = self._whole_town(unit, joined)
            if unit.text not in _TOWN or name is None or name.end != unit.start or not self._names_town(joined):
                joined.append(unit)
                if unit.cls == "L":
                    self._town = unit
                continue
            town = self._unit("L", name.start, unit.end)
            town.kind = "place"
            if name.cls == "L":
                town.id, town.value = name.id, name.value
            else:
                own = is_ideograph(name.text[0])
                country = self._country_before(joined) or (self._own_state() if own else self._foreign or self.host)
                if country is None:
                    joined.append(unit)
                    continue
                town.id, town.value = country, {"country": country, "subdivision": country}
            joined[-1] = self._town = town
        return joined

    def _whole_town(self, unit: Unit, before: list[Unit]) -> Unit:
        """Return a town that the segmenter knows with its 町 or 村 as a place."""
        country = self._country_before([*before, unit]) or self._own_state()
        if country is None:
            return unit
        town = self._unit("L", unit.start, unit.end)
        town.kind, town.id, town.value = "place", country, {"country": country, "subdivision": country}
        return town

    def _own_state(self) -> str | None:
        """Return the state in which a town written in Chinese characters lies unless another is told with it."""
        home = self._language.settings.get("home")
        return self.region or (str(home) if home else None)

    def _names_town(self, units: list[Unit]) -> bool:
        """Whether the last unit is a place, or a word in katakana that is no part of a chain of names."""
        name = units[-1]
        if name.cls == "L":
            return not name.text.endswith(tuple(_TOWN))
        chained = len(units) > 1 and units[-2].cls == "-" and units[-2].end == name.start
        if chained and not (len(units) > 2 and units[-3].cls in "PL"):
            return False
        if name.kind == "place" and all(is_ideograph(c) for c in name.text):
            return True  # 津別町
        return name.cls in "Nn" and is_katakana(name.text) and len(name.text) > 1

    def _country_before(self, units: list[Unit]) -> str | None:
        """Return the state named right before the last unit: ドイツ・X市, X州のY市."""
        for unit in reversed(units[:-1]):
            if unit.cls in "PL":
                return str(unit.value.get("country") or unit.id).partition("-")[0]
            if unit.cls not in "g-" and unit.text not in _PARTS:
                break
        return None

    def _add_hit(self, units: list[Unit], hit: Hit) -> None:
        pair = hit.entry.value.get("pair")
        if isinstance(pair, tuple):  # 日韓: two units of one character each
            for offset, code in enumerate(pair):
                unit = self._unit("P", hit.start + offset, hit.start + offset + 1)
                unit.id, unit.kind, unit.value = code, "polity", {"abbrev": True, "pair": True}
                units.append(unit)
            return
        unit = self._hit_unit(hit, hit.start)
        if not self._refer(unit):
            units.append(unit)
            return
        unit.cls = str(unit.value.get("class") or CLASSES[hit.entry.kind])
        units.append(unit)

    def _refer(self, unit: Unit) -> bool:
        """Give 本県 and 同国 what they refer to; False when that is not known."""
        if unit.id == "own_region":
            if self.region is None:
                unit.cls = "n"
                return False
            unit.value = {"subdivision": self.region, "country": self.region.partition("-")[0], "class": "L"}
        elif unit.id == "same_state":
            if self._foreign is None:
                unit.cls = "n"
                return False
            unit.id, unit.kind, unit.value = self._foreign, "polity", {"class": "P"}
        elif unit.id == "same_town":
            if self._town is None:
                unit.cls = "n"
                return False
            unit.id, unit.kind = self._town.id, "place"
            unit.value = {**self._town.value, "class": "L", "repeats": True}
        elif unit.id == "host_state":
            if self.host is None:
                unit.cls = "n"
                return False
            unit.id, unit.kind, unit.value = self.host, "polity", {"class": "P"}
        elif unit.kind == "polity" and unit.id != self._language.settings.get("home"):
            self._foreign = unit.id
        return True

    def _add_words(self, units: list[Unit], start: int, end: int) -> None:
        """Add a unit for each word, or part of one, that lies in [start, end)."""
        tokens = self._tokens
        index = max(bisect_left(tokens.starts, start + 1) - 1, 0)
        while index < len(tokens.starts) and tokens.starts[index] < end:
            first, last = max(tokens.starts[index], start), min(tokens.ends[index], end)
            run = self._katakana_run(index, last, end)
            if run is not None and first == tokens.starts[index]:
                units.append(self._word(first, tokens.ends[run], self._tag_of_run(index, run)))
                index = run + 1
                continue
            if first < last:
                whole = first == tokens.starts[index] and last == tokens.ends[index]
                if whole and last - first == 2 and self._is_addressed(first):  # 習|氏
                    units.append(self._word(first, last - 1, "surname"))
                    units.append(self._address(last - 1))
                    index += 1
                    continue
                if last - first > 1 and last == end and self._posts(last):  # 弘維駐|パラオ
                    units.append(self._word(first, last - 1, tokens.tags[index]))
                    first, whole = last - 1, False
                units.append(self._word(first, last, tokens.tags[index] if whole else "noun"))
            index += 1

    def _is_addressed(self, at: int) -> bool:
        """Whether a family name of one character stands here with 氏: the segmenter may take both for one word."""
        text = self._folded.text
        return text[at + 1 : at + 2] in self._language.words_of("address") and text[at] in self._language.words_of(
            "surname"
        )

    def _address(self, at: int) -> Unit:
        """Return the form of address of one character at a place."""
        unit = self._unit("H", at, at + 1)
        unit.id = unit.kind = "courtesy"
        return unit

    def _posts(self, end: int) -> bool:
        """Whether the character before `end` is 駐 and a state follows: the segmenter may take it into a name."""
        if self._folded.text[end - 1] != "駐":
            return False
        at = bisect_left(self._starts, end)
        return (
            at < len(self._best) and self._best[at].start == end and self._best[at].entry.kind in ("polity", "place")
        )

    def _katakana_run(self, index: int, last: int, end: int) -> int | None:
        """Return the last token of a run of katakana that the segmenter has cut, or None."""
        tokens, text = self._tokens, self._folded.text
        if not is_katakana(text[tokens.starts[index] : last]):
            return None
        run = index
        while (
            run + 1 < len(tokens.starts)
            and tokens.starts[run + 1] == tokens.ends[run]
            and tokens.ends[run + 1] <= end
            and is_katakana(text[tokens.starts[run + 1] : tokens.ends[run + 1]])
        ):
            run += 1
        return run if run > index else None

    def _tag_of_run(self, first: int, last: int) -> str:
        """Return what a run is: words that all are known are a compound, else it is a name."""
        tags = set(self._tokens.tags[first : last + 1])
        return "noun" if tags <= {"noun", "affix"} else "unknown"

    def _is_chained(self, start: int, end: int) -> bool:
        text = self._folded.text
        return text[start - 1 : start] in ("・", "=") or text[end : end + 1] in ("・", "=")

    def _word(self, start: int, end: int, tag: str) -> Unit:
        text = self._folded.text[start:end]
        cls = self._language.words.get(text)
        if cls is None:
            cls = _CLASS_OF_TAG.get(tag, "x")
            if cls == "N" and tag == "unknown" and not _is_name_script(text):
                cls = "n"
            elif cls == "." and text.isdigit():
                cls = "1"
            elif (
                cls in "xn" and tag != "noun" and len(text) > 1 and is_katakana(text) and self._is_chained(start, end)
            ):
                cls = "N"
        unit = self._unit(cls, start, end)
        unit.kind = tag
        return unit


def _is_name_script(text: str) -> bool:
    """Whether an unknown word may be a name: katakana or Han characters."""
    return all(
        "ァ" <= c <= "ヺ" or c in "ー・" or "一" <= c <= "鿿" or "豈" <= c <= "﫿" or c in "々〆ヶ" for c in text
    )


def _chained(hits: Sequence[Hit]) -> list[Hit]:
    """Return the states that continue a pair of abbreviations: 韓 in 日中韓, where 日中 and 中韓 overlap."""
    pairs = [h for h in hits if isinstance(h.entry.value.get("pair"), tuple)]
    ends = {h.end for h in pairs}
    found = []
    for hit in pairs:
        if hit.start + 1 in ends:
            code = str(hit.entry.value["pair"][1])  # type: ignore[index]
            entry = msgspec.structs.replace(hit.entry, id=code, value={"abbrev": True, "chained": True})
            found.append(Hit(hit.start + 1, hit.end, entry))
    return found
