"""Two names in, whether they may be one person's: the one place where names are compared.

First version: names that are spelled alike once folded, in any order of their
words. Two scripts can't be compared here, and that is said, not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from itertools import product

from sijill.language.spelling import fold


class Likeness(Enum):
    """How two names compare, from the best to the worst."""

    EXACT = "the same name"
    REORDERED = "the same words in another order"
    PART = "one name is part of the other"
    UNKNOWN = "written in scripts that were not compared"
    DIFFERENT = "different names"


def compare_names(ones: Iterable[str], others: Iterable[str]) -> Likeness:
    """Return the best likeness among the names of two people."""
    found = {_compare(one, other) for one, other in product(ones, others)}
    return next((likeness for likeness in Likeness if likeness in found), Likeness.DIFFERENT)


def is_single(name: str) -> bool:
    """Say whether a name has one part only: a given name or a family name, which many share."""
    return len(fold(name).split()) < 2 and _script(fold(name)) != "cjk"


def _compare(one: str, other: str) -> Likeness:
    first, second = fold(one), fold(other)
    if first == second:
        return Likeness.EXACT
    if _script(first) != _script(second):
        return Likeness.UNKNOWN
    if first.replace(" ", "") == second.replace(" ", ""):
        return Likeness.EXACT
    words, more = sorted((first.split(), second.split()), key=len)
    if sorted(words) == sorted(more):
        return Likeness.REORDERED
    return Likeness.PART if _is_part(words, more) else Likeness.DIFFERENT


def _is_part(words: list[str], more: list[str]) -> bool:
    # All words of the shorter name, in their order: "Samih Hayat" in "Samih Issa Hayat".
    rest = iter(more)
    return all(word in rest for word in words)


def _script(text: str) -> str:
    for char in text:
        if char.isalpha():
            if char < "\u0370":
                return "latin"
            if "\u0600" <= char < "\u0780":
                return "arabic"
            if char >= "\u3040":
                return "cjk"
            return "other"
    return "none"
