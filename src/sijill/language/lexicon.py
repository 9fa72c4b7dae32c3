"""Finding what is known in a text: one pass of an Aho-Corasick automaton over all lists.

A lexicon maps folded phrases to entries. An entry belongs to a layer, and hits
compete (the longer wins) only inside their layer, so that "Foreign Minister"
can be a role, hold a topic word and stand in a cue at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

UNIT, CUE, TOPIC = "unit", "cue", "topic"
_SHORT = 2  # letters of a phrase that is looked up rather than sought
_NOTHING: Mapping[str, object] = MappingProxyType({})


# Structs rather than NamedTuples, since every word of a text asks for fields of one.
class Entry(msgspec.Struct, frozen=True, gc=False):
    """What a phrase means: `kind` is its type, `id` the concept, `value` what else is known."""

    layer: str
    kind: str
    id: str
    value: Mapping[str, object] = _NOTHING


class Hit(msgspec.Struct, frozen=True, gc=False):
    """An entry found at [start, end) of a folded text."""

    start: int
    end: int
    entry: Entry


_START, _END = attrgetter("start"), attrgetter("end")


class Beginning(NamedTuple):
    """A phrase that a pattern may begin with; `rest` has to follow it in the text."""

    phrase: str
    rest: re.Pattern[str]


class Lexicon:
    """All phrases of a language, compiled.

    Each comes with what it means; a Beginning stands for as many phrases as its
    pattern has, without one entry for each.

    `prefixes` are the clitics that may stand before a phrase inside its word,
    e.g. و or بال in Arabic; the empty set where words stand alone.
    `joined` tells that the script writes no spaces: then a phrase must begin or
    end where a word does, and cut no run of katakana, letters or digits.
    """

    def __init__(
        self,
        entries: Iterable[tuple[str | Beginning, Entry]],
        *,
        prefixes: frozenset[str] = frozenset(),
        joined: bool = False,
    ) -> None:
        by_phrase: dict[str, list[Entry]] = {}
        begun: dict[str, list[tuple[re.Pattern[str], Entry]]] = {}
        for phrase, entry in entries:
            if isinstance(phrase, Beginning):
                by_phrase.setdefault(phrase.phrase, [])
                begun.setdefault(phrase.phrase, []).append((phrase.rest, entry))
                continue
            known = by_phrase.setdefault(phrase, [])
            if entry not in known:
                known.append(entry)
        # Letters like "a" and "in" stand inside every other word: where words stand alone, words are looked up for
        # them, so that the automaton needn't report each.
        apart = [p for p in by_phrase if len(p) <= _SHORT and p.isalpha()] if not (prefixes or joined) else []
        sought = [p for p in by_phrase if p not in set(apart)]
        self._short = {phrase: index for index, phrase in enumerate(apart, len(sought))}
        self._entries = [by_phrase[phrase] for phrase in (*sought, *apart)]
        self._begun = [begun.get(phrase, ()) for phrase in (*sought, *apart)]
        self._prefixes = prefixes
        self._prefix_ends = frozenset(prefix[-1] for prefix in prefixes if prefix)
        self._joined = joined
        self.phrases = frozenset(by_phrase)
        self._automaton = AhoCorasick(
            sought or ["\0"],
            matchkind=MatchKind.Standard,
            implementation=Implementation.DFA if len(sought) < 200 else None,
        )

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, text: str, starts: Mapping[int, int], ends: Mapping[int, int]) -> list[Hit]:
        """Return the hits of every layer, in order of place; none lies inside another of its layer.

        `starts` and `ends` map the borders of words to the word's number.
        """
        return _longest(self._find_joined(text, starts, ends) if self._joined else self._find(text, starts, ends))

    def _find(self, text: str, starts: Mapping[int, int], ends: Mapping[int, int]) -> list[Hit]:
        """Return the hits that begin and end where words do, or begin behind clitics."""
        hits: list[Hit] = []
        entries, begun, prefixes, prefix_ends = self._entries, self._begun, self._prefixes, self._prefix_ends
        longer = self._automaton.find_matches_as_indexes(text, overlapping=True)
        for index, start, end in chain(self._find_short(text, starts, ends), longer):
            if end not in ends:
                continue  # most matches: letters inside words
            # Of Arabic words inside words few have the last letter of a clitic before them.
            if start not in starts and (text[start - 1] not in prefix_ends or _prefix(text, start) not in prefixes):
                continue
            for entry in entries[index]:
                hits.append(Hit(start, end, entry))
            for rest, entry in begun[index]:
                match = rest.match(text, end)
                if match is not None and match.end() in ends:
                    hits.append(Hit(start, match.end(), entry))
        return hits

    def _find_short(self, text: str, starts: Iterable[int], ends: Iterable[int]) -> Iterator[tuple[int, int, int]]:
        """Yield the words that are phrases of one or two letters, as the automaton reports longer ones."""
        if not self._short:
            return
        for start, end in zip(starts, ends, strict=True):
            if end - start <= _SHORT and (index := self._short.get(text[start:end])) is not None:
                yield index, start, end

    def _find_joined(self, text: str, starts: Mapping[int, int], ends: Mapping[int, int]) -> list[Hit]:
        """Return the hits that stand by themselves in a script without spaces."""
        hits: list[Hit] = []
        entries, begun = self._entries, self._begun
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            opens, closes = start in starts, end in ends
            for rest, entry in begun[index]:
                match = rest.match(text, end)
                if match and _stands(text, start, match.end(), opens=opens, closes=match.end() in ends):
                    hits.append(Hit(start, match.end(), entry))
            if not _stands(text, start, end, opens=opens, closes=closes):
                continue
            if end - start == 2 and not (opens and closes):
                # Two characters inside a longer word (双方 in 双方向) are parts of names and titles only.
                hits.extend([Hit(start, end, e) for e in entries[index] if e.layer == UNIT])
                continue
            for entry in entries[index]:
                hits.append(Hit(start, end, entry))
        return hits


def _prefix(text: str, start: int) -> str:
    """Return the letters of the word before `start`, at most six."""
    at = start
    while at > 0 and start - at < 6 and text[at - 1].isalpha():
        at -= 1
    return text[at:start]


def _stands(text: str, start: int, end: int, *, opens: bool, closes: bool) -> bool:
    """Whether a phrase stands by itself in a script without spaces.

    One character must be a whole word: 中 is China only where it is no part of
    another word. Of longer phrases the segmenter need see one border only,
    since it joins what the lexicon tells apart (大阪府知事).
    """
    if end - start == 1:
        return opens and closes
    if not (opens or closes):
        return False
    return not (_cuts(text, start) or _cuts(text, end))


def _cuts(text: str, at: int) -> bool:
    """Whether a run of katakana, Latin letters or digits goes on over the border `at`."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if "ァ" <= before <= "ヺ" or before == "ー":
        return "ァ" <= after <= "ヺ" or after == "ー"
    return (before.isdigit() and after.isdigit()) or (
        before.isascii() and after.isascii() and before.isalpha() and after.isalpha()
    )


def _longest(hits: list[Hit]) -> list[Hit]:
    """Keep, in each layer but the units', the longest of overlapping hits; equal spans are all kept."""
    # By start, and of those the longest first.
    hits.sort(key=_END, reverse=True)
    hits.sort(key=_START)
    kept: list[Hit] = []
    last: dict[str, Hit] = {}
    for hit in hits:
        layer = hit.entry.layer
        if layer == UNIT:
            kept.append(hit)  # which of them stand, only their case can tell
            continue
        before = last.get(layer)
        if before == hit:
            continue  # two patterns of one table
        if before is not None and hit.start < before.end:
            if hit.end <= before.end and (hit.start, hit.end) != (before.start, before.end):
                continue
            if hit.start > before.start and hit.end - hit.start <= before.end - before.start:
                continue
        last[layer] = hit
        kept.append(hit)
    return kept
