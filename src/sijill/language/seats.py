"""A capacity in, the body that it is held in out: "Chairman of DGR", وزير الدفاع, 外務省儀典局長.

A minister has a seat in a ministry though no word says "ministry": what a minister
is for is what the ministry is for. Ambassadors speak for a state, not for a body.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from sijill.language.bodies import (
    BodyName,
    find_fields,
    is_organization,
    language_of,
    make_ministry,
    make_organization,
    match_chain,
)
from sijill.language.concepts import get_language_of
from sijill.language.names import fold_name
from sijill.language.text import fold
from sijill.language.tokens import tokenize
from sijill.vocabulary.bodies import body_terms

_FORMER = re.compile(r"\b(?:former|ex|late)\b|السابق|الأسبق|(?<![午以])前|元(?!帥|首)", re.IGNORECASE)
_MINISTERS = frozenset({"foreign_minister", "minister", "deputy_minister"})
# A minister of state has a matter and mostly no ministry; for these two it is that of the minister.
_OF_STATE = re.compile(r"\bof state\b|الدولة|دولة|国務")
_TOLD_OF_STATE = frozenset({"foreign", "defence"})
# Who leads these is called after them.
_NAMED_BY_HEAD = {
    "局長": "局", "総局長": "総局", "部長": "部", "課長": "課", "室長": "室", "所長": "所", "館長": "館", "院長": "院",
    "センター長": "センター", "委員長": "委員会",
}  # fmt: skip
_NEXT = re.compile(r"\b(?:and )?(?:deputy|state|vice)\b")


class Seat(NamedTuple):
    """What a capacity tells of a body: its name as written, what it is a part of, who leads it, and of what in it.

    `words` is None where the body is told by its minister alone; `head` None where
    the capacity is not that of somebody who leads.
    """

    body: BodyName
    whole: BodyName | None
    words: str | None
    head: str | None
    about: tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def match_seat(capacity: str | None, organization: str | None, polity: str | None) -> Seat | None:
    """Return the body that somebody with this capacity speaks for; None where none is told.

    >>> match_seat("Director of Protocol at the Department of Government Relations",
    ...     "Department of Government Relations", "AE-SH").about
    ('protocol',)
    """
    if capacity and _FORMER.search(capacity):
        return None
    if organization:
        return _seat_in(capacity or "", organization, polity)
    if polity is None:
        return None
    if is_organization(polity):
        head, about = _find_head(capacity or "", "", polity)
        return Seat(make_organization(polity), None, None, head, about)
    if not capacity:
        return None
    return _match_japanese(capacity, polity) if language_of(capacity) == "ja" else _match_minister(capacity, polity)


def _seat_in(capacity: str, organization: str, polity: str | None) -> Seat | None:
    at = capacity.find(organization)
    body, whole = match_chain(organization, polity)
    if at >= 0 and whole is None and body is not None:
        # What it is a part of may stand behind it.
        wider, outer = match_chain(capacity[at:], polity)
        if outer is not None and wider is not None and wider.kind == body.kind:
            body, whole = wider, outer
    if body is None:
        return None
    before, after = (capacity[:at], capacity[at + len(organization) :]) if at >= 0 else (capacity, "")
    head, about = _find_head(before, after, polity or body.polity)
    return Seat(body, whole, organization, head, about)


def _match_japanese(capacity: str, polity: str) -> Seat | None:
    # The body stands before who leads it: 国際交流基金理事長, 儀典局長.
    for words, head in _heads("ja"):
        if not capacity.endswith(words):
            continue
        told = capacity[: -len(words)] + _NAMED_BY_HEAD.get(words, "")
        body, whole = match_chain(told, polity)
        if body is not None and body.kind is not None:
            return Seat(body, whole, told, head, ())
    return _match_minister(capacity, polity)


def _match_minister(capacity: str, polity: str) -> Seat | None:
    roles = _find_roles(capacity)
    text = fold(capacity).text
    for at, (start, end, told) in enumerate(roles):
        if not any(role.startswith(minister) for role in told for minister in _MINISTERS):
            continue
        before = text[roles[at - 1][1] if at else 0 : start]
        after = text[end : roles[at + 1][0] if at + 1 < len(roles) else len(text)]
        own = text[start:end]
        is_foreign = any(role.startswith("foreign_minister") for role in told)
        fields = ("foreign",) if is_foreign else _find_matter(before, own, after, polity)
        if _OF_STATE.search(own) and not set(fields) <= _TOLD_OF_STATE:
            continue
        body = make_ministry(polity, fields)
        if body is not None:
            return Seat(body, None, None, None, ())
    return None


def _find_matter(before: str, own: str, after: str, polity: str) -> tuple[str, ...]:
    # A minister's fields, if the words tell nothing else: of an unknown field it isn't known which ministry it is.
    inside, _ = find_fields(own, polity)
    if language_of(own) == "ja":
        fields, rest = find_fields(before, polity)
        return (*fields, *inside) if not rest else ()
    fields, rest = find_fields(_NEXT.split(after)[0], polity)
    if rest:
        return ()
    return (*inside, *fields) or find_fields(before, polity)[0]


def _find_roles(capacity: str) -> list[tuple[int, int, frozenset[str]]]:
    # Where roles stand, those that overlap as one: نائب وزير and وزير.
    language = get_language_of(capacity)
    folded = fold(capacity)
    tokens = tokenize(folded.text, language)
    hits = [
        hit
        for hit in language.lexicon.find(folded.text, tokens.at_start, tokens.at_end)
        if hit.entry.kind == "role"
    ]
    found: list[tuple[int, int, frozenset[str]]] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if found and hit.start < found[-1][1]:
            start, end, told = found.pop()
            found.append((start, max(end, hit.end), told | {hit.entry.id}))
        else:
            found.append((hit.start, hit.end, frozenset({hit.entry.id})))
    return found


def is_role(words: str) -> bool:
    """Say whether words name who somebody is, not a body: National Security Adviser."""
    return bool(_find_roles(words))


def _find_head(before: str, after: str, polity: str) -> tuple[str | None, tuple[str, ...]]:
    # The last one before the body, and what stands between; else who is told behind it.
    for text in (before, after):
        told = fold_name(text)
        found = [
            (start, -len(phrase), head)
            for words, head in _heads(language_of(text))
            for phrase in (fold_name(words),)
            if (start := _rfind_word(told, phrase)) >= 0
        ]
        if found:
            # The one that ends last, of these the longest: no part of another.
            start, length, head = max(found, key=lambda one: (one[0] - one[1], -one[1]))
            fields, rest = find_fields(told[start - length :], polity) if text is before else ((), ())
            return head, (*sorted(fields), *(word for word in rest if len(word) > 1))
    return None, ()


def _rfind_word(text: str, phrase: str) -> int:
    return f" {text} ".rfind(f" {phrase} ")


@cache
def _heads(language: str) -> tuple[tuple[str, str], ...]:
    found = [(words, term.id) for term in body_terms() if term.part == "head" for words in term.words[language]]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one[0])))

