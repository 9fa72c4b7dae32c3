"""Who stands right behind a verb or noun of contact: whom it takes, who is visited, whom a call is with."""

from __future__ import annotations

from sijill.readout.arguments import Arguments
from sijill.readout.context import sentence_text
from sijill.records.events import Event
from sijill.records.mentions import Actor, Cue, DateMention, PlaceMention, Sentence, Unit

GUEST = 4  # words between "received" and who was received
_FAR, _NEAR = 8, 4  # words between a verb and a person, a state
_VISITING = ("visited", "visits", "visit", "visiting", "visit to", "visit on")
_MEALS = frozenset(("dinner", "lunch", "luncheon", "breakfast", "banquet", "reception", "iftar"))
_PASSIVE = frozenset(
    ("was", "were", "been", "being", "is", "are", "warmly", "ceremonially", "also", "later", "personally")
)
_NEAR_BY, _BY = 40, 120  # characters behind a verb in which "by" tells who did it: anyhow, behind a place
_VISITS_FIRST = frozenset(("زار", "زارت", "يزور", "تزور"))
_OF_TIME_WORDS = frozenset(("today", "yesterday", "here", "on", "in", "at"))


def meets_directly(sentence: Sentence, cue: Cue, actors: list[Actor]) -> bool:
    """Whether whom a verb takes stands right behind it: "met the President", "called on X", no "met ... held by X".

    Days, places, titles and "officials of" may stand between.
    """
    for actor in actors:
        between = [u for u in sentence.units if cue.end <= u.start < actor.start]
        words = [u for u in between if u.cls not in "dHQFDKPLGNBT1,w&o-" and u.text not in _OF_TIME_WORDS]
        if actor.kind in ("person", "role", "pronoun", "both"):
            if len(words) <= _FAR and not any(u.cls == "r" for u in between):
                return True
        elif len(words) <= _NEAR and not any(u.cls in "bir" or u.text == "including" for u in between):
            return True
    return False


def visits_person(sentence: Sentence, cue: Cue, arguments: Arguments, *, verb_first: bool) -> bool:
    """Whether somebody, not a place, is visited: a person or an office right behind the verb.

    Where the verb comes first it is behind the subject: زار X، Y; who is visited then becomes the object.
    """
    if verb_first:
        visited = _behind_subject(sentence, cue, arguments.subject)
        arguments.object = arguments.object if visited is None else [visited]
        return visited is not None
    actors = arguments.object
    if not sentence_text(sentence, cue).endswith(_VISITING) or not actors:
        return False
    if actors[0].kind not in ("person", "role", "pronoun"):
        return False
    return all(u.cls in "dHDQ" or u.text == "former" for u in sentence.units if cue.end <= u.start < actors[0].start)


def _behind_subject(sentence: Sentence, cue: Cue, subject: list[Actor]) -> Actor | None:
    if not subject or sentence_text(sentence, cue) not in _VISITS_FIRST:
        return None
    end = subject[-1].end
    other = next((a for a in sentence.actors if a.start >= end and a.kind in ("person", "role")), None)
    if other is None or any(u.cls not in ",H" for u in sentence.units if end <= u.start < other.start):
        return None
    return other


def words_before_guest(between: list[Unit]) -> list[Unit]:
    """Return the words between "received" and the guest, without days and the name of a palace."""
    words = [u for u in between if u.cls not in "1T,"]
    return [u for u in words if u.cls not in "LNzdi"] if words and words[0].cls == "i" else words


def is_joined(sentence: Sentence, cue: Cue, actor: Actor, arguments: Arguments) -> bool:
    """Whether a partner is told with a call, not later in its sentence: words like "with" and a day alone between."""
    if actor.end <= cue.start:
        return True
    first = next(a for a in arguments.all() if a.start >= cue.end)
    between = [u for u in sentence.units if cue.end <= u.start < first.start and u.cls not in "wmifbtHTd1&"]
    return len(between) <= GUEST and not any(u.cls in "a.r" for u in between)


def list_by_times(
    sentence: Sentence, cue: Cue, event: Event, until: int
) -> list[tuple[list[int], DateMention | PlaceMention]]:
    """Return the partners of a contact by the day or place told behind each: "met |X on Monday| and |Y on Tuesday|".

    Nothing where not every partner has one of his own.
    """
    partners = [
        a for a in sentence.actors if a.kind == "person" and cue.end <= a.start < until and a.figure in event.people
    ]
    days = [d for d in sentence.dates if cue.end <= d.start < until]
    places = [p for p in sentence.places if cue.end <= p.start < until and p.located and p.name]
    for marks in (days, places):
        parts: list[tuple[list[int], DateMention | PlaceMention]] = []
        since = cue.end
        for mark in marks:
            numbers = [a.figure for a in partners if since <= a.start < mark.start]
            if numbers:
                parts.append((numbers, mark))
            since = mark.end
        if len(parts) > 1 and sum(len(numbers) for numbers, _ in parts) == len(partners):
            return parts
    return []


def is_received_by(sentence: Sentence, cue: Cue, arguments: Arguments) -> bool:
    """Whether "by" follows a verb in the passive; a summit that is "hosted by" somebody receives nobody."""
    by = next((u for u in sentence.units if u.start >= cue.start and u.text == "by"), None)
    if by is None or by.start >= cue.end + _BY:
        return False
    if by.start >= cue.end + _NEAR_BY and not _is_where(sentence, cue.end, by.start):
        return False
    before = [u for u in sentence.units if u.end <= cue.start]
    noun = bool(before) and before[-1].cls in "nNGF" and before[-1].text not in _PASSIVE
    return bool(arguments.subject) and not (noun and before[-1].text not in _MEALS)


def _is_where(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only a place and a day stand between a verb and "by": "welcomed |at the Airport in Oslo| by"."""
    between = [u for u in sentence.units if start <= u.start < end]
    return all(u.cls in "iNFLBPdo()T1,-QG" or u.text in _OF_TIME_WORDS for u in between)
