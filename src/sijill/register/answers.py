"""What the register answers: the shapes of pages and lists, for people and programs alike.

Ids lead on: every id in an answer can be asked for. Quotes are the words of a
document, never a paraphrase. Names of people come as attested, the best first.
"""

from __future__ import annotations

import msgspec

from sijill.records import Change, Note, Span, Value


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


class JudgementLine(Answer, frozen=True, kw_only=True):
    """A decision on sameness: which two, how, by which rule and why, in which entry."""

    entry: int
    subject: str
    object: str
    verdict: str
    rule: str
    score: float
    reason: str


class EncounterPage(Answer, frozen=True, kw_only=True):
    """An encounter with all its accounts side by side."""

    encounter: EncounterLine
    accounts: tuple[AccountPage, ...]
    outcomes: tuple[OutcomeLine, ...]
    judgements: tuple[JudgementLine, ...]
    sources: tuple[Source, ...]


class MentionLine(Answer, frozen=True, kw_only=True):
    """A name in a document that means this person."""

    id: str
    document: str
    name: str


class PersonPage(Answer, frozen=True, kw_only=True):
    """A person: names, capacities over time, encounters, and where the names stand."""

    id: str
    names: tuple[str, ...]
    capacities: tuple[CapacityLine, ...]
    encounters: tuple[EncounterLine, ...]
    mentions: tuple[MentionLine, ...]
    judgements: tuple[JudgementLine, ...]
    sources: tuple[Source, ...]


class RoundLine(Answer, frozen=True, kw_only=True):
    """A session of a mechanism; `number` as the accounts count, where they do."""

    number: int | None
    encounter: str
    date: str | None
    reported: str | None
    places: tuple[str, ...]
    country: str | None = None


class Cadence(Answer, frozen=True, kw_only=True):
    """What known rounds let one expect: months between two, and the number, month and host of the next one."""

    months: float
    next_number: int | None
    next_month: str
    next_host: str | None


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


class UndertakingPage(Answer, frozen=True, kw_only=True):
    """An undertaking with its steps, and what may be further ones."""

    undertaking: UndertakingLine
    steps: tuple[StepLine, ...]
    suggestions: tuple[SuggestionLine, ...]
    judgements: tuple[JudgementLine, ...]
    sources: tuple[Source, ...]


class InstrumentPage(Answer, frozen=True, kw_only=True):
    """Something that was signed; so far the outcome that says so."""

    id: str
    what: str
    parties: tuple[str, ...]
    outcome: OutcomeLine
    sources: tuple[Source, ...]


class OutcomePage(Answer, frozen=True, kw_only=True):
    """An outcome, its encounter if it has one, and its source."""

    outcome: OutcomeLine
    encounter: EncounterLine | None
    sources: tuple[Source, ...]
    corrections: tuple[CorrectionLine, ...] = ()


class MechanismPage(Answer, frozen=True, kw_only=True):
    """A mechanism and its sessions."""

    mechanism: MechanismLine
    encounters: tuple[EncounterLine, ...]
    sources: tuple[Source, ...]


class PostLine(Answer, frozen=True, kw_only=True):
    """A post: the words that name it, whose it is, its role, and of what or where."""

    id: str
    names: tuple[str, ...]
    polity: str
    role: str
    about: tuple[str, ...]


class HolderLine(Answer, frozen=True, kw_only=True):
    """A person in a post, and the days between which this is attested."""

    person: str
    names: tuple[str, ...]
    first: str | None
    last: str | None
    times: int


class PostPage(Answer, frozen=True, kw_only=True):
    """A post, its holders over time, and what they took part in as such."""

    post: PostLine
    holders: tuple[HolderLine, ...]
    encounters: tuple[EncounterLine, ...]
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


class EntryPage(Answer, frozen=True, kw_only=True):
    """An entry of the journal: who wrote it, when and why, and the documents it speaks of.

    `facts` are those that it judged (`state`, and by which `rule`) or corrected (`changes`).
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


Page = (
    EncounterPage
    | PersonPage
    | DocumentPage
    | OutcomePage
    | UndertakingPage
    | MechanismPage
    | PostPage
    | InstrumentPage
    | EntryPage
)
"""What an id may lead to."""


class Side(Answer, frozen=True, kw_only=True):
    """A side of a relation and the codes that count as it; one, unless rolled up."""

    code: str
    codes: tuple[str, ...]


class SidePeople(Answer, frozen=True, kw_only=True):
    """The people of one side, those met last first."""

    side: str
    people: tuple[PersonLine, ...]


class SideOutcomes(Answer, frozen=True, kw_only=True):
    """Outcomes by one side; without a side, joint ones or those whose author isn't told."""

    side: str | None
    is_joint: bool
    outcomes: tuple[OutcomeLine, ...]


class LevelLine(Answer, frozen=True, kw_only=True):
    """The last contact at a level, that of the side represented lower, and how many there were."""

    level: str
    encounter: str
    date: str | None
    reported: str | None
    times: int


class YearLine(Answer, frozen=True, kw_only=True):
    """The contacts of a year: how many, where, at which levels; those in no known country count for no host."""

    year: int
    contacts: int
    hosted_by_first: int
    hosted_by_second: int
    elsewhere: int
    levels: tuple[tuple[str, int], ...]


class TopicLine(Answer, frozen=True, kw_only=True):
    """A sector: in how many contacts it was dealt with, and in how many of each year."""

    topic: str
    times: int
    years: tuple[tuple[int, int], ...]


class Course(Answer, frozen=True, kw_only=True):
    """A relation over the years, from the contacts that were held."""

    levels: tuple[LevelLine, ...]
    years: tuple[YearLine, ...]
    topics: tuple[TopicLine, ...]


class OneSided(Answer, frozen=True, kw_only=True):
    """An outcome that only the publishers of one side tell, though those of both tell of the encounter."""

    side: str
    encounter: str
    outcome: str


class Relation(Answer, frozen=True, kw_only=True):
    """Everything between two sides at a glance.

    `open` is what was proposed, asked for, pledged or agreed and is not known to
    have been signed or begun; `reached` is what was. Of each undertaking both
    show the step that reached highest, with the words of all accounts of it; what
    lapsed, was refused or superseded stands in the promise book only.
    """

    sides: tuple[Side, Side]
    last_contact: EncounterLine | None
    timeline: tuple[EncounterLine, ...]
    people: tuple[SidePeople, ...]
    mechanisms: tuple[MechanismLine, ...]
    open: tuple[SideOutcomes, ...]
    reached: tuple[SideOutcomes, ...]
    course: Course
    one_sided: tuple[OneSided, ...]
    sources: tuple[Source, ...]


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

    `date` may be a month where `kind` is "expected" or "due".
    """

    date: str
    kind: str
    contact: EncounterLine | None = None
    promise: UndertakingLine | None = None
    mechanism: MechanismLine | None = None


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
