"""Places of two accounts, compared across languages through the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from sijill.language.names import fold_name
from sijill.records import EncounterProfile
from sijill.vocabulary import places


def is_place_alike(one: EncounterProfile, other: EncounterProfile) -> bool:
    """Say whether two accounts tell of one place, or of one country without contradicting each other."""
    if is_place_other(one, other):
        return False
    if one.country and other.country:
        return one.country == other.country
    return bool(one.place and other.place and _is_one(one.place, other.place))


def is_place_other(one: EncounterProfile, other: EncounterProfile) -> bool:
    """Say whether two accounts surely tell of two places: two countries, or two towns that are both known."""
    if one.country and other.country and one.country != other.country:
        return True
    if not one.place or not other.place or _is_one(one.place, other.place):
        return False
    mine, theirs = _find(one.place), _find(other.place)
    return bool(mine and theirs and not mine & theirs)


def _is_one(one: str, other: str) -> bool:
    first, second = fold_name(one), fold_name(other)
    return first in second or second in first or bool(_find(one) & _find(other))


def _find(name: str) -> frozenset[tuple[str, str]]:
    folded = fold_name(name)
    return _by_name().get(folded, frozenset()) or _by_name().get(folded.removesuffix("市"), frozenset())


@cache
def _by_name() -> Mapping[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for place in places():
        found.setdefault(fold_name(place.name), set()).add((place.country, place.key))
    return MappingProxyType({name: frozenset(keys) for name, keys in found.items()})
