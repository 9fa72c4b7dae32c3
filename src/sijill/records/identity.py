"""Who is who: what is known of a person or an encounter, and judgements on sameness.

A profile is what resolution compares; a judgement is what it decides, with the
rule, the score and a reason in words. Judgements are stored, clusters are not:
they follow from the judgements and can be recomputed or undone.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Verdict = Literal["same", "different", "unsure"]
Thing = Literal["person", "encounter", "undertaking", "body"]

AGAIN = "name-again"
"""The rule that sees a telling name of the same side again: only a person's decision parts those who bear it."""

UNDATED = "undated"
"""The rule that joins accounts of which one has no date at all: such a join deserves a look."""


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """Whether two things are one.

    `subject` is an atom of the document that was read (`men-…`, `acc-…`, `out-…`), `object`
    another atom: a judgement is on two mentions, accounts or outcomes, never on what was
    made of them, so that it says the same whatever is merged or undone later.
    """

    of: Thing
    subject: str
    object: str
    verdict: Verdict
    rule: str
    score: float
    reason: str


class PersonProfile(msgspec.Struct, frozen=True, kw_only=True):
    """What one document says of a person it names, as far as it helps to recognise them.

    `id` is a mention. Of a known person, each form of the name in each capacity
    is a profile of its own, with the first mention that gave it.
    """

    id: str
    names: tuple[str, ...]
    polities: tuple[str, ...]
    capacities: tuple[str, ...]


class EncounterProfile(msgspec.Struct, frozen=True, kw_only=True):
    """One account of an encounter, as far as it helps to recognise the encounter.

    `id` is the account. `people` are those it names, `leads` the ids of those
    who lead their side.
    """

    id: str
    document: str
    kind: str
    status: str
    date: str | None
    published: str | None
    place: str | None
    country: str | None
    polities: tuple[str, ...]
    mechanism: str | None
    round: int | None
    people: tuple[PersonProfile, ...]
    leads: frozenset[str] = frozenset()


class OutcomeProfile(msgspec.Struct, frozen=True, kw_only=True):
    """What one document says came of an encounter, as far as it helps to find the next step.

    `sides` are those of the outcome and of its encounter; `day` is that of the
    encounter, else of the report.
    """

    id: str
    document: str
    account: str | None
    kind: str
    by: tuple[str, ...]
    sides: tuple[str, ...]
    what: str
    day: str | None


class Candidates(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in the register that a document's people and encounters may be, and its outcomes may continue.

    `people` has for each mention of the document those whom it may name.
    """

    people: dict[str, tuple[PersonProfile, ...]] = {}
    encounters: tuple[EncounterProfile, ...] = ()
    outcomes: tuple[OutcomeProfile, ...] = ()
