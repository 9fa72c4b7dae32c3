"""Consonant skeletons: coarse keys under which spellings of one name meet, in any script.

Six classes of consonants remain, vowels and weak letters go. Keys find
candidates; they decide nothing.
"""

from __future__ import annotations

import functools
import re
from itertools import product
from typing import Final

from sijill.language.names.fold import script_of
from sijill.language.names.kana import hepburn

_TS: Final = re.compile("T+S")
_MOST: Final = 5  # consonants that count: long names differ before
_MOST_FORMS: Final = 4

# Letters to class; two classes where speakers or spellers differ. "" is weak.
_ARABIC: Final = {
    "ب": "P", "ف": "P", "ت": "T", "ط": "T", "د": "T", "ض": "TS", "ث": "TS", "ذ": "TS", "ظ": "ST", "س": "S",
    "ص": "S", "ز": "S", "ش": "S", "ج": "K", "ق": "K", "ك": "K", "غ": "K", "خ": "K", "م": "M", "ن": "N",
    "ل": "R", "ر": "R", "w": "-P",
}  # fmt: skip
_LATIN: Final = {
    "b": "P", "p": "P", "f": "P", "v": "P-", "t": "T", "d": "T", "s": "S", "z": "S", "j": "K-", "g": "K",
    "w": "-P", "k": "K", "q": "K", "c": "K", "x": "K", "m": "M", "n": "N", "l": "R", "r": "R",
    # Written as two or three letters, standing here for one sound each:
    "θ": "TS", "š": "S", "č": "SK", "ç": "S", "γ": "K-", "χ": "K", "φ": "P", "ć": "SK", "ť": "T-",
    "ẋ": "S-", "ķ": "K-",
}  # fmt: skip
# In this order: what is longer first. Before each the letter that it needs, since most words have no such group.
_GROUPS: Final = tuple(
    (needed, re.compile(pattern), letter)
    for needed, pattern, letter in (
        ("h", r"t?sch|tch|sh", "š"), ("h", r"ch", "č"), ("h", r"th|dh", "θ"), ("h", r"kh", "χ"),
        ("h", r"gh", "γ"), ("h", r"ph", "φ"), ("c", r"ck", "k"), ("d", r"dj|dge?", "g"),
        ("c", r"c?c(?=[eiy])|cz", "ç"), ("c", r"c$", "ć"), ("g", r"g(?=n)", "γ"),
        ("w", r"(?<=.)w(?![aeious])", ""), ("t", r"(?<=[aeiour])t$", "ť"), ("x", r"x$", "ķẋ"), ("x", r"^x", "š"),
        ("x", r"x", "ks"),
    )
)  # fmt: skip
_BEFORE_LIPS: Final = re.compile(r"n(?=[bpm])")
_DOUBLE: Final = re.compile(r"(.)\1+")
_FIRST_WAW: Final = re.compile(r"^و(?=.)")  # Walid, but also Velayati
_ARABIC_GROUPS: Final = (("تش", "ش"), ("دج", "ج"))


# Katakana writes kh, h and gh alike, and z, th, j alike.
_KANA: Final = _LATIN | {"h": "-K", "š": "ST", "j": "KS", "z": "ST", "ç": "ST"}


def _sounds(word: str) -> tuple[str, dict[str, str]]:
    """Return the word with one letter for one sound, and the classes of its letters."""
    script = script_of(word)
    if script == "arabic":
        for group, letter in _ARABIC_GROUPS:
            word = word.replace(group, letter)
        return _FIRST_WAW.sub("w", word), _ARABIC
    text = _BEFORE_LIPS.sub("m", hepburn(word)) if script == "kana" else word
    for needed, pattern, letter in _GROUPS:
        if needed in text:
            text = pattern.sub(letter, text)
    return text, _KANA if script == "kana" else _LATIN


@functools.lru_cache(maxsize=1 << 16)
def _ends(word: str) -> frozenset[str]:
    """Return the first two and the last two letters of the skeletons, marked by side."""
    forms = skeletons(word)
    return frozenset(f"{form[:2]}-" for form in forms) | frozenset(f"-{form[-2:]}" for form in forms)


def may_sound_alike(one: str, other: str) -> bool:
    """Say whether two keys agree at the beginning or the end, a cheap test before a dear one."""
    return not _ends(one).isdisjoint(_ends(other))


@functools.lru_cache(maxsize=1 << 16)
def skeletons(word: str) -> tuple[str, ...]:
    """Return the skeletons of one key: one, or a few where a letter has two sounds.

    >>> skeletons("محمود"), skeletons("mahmoud"), skeletons("جمال"), skeletons("gamal")
    (('MT',), ('MT',), ('KMR',), ('KMR',))
    """
    text, table = _sounds(word)
    weak_start = text[:1] not in table
    forms: dict[str, None] = {}
    for choice in product(*(table[letter] for letter in text if letter in table)):
        bones = "".join(choice)
        # ts and tz are written with one letter or with two.
        bones = _TS.sub("S", bones)
        # A weak beginning (vowel, h, w, y, ع) is worth a letter: Ali is not Li.
        start = "A" if weak_start or bones.startswith("-") else ""
        forms[start + _DOUBLE.sub(r"\1", bones.replace("-", ""))[:_MOST]] = None
        if len(forms) == _MOST_FORMS:
            break
    return tuple(forms)
