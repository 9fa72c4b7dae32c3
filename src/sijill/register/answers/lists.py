"""What lists, the calendar, search and a marked text are made of."""

from __future__ import annotations

from sijill.records import Span
from sijill.register.answers.parts import Answer, EncounterLine, MechanismLine, Source, UndertakingLine


class Mark(Answer, frozen=True, kw_only=True):
    """Where a fact has its words: an encounter, a participant or an outcome, and its id."""

    start: int
    end: int
    kind: str
    fact: str


class MarkedText(Answer, frozen=True, kw_only=True):
    """A document's text, and where its facts stand in it."""

    text: str
    language: str | None
    marks: tuple[Mark, ...]


class RelationLine(Answer, frozen=True, kw_only=True):
    """Two sides that met: how often, and the last day on which they may have."""

    sides: tuple[str, str]
    encounters: int
    last: str | None


class DocumentLine(Answer, frozen=True, kw_only=True):
    """A document in a list, with the numbers of what was read in it."""

    document: Source
    entry: int
    encounters: int
    outcomes: int


class EntryLine(Answer, frozen=True, kw_only=True):
    """An entry of the journal in a list."""

    number: int
    id: str
    at: str
    by: str
    why: str | None
    kind: str


class Day(Answer, frozen=True, kw_only=True):
    """Something that stands in the calendar: a contact, an undertaking that is due, or a round that may be expected.

    `date` may be a month where `kind` is "expected" or "due". `more` says how many of the same kind and day
    are left out after this one.
    """

    date: str
    kind: str
    contact: EncounterLine | None = None
    promise: UndertakingLine | None = None
    mechanism: MechanismLine | None = None
    more: int = 0


class Counts(Answer, frozen=True, kw_only=True):
    """How many records of each kind there are; undertakings are those that are open or under way."""

    entries: int
    documents: int
    encounters: int
    people: int
    outcomes: int
    undertakings: int
    mechanisms: int
    conflicts: int


class FacetLine(Answer, frozen=True, kw_only=True):
    """A value of a facet, and how many of what was found have it."""

    value: str
    times: int


class Facets(Answer, frozen=True, kw_only=True):
    """What was found, counted by kind, side, year and language of its words.

    Of a word that very many records hold, the newest of each kind are counted; `cut` names the kinds of
    which there are more.
    """

    kinds: tuple[FacetLine, ...]
    sides: tuple[FacetLine, ...]
    years: tuple[FacetLine, ...]
    languages: tuple[FacetLine, ...]
    cut: tuple[str, ...] = ()


class Hit(Answer, frozen=True, kw_only=True):
    """Something that was found, and the words that made it found.

    `marks` are the places of those words in the snippet. An encounter comes
    with its line, since it has no name of its own.
    """

    kind: str
    id: str
    title: str
    snippet: str | None
    marks: tuple[Span, ...]
    language: str | None
    encounter: EncounterLine | None
