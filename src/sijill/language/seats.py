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
    match_body,
    match_chain,
    match_field_department,
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
    "局長": "局", "総局長": "総局", "部長": "部", "課長": "課", "室長": "室", "所長": "所", "館長": "館",
    "院長": "院", "センター長": "センター", "委員長": "委員会",
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
    if language_of(capacity) == "ja":
        return _match_japanese(capacity, polity)
    led = _match_led(capacity, polity)
    if led is None or led.body.kind == "cabinet":
        return _match_minister(capacity, polity) or led
    return led


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


def _match_led(capacity: str, polity: str) -> Seat | None:
    # "Director of Protocol at the Department of Government Relations": behind who leads stands what is led.
    language = language_of(capacity)
    heads = list(_find_heads(language).finditer(capacity))
    starts = [start for start, _, _ in _find_roles(capacity)] if heads else []
    for at, found in enumerate(heads):
        ends = [one.start() for one in heads[at + 1 :]] + [start for start in starts if start >= found.end()]
        end = min(ends, default=len(capacity))
        rest = _BEFORE[language].sub("", capacity[found.end() : end], count=1)
        seat = _match_behind(rest, _head_of(language, found.group(1)), polity)
        if seat is not None:
            return seat
    return None


def _match_behind(rest: str, head: str, polity: str) -> Seat | None:
    language = language_of(rest)
    about: tuple[str, ...] = ()
    while rest:
        part, behind = _cut(rest, language)
        body, whole = match_chain(rest, polity)
        if whole is None:
            body = match_body(part, polity)
        if body is not None and body.kind is not None and (body.key.startswith("=") or body.kind not in _VAGUE):
            return Seat(body, whole, _trim(part), head, about)
        fields, others = find_fields(part, polity)
        if not (behind or others or about):
            body = match_field_department(fields, polity)
            return Seat(body, None, None, head, ()) if body else None
        about = (*about, *sorted(fields), *(word for word in others if len(word) > 1))
        rest = behind
    return None


def _trim(words: str) -> str:
    # Without what joins it to the words around it: لإدارة is إدارة.
    told = _EDGES.sub("", words)
    if told.startswith("لل"):
        return f"ال{told[2:]}"
    return told[1:] if told.startswith(("لإ", "لد", "لم", "له", "لو", "لغ", "لج", "لش")) else told


def _cut(words: str, language: str) -> tuple[str, str]:
    found = _STRONG[language].search(words)
    return (words[: found.start()], words[found.end() :]) if found else (words, "")


_EDGES = re.compile(r"^[\s,،;]+|(?:[\s,،;]|\s(?:and|و))+$")
# With other words beside them these name what is led in many ways.
_VAGUE = frozenset({"bureau", "office", "division", "sector", "group"})
_BEFORE = {"en": re.compile(r"^\s*(?:of|for|at|to)?\s*(?:the\s+)?", re.IGNORECASE), "ar": re.compile(r"^\s*")}
_STRONG = {
    "en": re.compile(r",\s+(?:the\s+)?|\s+(?:at|in|within|under)\s+(?:the\s+)?|\s+of\s+the\s+", re.IGNORECASE),
    "ar": re.compile(r"\s*،\s*|\s+في\s+|\s+(?=بوزارة|بالوزارة|بهيئة|بدائرة|لوزارة)[بل]"),
    "ja": re.compile("、"),
}


@cache
def _find_heads(language: str) -> re.Pattern[str]:
    joined = "|".join(re.escape(words) for words, _ in _heads(language))
    prefix = "و?" if language == "ar" else ""
    return re.compile(rf"(?<!\w){prefix}({joined})(?!\w)", re.IGNORECASE)


def _head_of(language: str, words: str) -> str:
    return next(head for told, head in _heads(language) if told.lower() == words.lower())


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


@lru_cache(maxsize=1 << 10)
def _find_roles(capacity: str) -> list[tuple[int, int, frozenset[str]]]:
    # Where roles stand, those that overlap as one: نائب وزير and وزير.
    language = get_language_of(capacity)
    folded = fold(capacity)
    tokens = tokenize(folded.text, language)
    hits = [
        hit for hit in language.lexicon.find(folded.text, tokens.at_start, tokens.at_end) if hit.entry.kind == "role"
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
