"""Instruments, and the life of each for its parties."""

from __future__ import annotations

from sijill.register.answers.parts import Answer, OutcomeLine, RemarkLine, Source, UndertakingLine


class PartyLine(Answer, frozen=True, kw_only=True):
    """How far an instrument has come for a party, and since when; None where nothing tells."""

    polity: str
    stage: str | None
    since: str | None


class InstrumentLine(Answer, frozen=True, kw_only=True):
    """An instrument in a list.

    `stage` is what all parties have reached; None where nothing is told of one of
    them. `signed`, `in_force` and `ended` are the first days told of. `kind` is
    read from its words unless a person said it. `parent` is the instrument under
    which it stands, `amends` the one that it changes.
    """

    id: str
    undertaking: str
    kind: str | None
    title: str
    language: str | None
    parties: tuple[str, ...]
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    stage: str | None
    standing: tuple[PartyLine, ...]
    signed: str | None
    in_force: str | None
    ended: str | None
    parent: str | None
    amends: str | None


class LifeLine(Answer, frozen=True, kw_only=True):
    """A stage that an instrument reached, for which parties, when.

    Told by outcomes, or stated by a person (`by`, in entry `entry`) in `words`,
    shown by `document`.
    """

    day: str | None
    stage: str
    parties: tuple[str, ...]
    outcomes: tuple[OutcomeLine, ...]
    encounter: str | None
    words: str | None
    document: str | None
    by: str | None
    entry: int


class InstrumentPage(Answer, frozen=True, kw_only=True):
    """An instrument: its life, what stands under it or changes it, and the undertakings that flow from it."""

    instrument: InstrumentLine
    life: tuple[LifeLine, ...]
    under: tuple[InstrumentLine, ...]
    amendments: tuple[InstrumentLine, ...]
    flows: tuple[UndertakingLine, ...]
    remarks: tuple[RemarkLine, ...]
    sources: tuple[Source, ...]
