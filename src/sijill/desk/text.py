"""Text of documents for a page: harmless, in its own language and direction; and cut up for highlights."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from sijill.language.names import script_of
from sijill.language.showing import HIDDEN
from sijill.register.answers import Mark

_HIDDEN = dict.fromkeys(HIDDEN, "")
_CONTROLS = dict.fromkeys((*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)), " ")
_LANGUAGES = {"arabic": "ar", "kanji": "ja", "kana": "ja", "latin": "en"}


def show_bare(text: str) -> str:
    """Return text without characters that would reorder or hide what is shown."""
    return text.translate(_HIDDEN).translate(_CONTROLS)


LONGEST = 4000
"""Characters of a name or a quote that a page shows; a document shows its text in full."""


def show_short(text: str) -> str:
    """Return text as `show_bare` does, cut where it is longer than any name or quote."""
    return show_bare(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def show_run(text: str | None, language: str | None = None) -> Markup:
    """Return a piece of a document's text as an element of its own, with its language and direction."""
    if not text:
        return Markup("")
    code = language or _LANGUAGES.get(script_of(text))
    told = Markup(' lang="{}"').format(code) if code else Markup("")
    return Markup('<bdi{} dir="auto">{}</bdi>').format(told, show_short(text))


class Piece(NamedTuple):
    """A stretch of a text, where it begins, and the marks that cover it, the one that began last at the end."""

    text: str
    start: int
    marks: tuple[Mark, ...]


def cut_text(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Return a text in pieces, each covered by the same marks from end to end."""
    known = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    borders = sorted({0, len(text), *(edge for mark in known for edge in (mark.start, mark.end))})
    starts = sorted(known, key=lambda mark: mark.start)
    pieces: list[Piece] = []
    active: list[Mark] = []
    at = 0
    for start, end in pairwise(borders):
        while at < len(starts) and starts[at].start <= start:
            active.append(starts[at])
            at += 1
        active = [mark for mark in active if mark.end > start]
        pieces.append(Piece(show_bare(text[start:end]), start, tuple(active)))
    return tuple(pieces)
