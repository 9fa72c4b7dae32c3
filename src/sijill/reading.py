"""The first half of the path: a document in, its readout out. No storage, no clock, no network."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from sijill import __version__
from sijill.language import Folded, Language, Tokens, find_soft_breaks, fold, get_language, tokenize
from sijill.language.detect import detect_language
from sijill.mentions import find_mentions, home_of
from sijill.passages import split
from sijill.readout import assemble, describe, find_events
from sijill.records import Document, Note, Passage, Reader, Readout
from sijill.records.events import Event
from sijill.records.mentions import Mentions

READER = Reader(name="rules", version=__version__)
READ_LANGUAGES = ("en", "ar", "ja")


class Stages(NamedTuple):
    """What each stage made of a document, in order; `explain` prints it."""

    document: Document
    folded: Folded
    tokens: Tokens
    passages: tuple[Passage, ...]
    mentions: Mentions
    events: list[Event]
    readout: Readout


def read(document: Document, *, language: Language | None = None) -> Readout:
    """Return the structured reading of a document.

    `language` stands for the one that ships where somebody has tables of his own.
    A language that is not read yields an empty readout with a note. The same
    document and version give the same readout; nothing is fetched or kept.
    """
    stages = explain(document, language=language)
    return stages.readout if isinstance(stages, Stages) else stages


def explain(document: Document, *, language: Language | None = None, doubt: bool = True) -> Stages | Readout:
    """Return what each stage made of a document, or the bare readout when it cannot be read.

    Without `doubt` also encounters are kept that the second opinion holds unlikely: training it needs them.
    """
    code = document.language or detect_language(document.text)
    document = msgspec.structs.replace(document, language=code)
    if code not in READ_LANGUAGES:
        note = Note(code="not-read", message=f"the language is not read: {code or 'unknown'}")
        return Readout(
            reader=READER,
            document=describe(document),
            encounters=(),
            outcomes=(),
            notes=(*document.notes, note),
        )
    language = language if language is not None and language.code == code else get_language(code)
    soft_breaks = find_soft_breaks(document.text, joined=language.joined)
    folded = fold(document.text, soft_breaks, joined=language.joined)
    tokens = tokenize(folded.text, language)
    passages = split(folded.text, language)
    mentions = find_mentions(document, folded, tokens, passages, language, home_of(document))
    events = find_events(mentions, language, doubt=doubt)
    readout = assemble(document, folded, mentions, events, READER, language=language)
    return Stages(document, folded, tokens, passages, mentions, events, readout)
