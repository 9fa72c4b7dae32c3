"""A capacity and a side in, the post it names out: Consul-General of Japan in Dubai, in any of the languages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sijill.language.concepts import get_language_of
from sijill.language.text import fold
from sijill.language.tokens import tokenize
from sijill.vocabulary import polities

# One holder at a time, whatever else is told.
_ONE_A_SIDE = frozenset({"head_of_state", "deputy_head_of_state", "head_of_government", "foreign_minister"})
# One holder at a time where it is told of what, or where.
_ONE_A_MATTER = frozenset({"ambassador", "consul", "minister", "deputy_minister", "head_of_organization", "envoy"})
_OF_A_PLACE = frozenset({"governor"})
_ABOUT = frozenset({"polity", "place", "organization", "topic"})
# Who was, will be or stands in for somebody is not the holder.
_NOT_IN_OFFICE = re.compile(
    r"\b(?:former|ex|late|elect|designate|acting|outgoing|incoming|deputy|assistant|under)\b"
    r"|السابق|الأسبق|المعي[ّ]?ن|بالإنابة|بالوكالة|نائب|مساعد|(?<![午以])前|元|次期|新任|代理|副|次長|補"
)


def is_in_office(capacity: str) -> bool:
    """Say whether a capacity is that of the holder: not of who was, will be or stands in."""
    return _NOT_IN_OFFICE.search(capacity.lower()) is None


class Office(NamedTuple):
    """A post, apart from its holders: whose it is, which role, and of what or where."""

    polity: str
    role: str
    about: tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def match_office(capacity: str, polity: str) -> Office | None:
    """Return the post that a capacity names for a side, None where it names none that one person holds at a time.

    >>> match_office("Consul-General of Japan in Dubai", "JP") == match_office("القنصل العام لليابان في دبي", "JP")
    True
    """
    if not is_in_office(capacity):
        return None
    language = get_language_of(capacity)
    folded = fold(capacity)
    tokens = tokenize(folded.text, language)
    hits = language.lexicon.find(folded.text, tokens.at_start, tokens.at_end)
    roles = [(hit.start - hit.end, hit.start, hit.entry.id) for hit in hits if hit.entry.kind == "role"]
    if not roles:
        return None
    role = min(roles)[2].partition(".")[0]
    told = {hit.entry.id for hit in hits if hit.entry.kind in _ABOUT}
    about = {one.partition(".")[0] for one in told} - {polity, polity.partition("-")[0]}
    if role in _ONE_A_SIDE or (role in _OF_A_PLACE and "-" in polity):
        return Office(polity, role, ())
    if role == "head_of_organization" and _is_organization(polity):
        return Office(polity, role, ())
    return Office(polity, role, tuple(sorted(about))) if role in _ONE_A_MATTER and about else None


def _is_organization(polity: str) -> bool:
    known = polities().get(polity)
    return known is not None and known.kind == "organization"
