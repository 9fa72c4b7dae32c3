"""From words and hits to units: the sequence over which patterns are written.

A unit is a known phrase, a closed word, a mark or an unknown word; its class is
one letter, so a sentence has a shape that can be read and matched. Clitics
become units of their own: then one grammar serves languages that write "and
the minister" as one word and as three.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from sijill.language import Folded, Hit, Language, Tokens
from sijill.records.mentions import Unit

# The class of each kind of hit; docs/reading.md explains the letters.
CLASSES = {
    "role": "R", "modifier": "Q", "portfolio": "F", "body": "B", "honorific": "H", "rank": "H", "polity": "P",
    "demonym": "D", "organization": "G", "place": "L", "month": "T", "weekday": "T", "counterpart": "K",
    "particle": "z", "notname": "n", "word": "n",
}  # fmt: skip
# Of hits over the same words the kind standing first here decides.
_RANKING = {
    kind: i
    for i, kind in enumerate(
        "counterpart role honorific rank polity demonym organization weekday month portfolio place body modifier "
        "particle notname word".split()
    )
}
# In a script with case these are names or titles and so begin with a capital:
# otherwise "us", "may", "polish" and "general" would be read as such.
_CAPITAL = frozenset({"polity", "demonym", "place", "organization", "honorific", "month", "weekday"})
_PREFIX_CLASS = {"و": "&", "ف": "&", "ب": "i", "ل": "f", "ك": "a"}


class UnitBuilder:
    """Makes the units of the sentences of one document."""

    def __init__(
        self, original: str, folded: Folded, tokens: Tokens, hits: Sequence[Hit], language: Language
    ) -> None:
        self._original = original
        self._folded = folded
        self._tokens = tokens
        self._language = language
        self._best = self._best_hits(hits)
        self._starts = [h.start for h in self._best]

    def _best_hits(self, hits: Sequence[Hit]) -> list[Hit]:
        """Return the unit hits that stand: the leftmost, of those the longest, then the ranking."""
        fitting = [h for h in hits if h.entry.layer == "unit" and self._is_written_so(h)]
        fitting.sort(key=lambda h: (h.start, -h.end, _RANKING[h.entry.kind]))
        best: list[Hit] = []
        end = 0
        for hit in fitting:
            if hit.start >= end:
                best.append(hit)
                end = hit.end
        return best

    def _is_written_so(self, hit: Hit) -> bool:
        """Whether the case of the original fits the entry."""
        if not self._language.cased:
            return True
        kind = hit.entry.kind
        if kind not in _CAPITAL and not hit.entry.value.get("capital"):
            return True
        written = self._original[self._folded.back(hit.start) : self._folded.back(hit.end)]
        if hit.entry.value.get("upper"):
            return written.isupper()
        return written[:1].isupper() or written[:1] == "("

    def units(self, start: int, end: int) -> list[Unit]:
        """Return the units of the folded text in [start, end)."""
        units: list[Unit] = []
        tokens = self._tokens
        index = bisect_left(tokens.starts, start)
        at_hit = bisect_left(self._starts, start)
        while index < len(tokens.starts) and tokens.starts[index] < end:
            first, last = tokens.starts[index], tokens.ends[index]
            while at_hit < len(self._best) and self._best[at_hit].start < first:
                at_hit += 1
            hit = self._best[at_hit] if at_hit < len(self._best) else None
            if hit is not None and hit.start < last and hit.end <= end:
                self._add_prefix(units, first, hit.start)
                units.append(self._hit_unit(hit))
                while index < len(tokens.starts) and tokens.starts[index] < hit.end:
                    index += 1
                continue
            self._add_word(units, first, last)
            index += 1
        return units

    def _hit_unit(self, hit: Hit) -> Unit:
        unit = self._unit(CLASSES[hit.entry.kind], hit.start, hit.end)
        unit.id, unit.value, unit.kind = hit.entry.id, hit.entry.value, hit.entry.kind
        return unit

    def _unit(self, cls: str, start: int, end: int) -> Unit:
        written = self._original[self._folded.back(start) : self._folded.back(end)]
        upper = len(written) > 1 and written.isupper()
        return Unit(cls, start, end, self._folded.text[start:end], capital=written[:1].isupper(), upper=upper)

    def _add_prefix(self, units: list[Unit], start: int, end: int) -> None:
        """Add a unit for each clitic of [start, end) but the article, which changes no class."""
        text = self._folded.text
        for at in range(start, end):
            cls = _PREFIX_CLASS.get(text[at])
            if cls is None:
                break
            units.append(Unit(cls, at, at + 1, text[at]))

    def _add_word(self, units: list[Unit], start: int, end: int) -> None:
        text = self._folded.text[start:end]
        cls = self._language.words.get(text)
        capital = self._original[self._folded.back(start)].isupper()
        if cls is None:
            if text[0].isdigit():
                cls = "1"
            elif not text[0].isalpha():
                cls = "."
            elif self._language.cased:
                cls = "N" if capital else "n"
            else:
                prefix, cls = self._language.classify(text)
                self._add_prefix(units, start, start + prefix)
                start += prefix
        units.append(self._unit(cls, start, end))
