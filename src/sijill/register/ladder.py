"""Where an outcome stands on the ladder, as far as the register itself acts on it."""

from __future__ import annotations

from functools import cache

from sijill.vocabulary import get_term, match_term, outcome_kinds

_SIGNED = "signed"  # the rung from which on a matter is settled, and an instrument exists


def is_signed(kind: str) -> bool:
    """Say whether an outcome of this kind is a signed paper."""
    return kind == _SIGNED


@cache
def is_open(kind: str) -> bool:
    """Say whether an outcome of this kind leaves something to be done: everything below "signed"."""
    term = match_term(outcome_kinds(), kind)
    return term is None or term.order < get_term(outcome_kinds(), _SIGNED).order
