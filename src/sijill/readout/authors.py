"""Whose an outcome is: the subject of its verb, both sides, the sender of a letter, a body that speaks."""

from __future__ import annotations

from bisect import bisect_right

from sijill.readout.context import opens_clause
from sijill.records.events import Event
from sijill.records.mentions import Actor, Capacity, Cue, Mentions, Sentence

_CONSENTS = frozenset(("agreed", "agrees", "consented", "consents"))
_WITH_NEAR = 12  # words behind "agreed to" in which "with" tells of whom else
_SUBJECT_NEAR = 12  # characters between a verb that comes first and its subject


def author_of(
    sentence: Sentence, cue: Cue, event: Event, mentions: Mentions, carried: Actor | None
) -> tuple[str, ...]:
    """Return whose outcome it is: both sides when the verb takes both, else the subject's."""
    everybody = tuple(event.polities)
    if cue.value.get("by") == "both":
        return everybody
    if cue.value.get("by") == "none":
        return ()
    if cue.value.get("by") in ("sender", "host"):
        sender = _sender(sentence, cue)
        if sender is not None or cue.value.get("by") == "host":
            told = sender.polity if sender is not None else None
            return (told,) if told else _others(_subject(sentence, cue) or carried, event)
    if cue.value.get("acting") and (state := state_before(sentence, cue)) is not None:
        last = [a for a in sentence.actors if a.end <= cue.start][-1:]
        others = [_side_of(a, mentions) for one in last for a in _joined_before(sentence, one)]
        return tuple(dict.fromkeys(side for side in (*others, state) if side))
    actor = _subject(sentence, cue)
    if actor is None and (body := _body_speaking(sentence, cue)) is not None:
        return _sides_of_body(body, event, mentions)
    if actor is not None and carried is not None and _is_called(actor, carried, mentions):
        actor = carried
    actor = actor or carried
    if actor is not None and actor.kind == "pronoun" and actor.figure < 0:
        actor = carried
    if actor is None:
        return ()
    if actor.kind == "both":
        return everybody
    own = _side_of(actor, mentions)
    joined = [
        _side_of(carried if a.kind == "pronoun" and carried is not None else a, mentions)
        for a in (_joined_before(sentence, actor) if actor is not carried else ())
    ]
    return tuple(dict.fromkeys(side for side in (*joined, own) if side))


def alone_side(sentence: Sentence, cue: Cue, event: Event, mentions: Mentions) -> str | None:
    """Return the one side that is told to agree to do something: "|India| agreed to extend a loan", else None."""
    words = [u.text for u in sentence.units if cue.start <= u.start]
    actor = _subject(sentence, cue)
    if actor is None or actor.kind not in ("person", "role", "polity"):
        return None
    if words[0] not in _CONSENTS or words[1:2] != ["to"]:
        return None
    if actor.plural or not opens_clause(sentence, actor) or actor.end > cue.start or _joined_before(sentence, actor):
        return None
    between = [u for u in sentence.units if actor.end <= u.start < cue.start]
    behind = [u.text for u in sentence.units if u.start >= cue.end][:_WITH_NEAR]
    met = any(c.kind == "encounter" and actor.end <= c.start < cue.start for c in sentence.cues)
    if met or any(u.cls in "&w" for u in between) or {"with", "together", "jointly", "each", "both"} & set(behind):
        return None
    side = _side_of(actor, mentions)
    return side if side in event.polities else None


def _is_called(actor: Actor, carried: Actor, mentions: Mentions) -> bool:
    """Whether "the minister", whom nothing else tells, is whoever was told of before by an office of that word."""
    if actor.kind != "role" or actor.figure >= 0 or actor.polity or actor.capacity is None or carried.figure < 0:
        return False
    office = mentions.figures[carried.figure].capacity
    return office is not None and actor.capacity.word in office.word.split()


def _side_of(actor: Actor, mentions: Mentions) -> str | None:
    figure = mentions.figures[actor.figure] if actor.figure >= 0 else None
    return str(figure.polity) if figure is not None and figure.polity else actor.polity


def _joined_before(sentence: Sentence, actor: Actor) -> list[Actor]:
    """Return who is joined to a subject before it: "|The EU| and the Philippines renewed their call"."""
    found: list[Actor] = []
    start = actor.start
    for other in reversed(sentence.actors):
        if other.end > start or other.kind not in ("person", "role", "polity", "pronoun"):
            continue
        between = "".join(u.cls for u in sentence.units if other.end <= u.start < start).strip("dH")
        linked = between in ("&", ",&") or (bool(found) and between == "," and other.kind == "polity")
        if not linked or not opens_clause(sentence, other):
            break
        found.insert(0, other)
        start = other.start
    return found


def _sender(sentence: Sentence, cue: Cue) -> Actor | None:
    """Return who is named right after "from" or "by" in a sentence that tells of an invitation in a message."""
    for before, actor in zip([None, *sentence.actors], sentence.actors, strict=False):
        if actor.kind not in ("person", "role", "polity"):
            continue
        since = before.end if before is not None else sentence.start
        words = [u for u in sentence.units if since <= u.start < actor.start and u.cls not in "dHz"]
        if words and words[-1].cls in "mb":
            return actor
    return None


def _others(guest: Actor | None, event: Event) -> tuple[str, ...]:
    """Return the sides of an encounter but that of who is invited."""
    if guest is None or guest.polity is None:
        return ()
    return tuple(p for p in event.polities if p.partition("-")[0] != guest.polity.partition("-")[0])


def _subject(sentence: Sentence, cue: Cue) -> Actor | None:
    """Return the actor who is the subject of a verb: the last before it in subject position, else the first."""
    if cue.value.get("subject") == "after":
        after = [a for a in sentence.actors if cue.start < a.start <= cue.end + _SUBJECT_NEAR]
        if after:
            return after[0]
    before = [a for a in sentence.actors if a.end <= cue.start]
    told = [c.start for c in sentence.cues if c.kind == "encounter" and c.end <= cue.start]
    if told and any(u.start == cue.start and u.text == "to" for u in sentence.units):
        before = [a for a in before if a.end <= told[0]] or before  # "|She| met X to urge more aid"
    for actor in reversed(before):
        if opens_clause(sentence, actor):
            return actor
    return before[0] if before else None


def _body_speaking(sentence: Sentence, cue: Cue) -> str | None:
    """Return the word of a body that is the subject without its name: "the Department undertook", تعهدت الدائرة."""
    units = sentence.units
    at = next((i for i, u in enumerate(units) if u.cls not in "&d"), None)
    if at is not None and units[at].cls == "B" and units[at].start < cue.start:
        return units[at].text.removeprefix("ال")
    behind = [u for u in units if u.start >= cue.end][:1]
    if behind and behind[0].cls == "B" and behind[0].text.startswith("ال"):
        return behind[0].text.removeprefix("ال")
    return None


def _sides_of_body(body: str, event: Event, mentions: Mentions) -> tuple[str, ...]:
    """Return the side of the one participant whose office is in such a body; none where nobody or several are."""
    sides = {
        str(figure.polity)
        for number in event.people
        if (figure := mentions.figures[number]).polity
        and figure.capacity is not None
        and body in _words_of(mentions, figure.capacity)
    }
    return tuple(sides) if len(sides) == 1 else ()


def _words_of(mentions: Mentions, capacity: Capacity) -> list[str]:
    units = mentions.sentences[_sentence_at(mentions, capacity.start)].units
    inside = [u for u in units if capacity.start <= u.start < capacity.end]
    return [w.removeprefix("ال") for u in inside for w in u.text.split()]


def _sentence_at(mentions: Mentions, start: int) -> int:
    return max(0, bisect_right([s.start for s in mentions.sentences], start) - 1)


def state_before(sentence: Sentence, cue: Cue) -> str | None:
    """Return the state or organization whose name stands right before a verb: "said that Japan would support"."""
    last = next((u for u in reversed(sentence.units) if u.end <= cue.start), None)
    return last.id if last is not None and last.cls in "PG" else None
