"""Who is who: what is known of a person or an encounter, and judgements on sameness.

A profile is what resolution compares; a judgement is what it decides, with the
rule, the score and a reason in words. Judgements are stored, clusters are not:
they follow from the judgements and can be recomputed or undone.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Verdict = Literal["same", "different", "unsure"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """Whether two things are one.

    `subject` is an atom of the document that was read (`men-…`, `acc-…`); `object`
    is another atom, or the record that was compared with it (`per-…`, `enc-…`).
    """

    of: Literal["person", "encounter"]
    subject: str
    object: str
    verdict: Verdict
    rule: str
    score: float
    reason: str


class PersonProfile(msgspec.Struct, frozen=True, kw_only=True):
    """What the register knows of a person, as far as it helps to recognise them."""

    id: str
    names: tuple[str, ...]
    polities: tuple[str, ...]
    capacities: tuple[str, ...]


class EncounterProfile(msgspec.Struct, frozen=True, kw_only=True):
    """What the register knows of an encounter; where accounts differ, all they say.

    `published` are the days on which the accounts were published, `documents`
    the documents they stand in: no document tells of one encounter twice.
    """

    id: str
    kinds: tuple[str, ...]
    statuses: tuple[str, ...]
    dates: tuple[str, ...]
    published: tuple[str, ...]
    places: tuple[str, ...]
    countries: tuple[str, ...]
    polities: tuple[str, ...]
    mechanisms: tuple[str, ...]
    rounds: tuple[int, ...]
    people: tuple[PersonProfile, ...]
    documents: tuple[str, ...]


class Candidates(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in the register that a document's people and encounters may be."""

    people: tuple[PersonProfile, ...] = ()
    encounters: tuple[EncounterProfile, ...] = ()
