"""From words and hits to units: the sequence over which patterns are written.

A unit is a known phrase, a closed word, a mark or an unknown word; its class is
one letter, so a sentence has a shape that can be read and matched. Clitics
become units of their own: then one grammar serves languages that write "and
the minister" as one word and as three.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

from sijill.language import Folded, Hit, Language, Tokens, fold
from sijill.language.names import name_parts
from sijill.records.mentions import Unit

# The class of each kind of hit; docs/reading.md explains the letters.
CLASSES = {
    "role": "R", "modifier": "Q", "portfolio": "F", "body": "B", "honorific": "H", "rank": "H", "polity": "P",
    "demonym": "D", "organization": "G", "place": "L", "month": "T", "weekday": "T", "counterpart": "K",
    "particle": "z", "notname": "n", "word": "n", "hijri_month": "T", "blessing": "",
}  # fmt: skip
# Of hits over the same words the kind standing first here decides.
_RANKING = {
    kind: i
    for i, kind in enumerate(
        "counterpart role honorific rank polity demonym organization weekday month hijri_month portfolio place body "
        "modifier particle notname blessing word".split()
    )
}
# In a script with case these are names or titles and so begin with a capital:
# otherwise "us", "may", "polish" and "general" would be read as such.
_CAPITAL = frozenset({"polity", "demonym", "place", "organization", "honorific", "month", "weekday"})
_SHORT = 6  # letters up to which an ending tells nothing
_NOTHING: Mapping[str, Any] = MappingProxyType({})
_PREFIX_CLASS = {"و": "&", "ف": "&", "ب": "i", "ل": "f", "ك": "a"}


@cache
def _folded(word: str) -> str:
    """Return a word of a table as folded texts have it."""
    return fold(word).text


def _rank(hit: Hit) -> int:
    return _RANKING[hit.entry.kind]


class UnitBuilder:
    """Makes the units of the sentences of one document."""

    def __init__(
        self, original: str, folded: Folded, tokens: Tokens, hits: Sequence[Hit], language: Language
    ) -> None:
        self._original = original
        self._folded = folded
        self._text = folded.text
        self._positions = folded.positions
        self._words = language.words
        self._tokens = tokens
        self._language = language
        self._cased = language.cased
        self._noun_endings = tuple(language.settings.get("noun_endings", ()))
        self._names: Mapping[str, str] = name_parts(language.code) if self._noun_endings else {}
        self._homographs = self._find_homographs()
        self._adjectives = self._find_adjectives()
        self._best = self._best_hits(hits)
        self._starts = [h.start for h in self._best]

    def _best_hits(self, hits: Sequence[Hit]) -> list[Hit]:
        """Return the unit hits that stand: the leftmost, of those the longest, then the ranking.

        `hits` come in order of place, the longest first.
        """
        best: list[Hit] = []
        start = end = 0
        for hit in hits:
            if hit.entry.layer != "unit" or not self._is_written_so(hit):
                continue
            if hit.start >= end:
                best.append(hit)
                start, end = hit.start, hit.end
            elif hit.start == start and hit.end == end:
                best[-1] = min(best[-1], hit, key=_rank)
        return best

    def _is_written_so(self, hit: Hit) -> bool:
        """Whether the case of the original fits the entry."""
        if not self._cased:
            if hit.entry.kind == "particle" and self._original[self._folded.back(hit.end - 2)] in "أإ":
                return False  # بأن, "that", is no بان
            if hit.entry.kind == "place" and self._is_word(hit):
                return False
            if hit.entry.kind == "place" and hit.entry.value.get("ambiguous"):
                return self._folded.text[: hit.start].endswith(("مدينه ", "محافظه ", "بلده "))
            return self.stands(hit)
        kind, value = hit.entry.kind, hit.entry.value
        if kind not in _CAPITAL and not (value and (value.get("capital") or value.get("upper"))):
            return True
        written = self._original[self._folded.back(hit.start) : self._folded.back(hit.end)]
        if value.get("upper"):
            return written.isupper()
        return written[:1].isupper() or written[:1] == "("

    def _is_split_well(self, hit: Hit) -> bool:
        """Whether letters before a hit are clitics rather than part of a word (كمال is no ك + مال)."""
        number = self._tokens.at_end[hit.end]
        start = self._tokens.starts[number]
        if start > hit.start:  # a phrase: its first word
            number = bisect_left(self._tokens.starts, hit.start + 1) - 1
            start = self._tokens.starts[number]
        if self._folded.text[start : hit.start].endswith(("ال", "لل")):
            return True
        prefix, cls = self._language.classify(self._folded.text[start : self._tokens.ends[number]])
        if prefix > 0 or cls == "U":
            return prefix in (0, hit.start - start)
        if hit.entry.kind == "role" and hit.start - start == 1:
            words = self._folded.text[hit.start : hit.end]
            if " " in words or self._folded.text.startswith(" ال", hit.end):
                return True  # بوزير الاقتصاد, though بوزير is a name
        named = ("polity", "place", "demonym", "organization")
        if cls == "c" and hit.entry.kind == "place" and self._folded.text[start] == "ك":
            return False  # كبيرا is no ك + بيرا
        return cls in "cx" and hit.entry.kind in named

    def _is_word(self, hit: Hit) -> bool:
        """Whether the name of a place is rather a word: a closed one, or for a region an ordinary one."""
        text = self._folded.text[hit.start : hit.end]
        if text in self._language.words:
            return True
        return bool(hit.entry.value.get("region")) and self._language.classify(text)[1] in ("x", "c", "A")

    def stands(self, hit: Hit) -> bool:
        """Whether a hit of another layer begins at a word or at one that clitics are written onto."""
        return self._cased or hit.start in self._tokens.at_start or self._is_split_well(hit)

    def units(self, start: int, end: int) -> list[Unit]:
        """Return the units of the folded text in [start, end)."""
        units: list[Unit] = []
        starts, ends, best, hits = self._tokens.starts, self._tokens.ends, self._best, len(self._best)
        index, stop = bisect_left(starts, start), bisect_left(starts, end)
        at_hit = bisect_left(self._starts, start)
        while index < stop:
            first, last = starts[index], ends[index]
            while at_hit < hits and best[at_hit].start < first:
                at_hit += 1
            if at_hit < hits and best[at_hit].start < last and best[at_hit].end <= end:
                hit = best[at_hit]
                index = bisect_left(starts, hit.end, index)
                if hit.entry.kind == "blessing":
                    index = self._skip_blessing(units, index)
                    continue
                begin = hit.start if self._cased else self._add_prefix(units, first, hit.start, hit)
                units.append(self._hit_unit(hit, begin))
                continue
            self._add_word(units, first, last)
            index += 1
        return units

    def _skip_blessing(self, units: list[Unit], index: int) -> int:
        """Leave out a blessing after a name with the dashes around it; return the next token's number."""
        if units and units[-1].cls == "-":
            units.pop()
            tokens = self._tokens
            if index < len(tokens.starts) and self._folded.text[tokens.starts[index]] in "-_":
                return index + 1
        return index

    def _hit_unit(self, hit: Hit, begin: int) -> Unit:
        entry = hit.entry
        unit = self._unit(CLASSES[entry.kind], begin, hit.end)
        unit.id, unit.value, unit.kind = entry.id, entry.value, entry.kind
        if unit.kind == "role":
            unit.id = unit.id.partition(".")[0]  # the concept; what follows the dot tells entries apart
        elif unit.kind == "polity" and (other := self._homographs.get(unit.text)):
            unit.cls, unit.kind, unit.id, unit.value = "L", "place", str(other["subdivision"]), other
        elif unit.kind == "demonym" and unit.id in self._adjectives:
            unit.cls, unit.kind, unit.id = CLASSES["portfolio"], "portfolio", "adjective"
        return unit

    def _find_adjectives(self) -> frozenset[str]:
        """Return the states whose demonym is an ordinary adjective here: المالية where no Mali is named."""
        tables = self._language.settings.get("adjectives", ())
        return frozenset(t["polity"] for t in tables if not self._has_any(t["near"]))

    def _has_any(self, words: Iterable[str]) -> bool:
        """Whether one of these words occurs in the document."""
        return any(_folded(word) in self._text for word in words)

    def _find_homographs(self) -> dict[str, Mapping[str, Any]]:
        """Return names of states that this document uses for a city: عمان beside الأردن and no سلطنة."""
        found = {}
        for table in self._language.settings.get("homographs", ()):
            if self._has_any(table["near"]) and not self._has_any(table["unless"]):
                found[_folded(table["name"])] = table
        return found

    def _unit(self, cls: str, start: int, end: int) -> Unit:
        if not self._cased:
            return Unit(cls, start, end, self._text[start:end])
        if self._positions is None:
            written = self._original[start:end]
        else:
            written = self._original[self._folded.back(start) : self._folded.back(end)]
        upper = end - start > 1 and written.isupper()
        capital = upper or written[:1].isupper()
        return Unit(cls, start, end, self._text[start:end], "", _NOTHING, capital, upper)

    def _add_prefix(self, units: list[Unit], start: int, end: int, hit: Hit | None = None) -> int:
        """Add a unit for each clitic of [start, end) and return where they end: the article belongs to its word.

        ل swallows the alif of the article; the second ل of للرئيس is the article.
        """
        text = self._text
        if hit is not None and not self._cased:
            written = text[start : hit.end]
            if start < end and written[: end - start].endswith(("ال", "لل")):
                end -= 2 if written[: end - start].endswith("ال") else 1
            elif start == end and written.startswith("لل"):
                end = start + 1
        for at in range(start, end):
            cls = _PREFIX_CLASS.get(text[at])
            if cls is not None:
                units.append(Unit(cls, at, at + 1, text[at]))
        return end

    def _is_noun(self, text: str) -> bool:
        """Whether a word that no list knows is a noun by its ending, and nobody's name: "Enforcement"."""
        return text.endswith(self._noun_endings) and len(text) > _SHORT and text not in self._names

    def _add_word(self, units: list[Unit], start: int, end: int) -> None:
        text = self._text[start:end]
        cls = self._words.get(text)
        capital = self._original[start if self._positions is None else self._positions[start]].isupper()
        if cls is not None and not capital and text != "علي":  # half of all words
            units.append(Unit(cls, start, end, text))
            return
        if cls is None and self._cased and not capital and (text[0].isalpha() or end - start == 1):
            cls = "n" if text[0].isalpha() else "1" if text.isdigit() else "."
            units.append(Unit(cls, start, end, text))
            return
        if text == "علي" and self._original[self._folded.back(end - 1)] == "ي":
            cls = "A"  # the name; the preposition is written على
        if cls == "d" and len(text) == 1 and capital and _is_initial(self._text, end):
            cls = "N"  # an initial, no article
        if cls is None:
            if text[0].isdigit():
                cls = "1"
            elif not text[0].isalpha():
                cls = "."
            elif self._cased:
                cls = ("F" if self._is_noun(text) else "N") if capital else "n"
            else:
                prefix, cls = self._language.classify(text)
                if prefix:
                    start = self._add_prefix(units, start, start + prefix)
        units.append(self._unit(cls, start, end))


def _is_initial(text: str, end: int) -> bool:
    """Whether a capital letter is an initial: a point or another single letter follows it, "A K Rahman"."""
    behind = text[end : end + 3]
    return behind[:1] == "." or (len(behind) == 3 and behind[0] == behind[2] == " " and behind[1].isalpha())
