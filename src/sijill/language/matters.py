"""The words of an undertaking in, the matters that it is about out: the same ids in every language."""

from __future__ import annotations

from functools import cache, lru_cache

from sijill.language.words import Term, find_terms, find_tokens
from sijill.vocabulary import matters


@lru_cache(maxsize=1 << 14)
def find_matters(words: str) -> frozenset[str]:
    """Return the ids of the matters that some words name.

    >>> sorted(find_matters("mutual visa exemption") & find_matters("査証の相互免除"))
    ['exemption', 'visa']
    """
    tokens = [token.text for token in find_tokens(words)]
    by_first = _phrases()
    return frozenset(
        matter
        for at, token in enumerate(tokens)
        for rest, matter in by_first.get(token, ())
        if all(at + step < len(tokens) and tokens[at + step] in choices for step, choices in enumerate(rest, start=1))
    )


@cache
def _phrases() -> dict[str, list[tuple[tuple[frozenset[str], ...], str]]]:
    # By the first token; each further one may be written in several ways.
    found: dict[str, list[tuple[tuple[frozenset[str], ...], str]]] = {}
    for matter in matters():
        for phrase in (phrase for told in matter.words.values() for phrase in told):
            first, *rest = [choices for term in find_terms(phrase) for choices in _choices(term)]
            for token in first:
                found.setdefault(token, []).append((tuple(rest), matter.id))
    return found


def _choices(term: Term) -> list[frozenset[str]]:
    # A run of several tokens is one word of Japanese; several runs are one word of Arabic with its particles.
    if len(term.runs) == 1:
        return [frozenset((token,)) for token in term.runs[0]]
    return [frozenset(run[0] for run in term.runs)]
