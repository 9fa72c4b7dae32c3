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
from typing import Any, Final

from sijill.language.names.fold import fold_name, script_of
from sijill.language.names.kana import hepburn
from sijill.language.names.tables import read_table

_MOST: Final = 24  # readings kept of one name; the likelier stand first
_MOST_OF_PART: Final = 8
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
        return importlib.import_module("sudachipy").Dictionary()
    except (ImportError, OSError):  # SudachiPy is optional, and may be there without its dictionary
        return None


@functools.cache
def _tokenizer() -> Any | None:
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
    tokenizer = _tokenizer()
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
        rank = 2 * _is_known(family, "f") + _is_known(given, "g") + (len(given) > 1 and script_of(given) == "kana")
        if rank > 1:
            ranked[cut] = rank
    best = max(ranked.values(), default=0)
    return sorted((cut for cut in ranked if ranked[cut] == best), key=lambda cut: abs(cut - 2))


def _is_known(text: str, role: str) -> bool:
    return text in _known()[role] or bool(_listed(text, role))


@functools.lru_cache(maxsize=1 << 14)
def readings(name: str) -> tuple[str, ...]:
    """Return what a name with kanji may sound like, family name first; empty when nothing is known.

    A kanji name has no certain reading: all common ones are given. Chinese
    and Korean names in kanji get Japanese readings, which match nobody.

    >>> readings("長岡寛介")
    ('nagaoka kansuke', 'nagaoka hirosuke')
    """
    if script_of(name) != "kanji":
        return ()
    printed = _SPACES.sub(" ", unicodedata.normalize("NFKC", name)).strip()
    key = fold_name(printed)
    if len(key) != len(printed) or key.count(" ") > 1:
        return ()
    whole = _part((printed, key), "f") if _is_known(key, "f") else ()
    cuts = [key.index(" ")] if " " in key else _cuts(key)[: 1 if whole else _MOST_CUTS]
    found: dict[str, None] = dict.fromkeys(whole if not (cuts and _is_known(key[cuts[0] :], "g")) else ())
    for cut in cuts:
        family, given = slice(0, cut), slice(cut + (" " in key), None)
        for first in _part((printed[family], key[family]), "f"):
            for second in _part((printed[given], key[given]), "g"):
                found[f"{first} {second}"] = None
    return tuple(found or dict.fromkeys(_guessed(key)))[:_MOST]
