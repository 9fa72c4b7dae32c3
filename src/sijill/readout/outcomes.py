"""Mentions → outcomes: force, author and words of what an encounter brought."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.readout.context import cues_of, is_hedged, is_negated, kind_of
from sijill.records.events import Event
from sijill.records.mentions import Actor, Cue, Mentions, Sentence

_MOST = 25  # words of evidence
_LEAST = 3


@dataclass(slots=True)
class Result:
    """An outcome in the making; the span counts in the folded text."""

    kind: str
    event: int
    by: tuple[str, ...]
    span: tuple[int, int]
    object_start: int
    topics: tuple[str, ...]


def find_results(mentions: Mentions, events: list[Event]) -> list[Result]:
    """Return the outcomes of a document in order, each with the number of its event."""
    found: list[Result] = []
    subject: Actor | None = None
    for sentence in mentions.sentences:
        if sentence.kind != "body":
            continue
        event = _event_of(sentence, events)
        last_end = -1
        if event is not None:
            for cue in cues_of(sentence, "outcome"):
                if cue.start < last_end:
                    continue
                result = _result(sentence, cue, event, events, mentions, subject)
                if result is not None:
                    found.append(result)
                    last_end = result.span[1]
        actors = [a for a in sentence.actors if a.kind in ("person", "role", "polity", "both")]
        if actors:
            subject = actors[0]
    return found


def _event_of(sentence: Sentence, events: list[Event]) -> int | None:
    for number in range(len(events) - 1, -1, -1):
        if sentence.index in events[number].sentences:
            return number
    for number in range(len(events) - 1, -1, -1):
        if events[number].opened <= sentence.index:
            return number
    return None


def _result(
    sentence: Sentence, cue: Cue, event: int, events: list[Event], mentions: Mentions, carried: Actor | None
) -> Result | None:
    kind = kind_of(cue)
    if is_negated(sentence, cue.start) or is_hedged(sentence, cue.start):
        return None
    if any(c.kind == "encounter" and c.start <= cue.start < c.end for c in sentence.cues) and not _asks(
        sentence, cue
    ):
        return None  # "called on the minister": a visit, unless it goes on "to do"
    end = _clause_end(sentence, cue)
    words = [u for u in sentence.units if cue.end <= u.start < end]
    if len(words) < _LEAST:
        return None
    needs = cue.value.get("needs")
    if isinstance(needs, list | tuple):
        around = {u.text for u in sentence.units if cue.start <= u.start < end}
        if not around & set(needs):
            return None
    by = _author(sentence, cue, events[event], mentions, carried)
    topics = tuple(dict.fromkeys(t for s, e, t in sentence.topics if cue.start <= s < end))
    return Result(kind, event, by, (cue.start, end), cue.end, topics)


def _asks(sentence: Sentence, cue: Cue) -> bool:
    """Whether somebody is asked to do something: an infinitive follows in the clause."""
    for at, unit in enumerate(sentence.units[:-1]):
        if unit.start >= cue.end:
            if unit.cls in ",.":
                return False
            if unit.cls == "t" and sentence.units[at + 1].cls == "n":
                return True
    return False


def _clause_end(sentence: Sentence, cue: Cue) -> int:
    """Return where the words of an outcome end: at a mark, after at most 25 words."""
    count = 0
    last = cue.end
    depth = 0
    for unit in sentence.units:
        if unit.start < cue.end:
            continue
        if unit.cls == "(":
            depth += 1
        if unit.cls == ")":
            depth -= 1
        if (unit.cls in ',."' and not depth and count >= _LEAST) or count >= _MOST:
            break
        count += unit.cls.isalnum()
        last = unit.end
    return last


def _author(
    sentence: Sentence, cue: Cue, event: Event, mentions: Mentions, carried: Actor | None
) -> tuple[str, ...]:
    """Return whose outcome it is: both sides when the verb takes both, else the subject's."""
    everybody = tuple(event.polities)
    if cue.value.get("by") == "both":
        return everybody
    before = [a for a in sentence.actors if a.end <= cue.start]
    actor = before[-1] if before else carried
    if actor is None:
        return ()
    if actor.kind == "both":
        return everybody
    if actor.figure >= 0 and mentions.figures[actor.figure].polity:
        return (str(mentions.figures[actor.figure].polity),)
    return (actor.polity,) if actor.polity else ()
