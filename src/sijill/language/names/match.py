"""Whether two names may be one person's name, how far, and why."""

from __future__ import annotations

import functools
import math
from typing import Final, Literal

import msgspec

from sijill.language.names.align import Alignment, Tokens, align
from sijill.language.names.evidence import Part, weigh_parts
from sijill.language.names.fold import fold_name, script_of
from sijill.language.names.keys import token_keys
from sijill.language.names.parts import name_tokens
from sijill.language.names.readings import composed_readings, readings

Verdict = Literal["same", "possible", "different"]

# Nats that speak against a pair before anything is compared; set so that of
# pairs scored .9 nine in ten are one person, among pairs that share a key.
_PRIOR: Final = -7.5
_STEEPNESS: Final = 1.0
_SAME: Final = 0.9
_DIFFERENT: Final = 0.1
_NEAR: Final = 0.8  # the most that a badly fitting spelling, or a part on either side that differs, allows
_ONE_PART: Final = 0.6  # the most that one part in common can say
_CONFLICT: Final = -4.0  # both have a part that the other lacks
_NO_GIVEN: Final = -1.0
_NO_FAMILY: Final = -1.0
_FATHER: Final = 1.5  # both name the same father as the father: "X bin Y" needs no family name
_KANJI: Final = 9.0  # two names in the same kanji
_READ: Final = -0.5  # a reading is one of several


class NameMatch(msgspec.Struct, frozen=True):
    """A comparison of two names: verdict, score, reasons as short codes, and the aligned parts.

    `score` is the chance that names as alike as these are one person's, as far
    as names alone can say: a common name on both sides scores low even when it
    is written alike. Codes:

    - how parts match: equal, attested (known spellings of one name), spelling,
      near (a spelling that fits badly), sound (katakana), reading (kanji), composed (a
      reading put together kanji by kanji), unread (kanji without one), initial, number;
    - how the names lie: order (family and given name turned), dropped (parts that
      one of them leaves out), one-part (no more in common);
    - what speaks against: conflict (each has a part that the other lacks), given-differs,
      family-differs, father-differs, is-father, distinct (attested as two names), no-match.
    """

    score: float
    verdict: Verdict
    reasons: tuple[str, ...]
    parts: tuple[Part, ...]


def compare_names(left: str, right: str) -> NameMatch:
    """Return whether two names, in any of the scripts, may be one person's.

    Titles and honorifics must be gone. Order does not matter. A single part in
    common, as a given name alone, is never "same".

    >>> compare_names("سميح حيات", "Sameeh Essa Johar Hayat").verdict
    'same'
    """
    first, second = sorted((left, right))
    found = _compare(first, second)
    if first == left:
        return found
    turned = tuple(Part(part.right, part.left, part.how, part.evidence) for part in found.parts)
    return msgspec.structs.replace(found, parts=turned)


@functools.lru_cache(maxsize=1 << 14)
def _compare(left: str, right: str) -> NameMatch:
    scripts = script_of(left), script_of(right)
    if scripts == ("kanji", "kanji"):
        return _compare_kanji(left, right)
    if "kanji" in scripts:
        kanji, other = (left, right) if scripts[0] == "kanji" else (right, left)
        return _compare_readings(kanji, other, kanji_first=scripts[0] == "kanji")
    return _judge(align(name_tokens(left), name_tokens(right)))


def _compare_kanji(left: str, right: str) -> NameMatch:
    one, other = fold_name(left).replace(" ", ""), fold_name(right).replace(" ", "")
    shorter, longer = sorted((one, other), key=len)
    if one == other:
        part = Part(left, right, "equal", _KANJI)
        if len(one) > 3 or " " in "".join(readings(left)[:1]):
            return NameMatch(_chance(_KANJI), "same", ("equal",), (part,))
        return NameMatch(_ONE_PART, "possible", ("equal", "one-part"), (part,))
    if longer.startswith(shorter) and len(shorter) > 1:
        part = Part(left, right, "equal", _KANJI / 2)
        return NameMatch(_ONE_PART / 2, "possible", ("one-part", "dropped"), (part,))
    return NameMatch(0.0, "different", ("no-match",), ())


def _compare_readings(kanji: str, other: str, *, kanji_first: bool) -> NameMatch:
    listed, tokens = readings(kanji), name_tokens(other)
    if not listed:
        return NameMatch(0.0, "possible", ("unread",), ())
    best = _best_reading(listed, tokens, kanji_first=kanji_first)
    if best.verdict == "same" or len(tokens) < 2:
        return best
    guessed = _best_reading(composed_readings(kanji), tokens, kanji_first=kanji_first)
    if guessed.verdict != "same":
        return best
    reasons = ("composed", *guessed.reasons)
    return NameMatch(min(guessed.score, _NEAR), "possible", reasons, guessed.parts)


def _best_reading(spoken: tuple[str, ...], tokens: Tokens, *, kanji_first: bool) -> NameMatch:
    best = NameMatch(0.0, "different", ("reading", "no-match"), ())
    heard = {key for token in tokens for key in token_keys(token)}
    is_whole = all(token.kind == "name" for token in tokens)
    for reading in spoken:
        words = name_tokens(reading)
        if is_whole and heard.isdisjoint(key for word in words for key in token_keys(word)):
            continue  # no part sounds alike; most readings of a kanji name are told apart by this
        pair = (words, tokens) if kanji_first else (tokens, words)
        found = _judge(align(*pair), extra=_READ)
        if found.score > best.score:
            best = msgspec.structs.replace(found, reasons=("reading", *found.reasons))
    return best


def _chance(nats: float) -> float:
    return round(1 / (1 + math.exp(-nats)), 3)


def _judge(found: Alignment, *, extra: float = 0.0) -> NameMatch:
    """Return the verdict on two aligned names."""
    parts = tuple(dict.fromkeys(part for _, _, part in found.pairs))
    if not parts:
        return NameMatch(0.0, "different", _why_not(found.left, found.right), ())
    reasons = dict.fromkeys(part.how for part in parts)
    if found.turned:
        reasons["order"] = None
    against, total = _against(found)
    reasons |= dict.fromkeys(against)
    score = _chance((total + extra + _PRIOR) * _STEEPNESS)
    whole = sum(part.how != "initial" for part in parts)
    if {"father-differs", "is-father", "given-differs"} & set(against):
        score = min(score, 0.05)
    if whole < 2 and (whole + sum(part.how == "initial" for part in parts)) < 2:
        reasons["one-part"] = None
        score = min(score, _ONE_PART)
    if "near" in reasons or "conflict" in reasons:
        score = min(score, _NEAR)
    verdict: Verdict = "same" if score >= _SAME else "possible"
    if score <= _DIFFERENT and {"conflict", "given-differs", "is-father", "father-differs"} & set(against):
        verdict = "different"
    return NameMatch(score, verdict, tuple(reasons), parts)


def _same_father(found: Alignment) -> bool:
    """Say whether both names go "X bin Y" with the same X and Y."""
    places = {(place, other) for place, other, _ in found.pairs}
    return {(0, 0), (1, 1)} <= places and found.left[1].father and found.right[1].father


def _why_not(left: Tokens, right: Tokens) -> tuple[str, ...]:
    vetoed = any(weigh_parts(one, other).how == "distinct" for one, other in zip(left, right, strict=False))
    return ("distinct", "no-match") if vetoed else ("no-match",)


def _against(found: Alignment) -> tuple[list[str], float]:
    """Return the codes of what speaks against one person, and the evidence that is left."""
    left, right = found.left, found.right
    to_right = {place: other for place, other, _ in found.pairs}
    to_left = {other: place for place, other, _ in found.pairs}
    lone_left = [place for place in range(len(left)) if place not in to_right]
    lone_right = [other for other in range(len(right)) if other not in to_left]
    codes: list[str] = []
    total = found.total
    if lone_left or lone_right:
        codes.append("dropped")
    conflicts = min(len(lone_left), len(lone_right))
    if conflicts:
        codes.append("conflict")
        total += conflicts * _CONFLICT
    if not found.turned and 0 not in to_right and 0 not in to_left:
        codes.append("given-differs")
    last = len(left) - 1, len(right) - 1
    if not found.turned and last[0] not in to_right and last[1] not in to_left and min(last) > 0:
        codes.append("family-differs")
        total += _CONFLICT
    for place, other in to_right.items():
        if (place == 0) != (other == 0) and (left[place].father or right[other].father):
            codes.append("is-father")
            break
    if (
        min(len(left), len(right)) > 1
        and left[1].father
        and right[1].father
        and to_right.get(1) != 1
        and not found.turned
    ):
        codes.append("father-differs")
    if (0 not in to_right) != (0 not in to_left):
        total += _NO_GIVEN
    if _same_father(found):
        total += _FATHER
    elif not found.turned and (last[0] not in to_right) != (last[1] not in to_left):
        total += _NO_FAMILY
    for place in lone_left:
        for other in lone_right:
            if weigh_parts(left[place], right[other]).how == "distinct":
                codes.append("distinct")
                return codes, total + _CONFLICT
    return codes, total
