"""What answers are made of: sources and quotes, and how each kind of thing stands in a list."""

from __future__ import annotations

import msgspec

from sijill.records import Marking, Value


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The parent of all answers."""


class Source(Answer, frozen=True, kw_only=True):
    """A document, as one cites it."""

    id: str
    name: str
    language: str | None
    title: str | None
    published: str | None
    publisher: str | None
    source: str | None
    url: str | None
    marking: Marking = "open"


class Excerpt(Answer, frozen=True, kw_only=True):
    """Words of a document, and where they stand in it."""

    document: str
    language: str | None
    start: int
    end: int
    words: str


class Attendee(Answer, frozen=True, kw_only=True):
    """Somebody in an encounter; `capacities` are that of the day, as each account words it."""

    person: str
    names: tuple[str, ...]
    capacities: tuple[str, ...]
    polity: str | None
    lead: bool
    fact: str = ""
    state: str = "proposed"


class FactLine(Answer, frozen=True, kw_only=True):
    """A single fact as one document tells it, with where it stands: what a person accepts, rejects or corrects.

    `told` holds its fields as they count now, `corrected` names those that a
    person put right. `name` is what the document was given as.
    """

    id: str
    kind: str
    state: str
    confidence: float
    told: dict[str, Value]
    corrected: tuple[str, ...]
    quotes: tuple[Excerpt, ...]
    document: str
    name: str
    publisher: str | None


class CorrectionLine(Answer, frozen=True, kw_only=True):
    """A field that a person corrected: what stood there, what stands there now, in which entry."""

    entry: int
    field: str
    before: Value
    after: Value


class ConflictValue(Answer, frozen=True, kw_only=True):
    """One of several values for a field, and the documents that give it."""

    value: str
    documents: tuple[str, ...]


class ConflictLine(Answer, frozen=True, kw_only=True):
    """A field on which the accounts of an encounter differ; the shown value comes first."""

    field: str
    values: tuple[ConflictValue, ...]


class EncounterLine(Answer, frozen=True, kw_only=True):
    """An encounter in a list.

    `date` is what the accounts say, `reported` when the first of them appeared.
    Of `places` and `mechanisms` the first is the shown one, the others are what
    other accounts call it.
    """

    id: str
    kind: str
    status: str
    date: str | None
    reported: str | None
    places: tuple[str, ...]
    country: str | None
    venue: str | None
    mechanisms: tuple[str, ...]
    mechanism: str | None
    round: int | None
    polities: tuple[str, ...]
    topics: tuple[str, ...]
    people: tuple[Attendee, ...]
    documents: tuple[str, ...]
    conflicts: tuple[ConflictLine, ...]
    state: str = "proposed"


class OutcomeLine(Answer, frozen=True, kw_only=True):
    """An outcome as one account tells it. `when` is the day of its encounter, else of the report."""

    id: str
    kind: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    what: str
    topics: tuple[str, ...]
    due: str | None
    when: str | None
    encounter: str | None
    instrument: str | None
    undertaking: str
    quotes: tuple[Excerpt, ...]
    state: str = "proposed"


class CapacityLine(Answer, frozen=True, kw_only=True):
    """A capacity as worded, for a side, and the days between which it is attested."""

    capacity: str | None
    polity: str | None
    first: str | None
    last: str | None
    times: int


class PersonLine(Answer, frozen=True, kw_only=True):
    """A person in a list: capacities with their dates, and how many encounters of the list."""

    id: str
    names: tuple[str, ...]
    capacities: tuple[CapacityLine, ...]
    encounters: int


class JudgementLine(Answer, frozen=True, kw_only=True):
    """A decision on sameness: which two, how, by which rule and why, in which entry."""

    entry: int
    subject: str
    object: str
    verdict: str
    rule: str
    score: float
    reason: str


class RemarkLine(Answer, frozen=True, kw_only=True):
    """A note that a person wrote, in which entry, and the document that belongs to it."""

    entry: int
    at: str
    by: str
    words: str
    document: str | None
    marking: Marking = "open"


class MentionLine(Answer, frozen=True, kw_only=True):
    """A name in a document that means this person."""

    id: str
    document: str
    name: str


class RoundLine(Answer, frozen=True, kw_only=True):
    """A session of a mechanism; `number` as the accounts count, where they do."""

    number: int | None
    encounter: str
    date: str | None
    reported: str | None
    places: tuple[str, ...]
    country: str | None = None


class Cadence(Answer, frozen=True, kw_only=True):
    """What known rounds let one expect: months between two, and the number, month and host of the next one.

    `is_set` and `is_host_set` tell that a person said how often it meets, or who is host next.
    """

    months: float
    next_number: int | None
    next_month: str
    next_host: str | None
    is_set: bool = False
    is_host_set: bool = False


class MechanismLine(Answer, frozen=True, kw_only=True):
    """A mechanism: its names, its known sessions, the numbers missing between them, and what may be expected."""

    id: str
    names: tuple[str, ...]
    polities: tuple[str, ...]
    rounds: tuple[RoundLine, ...]
    missing: tuple[int, ...]
    cadence: Cadence | None = None


class UndertakingLine(Answer, frozen=True, kw_only=True):
    """An undertaking in a list: what, by whom, and where it stands.

    `kind` is the highest rung of the ladder that was reached, `what` its words.
    `opened` and `moved` are the days of the first and the last step;
    `is_contested` tells that accounts differ on a step, or that one later told
    less. `suggestions` counts later outcomes that may be its next step.
    """

    id: str
    status: str
    kind: str
    what: str
    language: str | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    polities: tuple[str, ...]
    topics: tuple[str, ...]
    owner: str | None
    due: str | None
    is_verifiable: bool | None
    opened: str | None
    moved: str | None
    steps: int
    is_contested: bool
    suggestions: int
    flows_from: str | None = None


class ItemLine(Answer, frozen=True, kw_only=True):
    """An undertaking that sessions of a mechanism dealt with: in which of them, the earliest first.

    Of more than one, it was carried from round to round.
    """

    undertaking: UndertakingLine
    rounds: tuple[RoundLine, ...]


class StepLine(Answer, frozen=True, kw_only=True):
    """A step of an undertaking: what accounts of one occasion tell, or what a person stated.

    `kinds` are the rungs that accounts tell; more than one is a conflict.
    `status`, `words`, `document` and `by` are what a person stated in entry `entry`.
    """

    day: str | None
    kinds: tuple[str, ...]
    outcomes: tuple[OutcomeLine, ...]
    encounter: str | None
    status: str | None
    words: str | None
    document: str | None
    by: str | None
    entry: int


class SuggestionLine(Answer, frozen=True, kw_only=True):
    """An outcome that may be a step of an undertaking: like which of its own, in which matters, how likely."""

    outcome: OutcomeLine
    like: str
    matters: tuple[str, ...]
    score: float


class BodyLine(Answer, frozen=True, kw_only=True):
    """A body: its names as attested, what it is called where its kind tells (en, ar, ja), whose it is, and in what.

    `whole` is the body that it is a part of.
    """

    id: str
    names: tuple[str, ...]
    titles: tuple[str, ...]
    polity: str
    kind: str | None
    fields: tuple[str, ...]
    whole: str | None


class BodyListLine(BodyLine, frozen=True, kw_only=True):
    """A body in the list: what it is a part of by name, how deep below that it stands, its parts and contacts.

    `contacts` counts no further than 100, which stands for as many or more.
    """

    whole_names: tuple[str, ...]
    depth: int
    parts: int
    contacts: int


class BodyNameLine(Answer, frozen=True, kw_only=True):
    """A name of a body, and the days between which people are met under it."""

    id: str
    name: str
    first: str | None
    last: str | None
    times: int


class PostLine(Answer, frozen=True, kw_only=True):
    """A post: the words that name it, whose it is, its role, of what or where, and the body that it is in."""

    id: str
    names: tuple[str, ...]
    polity: str
    role: str
    about: tuple[str, ...]
    body: str | None = None


class HolderLine(Answer, frozen=True, kw_only=True):
    """A person in a post, and the days between which this is attested."""

    person: str
    names: tuple[str, ...]
    first: str | None
    last: str | None
    times: int
