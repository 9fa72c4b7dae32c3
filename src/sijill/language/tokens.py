"""Words of a folded text, with the borders that hits must respect."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sijill.language.load import Language
from sijill.language.segmenters import get_segmenter

# A word; an apostrophe inside it stays (O'Brien) unless it is the English
# possessive, which is a token of its own. Hyphens always separate: matching
# works on characters, so "consul-general" is still found as one phrase.
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]{2,})*(?:\.(?=[^\W\d_]\.))?|'s\b|\d+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a text as parallel lists; `at_start` and `at_end` map borders to numbers.

    `tags` has the class of each token when a segmenter told it, else it is empty.
    """

    starts: list[int]
    ends: list[int]
    at_start: dict[int, int]
    at_end: dict[int, int]
    tags: tuple[str, ...] = ()


def tokenize(folded: str, language: Language | None = None) -> Tokens:
    """Split a folded text into words: by its spaces, or by the segmenter that `language` asks for."""
    segmenter = language.settings.get("segmenter") if language is not None else None
    if segmenter is None:
        return _tokens([match.span() for match in _TOKEN.finditer(folded)], ())
    pieces = get_segmenter(str(segmenter))(folded)
    return _tokens([(p.start, p.end) for p in pieces], tuple(p.tag for p in pieces))


def _tokens(spans: list[tuple[int, int]], tags: tuple[str, ...]) -> Tokens:
    starts = [s for s, _ in spans]
    ends = [e for _, e in spans]
    return Tokens(
        starts,
        ends,
        dict(zip(starts, range(len(starts)), strict=True)),
        dict(zip(ends, range(len(ends)), strict=True)),
        tags,
    )
