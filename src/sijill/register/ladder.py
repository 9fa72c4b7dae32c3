"""Where an outcome stands on the ladder, and what follows for an undertaking."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from sijill.vocabulary import match_term, outcome_kinds

_SIGNED = "signed"  # the rung from which on a matter is settled, and an instrument exists
_IN_FORCE = "in-force"  # from here on it is done
OPEN, UNDER_WAY, DONE = "open", "under-way", "done"


class Told(Protocol):
    """A step of an undertaking: rungs that accounts tell, or a status that a person stated."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The rungs."""

    @property
    def status(self) -> str | None:
        """The status."""


def is_signed(kind: str) -> bool:
    """Say whether an outcome of this kind is a signed paper."""
    return kind == _SIGNED


@cache
def find_rung(kind: str) -> int:
    """Return how high a kind stands; 0 for one that the ladder lacks."""
    term = match_term(outcome_kinds(), kind)
    return term.order if term else 0


def get_status(steps: Sequence[Told]) -> str:
    """Return where an undertaking stands after these steps, the earliest first.

    What a person stated holds until an account tells of a later step that
    reaches higher than all before.
    """
    status, highest = OPEN, 0
    for step in steps:
        rung = max(map(find_rung, step.kinds), default=0)
        if step.status is not None:
            status = step.status
        elif rung > highest:
            signed, in_force = find_rung(_SIGNED), find_rung(_IN_FORCE)
            status = DONE if rung >= in_force else UNDER_WAY if rung >= signed else OPEN
        highest = max(highest, rung)
    return status
