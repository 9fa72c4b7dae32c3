"""The nouns that the stages exchange; they know nothing and decide nothing."""

from sijill.records.dates import PartialDate, is_date
from sijill.records.facts import (
    DocumentInfo,
    Encounter,
    Mechanism,
    Outcome,
    Participant,
    Reader,
    Readout,
)
from sijill.records.text import Document, Note, Passage, Span, sha256

__all__ = [
    "Document",
    "DocumentInfo",
    "Encounter",
    "Mechanism",
    "Note",
    "Outcome",
    "PartialDate",
    "Participant",
    "Passage",
    "Reader",
    "Readout",
    "Span",
    "is_date",
    "sha256",
]
