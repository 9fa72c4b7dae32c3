"""Two sides, everything between them, and how it went over the years."""

from __future__ import annotations

from sijill.register.answers.instruments import InstrumentLine
from sijill.register.answers.parts import (
    Answer,
    BodyLine,
    EncounterLine,
    MechanismLine,
    OutcomeLine,
    PersonLine,
    RemarkLine,
    Source,
)


class Side(Answer, frozen=True, kw_only=True):
    """A side of a relation and the codes that count as it; one, unless rolled up.

    Where a body is asked for, `body` is it, `within` it and its parts, and the code that of its side.
    """

    code: str
    codes: tuple[str, ...]
    body: BodyLine | None = None
    within: tuple[str, ...] = ()


class SidePeople(Answer, frozen=True, kw_only=True):
    """The people of one side, those met last first; `total` is how many there are."""

    side: str
    people: tuple[PersonLine, ...]
    total: int


class SideOutcomes(Answer, frozen=True, kw_only=True):
    """Outcomes by one side, those told last first; without a side, joint ones or those whose author isn't told."""

    side: str | None
    is_joint: bool
    outcomes: tuple[OutcomeLine, ...]
    total: int


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
    """A relation over the years, from the contacts that were held; `places` are countries, the most visited first."""

    levels: tuple[LevelLine, ...]
    years: tuple[YearLine, ...]
    topics: tuple[TopicLine, ...]
    places: tuple[tuple[str, int], ...] = ()


class OneSided(Answer, frozen=True, kw_only=True):
    """An outcome that only the publishers of one side tell, though those of both tell of the encounter."""

    side: str
    encounter: str
    outcome: str
    line: OutcomeLine


class Totals(Answer, frozen=True, kw_only=True):
    """How many there are of what a relation gives a page of."""

    timeline: int = 0
    mechanisms: int = 0
    instruments: int = 0
    one_sided: int = 0


class Relation(Answer, frozen=True, kw_only=True):
    """Everything between two sides at a glance.

    `open` is what was proposed, asked for, pledged or agreed and is not known to
    have been signed or begun; `reached` is what was. Of each undertaking both
    show the step that reached highest, with the words of all accounts of it; what
    lapsed, was refused or superseded stands in the promise book only. Each part is
    a page, where one was asked for, and its total tells how long it is.
    """

    sides: tuple[Side, Side]
    last_contact: EncounterLine | None
    timeline: tuple[EncounterLine, ...]
    people: tuple[SidePeople, ...]
    mechanisms: tuple[MechanismLine, ...]
    instruments: tuple[InstrumentLine, ...]
    open: tuple[SideOutcomes, ...]
    reached: tuple[SideOutcomes, ...]
    course: Course
    one_sided: tuple[OneSided, ...]
    sources: tuple[Source, ...]
    remarks: tuple[RemarkLine, ...] = ()
    totals: Totals = Totals()
