"""One thing in full: what an id leads to."""

from __future__ import annotations

from sijill.records import Administration, Change, Marking, Note
from sijill.register.answers.instruments import InstrumentPage
from sijill.register.answers.parts import (
    Answer,
    Attendee,
    BodyLine,
    BodyNameLine,
    CapacityLine,
    CorrectionLine,
    EncounterLine,
    Excerpt,
    HolderLine,
    ItemLine,
    JudgementLine,
    MechanismLine,
    MentionLine,
    OutcomeLine,
    PersonLine,
    PostLine,
    RemarkLine,
    Source,
    StepLine,
    SuggestionLine,
    UndertakingLine,
)


class AccountPage(Answer, frozen=True, kw_only=True):
    """What one document says of an encounter."""

    id: str
    document: str
    kind: str
    status: str
    date: str | None
    place: str | None
    country: str | None
    venue: str | None
    mechanism: str | None
    round: int | None
    polities: tuple[str, ...]
    topics: tuple[str, ...]
    confidence: float
    people: tuple[Attendee, ...]
    quotes: tuple[Excerpt, ...]
    state: str = "proposed"
    corrections: tuple[CorrectionLine, ...] = ()


class EncounterPage(Answer, frozen=True, kw_only=True):
    """An encounter with all its accounts side by side."""

    encounter: EncounterLine
    accounts: tuple[AccountPage, ...]
    outcomes: tuple[OutcomeLine, ...]
    judgements: tuple[JudgementLine, ...]
    sources: tuple[Source, ...]
    remarks: tuple[RemarkLine, ...] = ()


class PersonPage(Answer, frozen=True, kw_only=True):
    """A person: names, capacities over time, encounters, and where the names stand.

    Where a page was asked for, `contacts` and `times` tell how many encounters and mentions there are.
    """

    id: str
    names: tuple[str, ...]
    capacities: tuple[CapacityLine, ...]
    encounters: tuple[EncounterLine, ...]
    mentions: tuple[MentionLine, ...]
    judgements: tuple[JudgementLine, ...]
    sources: tuple[Source, ...]
    remarks: tuple[RemarkLine, ...] = ()
    contacts: int = 0
    times: int = 0


class UndertakingPage(Answer, frozen=True, kw_only=True):
    """An undertaking with its steps, and what may be further ones."""

    undertaking: UndertakingLine
    steps: tuple[StepLine, ...]
    suggestions: tuple[SuggestionLine, ...]
    judgements: tuple[JudgementLine, ...]
    sources: tuple[Source, ...]
    remarks: tuple[RemarkLine, ...] = ()


class OutcomePage(Answer, frozen=True, kw_only=True):
    """An outcome, its encounter if it has one, and its source."""

    outcome: OutcomeLine
    encounter: EncounterLine | None
    sources: tuple[Source, ...]
    corrections: tuple[CorrectionLine, ...] = ()


class MechanismPage(Answer, frozen=True, kw_only=True):
    """A mechanism, its sessions, and what they dealt with: what is open first, then what was carried furthest."""

    mechanism: MechanismLine
    encounters: tuple[EncounterLine, ...]
    items: tuple[ItemLine, ...]
    remarks: tuple[RemarkLine, ...]
    sources: tuple[Source, ...]


class PostPage(Answer, frozen=True, kw_only=True):
    """A post, its holders over time, and what they took part in as such."""

    post: PostLine
    holders: tuple[HolderLine, ...]
    encounters: tuple[EncounterLine, ...]
    sources: tuple[Source, ...]


class BodyPage(Answer, frozen=True, kw_only=True):
    """A body with its names over time, what it is a part of and has as parts, its posts, people and encounters."""

    body: BodyLine
    names: tuple[BodyNameLine, ...]
    whole: BodyLine | None
    parts: tuple[BodyLine, ...]
    posts: tuple[PostLine, ...]
    people: tuple[PersonLine, ...]
    encounters: tuple[EncounterLine, ...]
    judgements: tuple[JudgementLine, ...]
    sources: tuple[Source, ...]


class DocumentPage(Answer, frozen=True, kw_only=True):
    """A document, the names it was given under, and what was read in it.

    `sources` are it and the documents that tell of the same encounters.
    """

    document: Source
    names: tuple[str, ...]
    characters: int
    sha256: str
    reader: str
    entry: int
    encounters: tuple[EncounterLine, ...]
    outcomes: tuple[OutcomeLine, ...]
    notes: tuple[Note, ...]
    sources: tuple[Source, ...]
    remarks: tuple[RemarkLine, ...] = ()


class EntryPage(Answer, frozen=True, kw_only=True):
    """An entry of the journal: who wrote it, when and why, and the documents it speaks of.

    `facts` are those that it judged (`state`, and by which `rule`) or corrected (`changes`);
    `marking` is what it made of a document, `administration` what it changed about users.
    """

    number: int
    id: str
    at: str
    by: str
    why: str | None
    kind: str
    previous: str
    hash: str
    documents: tuple[Source, ...]
    judgements: tuple[JudgementLine, ...]
    facts: tuple[str, ...] = ()
    state: str | None = None
    rule: str | None = None
    changes: tuple[Change, ...] = ()
    marking: Marking | None = None
    administration: Administration | None = None


Page = (
    EncounterPage
    | PersonPage
    | DocumentPage
    | OutcomePage
    | UndertakingPage
    | MechanismPage
    | PostPage
    | BodyPage
    | InstrumentPage
    | EntryPage
)
"""What an id may lead to."""
