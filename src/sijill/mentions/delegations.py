"""Whose people a delegation lists: "the Kenyan delegation was led by X and included Y; Z"."""

from __future__ import annotations

from sijill.records.mentions import Figure, Sentence, Unit

_BANDS = frozenset("delegation side team party contingent entourage".split())
_LISTS = frozenset(
    "included includes comprised comprises consisted consists led headed represented composed attended was were "
    "comprising including consisting".split()
)
_NEAR = 3  # words from a delegation to the verb that lists its members


def share_delegations(sentences: list[Sentence], figures: list[Figure]) -> None:
    """Give those whom a delegation lists its side, where their own words tell none."""
    for sentence in sentences:
        marks = _marks(sentence.units) if sentence.kind == "body" and len(sentence.people) > 1 else []
        for number, (start, side) in enumerate(marks):
            until = marks[number + 1][0] if number + 1 < len(marks) else sentence.end
            for person in sentence.people:
                if person.figure >= 0 and start <= person.start < until:
                    figure = figures[person.figure]
                    if figure.polity is None and (figure.capacity is None or figure.capacity.polity is None):
                        figure.polity = side


def _marks(units: list[Unit]) -> list[tuple[int, str]]:
    """Return where a sentence begins to list a delegation, with its side."""
    found = []
    for at, unit in enumerate(units):
        if unit.text not in _BANDS or not at:
            continue
        before = units[at - 2] if units[at - 1].cls == "'" and at > 1 else units[at - 1]
        if before.cls in "PDG" and any(u.text in _LISTS for u in units[at + 1 : at + 1 + _NEAR]):
            found.append((unit.end, before.id))
    return found
