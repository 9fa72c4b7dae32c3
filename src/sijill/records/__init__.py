"""The nouns that the stages exchange; they know nothing and decide nothing."""

from sijill.records.dates import PartialDate, day_range, is_date
from sijill.records.entries import Body, Copy, Decision, Entry, Follow, Quote, Reading, Retraction
from sijill.records.facts import (
    DocumentInfo,
    Encounter,
    Mechanism,
    Outcome,
    Participant,
    Reader,
    Readout,
)
from sijill.records.identity import (
    AGAIN,
    Candidates,
    EncounterProfile,
    Judgement,
    OutcomeProfile,
    PersonProfile,
    Thing,
    Verdict,
)
from sijill.records.text import Document, Note, Passage, Span, sha256

__all__ = [
    "AGAIN",
    "Body",
    "Candidates",
    "Copy",
    "Decision",
    "Document",
    "DocumentInfo",
    "Encounter",
    "EncounterProfile",
    "Entry",
    "Follow",
    "Judgement",
    "Mechanism",
    "Note",
    "Outcome",
    "OutcomeProfile",
    "PartialDate",
    "Participant",
    "Passage",
    "PersonProfile",
    "Quote",
    "Reader",
    "Reading",
    "Readout",
    "Retraction",
    "Span",
    "Thing",
    "Verdict",
    "day_range",
    "is_date",
    "sha256",
]
