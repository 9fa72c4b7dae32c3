"""Documents and the places in them: what every fact points back to."""

from __future__ import annotations

import hashlib
from typing import Literal, get_args

import msgspec

Span = tuple[int, int]
"""[start, end) in Unicode characters of a document's text."""


Marking = Literal["open", "internal", "confidential"]
"""Who may see a document and all that follows from it; each is narrower than the one before."""

MARKINGS: tuple[Marking, ...] = get_args(Marking)


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """Something a person should know about a document or its reading.

    `code` is stable and documented (docs/vocabulary.md); `message` is for people.
    """

    code: str
    message: str
    evidence: tuple[Span, ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A text as it is read and kept, and what is known about it.

    `text` is exactly what offsets count in. For a plain-text file it is the
    decoded file; for HTML, PDF and DOCX the extracted main text.
    Without a `marking` it is open.
    """

    id: str
    text: str
    language: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    source: str | None = None
    url: str | None = None
    notes: tuple[Note, ...] = ()
    marking: Marking | None = None

    @property
    def sha256(self) -> str:
        """The hash of the text in UTF-8, lower-case hexadecimal."""
        return sha256(self.text)


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence-like stretch of a document, with its place in the whole.

    `kind` is "title", "dateline", "body" or "aside" (bylines, captions, links).
    `quoted` tells that the passage is inside somebody's direct speech.
    """

    start: int
    end: int
    paragraph: int
    kind: str = "body"
    quoted: bool = False


def sha256(text: str) -> str:
    """Return the hash of `text` in UTF-8; lone surrogates are hashed as they stand."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
