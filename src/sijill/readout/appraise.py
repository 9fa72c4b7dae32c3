"""Facts in the making → how likely each is right, and each of its parts that may be wrong by itself."""

from __future__ import annotations

from typing import Final

from sijill.readout.confidence import get_opinion
from sijill.readout.outcomes import Result
from sijill.readout.signs import (
    signs_of_capacity,
    signs_of_date,
    signs_of_encounter,
    signs_of_outcome,
    signs_of_participant,
    signs_of_topic,
)
from sijill.records.events import Event
from sijill.records.mentions import DateMention, Mentions

Appraisal = tuple[float, dict[str, float]]
"""How likely a fact is right, and, if it is, each of its parts."""


LEAST_LIKELY: Final = {"ar": 0.4, "en": 0.4, "ja": 0.0}
"""How likely an encounter must be, at all and between its sides, to be told of; in Japanese the rules alone decide.

Chosen on annotated documents that no weight is learned of: from here on it would cost as many true encounters as
it keeps away false ones. In Japanese it kept away none without a true one.
"""


def is_likely(event: Event, language: str) -> bool:
    """Whether the second opinion lets an encounter stand that the rules propose."""
    return min(event.likelihood, event.confidence) >= LEAST_LIKELY[language]


def appraise_events(mentions: Mentions, events: list[Event], language: str) -> None:
    """Note with each encounter that the rules propose how likely it is."""
    opinion = get_opinion()
    for event in events:
        signs = signs_of_encounter(mentions, events, event)
        event.likelihood = opinion.judge("event", language, signs)
        event.confidence = opinion.judge("encounter", language, signs)
        event.kind_confidence = opinion.judge("kind", language, signs)


class Appraiser:
    """Appraises the facts of one document."""

    def __init__(self, mentions: Mentions, events: list[Event], language: str) -> None:
        self._mentions = mentions
        self._events = events
        self._language = language
        self._opinion = get_opinion()

    def _judge(self, fact: str, signs: frozenset[str]) -> float:
        return self._opinion.judge(fact, self._language, signs)

    def encounter(self, event: Event, date: str | None, mention: DateMention | None) -> Appraisal:
        """Return the appraisal of an encounter whose date was told by `mention`."""
        parts = {"kind": event.kind_confidence}
        if date is not None:
            parts["date"] = self._judge("date", signs_of_date(event, mention))
        if event.topics:
            shares = [self._judge("topic", signs_of_topic(self._mentions, event, topic)) for topic in event.topics]
            parts["topics"] = round(sum(shares) / len(shares), 2)
        return event.confidence, parts

    def participant(self, event: Event, number: int) -> Appraisal:
        """Return the appraisal of one who took part; `number` is that of the figure."""
        signs = signs_of_participant(self._mentions, event, number)
        figure = self._mentions.figures[number]
        parts = {}
        if figure.capacity is not None:
            parts["capacity"] = self._judge("capacity", signs_of_capacity(figure, figure.capacity))
        if figure.polity is not None:
            parts["polity"] = self._judge("polity", signs)
        return self._judge("participant", signs), parts

    def outcome(self, result: Result) -> float:
        """Return how likely an outcome is right."""
        return self._judge("outcome", signs_of_outcome(self._mentions, self._events, result))
