"""What names of bodies are made of: kinds (ministry), fields (foreign affairs) and heads, in three languages.

وزارة الخارجية, Ministry of Foreign Affairs and 外務省 are one kind with one field, so
that a body is known by what it is, whatever script it is written in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from sijill.errors import DataError
from sijill.vocabulary.load import DATA, read_rows
from sijill.vocabulary.terms import LANGUAGES

_COLUMNS = ("class", "id", "alone", *LANGUAGES)
_CLASSES = ("kind", "field", "head")


class BodyTerm(msgspec.Struct, frozen=True):
    """A part of the names of bodies; `is_alone`: a side has one of this kind, which needs no field."""

    part: str
    id: str
    is_alone: bool
    words: Mapping[str, tuple[str, ...]]


@cache
def body_terms() -> tuple[BodyTerm, ...]:
    """Return all parts of names of bodies in the order of the file."""
    found: dict[tuple[str, str], BodyTerm] = {}
    for number, (part, id, alone, *cells) in read_rows(DATA / "bodies.tsv", _COLUMNS):
        words = {language: tuple(cell.split("|")) for language, cell in zip(LANGUAGES, cells, strict=True)}
        if part not in _CLASSES or alone not in ("", "1"):
            raise DataError(f"bodies.tsv: line {number}: class is one of {', '.join(_CLASSES)}, alone 1 or empty")
        if (part, id) in found:
            raise DataError(f"bodies.tsv: line {number}: {part} {id} stands there already")
        if any(not word.strip() for told in words.values() for word in told):
            raise DataError(f"bodies.tsv: line {number}: {id} lacks words in a language")
        found[part, id] = BodyTerm(part, id, alone == "1", words)
    return tuple(found.values())


def name_ministry(fields: Sequence[str], language: str) -> str:
    """Return what a ministry for these fields is called where no text names it.

    >>> name_ministry(["finance", "planning"], "en"), name_ministry(["finance", "planning"], "ar")
    ('Ministry of Finance and Planning', 'وزارة المالية والتخطيط')
    """
    known = {term.id: term.words[language][0] for term in body_terms() if term.part == "field"}
    told = [known[field] for field in fields]
    if language == "ja":
        return f"{'・'.join(told)}省"
    if language == "ar":
        return f"وزارة {' و'.join(told)}"
    last = told.pop()
    return f"Ministry of {', '.join(told)} and {last}" if told else f"Ministry of {last}"
