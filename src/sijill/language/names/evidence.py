"""What two parts of names say to each other: one name, perhaps, or surely two.

Evidence is in nats: the log of how much likelier the pair is for one person
than for two people met by chance. It never exceeds what the rarity of the
name allows: that both are called Mohammed says little.
"""

from __future__ import annotations

import functools
import math
from operator import itemgetter
from typing import Final

import msgspec

from sijill.language.names.attested import SHARED, match_attested, match_kana, rarity
from sijill.language.names.fold import script_of
from sijill.language.names.kana import fold_long_vowels, hepburn
from sijill.language.names.loans import loan_evidence
from sijill.language.names.parts import NameToken, servant_stem
from sijill.language.names.readings import japanese_names
from sijill.language.names.skeleton import may_sound_alike, skeletons
from sijill.language.names.tables import name_counts
from sijill.language.names.transducer import pair_model

_VETO: Final = -12.0
_NUMBER: Final = 7.0  # of few Abdullahs who were kings, one was the second
_INITIAL: Final = 1.5
_INITIAL_ACROSS: Final = 0.7
_UNLIKE_KNOWN: Final = 1.0  # cap for two known names that differ in a letter or two: Daniel, Danielle
# Nats a letter from which a spelling is a good one. On Wikidata names, one true
# pair in twelve lies below, and two in three of the false ones that look alike.
_FIRM: Final = 1.0
# Two Arabic spellings of a foreign name go farther apart (سيرجي, سيرغي); native
# names, which do not, are told apart by what is attested.
_FIRM_ARABIC: Final = 0.75
_SKELETON: Final = 1.0  # that all consonants agree; chosen on ar2en-eval
_LONG_ENOUGH: Final = 4  # keys whose skeletons can be trusted to tell them apart: not شي and Xi
_SERVANT: Final = 1.0  # that both begin with Abd


class Part(msgspec.Struct, frozen=True):
    """Two aligned parts of two names, with how they were matched and the evidence.

    `how`: equal, attested, spelling, near (a spelling that fits badly),
    sound, initial, number, or distinct, unlike.
    """

    left: str
    right: str
    how: str
    evidence: float


@functools.lru_cache(maxsize=1 << 15)  # names are laid side by side in several orders and readings
def weigh_parts(left: NameToken, right: NameToken) -> Part:
    """Return the evidence of two parts, with a one-word reason."""
    how, evidence = _weigh(left, right)
    return Part(left.full, right.full, how, round(evidence, 2))


def _weigh(left: NameToken, right: NameToken) -> tuple[str, float]:
    if "number" in (left.kind, right.kind):
        return ("number", _NUMBER) if left.key == right.key else ("distinct", _VETO)
    if "initial" in (left.kind, right.kind):
        return _weigh_initial(left.key, right.key)
    how, evidence = weigh_keys(left.key, right.key)
    if how in ("equal", "attested", "distinct"):
        return how, evidence
    # Without a veto, the letters taken for an article may have been none.
    ones, others = _forms(left), _forms(right)
    if len(ones) == len(others) == 1:
        return how, evidence
    return max((weigh_keys(one, other) for one in ones for other in others), key=itemgetter(1))


@functools.lru_cache(maxsize=1 << 14)
def _forms(token: NameToken) -> tuple[str, ...]:
    """Return the key, and what it is if its first letters are an article, or are none."""
    if token.full != token.key:
        return token.key, token.full
    if token.key.startswith("アル") and len(token.key) > 4:
        return token.key, token.key[2:]
    if len(token.key) > 5:
        # Alzayani, Benrabah: the particle is written in one word with the name.
        if token.key.startswith(("al", "el")) and token.key[2] not in "aeiou":
            return token.key, token.key[2:]
        if token.key.startswith("ben"):
            return token.key, token.key[3:]
    return (token.key,)


def _weigh_initial(left: str, right: str) -> tuple[str, float]:
    if left[:1] == right[:1]:
        return "initial", _INITIAL
    initial, word = (left, right) if len(left) == 1 else (right, left)
    if script_of(word) != "latin" and {form[:1] for form in skeletons(initial)} & {
        form[:1] for form in skeletons(word)
    }:
        return "initial", _INITIAL_ACROSS
    return "unlike", _VETO / 2


@functools.lru_cache(maxsize=1 << 17)
def weigh_keys(left: str, right: str) -> tuple[str, float]:
    """Return (how, evidence) for two keys in any scripts.

    >>> weigh_keys("محمد", "mahmoud"), weigh_keys("سميح", "sameeh")[0]
    (('distinct', -12.0), 'spelling')
    """
    scripts = script_of(left), script_of(right)
    limit = _limit(left, right, scripts)
    if left == right:
        return "equal", limit
    if "kana" in scripts:
        return _weigh_kana(left, right, scripts, limit)
    if not set(scripts) <= {"arabic", "latin"}:
        return "unlike", _VETO
    arabic = scripts[0] == "arabic", scripts[1] == "arabic"
    shared = match_attested(left, right, arabic=arabic)
    if shared == 0.0:
        return "distinct", _VETO
    if shared is not None and shared < SHARED:
        return "unlike", _UNLIKE_KNOWN
    if shared is not None:
        return "attested", max(0.0, limit + math.log(shared))
    stems = servant_stem(left), servant_stem(right)
    if stems[0] and stems[1]:
        how, evidence = weigh_keys(stems[0], stems[1])
        return how, min(evidence + _SERVANT, limit)
    if not any(arabic):
        return _weigh_latin(left, right, limit)
    firm = _FIRM_ARABIC if all(arabic) else _FIRM
    return _spelled(spelling_evidence(left, right), (len(left) + len(right)) / 2, limit, firm=firm)


def spelling_evidence(left: str, right: str) -> float:
    """Return what the letters alone say of two keys in Arabic or Latin script, in nats.

    Keys whose consonants disagree at both ends are not looked at closely.
    """
    if min(len(left), len(right)) >= _LONG_ENOUGH and not may_sound_alike(left, right):
        return _VETO
    arabic = script_of(left) == "arabic", script_of(right) == "arabic"
    if arabic == (False, True):
        left, right = right, left
    model = pair_model("ar-ar" if all(arabic) else "ar-en" if any(arabic) else "en-en")
    agreed = not set(skeletons(left)).isdisjoint(skeletons(right))
    return model.evidence(left, right) + (_SKELETON if agreed else 0.0)


def _spelled(evidence: float, letters: float, limit: float, *, firm: float) -> tuple[str, float]:
    # Two letters fit or do not; nothing can be said of how well.
    how = "spelling" if evidence >= firm * letters or letters <= 2 else "near"
    return how, min(evidence, limit)


def _limit(left: str, right: str, scripts: tuple[str, str]) -> float:
    """Return the rarity of the commoner of the two."""
    one, other = (_RARE_AS.get(script) for script in scripts)
    if one and other:
        return min(rarity(left, one), rarity(right, other))
    return rarity(left, one) if one else rarity(right, other) if other else rarity("", "en")


_RARE_AS: Final = {"arabic": "ar", "latin": "en"}


def _weigh_latin(left: str, right: str, limit: float) -> tuple[str, float]:
    short = fold_long_vowels(left), fold_long_vowels(right)
    japanese = japanese_names()
    if short[0] in japanese and short[1] in japanese:
        # Every vowel counts: Kansuke is not Kensuke, but Ohno is Ono.
        return ("equal", limit) if short[0] == short[1] else ("distinct", _VETO)
    evidence = spelling_evidence(left, right)
    counts = name_counts("en")
    if counts.get(left, 0) > 1 and counts.get(right, 0) > 1:
        return "unlike", min(evidence, _UNLIKE_KNOWN)
    return _spelled(evidence, (len(left) + len(right)) / 2, limit, firm=_FIRM)


def _weigh_kana(left: str, right: str, scripts: tuple[str, str], limit: float) -> tuple[str, float]:
    if scripts == ("kana", "kana"):
        heard = hepburn(left).replace("v", "b"), hepburn(right).replace("v", "b")
        if heard[0] == heard[1]:
            return "equal", limit
        if set(skeletons(left)) & set(skeletons(right)) and abs(len(heard[0]) - len(heard[1])) < 3:
            return "sound", min(limit, float(len(heard[0])))
        return "unlike", _VETO / 2
    kana, other = (left, right) if scripts[0] == "kana" else (right, left)
    shared = match_kana(kana, other, arabic=script_of(other) == "arabic")
    if shared == 0.0:
        return "distinct", _VETO
    if shared:
        return "attested", max(0.0, limit + math.log(shared))
    return "sound", max(_VETO, min(limit, loan_evidence(kana, other)))
