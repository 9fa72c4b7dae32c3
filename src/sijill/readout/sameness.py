"""Whether two passages of a document tell of one encounter, and what they tell together."""

from __future__ import annotations

from sijill.records.events import Event
from sijill.records.mentions import Figure, Sentence

# Kinds that name one and the same contact in the words of different sentences.
_SAME = {
    "meeting": {"meeting", "consultations"}, "consultations": {"meeting", "consultations", "summit"},
    "call": {"call"}, "visit": {"visit"}, "signing": {"signing", "ceremony"},
    "message": {"message"}, "ceremony": {"ceremony", "signing", "meeting"}, "summit": {"summit", "consultations"},
}  # fmt: skip


def is_same(known: Event, event: Event, sentence: Sentence) -> bool:
    """Whether `event`, told in `sentence`, is `known` told again.

    Another visitor of the same host is another encounter; a fuller list of the
    same people is the same one.
    """
    if event.kind not in _SAME[known.kind] and not (known.kind == "call" and event.frame == "discussed"):
        return False
    if known.status == "held" and event.status == "planned" and event.dates:
        return False  # what is still to come was not yet
    if known.kind == event.kind == "visit" and known.status == "held" and event.status == "planned":
        gone, going = _goal(known), _goal(event)
        if gone is not None and going is not None and gone != going:
            return False  # "will visit Oslo after his visit to Rome"
    if known.status == "planned" and event.status == "held" and known.mechanism and event.dates:
        return False  # a session announced at a meeting is another contact
    if known.kind == "ceremony" and event.kind == "meeting" and event.frame != "receive":
        return False  # a welcome is part of its ceremony, a meeting after it is not
    sides_known, sides = _states(known), _states(event)
    if not (sides <= sides_known or sides_known <= sides):
        return False
    if known.mechanism and event.mechanism and known.mechanism.round and event.mechanism.round:
        return known.mechanism.round == event.mechanism.round
    if known.kind == event.kind == "signing" and known.status == event.status and len(sides) > 1:
        if known.opened == sentence.index and set(known.people) & set(event.people):
            return True  # two papers of one ceremony
        return not _is_another(sentence, event)  # each document has signatories of its own
    new, old = set(event.people), set(known.people)
    if not new or not old or new <= old or old <= new:
        return not (new - old and _is_another(sentence, event))
    return len(new & old) >= 2


def is_part(known: Event, event: Event, sentence: Sentence) -> bool:
    """Whether `event` tells apart what `known` told together: "met with A, B and C. Later he met with B"."""
    if event.kind != known.kind or event.status != known.status or known.kind not in ("meeting", "call"):
        return False
    if not _is_another(sentence, event):
        return False
    new, old = set(event.people), set(known.people)
    led = [n for n, lead in known.people.items() if lead]
    return len(new) > 1 and new < old and led[:1] == [n for n in event.people if n in led[:1]] and len(old) > 2


def take_out(known: Event, event: Event, figures: list[Figure]) -> None:
    """Leave to `event` its partners: they met apart; the first of `known` was with all."""
    host = next(iter(known.people))
    for number in [n for n in event.people if n != host]:
        known.people.pop(number, None)
    left = {figures[n].polity for n in known.people} | set(known.told)
    for polity in [p for p in known.polities if p in event.polities and p not in left]:
        known.polities.pop(polity)
    if not event.dates:
        event.dates = list(known.dates)


def _goal(trip: Event) -> str | None:
    """Return the state that a trip goes to first."""
    return next((p.country for p in trip.places if p.towards and p.country), None)


def _is_another(sentence: Sentence, event: Event) -> bool:
    """Whether the words say that this is a further encounter ("also met", "separately")."""
    return any(c.kind == "another" and c.start < event.span[0] + 30 for c in sentence.cues)


def merge(known: Event, event: Event) -> None:
    """Add to `known` what `event` tells more."""
    known.retold += 1 + event.retold
    for number, lead in event.people.items():
        known.people[number] = known.people.get(number, False) or lead
    for polity in event.polities:
        known.polities.setdefault(polity)
    known.sentences.extend(i for i in event.sentences if i not in known.sentences)
    known.dates.extend(event.dates)
    known.places.extend(event.places)
    if event.kind == "consultations":
        known.kind = "consultations"
    if known.mechanism is None or (known.mechanism.round is None and event.mechanism and event.mechanism.round):
        known.mechanism = event.mechanism or known.mechanism
    if event.status == "held" and event.opened != known.opened:  # "is due in X for a visit"
        known.status = "held"


def _states(event: Event) -> set[str]:
    return {p.partition("-")[0] for p in event.polities}
