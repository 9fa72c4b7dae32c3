"""Topic words → the sectors an encounter dealt with."""

from __future__ import annotations

from sijill.records.events import Event
from sijill.records.mentions import Mentions, Sentence


def assign_topics(mentions: Mentions, events: list[Event]) -> None:
    """Fill the topics of events from the sentences that belong to them.

    A word inside a capacity, a person's name or a mechanism names somebody's
    office, not what was talked about.
    """
    for sentence in mentions.sentences:
        if sentence.kind != "body":
            continue
        for event in events:
            if sentence.index in event.sentences:
                for topic in topics_of(sentence):
                    event.topics.setdefault(topic)


def topics_of(sentence: Sentence) -> list[str]:
    """Return the topics that a sentence speaks of, in order."""
    closed = [(c.start, c.end) for c in sentence.capacities]
    closed.extend((m.start, m.end) for m in sentence.mechanisms)
    found = [t for s, e, t in sentence.topics if not any(a <= s < b for a, b in closed)]
    return list(dict.fromkeys(found))
