"""What is attested of spellings: which Latin forms write which Arabic name, and which never do.

Mahmoud and Mohammed lie closer in letters than Sameeh and Samih. Only the
record of who spells what tells them apart.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from importlib import resources
from typing import Final

from sijill.errors import DataError
from sijill.language.names.fold import fold_name
from sijill.language.names.tables import name_counts

_KNOWN: Final = 6  # times a spelling must be attested before silence about a pair says something
SHARED: Final = 0.04  # share of its uses from which a spelling counts as one of the name
_UNSHARED: Final = 0.012
_ONE_IN_ARABIC: Final = 0.6  # two Arabic spellings that are one name share most of their Latin forms

Shares = Mapping[str, float]

# Seen together now and then through errors in the source; hand-written.
_DISTINCT: Final = frozenset(
    {
        ("ماجد", "majd"), ("عمر", "amr"), ("عمرو", "omar"), ("سيد", "said"), ("سعيد", "sayed"),
        ("سعد", "said"),
        ("نصر", "nasser"), ("ناصر", "nasr"), ("محمد", "mahmoud"), ("محمود", "mohamed"), ("حسن", "hussein"),
        ("حسين", "hassan"), ("صلاح", "saleh"), ("علي", "alaa"), ("علاء", "ali"), ("خالد", "khalil"),
    }
)  # fmt: skip


@functools.cache
def _spellings() -> tuple[dict[str, dict[str, int]], dict[str, dict[str, int]]]:
    """Return the counts by Latin key and by Arabic key."""
    path = resources.files("sijill.language.names") / "data" / "spellings.tsv"
    latin: dict[str, dict[str, int]] = {}
    arabic: dict[str, dict[str, int]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        key, *cells = line.split("\t")
        try:
            counts = {name: int(times) for name, times in (cell.split("=") for cell in cells)}
        except ValueError as error:
            raise DataError(f"spellings.tsv, line {number}: expected a key and ARABIC=TIMES") from error
        latin[key] = counts
        for name, times in counts.items():
            arabic.setdefault(name, {})[key] = times
    return latin, arabic


@functools.cache
def _kana() -> Mapping[str, frozenset[str]]:
    """Return the Arabic names that a katakana spelling is used for."""
    path = resources.files("sijill.language.names") / "data" / "kana.tsv"
    found: dict[str, frozenset[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, spellings = line.partition("\t")
        for spelling in spellings.split():
            found[spelling] = found.get(spelling, frozenset()) | {fold_name(name)}
    return found


def match_kana(kana: str, other: str, *, arabic: bool) -> float | None:
    """Return how far a katakana spelling of an Arabic name and another one are known as one name.

    Like `match_attested`: 0 when both are known and never go together, None when either is unknown.
    """
    names = _kana().get(kana)
    if names is None:
        return None
    if arabic:
        if other in names:
            return 1.0
        return 0.0 if is_arabic_name(other, arabic=True) else None
    times, forms = _shares(other, 0)
    shared = sum(forms.get(name, 0.0) for name in names)
    if shared >= SHARED:
        return shared
    return 0.0 if times >= _KNOWN else None


@functools.lru_cache(maxsize=1 << 15)
def _shares(key: str, side: int) -> tuple[int, Shares]:
    """Return how often a key is attested, and its shares among the spellings of the other script."""
    counts = _spellings()[side].get(key, {})
    total = sum(counts.values())
    return total, {name: times / total for name, times in counts.items()}


def match_attested(one: str, other: str, *, arabic: tuple[bool, bool]) -> float | None:
    """Return how far two keys are attested as one name: 0 never though both are known, None unknown.

    What lies between 0 and `SHARED` is seen too rarely to be more than an error or a quirk.
    `arabic` says which of the keys are in Arabic script.
    """
    if arabic == (False, True):
        return match_attested(other, one, arabic=(True, False))
    if arabic == (True, False):
        if (one, other) in _DISTINCT:
            return 0.0
        times_arabic, latin_forms = _shares(one, 1)
        times_latin, arabic_forms = _shares(other, 0)
        shared = max(arabic_forms.get(one, 0.0), latin_forms.get(other, 0.0) / 2)
    else:
        side = 1 if arabic[0] else 0
        times_arabic, forms_one = _shares(one, side)
        times_latin, forms_other = _shares(other, side)
        shared = sum(min(share, forms_other.get(form, 0.0)) for form, share in forms_one.items())
        if arabic[0] and shared < _ONE_IN_ARABIC:
            shared = 0.0
    if shared >= SHARED:
        return shared
    if min(times_arabic, times_latin) >= _KNOWN:
        return shared if shared >= _UNSHARED else 0.0
    return None


def is_arabic_name(key: str, *, arabic: bool) -> bool:
    """Say whether a key is a known Arabic name, in either script."""
    return _shares(key, 1 if arabic else 0)[0] >= _KNOWN


@functools.cache
def _total(language: str) -> int:
    return sum(name_counts(language).values())


@functools.lru_cache(maxsize=1 << 16)
def rarity(key: str, language: str) -> float:
    """Return how much it says that two people share this name, in nats: 2 for Mohammed, 11 for a rare one."""
    counts = name_counts(language)
    times = counts.get(key, 0)
    if language == "ar" and key.startswith("ال"):
        times += counts.get(key[2:], 0)
    return math.log(_total(language) / (times + 1))
