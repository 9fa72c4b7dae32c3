"""Facts in the making → how likely each is right, and each of its parts that may be wrong by itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from sijill.readout.confidence import get_opinion
from sijill.readout.signs import look_through, signs_of_encounter, signs_of_participant, signs_of_topic
from sijill.records.events import Event
from sijill.records.mentions import Mentions

Appraisal = tuple[float, dict[str, float]]
"""How likely a fact is right, and, if it is, each of its parts."""


LEAST_LIKELY: Final = 0.5
LEAST_SURE: Final = 0.2
"""How likely an encounter must be at all, and between its sides, to be told of.

Chosen on documents that no weight is learned of: a higher bar costs more true encounters than false ones.
"""
DOUBTED: Final = frozenset(("ar", "en"))
"""Languages in which this keeps away more false encounters than true ones. In Japanese it does not."""


def is_likely(event: Event, language: str) -> bool:
    """Whether the second opinion lets an encounter stand that the rules propose."""
    return language not in DOUBTED or (event.likelihood >= LEAST_LIKELY and event.confidence >= LEAST_SURE)


@cache
def _share_of_all(fact: str, language: str) -> float:
    """Return how likely a fact is right of which no sign is known."""
    return get_opinion().judge(fact, language, ())


def appraise_events(mentions: Mentions, events: list[Event], language: str) -> None:
    """Note with each encounter that the rules propose how likely it is."""
    opinion = get_opinion()
    whole = look_through(mentions, events) if events else None
    for event in events:
        signs = signs_of_encounter(mentions, events, event, whole)
        event.likelihood = opinion.judge("event", language, signs)
        event.confidence = opinion.judge("encounter", language, signs)


class Appraiser:
    """Appraises what is told of the encounters of one document.

    Of capacities, sides, dates and outcomes no sign tells right ones from wrong ones: they have the share that was
    right of all of them.
    """

    def __init__(self, mentions: Mentions, language: str) -> None:
        self._mentions = mentions
        self._language = language
        self._opinion = get_opinion()

    def _judge(self, fact: str, signs: Iterable[str] = ()) -> float:
        return self._opinion.judge(fact, self._language, signs) if signs else _share_of_all(fact, self._language)

    def encounter(self, event: Event, date: str | None) -> Appraisal:
        """Return the appraisal of an encounter of that date."""
        parts = {"kind": self._judge("kind")}
        if date is not None:
            parts["date"] = self._judge("date")
        if event.topics:
            shares = [self._judge("topic", signs_of_topic(self._mentions, event, topic)) for topic in event.topics]
            parts["topics"] = round(sum(shares) / len(shares), 2)
        return event.confidence, parts

    def participant(self, event: Event, number: int) -> Appraisal:
        """Return the appraisal of one who took part; `number` is that of the figure."""
        figure = self._mentions.figures[number]
        parts = {}
        if figure.capacity is not None:
            parts["capacity"] = self._judge("capacity")
        if figure.polity is not None:
            parts["polity"] = self._judge("polity")
        return self._judge("participant", signs_of_participant(self._mentions, event, number)), parts

    def outcome(self) -> float:
        """Return how likely an outcome is right."""
        return self._judge("outcome")
