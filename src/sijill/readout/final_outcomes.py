"""Outcomes in languages whose verb ends the clause: the object stands before it, from the clause's beginning."""

from __future__ import annotations

from sijill.readout.context import cues_of, is_background, is_hedged, is_negated, kind_of
from sijill.readout.final_clauses import is_marked, is_marked_or_source, is_spoken, modifies
from sijill.readout.outcomes import Result, Telling
from sijill.records.events import Event
from sijill.records.mentions import Actor, Cue, Mentions, Sentence

_LEAST = 6  # characters of an object


def find_final_results(mentions: Mentions, events: list[Event]) -> list[Result]:
    """Return the outcomes of a document in order, each with the number of its event."""
    found: list[Result] = []
    telling = Telling(events)
    subject: Actor | None = None
    for sentence in mentions.sentences:
        if sentence.kind != "body":
            continue
        number = telling.event_of(sentence)
        last = sentence.start
        for cue in cues_of(sentence, "outcome"):
            if number < 0 or cue.start < last:
                continue
            result = _result(sentence, cue, number, events, mentions, subject, last)
            if result is not None:
                found.append(result)
                last = cue.end
        marked = [a for a in sentence.actors if is_marked(sentence, a) or a.kind == "both"]
        subject = marked[-1] if marked else subject
    return found


def _result(
    sentence: Sentence,
    cue: Cue,
    number: int,
    events: list[Event],
    mentions: Mentions,
    carried: Actor | None,
    since: int,
) -> Result | None:
    if is_negated(sentence, cue) or is_hedged(sentence, cue) or is_background(sentence, cue):
        return None
    if modifies(sentence, cue) or is_spoken(sentence, cue):
        return None
    start = _object_start(sentence, cue, since)
    words = "".join(u.text for u in sentence.units if start <= u.start < cue.end)
    if cue.start - start < _LEAST and not cue.value.get("short"):
        return None
    needs, unless = cue.value.get("needs"), cue.value.get("unless")
    if isinstance(needs, list) and not any(word in words for word in needs):
        return None
    near = words[-(cue.end - cue.start) - 14 :]
    if isinstance(unless, list) and any(word in near for word in unless):
        return None
    topics = tuple(dict.fromkeys(t for s, e, t in sentence.topics if start <= s < cue.end))
    vague = kind_of(cue) in ("agreed", "pledged") and set(topics) <= {"politics"}
    if vague and any(c.kind == "courtesy" and start <= c.start < cue.end for c in sentence.cues):
        return None
    by = _author(sentence, cue, events[number], mentions, carried)
    return Result(kind_of(cue), number, by, (start, cue.end), start, topics)


def _object_start(sentence: Sentence, cue: Cue, since: int) -> int:
    """Return where the object of an outcome's verb begins: behind the last clause's end or the subject."""
    start = since
    units = [u for u in sentence.units if since <= u.start < cue.start]
    quoted = 0
    for at, unit in enumerate(units):
        if unit.text == "「":
            quoted += 1
        elif unit.text == "」":
            quoted = max(0, quoted - 1)
        if quoted or unit.cls not in ",s" or cue.start - unit.end < _LEAST:
            continue
        if unit.cls == "s" and unit.text not in ("は", "が", "も"):
            continue
        if unit.cls == "s" and not any(0 <= unit.start - a.end <= 1 for a in sentence.actors):
            continue
        if unit.cls == "," and not (at and units[at - 1].cls in "svxj"):
            continue
        start = unit.end
    first = next((u for u in units if u.start >= start and (u.text[0].isalnum() or u.text in "「(")), None)
    return first.start if first else start


def _author(sentence: Sentence, cue: Cue, event: Event, mentions: Mentions, carried: Actor | None) -> tuple[str, ...]:
    """Return whose outcome it is: both sides when the verb takes both, else the subject's."""
    everybody = tuple(event.polities)
    if cue.value.get("by") == "both":
        return everybody
    before = [a for a in sentence.actors if a.end <= cue.start and is_marked_or_source(sentence, a)]
    actor = before[-1] if before else carried
    if actor is None:
        return ()
    if actor.kind == "both":
        return everybody
    if actor.figure >= 0 and mentions.figures[actor.figure].polity:
        return (str(mentions.figures[actor.figure].polity),)
    return (actor.polity,) if actor.polity else ()
