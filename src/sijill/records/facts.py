"""What a reading yields: the public readout format, `sijill/readout/1`.

Field names and order are the format's; docs/readout.md tells what each means.
Closed lists (kinds, topics, statuses) are plain strings here: the vocabulary
package knows which are legal, so that a new kind needs no new record.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from sijill.records.text import Note, Span

FORMAT: Literal["sijill/readout/1"] = "sijill/readout/1"


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """Who read: the kind of reader and its version."""

    name: str
    version: str


class DocumentInfo(msgspec.Struct, frozen=True, kw_only=True):
    """A document as a readout names it: everything but the text."""

    id: str
    language: str | None
    title: str | None
    published: str | None
    publisher: str | None
    source: str | None
    sha256: str
    characters: int


class Mechanism(msgspec.Struct, frozen=True, kw_only=True):
    """An institution of repeated contact, as the text names it, and its round."""

    name: str
    round: int | None = None


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """A named person in an encounter, in the capacity of that day.

    `also` holds the same name as the text gives it again in another script;
    `parts` says how likely capacity and polity are right, if the participant is.
    """

    name: str
    capacity: str | None
    organization: str | None
    polity: str | None
    lead: bool
    evidence: tuple[Span, ...]
    confidence: float
    also: tuple[str, ...] = ()
    parts: dict[str, float] = {}


class Encounter(msgspec.Struct, frozen=True, kw_only=True):
    """A contact between two or more sides.

    `parts` says how likely its kind, date and topics are right, if the encounter is.
    """

    id: str
    kind: str
    status: str
    date: str | None
    place: str | None
    country: str | None
    venue: str | None
    mechanism: Mechanism | None
    participants: tuple[Participant, ...]
    polities: tuple[str, ...]
    topics: tuple[str, ...]
    evidence: tuple[Span, ...]
    confidence: float
    parts: dict[str, float] = {}


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an encounter, or what was put on the table."""

    id: str
    encounter: str | None
    kind: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    what: str
    topics: tuple[str, ...]
    due: str | None
    evidence: tuple[Span, ...]
    confidence: float


class Readout(msgspec.Struct, frozen=True, kw_only=True):
    """The structured reading of one document."""

    format: Literal["sijill/readout/1"] = FORMAT
    reader: Reader
    document: DocumentInfo
    encounters: tuple[Encounter, ...]
    outcomes: tuple[Outcome, ...]
    notes: tuple[Note, ...]
