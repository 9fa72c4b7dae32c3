"""The first line of a plain text → its title, when the line looks like one."""

from __future__ import annotations

import re

_LONGEST = 200  # characters; the headlines of 13,000 news articles end at 196
_SHORTEST = 4  # letters
_SENTENCE_END = re.compile(r"[.。؛،,;:：、][\"”»'’」』)）]*$")
# Bylines, datelines, addresses and links stand where a title would.
_NO_TITLE = re.compile(
    r"@|https?://|www\.|\d{4}-\d{2}-\d{2}|^\W*(?:by|date|updated|published|source)\b", re.IGNORECASE
)
_LETTER = re.compile(r"[^\W\d_]")


def match_title(text: str) -> str | None:
    """Return the first line of `text` if it looks like a headline, without space around it.

    A headline is short, does not end like a sentence, and is followed by longer text. A blank
    line below it is the usual sign; without one, the next line has to be longer.
    """
    lines = text[:10_000].splitlines()
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    if first is None or not _is_headline(line := lines[first].strip()):
        return None
    rest = [below.strip() for below in lines[first + 1 :]]
    longest = max(map(len, rest), default=0)
    if longest <= len(line):
        return None
    follows = rest[0] == "" or len(rest[0]) > len(line)
    return line if follows else None


def _is_headline(line: str) -> bool:
    """Say whether `line` alone could be a headline."""
    if len(line) > _LONGEST or _SENTENCE_END.search(line) or _NO_TITLE.search(line):
        return False
    return len(_LETTER.findall(line)) >= _SHORTEST
