"""Finding what is known in a text: one pass of an Aho-Corasick automaton over all lists.

A lexicon maps folded phrases to entries. An entry belongs to a layer, and hits
compete (the longer wins) only inside their layer, so that "Foreign Minister"
can be a role, hold a topic word and stand in a cue at once.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

UNIT, CUE, TOPIC = "unit", "cue", "topic"


class Entry(NamedTuple):
    """What a phrase means: `kind` is its type, `id` the concept, `value` what else is known."""

    layer: str
    kind: str
    id: str
    value: Mapping[str, object] = {}


class Hit(NamedTuple):
    """An entry found at [start, end) of a folded text."""

    start: int
    end: int
    entry: Entry


class Lexicon:
    """All phrases of a language, compiled.

    `prefixes` are the clitics that may stand before a phrase inside its word,
    e.g. و or بال in Arabic; the empty set where words stand alone.
    `joined` tells that the script writes no spaces: then any place is a border.
    """

    def __init__(
        self,
        entries: Iterable[tuple[str, Entry]],
        *,
        prefixes: frozenset[str] = frozenset(),
        joined: bool = False,
    ) -> None:
        by_phrase: dict[str, list[Entry]] = {}
        for phrase, entry in entries:
            known = by_phrase.setdefault(phrase, [])
            if entry not in known:
                known.append(entry)
        self._entries = list(by_phrase.values())
        self._prefixes = prefixes
        self._joined = joined
        self.phrases = frozenset(by_phrase)
        self._automaton = AhoCorasick(
            list(by_phrase) or ["\0"],
            matchkind=MatchKind.Standard,
            implementation=Implementation.DFA if len(by_phrase) < 200 else None,
        )

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, text: str, starts: Mapping[int, int], ends: Mapping[int, int]) -> list[Hit]:
        """Return the hits of every layer, in order of place; none lies inside another of its layer.

        `starts` and `ends` map the borders of words to the word's number.
        """
        hits: list[Hit] = []
        entries, prefixes, joined = self._entries, self._prefixes, self._joined
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if not joined:
                if end not in ends:
                    continue
                if start not in starts and not (prefixes and _prefix(text, start) in prefixes):
                    continue
            for entry in entries[index]:
                hits.append(Hit(start, end, entry))
        return _longest(hits)


def _prefix(text: str, start: int) -> str:
    """Return the letters of the word before `start`, at most six."""
    at = start
    while at > 0 and start - at < 6 and text[at - 1].isalpha():
        at -= 1
    return text[at:start]


def _longest(hits: list[Hit]) -> list[Hit]:
    """Keep, in each layer but the units', the longest of overlapping hits; equal spans are all kept."""
    hits.sort(key=lambda h: (h.start, -h.end))
    kept: list[Hit] = []
    last: dict[str, Hit] = {}
    for hit in hits:
        if hit.entry.layer == UNIT:
            kept.append(hit)  # which of them stand, only their case can tell
            continue
        before = last.get(hit.entry.layer)
        if before is not None and hit.start < before.end:
            if hit.end <= before.end and (hit.start, hit.end) != (before.start, before.end):
                continue
            if hit.start > before.start and hit.end - hit.start <= before.end - before.start:
                continue
        last[hit.entry.layer] = hit
        kept.append(hit)
    return kept


_GROUP = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\{([^{}]*)\}")


def expand_phrase(phrase: str, forms: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the phrases that a pattern of a data file stands for.

    (a|b) is a choice, [a|b] may also be absent, {meet} stands for the forms of
    a verb. Nothing nests.

    >>> list(expand_phrase("(a|the) joint [high] committee", {}))
    ['a joint high committee', 'a joint committee', 'the joint high committee', 'the joint committee']
    """
    parts: list[tuple[str, ...]] = []
    at = 0
    for match in _GROUP.finditer(phrase):
        parts.append((phrase[at : match.start()],))
        choice, optional, verb = match.groups()
        if verb is not None:
            parts.append(forms.get(verb) or regular_forms(verb))
        elif choice is not None:
            parts.append(tuple(choice.split("|")))
        else:
            parts.append((*optional.split("|"), ""))
        at = match.end()
    parts.append((phrase[at:],))
    for combination in itertools.product(*parts):
        yield " ".join("".join(combination).split())


def regular_forms(verb: str) -> tuple[str, ...]:
    """Return the forms of a regular English verb: base, -s, -ed, -ing."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb, verb + "es", verb + "ed", verb + "ing"
    return verb, verb + "s", verb + "ed", verb + "ing"
