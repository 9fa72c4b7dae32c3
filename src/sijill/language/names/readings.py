"""Kanji names to their possible readings, in Hepburn with long vowels written short.

A table of common names comes first; SudachiPy, when it is installed, is asked
for what the table lacks, and is not loaded before a name with kanji comes.
"""

from __future__ import annotations

import functools
import importlib
import re
import unicodedata
from collections.abc import Mapping
from itertools import product
from threading import get_ident
from typing import Any, Final, NamedTuple

from sijill.errors import ConfigError
from sijill.language.names.fold import fold_name, script_of
from sijill.language.names.kana import fold_long_vowels, hepburn
from sijill.language.names.tables import read_table

_MOST: Final = 24  # readings kept of one name; the likelier stand first
_MOST_OF_PART: Final = 8
_MOST_COMPOSED: Final = 40
_LONGEST_COMPOSED: Final = 3
_MOST_CUTS: Final = 2
_SUDACHI_ROLES: Final = {"f": "姓", "g": "名"}
_SPACES: Final = re.compile(r"[\s・･]+")

Readings = dict[str, tuple[str, ...]]


@functools.cache
def _known() -> dict[str, Readings]:
    """Return the readings of kanji spellings, of family ("f") and of given ("g") names."""
    found: dict[str, dict[str, list[str]]] = {"f": {}, "g": {}}
    for line in read_table("ja", "name_readings.tsv").splitlines():
        reading, role, spellings = line.split("\t")
        latin = hepburn(reading)
        for spelling in spellings.split():
            found[role].setdefault(spelling, []).append(latin)
    return {
        role: {kanji: tuple(dict.fromkeys(all_)) for kanji, all_ in names.items()} for role, names in found.items()
    }


def is_family_name(text: str) -> bool:
    """Whether the table of common names lists a spelling in kanji as a Japanese family name.

    >>> is_family_name("大村"), is_family_name("経済")
    (True, False)
    """
    return text in _family_names()


@functools.cache
def _family_names() -> frozenset[str]:
    """Return the kanji spellings of family names alone: reading a document needs no more, and they load fast."""
    rows = (line.split("\t") for line in read_table("ja", "name_readings.tsv").splitlines())
    return frozenset(spelling for _, role, spellings in rows if role == "f" for spelling in spellings.split())


@functools.cache
def japanese_names() -> Mapping[str, str]:
    """Return known Japanese names in Hepburn with their roles, e.g. "f" for nagaoka, "g" for kansuke."""
    roles: dict[str, str] = {}
    for line in read_table("ja", "name_readings.tsv").splitlines():
        reading, role, _ = line.split("\t", 2)
        latin = hepburn(reading)
        roles[latin] = "".join(sorted({*roles.get(latin, ""), role}))
    return roles


@functools.cache
def _dictionary() -> Any | None:
    try:
        return importlib.import_module("sijill.language.segmenters.sudachi").load_dictionary()
    except (ConfigError, OSError):  # SudachiPy is optional, and may be there without its dictionary
        return None


@functools.cache
def _tokenizer(_thread: int) -> Any | None:
    # One for each thread: a tokenizer refuses to work for two at once.
    dictionary = _dictionary()
    make = getattr(dictionary, "tokenizer", None) or getattr(dictionary, "create", None)
    return make and make()


def _listed(text: str, role: str) -> tuple[str, ...]:
    """Return the readings that the dictionary lists for a family or given name."""
    lookup = getattr(_dictionary(), "lookup", None)  # SudachiPy 0.6 has none
    if lookup is None:
        return ()
    wanted = _SUDACHI_ROLES[role]
    return tuple(hepburn(word.reading_form()) for word in lookup(text) if word.part_of_speech()[3] == wanted)


def _guessed(text: str) -> tuple[str, ...]:
    """Return the one reading that the analyser makes of the characters, if it knows them all."""
    tokenizer = _tokenizer(get_ident())
    if tokenizer is None:
        return ()
    latin = hepburn("".join(word.reading_form() for word in tokenizer.tokenize(text)))
    return (latin,) if latin.isascii() and latin.isalpha() else ()


def _part(spellings: tuple[str, ...], role: str) -> tuple[str, ...]:
    """Return the readings of a family or given name, given as printed and as folded."""
    if script_of(spellings[0]) == "kana":
        return (hepburn(spellings[0]),)
    found: list[str] = []
    for text in spellings:
        found.extend(_known()[role].get(text, ()))
        found.extend(_listed(text, role))
    return tuple(dict.fromkeys(found))[:_MOST_OF_PART] or _guessed(spellings[0])


def _cuts(name: str) -> list[int]:
    """Return where an undivided name may be cut into family and given, the most plausible first."""
    ranked: dict[int, int] = {}
    for cut in range(1, len(name)):
        family, given = name[:cut], name[cut:]
        rank = 2 * _is_known(family, "f") + _is_known(given, "g")
        if script_of(given) == "kana" and script_of(family[-1]) == "kanji":
            rank += 2  # a given name in kana begins where the kanji end
        ranked[cut] = rank
    best = max(ranked.values(), default=0)
    if best == 0:
        return [2] if len(name) > 2 else []
    return sorted((cut for cut in ranked if ranked[cut] == best), key=lambda cut: abs(cut - 2))


def _is_known(text: str, role: str) -> bool:
    return text in _known()[role] or bool(_listed(text, role))


# Family names of China and Korea that are rare in Japan; hand-written.
_MAINLAND: Final = frozenset(
    "王李張劉陳楊黄趙周呉徐孫朱胡郭何羅鄭梁謝宋許韓馮鄧曹彭曾肖董袁潘蔣蔡余杜葉程蘇魏呂丁任沈姚盧姜崔譚陸金朴尹権洪申習温汪秦傅戴鍾廖熊"
)
_LONGEST_MAINLAND: Final = 4


def _is_mainland(key: str) -> bool:
    """Say whether a name looks Chinese or Korean, so that no Japanese reading is its own."""
    if key[0] not in _MAINLAND or not 2 <= len(key) <= _LONGEST_MAINLAND:
        return False
    return not any(_is_known(key[:cut], "f") for cut in range(2, len(key) + 1))


class _Division(NamedTuple):
    """Family and given name of a name in kanji, each as printed and as folded."""

    family: tuple[str, str]
    given: tuple[str, str]


def _divisions(name: str) -> tuple[tuple[str, str] | None, list[_Division]]:
    """Return the whole name if it may be a family name alone, and the ways to divide it."""
    if script_of(name) != "kanji":
        return None, []
    printed = _SPACES.sub(" ", unicodedata.normalize("NFKC", name)).strip()
    key = fold_name(printed)
    if len(key) != len(printed) or key.count(" ") > 1 or _is_mainland(key.replace(" ", "")):
        return None, []
    whole = (printed, key) if _is_known(key, "f") else None
    cuts = [key.index(" ")] if " " in key else _cuts(key)[:_MOST_CUTS]
    if whole:
        # 小原 is the family Ohara; a longer one may be a full name too, if both parts are known.
        cuts = [cut for cut in cuts if len(key) > 2 and _is_known(key[:cut], "f") and _is_known(key[cut:], "g")]
    skip = " " in key
    ways = [_Division((printed[:cut], key[:cut]), (printed[cut + skip :], key[cut + skip :])) for cut in cuts]
    return whole, ways


@functools.lru_cache(maxsize=1 << 14)
def readings(name: str) -> tuple[str, ...]:
    """Return what a name with kanji may sound like, family name first; empty when nothing is known.

    A kanji name has no certain reading: all that are listed are given. Names
    that look Chinese or Korean get none: a Japanese reading would match nobody.

    >>> readings("長岡寛介")
    ('nagaoka kansuke',)
    """
    whole, ways = _divisions(name)
    found: dict[str, None] = dict.fromkeys(_part(whole, "f") if whole else ())
    for family, given in ways:
        for first in _part(family, "f"):
            for second in _part(given, "g"):
                found[f"{first} {second}"] = None
    return tuple(found)[:_MOST]


@functools.cache
def _sounds() -> Mapping[str, tuple[str, ...]]:
    rows = (line.split("\t") for line in read_table("ja", "kanji_sounds.tsv").splitlines())
    return {row[0]: tuple(row[1:]) for row in rows}


def _composed(key: str, most: int) -> tuple[str, ...]:
    """Return what a part may sound like, kanji by kanji; the likelier first."""
    if not 1 <= len(key) <= _LONGEST_COMPOSED:
        return ()
    choices = [_sounds().get(char) or ((hepburn(char),) if script_of(char) == "kana" else ()) for char in key]
    ranked = sorted(
        (sum(place for place, _ in choice), "".join(sound for _, sound in choice))
        for choice in product(*(list(enumerate(sounds)) for sounds in choices))
    )
    return tuple(dict.fromkeys(fold_long_vowels(latin) for _, latin in ranked))[:most]


@functools.lru_cache(maxsize=1 << 13)
def composed_readings(name: str) -> tuple[str, ...]:
    """Return readings of a name put together from the sounds of its kanji, without the listed ones.

    Parents choose readings freely, so one in ten officials' names is in no
    list. These are guesses: a match with one is a hint and no more.
    """
    _, ways = _divisions(name)
    found: dict[str, None] = {}
    for family, given in ways[:1]:
        firsts = _part(family, "f")[:2] if _is_known(family[1], "f") else _composed(family[1], _MOST_OF_PART)
        for second in _composed(given[1], _MOST_COMPOSED):
            for first in firsts:
                found[f"{first} {second}"] = None
    listed = set(readings(name))
    return tuple(form for form in found if form not in listed)
