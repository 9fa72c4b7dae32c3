"""Offices told apart from their holders: "the Kazakh foreign minister ... Kazakhstan's Tleuberdi".

A report names an office in one sentence and who holds it in another. Where only
one figure can be meant, he takes the fuller words.
"""

from __future__ import annotations

from sijill.mentions.actors import may_be_open
from sijill.records.mentions import Capacity, Figure, Sentence


def adopt_offices(sentences: list[Sentence], figures: list[Figure], home: str | None) -> None:
    """Give figures of a bare office, or of none, the office that the document tells of without a name."""
    owned = {id(p.capacity) for s in sentences for p in s.people if p.capacity is not None}
    loose = [
        c
        for s in sentences
        if s.kind == "body"
        for c in s.capacities
        if id(c) not in owned and c.polity is not None and not c.plural and not c.counterpart and c.word
    ]
    if not loose:
        return
    for figure in figures:
        own = figure.capacity
        if own is not None and own.polity is None and not own.counterpart:
            _complete(figure, [c for c in loose if c.word == own.word and may_be_open(c, home)], figures)
    for figure in figures:
        if figure.capacity is None and figure.polity is not None:
            _fill(figure, [c for c in loose if _state(c.polity) == _state(figure.polity)], figures)


def _complete(figure: Figure, offices: list[Capacity], figures: list[Figure]) -> None:
    """Take the words of an office told with its state for the same one told without."""
    own = figure.capacity
    if own is None or len({_state(c.polity) for c in offices}) != 1:
        return
    bare = [f for f in figures if f.capacity and f.capacity.word == own.word and f.capacity.polity is None]
    held = _is_held(offices[0], figures)
    fits = figure.polity is None or _state(figure.polity) == _state(offices[0].polity)
    fullest = max(offices, key=lambda c: c.end - c.start)
    if bare == [figure] and fits and not held and fullest.end - fullest.start > own.end - own.start:
        figure.capacity = fullest


def _fill(figure: Figure, offices: list[Capacity], figures: list[Figure]) -> None:
    """Take the only unnamed office of a state for the only figure of it without one."""
    alike = [f for f in figures if f.capacity is None and _state(f.polity) == _state(figure.polity)]
    if alike == [figure] and len({c.word for c in offices}) == 1 and not _is_held(offices[0], figures):
        figure.capacity = max(offices, key=lambda c: c.end - c.start)


def _is_held(office: Capacity, figures: list[Figure]) -> bool:
    """Whether somebody else is told to hold an office of its kind for the same state."""
    return any(
        f.capacity is not None
        and f.capacity.head == office.head
        and _state(f.capacity.polity or f.polity) == _state(office.polity)
        for f in figures
    )


def _state(code: str | None) -> str:
    return (code or "").partition("-")[0]
