"""A text → its soft line breaks: those that only the width of a page or mail made, in mid-paragraph.

Mails, old archives and copies from PDFs break lines after so many characters. Such a text is told by its
lines: nearly each that has a next one is full, so that the next word would not have fitted. A break inside
a sentence would hide "Foreign / Minister" from every rule, and take its first line for a title.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WIDEST = {False: 120, True: 60}  # characters of a line that was wrapped, without and with joined words
_NARROWEST = {False: 40, True: 20}
_FEWEST = 3  # breaks; of fewer nothing can be told
_MOSTLY = 0.6  # of the breaks come after a full line
_SLACK = 3  # characters that may be missing in a full line where words are joined: no line begins with 。
_ENDS = frozenset(".!?؟。！？…:：,،、;؛")  # after these a full line may as well be a whole one
_WIDE = r"[\u3001-\u30ff\u3400-\u9fff\uff00-\uffef]"
_JOINED = re.compile(rf"(?<={_WIDE})\s*\n\s*(?={_WIDE})")
_BULLET = re.compile(r"(?:[•●▪◦○■□–—*・-]|\(?\w{1,2}[.)）])\s")


def one_line(text: str) -> str:
    r"""Return a piece of text on one line: a line's end between Japanese characters parts no words.

    >>> one_line("Ministry of\n  Health"), one_line("外務\n大臣")
    ('Ministry of Health', '外務大臣')
    """
    return " ".join(_JOINED.sub("", text).split()) if "\n" in text else " ".join(text.split())


class _Break(NamedTuple):
    """The end of a line that another follows: from the last visible character to the next line's first."""

    start: int
    end: int
    width: int
    full_width: int
    goes_on: bool


def find_soft_breaks(text: str, *, joined: bool) -> tuple[tuple[int, int], ...]:
    """Return the spans between words that a wrapped text has in place of a blank; none where it is not wrapped.

    `joined` tells that the script writes no spaces; then the words on both sides belong together.
    """
    if text.count("\n") < _FEWEST:
        return ()
    breaks = _breaks(text, joined=joined)
    width = max((one.width for one in breaks), default=0)
    if len(breaks) < _FEWEST or not _NARROWEST[joined] <= width <= _WIDEST[joined]:
        return ()
    full = [one for one in breaks if one.full_width > width]
    going_on = sum(one.goes_on for one in full)
    if len(full) < _MOSTLY * len(breaks) or going_on * 2 < len(full):
        return ()
    return tuple((one.start, one.end) for one in full)


def _breaks(text: str, *, joined: bool) -> list[_Break]:
    """Return the breaks between lines that both have words."""
    found: list[_Break] = []
    before: tuple[int, int] | None = None  # the visible part of the line before, None after an empty one
    at = 0
    for line in text.split("\n"):
        bare = line.strip()
        start = at + len(line) - len(line.lstrip())
        ended = before is not None and text[before[1] - 1] in _ENDS
        opens = joined and (line[:1] == "\u3000" or (line[:1].isspace() and ended))  # a paragraph or list begins
        if bare and before is not None and not opens and not _BULLET.match(bare):
            width = before[1] - before[0]
            # What the line would be with the next word on it, or with a character or two more.
            more = _SLACK if joined else 1 + len(bare.split(None, 1)[0])
            found.append(_Break(before[1], start, width, width + more, text[before[1] - 1] not in _ENDS))
        before = (start, start + len(bare)) if bare else None
        at += len(line) + 1
    return found
