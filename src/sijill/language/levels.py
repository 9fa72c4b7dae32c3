"""The level of an office, from its words: head of state, minister, ambassador …, the same in every language."""

from __future__ import annotations

from functools import lru_cache

from sijill.language.load import get_language
from sijill.language.names import script_of
from sijill.language.text import fold
from sijill.language.tokens import tokenize

_LANGUAGE = {"arabic": "ar", "kanji": "ja", "kana": "ja"}
LEVELS = ("head-of-state", "head-of-government", "minister", "senior-official", "ambassador", "official")
"""The levels of a contact, the highest first: a minister stands also for the head of an organization, an ambassador
for the director of a department."""


@lru_cache(maxsize=1 << 14)
def find_level(capacity: str) -> str | None:
    """Return the level of an office told in words; None where they name none that is known.

    Of several offices in the words the head counts, as the language orders them:
    an adviser to a president is an adviser.

    >>> find_level("Assistant Foreign Minister for Asian Affairs"), find_level("内閣総理大臣")
    ('senior-official', 'head-of-government')
    """
    language = get_language(_LANGUAGE.get(script_of(capacity), "en"))
    folded = fold(capacity)
    tokens = tokenize(folded.text, language)
    hits = [
        hit
        for hit in language.lexicon.find(folded.text, tokens.at_start, tokens.at_end)
        if hit.entry.kind == "role" and "rank" in hit.entry.value
    ]
    if not hits:
        return None
    # Japanese builds an office up to its head, English and Arabic begin with it.
    head = max(hits, key=lambda hit: hit.end) if language.joined else min(hits, key=lambda hit: hit.start)
    rank = head.entry.value["rank"]
    return LEVELS[min(int(str(rank)), len(LEVELS)) - 1]
