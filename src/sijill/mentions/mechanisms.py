"""Mechanisms in a sentence and the round that is told with them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sijill.language import Hit, Language, fold
from sijill.records.mentions import MechanismMention, Sentence

_REACH = 48  # characters between a mechanism and the number of its round


class _Ordinal(NamedTuple):
    start: int
    end: int
    number: int


def find_mechanisms(
    hits: list[Hit], sentence: int, text: str, *, span: tuple[int, int], language: Language
) -> list[MechanismMention]:
    """Return the mechanisms named in a sentence; `hits` are those of its cue layers, `text` is the folded document.

    The round is an ordinal before the mechanism or right after it; one that
    counts something else (a visit, an anniversary) is too far away to be taken.
    """
    found: list[MechanismMention] = []
    if not any(hit.entry.kind == "mechanism" for hit in hits):
        return found  # most sentences; their ordinals count something else
    ordinals = _ordinals(hits, text, span, language)
    for hit in hits:
        if hit.entry.kind != "mechanism":
            continue
        kind = str(hit.entry.value.get("level", "consultations"))
        found.append(
            MechanismMention(
                hit.start,
                hit.end,
                sentence,
                text[hit.start : hit.end],
                _round(hit.start, hit.end, ordinals, text),
                hit.entry.id,
                kind,
                bool(hit.entry.value.get("generic")),
            )
        )
    return found


def add_parted(sentence: Sentence, hits: list[Hit], text: str, language: Language) -> None:
    """Add committees whose name the nations of their members part: اللجنة السعودية الكورية المشتركة."""
    heads, joint = _parted(language)
    units = sentence.units
    for at, unit in enumerate(units):
        if unit.text not in heads:
            continue
        last = at + 1
        while last < len(units) and units[last].cls in "QFDPx" and units[last].text not in joint:
            last += 1
        nations = any(u.cls in "DP" for u in units[at + 1 : last])
        if not nations or last == len(units) or units[last].text not in joint:
            continue
        start, end = unit.start, units[last].end
        named = _round(start, end, _ordinals(hits, text, (sentence.start, sentence.end), language), text)
        sentence.mechanisms.append(
            MechanismMention(start, end, sentence.index, text[start:end], named, "joint_committee", "consultations")
        )


@cache
def _parted(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that such a name begins and ends with."""
    table = language.settings.get("parted", {})
    heads, joint = (frozenset(fold(w).text for w in table.get(key, ())) for key in ("heads", "joint"))
    return heads, joint


def _ordinals(hits: list[Hit], text: str, span: tuple[int, int], language: Language) -> list[_Ordinal]:
    """Return the ordinals of a sentence in order of place."""
    ordinals = [_Ordinal(h.start, h.end, int(h.entry.id)) for h in hits if h.entry.kind == "ordinal_word"]
    for pattern in _counted(language):
        ordinals.extend(_Ordinal(*m.span(), int(m[1])) for m in pattern.finditer(text, *span))
    return sorted(ordinals)


def widen_generic(sentence: Sentence, text: str) -> None:
    """Let the name of a meeting that no list knows begin with the nouns joined before it: 高官級会議."""
    for mechanism in sentence.mechanisms:
        if not mechanism.generic:
            continue
        for unit in reversed([u for u in sentence.units if u.end <= mechanism.start]):
            if unit.end != mechanism.start or unit.cls not in "nFQ" or unit.text in ("回", "第"):
                break
            mechanism.start = unit.start
        mechanism.name = text[mechanism.start : mechanism.end]


@cache
def _counted(language: Language) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a language that writes ordinals with a number: 第3回, 3回目."""
    return tuple(re.compile(p) for p in language.settings.get("ordinals", ()))


_NUMBERED = re.compile(r"\b(\d{1,3}) ?(?:st|nd|rd|th)\b|\bround (\d{1,2})\b")


def _round(start: int, end: int, ordinals: list[_Ordinal], text: str) -> int | None:
    reach = text[max(0, start - _REACH) : end]
    numbered = [
        m for m in _NUMBERED.finditer(reach) if not any(mark in reach[m.end() :] for mark in (". ", ";", "\n", ", "))
    ]
    if numbered:
        return int(numbered[-1][1] or numbered[-1][2])
    before = [o for o in ordinals if o.end <= start and start - o.end <= _REACH]
    for ordinal in reversed(before):
        if not any(mark in text[ordinal.end : start] for mark in (". ", ";", "\n", ", ", "、", "。")):
            return ordinal.number
    after = [o for o in ordinals if o.start >= end and o.start - end <= 12]
    for ordinal in after:
        if text[end : ordinal.start].strip() in (
            "",
            "(",
            "for its",
            "in its",
            "for the",
            "في",
            "ل",
            "لل",
            "في دورته",
            "の",
            "」の",
        ):
            return ordinal.number
    return None
