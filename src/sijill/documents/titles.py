"""The first line of a plain text → its title, when the line looks like one."""

from __future__ import annotations

import re

_LONGEST = 200  # characters; of 14,900 headlines 999 in 1,000 are no longer than 206
_SHORTEST = 4  # letters
_BYLINES = 2  # short lines between a headline and its text
_WITHIN = 10_000  # characters in which all that stands
_SENTENCE_END = re.compile(r"[.。؛،,;:：、][\"”»'’」』)）]*$")
# Bylines, datelines, addresses and links stand where a title would.
_NO_TITLE = re.compile(
    r"@|https?://|www\.|\d{4}-\d{2}-\d{2}|^\W*(?:by|date|updated|published|source)\b"
    r"|^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*\d{4}$|الموافق|هـ$|\b(?:واس|وام|كونا|قنا|بنا|العمانية)$",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:\w+ ){1,3}[-–—ـ] ?\w+(?: \w+)?")  # "Salwa Ahmad – Jeddah"
_LETTER = re.compile(r"[^\W\d_]")


def match_title(text: str) -> str | None:
    """Return the first line of `text` if it looks like a headline, without space around it.

    A headline is short, does not end like a sentence, and has longer text soon below it: in the next
    line that is not blank, or after one or two short ones (who wrote it, where and when).
    """
    lines = [line.strip() for line in text[:_WITHIN].splitlines() if line.strip()]
    if len(lines) < 2 or not _is_headline(lines[0]):
        return None
    return lines[0] if max(map(len, lines[1 : 2 + _BYLINES])) > len(lines[0]) else None


def _is_headline(line: str) -> bool:
    """Say whether `line` alone could be a headline."""
    if len(line) > _LONGEST or _SENTENCE_END.search(line) or _NO_TITLE.search(line) or _BYLINE.fullmatch(line):
        return False
    return len(_LETTER.findall(line)) >= _SHORTEST
