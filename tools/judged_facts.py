"""What was read of the annotated documents, fact by fact: its signs, and whether the annotation agrees.

Confidence is trained and measured on these. A fact that hangs on another (a capacity, a date, a topic) is only
counted where the other is right: a capacity of an invented participant says nothing about capacities.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from agreement import Record, countries, country, pair_encounters, pair_outcomes, pair_people, words_in_common
from annotated import ROOT, AnnotatedSet, find_sets
from false_alarms import Judgement, Report, get_pool, match_judgement, read_judgements
from scorer import SAME_CAPACITY
from sijill.documents import Metadata, open_document, read_documents
from sijill.language import LANGUAGES
from sijill.reading import Stages, explain
from sijill.readout.signs import signs_of_encounter, signs_of_participant, signs_of_topic
from sijill.records import Document
from sijill.records.events import Event

FREE = frozenset(("A", "B", "own", "free"))
"""The licence tiers of which weights that ship may be trained; corpus/SOURCES.md."""


class Fact(NamedTuple):
    """A fact that was read, and whether it is right."""

    language: str
    document: str
    tier: str
    kind: str
    signs: frozenset[str]
    is_right: bool
    is_drawn: bool = True
    """False: chosen since it is doubtful. Weights may be learned of it, shares not measured on it."""


def find_facts(sets: tuple[AnnotatedSet, ...] | None = None) -> list[Fact]:
    """Return the facts read of all open sets that are here; of all sets, also what was judged of general news."""
    found = [*find_written_facts(), *find_judged_facts()] if sets is None else []
    for one in sets if sets is not None else find_sets():
        if not one.is_open:
            continue
        metadata = Metadata(one.documents)
        for path, answer in one.find_pairs():
            wanted = json.loads(answer.read_text(encoding="utf-8"))
            found.extend(facts_of(path, wanted, metadata))
    return found


TRAINING = ROOT / "tools" / "training"


def find_written_facts() -> list[Fact]:
    """Return the facts read of the reports that were written to learn from; of what they don't annotate, none."""
    found = []
    for path in sorted(TRAINING.glob("*.toml")):
        for told in tomllib.loads(path.read_text(encoding="utf-8"))["document"]:
            wanted = {"encounters": [_as_annotated(one) for one in told.get("encounters", ())], "outcomes": []}
            known = {key: told.get(key) for key in ("published", "publisher")}
            document = Document(id=told["id"], text=told["text"].strip(), language=path.stem, **known)
            stages = explain(document, doubt=False)
            assert isinstance(stages, Stages)
            found += [
                Fact(path.stem, document.id, "own", kind, signs, is_right)
                for kind, signs, is_right in _judge(stages, wanted)
                if kind not in ("outcome", "topic")
            ]
    return found


def _as_annotated(told: Record) -> Record:
    people = [dict(zip(("name", "capacity", "polity"), person, strict=True)) for person in told["people"]]
    return {"date": None, "topics": [], **told, "participants": people}


def find_judged_facts() -> list[Fact]:
    """Return the encounters reported from general news that somebody has judged; none where the corpus is not here.

    Those of tests/quality/false_alarms.tsv only serve for measuring where the licence of their texts says so.
    """
    doubtful = read_judgements(TRAINING / "doubtful.tsv")
    rows = [*read_judgements(), *read_judgements(TRAINING / "sampled.tsv"), *doubtful]
    found = []
    for language in LANGUAGES:
        judged = [row for row in rows if row.language == language]
        known = {row.document for row in judged}
        if not get_pool(language).exists():
            continue
        for document in read_documents([get_pool(language)]):
            if isinstance(document, Document) and document.id in known:
                found += _judged_facts_of(document, judged, doubtful)
    return found


def _judged_facts_of(document: Document, judged: list[Judgement], doubtful: list[Judgement]) -> Iterator[Fact]:
    stages = explain(document, doubt=False)
    assert isinstance(stages, Stages)
    tier = "free" if document.id.startswith(_FREE_NEWS) else "C"
    for event, encounter in zip(stages.events, stages.readout.encounters, strict=True):
        judgement = match_judgement(Report(document, encounter), judged)
        if judgement is not None:
            signs = signs_of_encounter(stages.mentions, stages.events, event)
            language = judgement.language
            drawn = judgement not in doubtful
            yield Fact(language, document.id, tier, "event", signs, judgement.verdict != "wrong", drawn)
            yield Fact(language, document.id, tier, "encounter", signs, judgement.verdict == "right", drawn)


_FREE_NEWS = ("wh:", "lkpmd:", "wn:", "jawn:")
"""How the ids of documents of tiers A and B begin: White House, Presidential Media Division, Wikinews."""


def facts_of(path: Path, wanted: Record, metadata: Metadata) -> list[Fact]:
    """Return the facts read of one annotated document."""
    stages = explain(open_document(path, metadata=metadata), doubt=False)
    if not isinstance(stages, Stages):
        return []
    told = wanted["document"]
    tier = str(told.get("licence_tier") or "own")
    return [
        Fact(told["language"], path.stem, tier, kind, signs, is_right)
        for kind, signs, is_right in _judge(stages, wanted)
    ]


NO_SIGNS: frozenset[str] = frozenset()
"""Of facts that only have a share: which are right no sign has told so far."""

Judged = tuple[str, frozenset[str], bool]


def _judge(stages: Stages, wanted: Record) -> Iterator[Judged]:
    found: dict[str, Any] = msgspec.to_builtins(stages.readout)
    text, mentions, events = stages.document.text, stages.mentions, stages.events
    answers = {id(b): a for a, b in pair_encounters(wanted["encounters"], found["encounters"], text)}
    for event, record in zip(events, found["encounters"], strict=True):
        answer = answers.get(id(record))
        signs = signs_of_encounter(mentions, events, event)
        between_them = answer is not None and countries(answer["polities"]) == countries(record["polities"])
        yield "event", signs, answer is not None
        yield "encounter", signs, between_them
        if answer is not None:
            yield "kind", NO_SIGNS, record["kind"] == answer["kind"]
            yield from _judge_parts(stages, event, record, answer)
    right = {id(b) for _, b in pair_outcomes(wanted["outcomes"], found["outcomes"], text, of_kind=True)}
    for record in found["outcomes"]:
        yield "outcome", NO_SIGNS, id(record) in right


def _judge_parts(stages: Stages, event: Event, record: Record, answer: Record) -> Iterator[Judged]:
    mentions = stages.mentions
    people = {id(b): a for a, b in pair_people(answer["participants"], record["participants"])}
    for number, person in zip(event.people, record["participants"], strict=True):
        told = people.get(id(person))
        signs = signs_of_participant(mentions, event, number)
        yield "participant", signs, told is not None
        if told is None:
            continue
        if person["capacity"] is not None:
            agrees = words_in_common(told.get("capacity"), person["capacity"]) >= SAME_CAPACITY
            yield "capacity", NO_SIGNS, agrees
        if person["polity"] is not None:
            yield "polity", NO_SIGNS, country(told.get("polity")) == country(person["polity"])
    if record["date"] is not None:
        yield "date", NO_SIGNS, record["date"] == answer.get("date")
    for topic in event.topics:
        yield "topic", signs_of_topic(mentions, event, topic), topic in answer["topics"]
