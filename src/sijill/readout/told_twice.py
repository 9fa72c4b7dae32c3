"""Outcomes told again in other words, and those of states that took no part."""

from __future__ import annotations

from typing import Protocol, TypeVar

from sijill.readout.stretches import sentences_between
from sijill.records.events import Event
from sijill.records.mentions import Mentions

_ALIKE = 0.75  # share of the words of two outcomes that are the same thing
_PLAIN = frozenset("the a an of to for in on and with by at from its their our his her that also".split())
_DEFINITE = frozenset(("the", "this", "these", "said"))


class _Told(Protocol):
    kind: str
    event: int
    by: tuple[str, ...]
    span: tuple[int, int]
    object_start: int


_Result = TypeVar("_Result", bound=_Told)


def drop_repeated(results: list[_Result], mentions: Mentions) -> list[_Result]:
    """Return outcomes without those that only repeat an earlier one of the same encounter and force."""
    kept: list[_Result] = []
    told: dict[tuple[str, int], list[frozenset[str]]] = {}
    for result in results:
        words = _words(mentions, result)
        known = told.setdefault((result.kind, result.event), [])
        again = result.kind == "signed" and bool(known) and _is_known_paper(mentions, result)
        if not again and not any(_are_alike(words, other) for other in known):
            kept.append(result)
            known.append(words)
    return kept


def drop_of_strangers(results: list[_Result], events: list[Event]) -> list[_Result]:
    """Return outcomes without those whose authors are none of the sides that met."""
    return [r for r in results if r.event < 0 or not r.by or _states(r.by) & _states(events[r.event].polities)]


def _states(codes: tuple[str, ...] | dict[str, None]) -> set[str]:
    return {code.partition("-")[0] for code in codes}


def _words(mentions: Mentions, result: _Told) -> frozenset[str]:
    return frozenset(word for word in _texts(mentions, result.span) if word not in _PLAIN)


def _texts(mentions: Mentions, span: tuple[int, int]) -> list[str]:
    """Return the words between two places, none of marks."""
    return [
        unit.text
        for sentence in sentences_between(mentions.sentences, *span)
        for unit in sentence.units
        if span[0] <= unit.start < span[1] and unit.cls.isalnum()
    ]


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * max(len(one), len(other), 1)


def _is_known_paper(mentions: Mentions, result: _Told) -> bool:
    """Whether what is signed is told as known: "signed |the| agreement on behalf of Kenya"."""
    return any(word in _DEFINITE for word in _texts(mentions, (result.object_start, result.span[1]))[:1])
