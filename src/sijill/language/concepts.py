"""Words in, the concepts they name out, the same in every language: role.ambassador, mechanism.joint_committee."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sijill.language.load import Language, get_language
from sijill.language.names import script_of
from sijill.language.text import fold
from sijill.language.tokens import tokenize

_LANGUAGE = {"arabic": "ar", "kanji": "ja", "kana": "ja"}
_TELLING = frozenset({"role", "portfolio", "mechanism"})


def get_language_of(words: str) -> Language:
    """Return the language that words of this script are read in."""
    return get_language(_LANGUAGE.get(script_of(words), "en"))


@lru_cache(maxsize=1 << 14)
def find_concepts(words: str) -> frozenset[str]:
    """Return the concepts that some words name, the same in every language: role.ambassador, portfolio.health.

    >>> find_concepts("وزير الخارجية") & find_concepts("Foreign Minister")
    frozenset({'role.foreign_minister'})
    """
    language = get_language_of(words)
    folded = fold(words)
    tokens = tokenize(folded.text, language)
    hits = language.lexicon.find(folded.text, tokens.at_start, tokens.at_end)
    return frozenset(f"{hit.entry.kind}.{hit.entry.id}" for hit in hits if hit.entry.kind in _TELLING)


def find_posts(capacities: Iterable[str]) -> frozenset[str]:
    """Return the offices that are told by capacities, without what they are of."""
    return frozenset(
        concept for words in capacities for concept in find_concepts(words) if concept.startswith("role.")
    )


_ONE_MECHANISM = frozenset({"mechanism.political_consultations", "mechanism.policy_dialogue"})


@lru_cache(maxsize=1 << 12)
def find_mechanisms(name: str) -> frozenset[str]:
    """Return what kinds of mechanism a name tells: political consultations and 政策対話 are one."""
    found = frozenset(concept for concept in find_concepts(name) if concept.startswith("mechanism."))
    return found | _ONE_MECHANISM if found & _ONE_MECHANISM else found
