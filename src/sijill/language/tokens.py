"""Words of a folded text, with the borders that hits must respect."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A word; an apostrophe inside it stays (O'Brien) unless it is the English
# possessive, which is a token of its own. Hyphens always separate: matching
# works on characters, so "consul-general" is still found as one phrase.
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]{2,})*(?:\.(?=[^\W\d_]\.))?|'s\b|\d+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a text as parallel lists; `at_start` and `at_end` map borders to numbers."""

    starts: list[int]
    ends: list[int]
    at_start: dict[int, int]
    at_end: dict[int, int]


def tokenize(folded: str) -> Tokens:
    """Split a folded text in a script that writes spaces."""
    spans = [match.span() for match in _TOKEN.finditer(folded)]
    starts = [s for s, _ in spans]
    ends = [e for _, e in spans]
    return Tokens(
        starts,
        ends,
        {s: i for i, s in enumerate(starts)},
        {e: i for i, e in enumerate(ends)},
    )
