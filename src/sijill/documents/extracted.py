"""What the reader of one kind of file yields, and the notes that every text gets."""

from __future__ import annotations

import re

import msgspec

from sijill.records import Note, Span

_SHOWN = 20  # places that a note lists; the message tells how many there are
_LONG_LINE = 50_000  # characters; the longest paragraph of 14,900 news articles has 19,452

# Tab, line feed, carriage return and form feed are layout. U+0085 and the other C1
# characters come from a legacy encoding that was taken for another one.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# LRM, RLM and ALM are left out: Arabic news use them rightly and they reorder nothing far away.
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Extracted(msgspec.Struct, frozen=True, kw_only=True):
    """The text of a file and what the file itself says about it."""

    text: str
    title: str | None = None
    language: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    notes: tuple[Note, ...] = ()


def find_character_notes(text: str) -> tuple[Note, ...]:
    """Return notes on characters that mislead a person or a program; the text keeps them."""
    notes = []
    if count := len(controls := _CONTROL.findall(text)):
        kinds = ", ".join(sorted({f"U+{ord(character):04X}" for character in controls})[:5])
        message = f"the text holds {count} control character(s) ({kinds})"
        notes.append(Note(code="control-characters", message=message, evidence=_spans(_CONTROL, text)))
    if count := len(_BIDI.findall(text)):
        message = f"the text holds {count} character(s) that change the direction of writing"
        notes.append(Note(code="control-characters", message=message, evidence=_spans(_BIDI, text)))
    if longest := _find_long_line(text):
        message = f"a line has {longest[1] - longest[0]:,} characters: line ends may be missing"
        notes.append(Note(code="long-line", message=message, evidence=(longest,)))
    return tuple(notes)


def replace_surrogates(text: str) -> tuple[str, tuple[Note, ...]]:
    r"""Return `text` with U+FFFD for each half of a broken pair, and a note if there was one.

    JSON may carry a lone surrogate ("\ud800"); no file and no database takes it.
    """
    if text.isascii() or not _SURROGATE.search(text):
        return text, ()
    spans = _spans(_SURROGATE, text)
    replaced, count = _SURROGATE.subn("\ufffd", text)
    message = f"{count} broken character(s) (lone surrogates) replaced by U+FFFD"
    return replaced, (Note(code="characters-replaced", message=message, evidence=spans),)


def _spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    """Return the first places of `pattern`."""
    spans = []
    for found in pattern.finditer(text):
        spans.append(found.span())
        if len(spans) == _SHOWN:
            break
    return tuple(spans)


def _find_long_line(text: str) -> Span | None:
    """Return the first line that no person wrote as one."""
    if len(text) <= _LONG_LINE:
        return None
    start = 0
    for line in text.splitlines(keepends=True):
        if len(line) > _LONG_LINE:
            return (start, start + len(line))
        start += len(line)
    return None
