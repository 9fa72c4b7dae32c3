"""What was read of the annotated documents, fact by fact: its signs, and whether the annotation agrees.

Confidence is trained and measured on these. A fact that hangs on another (a capacity, a date, a topic) is only
counted where the other is right: a capacity of an invented participant says nothing about capacities.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from agreement import Record, countries, country, pair_encounters, pair_outcomes, pair_people, words_in_common
from annotated import AnnotatedSet, find_sets
from scorer import SAME_CAPACITY
from sijill.documents import Metadata, open_document
from sijill.language import get_language
from sijill.reading import Stages, explain
from sijill.readout.dates import date_event
from sijill.readout.outcomes import Result, find_results
from sijill.readout.signs import (
    signs_of_capacity,
    signs_of_date,
    signs_of_encounter,
    signs_of_outcome,
    signs_of_participant,
    signs_of_topic,
)
from sijill.readout.verb_final import find_final_results
from sijill.records.events import Event

FREE = frozenset(("A", "B", "own"))
"""The licence tiers of which weights that ship may be trained; corpus/SOURCES.md."""


class Fact(NamedTuple):
    """A fact that was read, and whether it is right."""

    language: str
    document: str
    outlet: str
    tier: str
    kind: str
    signs: frozenset[str]
    is_right: bool


def find_facts(sets: tuple[AnnotatedSet, ...] | None = None) -> list[Fact]:
    """Return the facts read of all open sets that are here."""
    found: list[Fact] = []
    for one in sets if sets is not None else find_sets():
        if not one.is_open:
            continue
        metadata = Metadata(one.documents)
        for path, answer in one.find_pairs():
            wanted = json.loads(answer.read_text(encoding="utf-8"))
            found.extend(facts_of(path, wanted, metadata))
    return found


def facts_of(path: Path, wanted: Record, metadata: Metadata) -> list[Fact]:
    """Return the facts read of one annotated document."""
    stages = explain(open_document(path, metadata=metadata))
    if not isinstance(stages, Stages):
        return []
    told = wanted["document"]
    outlet = str(told.get("publisher") or told.get("source") or path.stem)
    tier = str(told.get("licence_tier") or "own")
    return [
        Fact(told["language"], path.stem, outlet, tier, kind, signs, is_right)
        for kind, signs, is_right in _judge(stages, wanted)
    ]


Judged = tuple[str, frozenset[str], bool]


def _judge(stages: Stages, wanted: Record) -> Iterator[Judged]:
    found: dict[str, Any] = msgspec.to_builtins(stages.readout)
    text, mentions, events = stages.document.text, stages.mentions, stages.events
    answers = {id(b): a for a, b in pair_encounters(wanted["encounters"], found["encounters"], text)}
    for event, record in zip(events, found["encounters"], strict=True):
        answer = answers.get(id(record))
        signs = signs_of_encounter(mentions, events, event)
        between_them = answer is not None and countries(answer["polities"]) == countries(record["polities"])
        yield "encounter", signs, between_them
        if answer is not None:
            yield "kind", signs, record["kind"] == answer["kind"]
            yield from _judge_parts(stages, event, record, answer)
    language = get_language(str(stages.document.language))
    find = find_final_results if language.settings.get("verb") == "end" else find_results
    results: list[Result] = find(mentions, events)
    right = {id(b) for _, b in pair_outcomes(wanted["outcomes"], found["outcomes"], text, of_kind=True)}
    for result, record in zip(results, found["outcomes"], strict=True):
        yield "outcome", signs_of_outcome(mentions, events, result), id(record) in right


def _judge_parts(stages: Stages, event: Event, record: Record, answer: Record) -> Iterator[Judged]:
    mentions = stages.mentions
    people = {id(b): a for a, b in pair_people(answer["participants"], record["participants"])}
    for number, person in zip(event.people, record["participants"], strict=True):
        told = people.get(id(person))
        signs = signs_of_participant(mentions, event, number)
        yield "participant", signs, told is not None
        if told is None:
            continue
        figure = mentions.figures[number]
        if figure.capacity is not None:
            agrees = words_in_common(told.get("capacity"), person["capacity"]) >= SAME_CAPACITY
            yield "capacity", signs_of_capacity(figure, figure.capacity), agrees
        if person["polity"] is not None:
            yield "polity", signs, country(told.get("polity")) == country(person["polity"])
    day, mention = date_event(event, mentions.published)
    if day is not None:
        yield "date", signs_of_date(event, mention), day == answer.get("date")
    for topic in event.topics:
        yield "topic", signs_of_topic(mentions, event, topic), topic in answer["topics"]
