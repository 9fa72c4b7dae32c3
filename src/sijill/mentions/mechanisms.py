"""Mechanisms in a sentence and the round that is told with them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sijill.language import Hit, Language
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
    ordinals = [_Ordinal(h.start, h.end, int(h.entry.id)) for h in hits if h.entry.kind == "ordinal_word"]
    for pattern in _counted(language):
        ordinals.extend(_Ordinal(*m.span(), int(m[1])) for m in pattern.finditer(text, *span))
    ordinals.sort()
    found: list[MechanismMention] = []
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
                _round(hit, ordinals, text),
                hit.entry.id,
                kind,
                bool(hit.entry.value.get("generic")),
            )
        )
    return found


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


def _round(hit: Hit, ordinals: list[_Ordinal], text: str) -> int | None:
    reach = text[max(0, hit.start - _REACH) : hit.end]
    numbered = [
        m for m in _NUMBERED.finditer(reach) if not any(mark in reach[m.end() :] for mark in (". ", ";", "\n", ", "))
    ]
    if numbered:
        return int(numbered[-1][1] or numbered[-1][2])
    before = [o for o in ordinals if o.end <= hit.start and hit.start - o.end <= _REACH]
    for ordinal in reversed(before):
        if not any(mark in text[ordinal.end : hit.start] for mark in (". ", ";", "\n", ", ", "、", "。")):
            return ordinal.number
    after = [o for o in ordinals if o.start >= hit.end and o.start - hit.end <= 12]
    for ordinal in after:
        if text[hit.end : ordinal.start].strip() in (
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
