"""The closed lists: kinds of encounters and outcomes, topics, statuses, note codes.

Each list is one TOML file under data/; a term is a table in it. Adding a term
means adding a table: no code knows the ids.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec

from sijill.errors import DataError
from sijill.vocabulary.load import DATA, read_tables

LANGUAGES = ("en", "ar", "ja")
"""The languages in which everything in the vocabulary has a name."""


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same thing said in the three languages."""

    en: str
    ar: str
    ja: str

    def __post_init__(self) -> None:
        """Refuse empty words: a missing translation must not go unseen."""
        for language in LANGUAGES:
            if not getattr(self, language).strip():
                raise ValueError(f"the {language} wording is empty")

    def in_language(self, language: str) -> str:
        """Return the wording in `language`; English for a language that the vocabulary lacks."""
        text: str = getattr(self, language if language in LANGUAGES else "en")
        return text


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a file as written; the key of the table is the id."""

    order: int
    label: Wording
    meaning: Wording
    readout: bool = True


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of a closed list.

    `order` is that of lists; for kinds of outcomes it is also the rung on the
    ladder of an undertaking: what stands later outweighs what stands earlier.
    `readout` tells whether the reading of one document may use the term.
    """

    id: str
    order: int
    label: Wording
    meaning: Wording
    readout: bool = True


@cache
def encounter_kinds() -> tuple[Term, ...]:
    """Return the kinds of encounters, e.g. "meeting", in their order."""
    return read_terms(DATA / "encounters.toml")


@cache
def outcome_kinds() -> tuple[Term, ...]:
    """Return the kinds of outcomes from the weakest to the strongest.

    Only those with `readout` occur in the reading of a document.
    """
    return read_terms(DATA / "outcomes.toml")


@cache
def topics() -> tuple[Term, ...]:
    """Return the sectors of cooperation, e.g. "health", in their order."""
    return read_terms(DATA / "topics.toml")


@cache
def statuses() -> tuple[Term, ...]:
    """Return the statuses of an encounter: held, planned, cancelled."""
    return read_terms(DATA / "statuses.toml")


@cache
def undertaking_statuses() -> tuple[Term, ...]:
    """Return where an undertaking may stand, e.g. "open", in the order of lists."""
    return read_terms(DATA / "undertakings.toml")


@cache
def note_codes() -> tuple[Term, ...]:
    """Return the codes of notes that a document or a reading may carry."""
    return read_terms(DATA / "notes.toml")


def match_term(terms: tuple[Term, ...], id: str) -> Term | None:
    """Return the term of that id, or None."""
    for term in terms:
        if term.id == id:
            return term
    return None


def get_term(terms: tuple[Term, ...], id: str) -> Term:
    """Return the term of that id, e.g. `get_term(topics(), "health")`; a DataError tells which exist."""
    term = match_term(terms, id)
    if term is None:
        raise DataError(f"no term {id!r}; there are: {', '.join(term.id for term in terms)}")
    return term


def read_terms(path: Path) -> tuple[Term, ...]:
    """Return the terms of a TOML file, sorted by `order`; two of the same order are an error."""
    terms = [
        Term(id=key, order=entry.order, label=entry.label, meaning=entry.meaning, readout=entry.readout)
        for key, entry in read_tables(path, _Entry).items()
    ]
    terms.sort(key=lambda term: term.order)
    for first, second in pairwise(terms):
        if first.order == second.order:
            raise DataError(f"{path.name}: [{second.id}]: order {second.order} is that of [{first.id}]")
    return tuple(terms)
