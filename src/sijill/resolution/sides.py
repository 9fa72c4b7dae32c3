"""The sides of two accounts, compared: a prefecture may stand for its state, a bloc for nobody else."""

from __future__ import annotations

from collections.abc import Collection

from sijill.vocabulary import polities


def is_within(one: str, other: str) -> bool:
    """Say whether a side is another one or part of it."""
    return one == other or one.startswith(f"{other}-")


def find_common_sides(ones: Collection[str], others: Collection[str]) -> frozenset[tuple[str, str]]:
    """Return the sides that two accounts share, each as both call it.

    A text may leave out a third side, or name a bloc beside its members. But two
    blocs are two conferences, whoever went to both: then nothing is shared.
    """
    blocs = [{code for code in sides if _is_bloc(code)} for sides in (ones, others)]
    if all(blocs) and not blocs[0] & blocs[1]:
        return frozenset()
    found = {(code, code) for code in set(ones) & set(others)}
    lone, more = sorted(set(ones) - set(others)), sorted(set(others) - set(ones))
    for one in lone:
        partner = next((other for other in more if is_within(one, other) or is_within(other, one)), None)
        if partner is not None:
            more.remove(partner)
            found.add((one, partner))
    return frozenset(found)


def is_same_sides(ones: Collection[str], others: Collection[str]) -> bool:
    """Say whether two accounts name the same sides, none more."""
    common = find_common_sides(ones, others)
    return {one for one, _ in common} == set(ones) and {other for _, other in common} == set(others)


def share_bloc(ones: Collection[str], others: Collection[str]) -> bool:
    """Say whether two accounts name one organization of states among their sides."""
    return any(_is_bloc(code) for code in set(ones) & set(others))


def _is_bloc(code: str) -> bool:
    polity = polities().get(code)
    return polity is not None and polity.kind == "organization" and polity.parent is None
