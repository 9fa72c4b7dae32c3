"""Capacities in words in, posts out: which office a person speaks from, in any of the languages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sijill.language import fold, get_language, tokenize
from sijill.language.names import script_of

_LANGUAGE = {"arabic": "ar", "kanji": "ja", "kana": "ja"}
_TELLING = frozenset({"role", "portfolio", "mechanism"})


@lru_cache(maxsize=1 << 14)
def find_concepts(words: str) -> frozenset[str]:
    """Return the concepts that some words name, the same in every language: role.ambassador, portfolio.health.

    >>> find_concepts("وزير الخارجية") & find_concepts("Foreign Minister")
    frozenset({'role.foreign_minister'})
    """
    language = get_language(_LANGUAGE.get(script_of(words), "en"))
    folded = fold(words)
    tokens = tokenize(folded.text, language)
    hits = language.lexicon.find(folded.text, tokens.at_start, tokens.at_end)
    return frozenset(f"{hit.entry.kind}.{hit.entry.id}" for hit in hits if hit.entry.kind in _TELLING)


def find_posts(capacities: Iterable[str]) -> frozenset[str]:
    """Return the offices that are told by capacities, without what they are of."""
    return frozenset(
        concept for words in capacities for concept in find_concepts(words) if concept.startswith("role.")
    )
