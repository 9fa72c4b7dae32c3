"""Two names in, whether they may be one person's: the one place where names are compared.

First version: names that are spelled alike once folded, in any order of their
parts. Two scripts can't be compared here, and that is said, not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from itertools import product

from sijill.language.names import fold_name, name_tokens, script_of


class Likeness(Enum):
    """How two names compare, from the best to the worst."""

    EXACT = "the same name"
    REORDERED = "the same parts of a name in another order"
    PART = "one name is part of the other"
    UNKNOWN = "written in scripts that were not compared"
    DIFFERENT = "different names"


def compare_names(ones: Iterable[str], others: Iterable[str]) -> Likeness:
    """Return the best likeness among the names of two people."""
    found = {_compare(one, other) for one, other in product(ones, others)}
    return next((likeness for likeness in Likeness if likeness in found), Likeness.DIFFERENT)


def is_single(name: str) -> bool:
    """Say whether a name has one part only: a given name or a family name, which many share.

    A name in kanji has no spaces and counts as whole from three characters on.
    """
    if script_of(name) == "kanji":
        return len(fold_name(name).replace(" ", "")) < len("森太郎")
    return len(_parts(name)) < 2


def _compare(one: str, other: str) -> Likeness:
    if script_of(one) != script_of(other):
        return Likeness.UNKNOWN
    first, second = fold_name(one), fold_name(other)
    if first.replace(" ", "") == second.replace(" ", ""):
        return Likeness.EXACT
    words, more = sorted((_parts(one), _parts(other)), key=len)
    if words == more:
        return Likeness.EXACT
    if sorted(words) == sorted(more):
        return Likeness.REORDERED
    return Likeness.PART if words and _is_part(words, more) else Likeness.DIFFERENT


def _parts(name: str) -> list[str]:
    return [token.key for token in name_tokens(name) if token.kind == "name"]


def _is_part(words: list[str], more: list[str]) -> bool:
    # All parts of the shorter name, in their order: "Samih Hayat" in "Samih Issa Hayat".
    rest = iter(more)
    return all(word in rest for word in words)
