"""Topic words → the sectors an encounter dealt with."""

from __future__ import annotations

from sijill.records.events import Event
from sijill.records.mentions import Mentions, Sentence, Unit

# What begins the name of an institution in a language whose names are written without capitals.
_INSTITUTIONS = frozenset(
    "وزاره مجلس هييه لجنه جهاز حزب اتحاد غرفه جمعيه موسسه قنصليه سفاره مصلحه مديريه وكاله دايره امانه رابطه".split()
)

_TOLD = frozenset(("outcome", "item", "about"))  # what was agreed, its items, what was talked about


def assign_topics(
    mentions: Mentions,
    events: list[Event],
    *,
    closely: bool = False,
    gather: bool = False,
    drops_subject: bool = False,
) -> None:
    """Fill the topics of events from the sentences that belong to them.

    A trip of which no topic is told deals with what its stops dealt with. `closely`: reports mix contacts with
    their background, so a sentence must speak of the contact. `gather`: every trip has the topics of its stops.
    `drops_subject`: a sentence that names nobody else goes on with the contact told before.
    """
    told: dict[int, list[Event]] = {}
    for event in events:
        for index in set(event.sentences):
            told.setdefault(index, []).append(event)
    for sentence in mentions.sentences:
        if sentence.kind == "body" and sentence.index in told:
            topics = dict.fromkeys(topics_of(sentence))
            for event in told[sentence.index]:
                if not closely or _speaks_of(sentence, event) or (drops_subject and not _has_others(sentence, event)):
                    event.topics.update(topics)
    for trip in events:
        if trip.kind == "visit" and (gather or not trip.topics):
            for stop in events:
                if (
                    stop is not trip
                    and (gather or stop.status == trip.status)
                    and set(stop.people) & set(trip.people)
                ):
                    trip.topics.update(stop.topics)


def _has_others(sentence: Sentence, event: Event) -> bool:
    """Whether those who act in a sentence are all of other sides than a contact's."""
    sides = {code.partition("-")[0] for code in event.polities}
    acting = [a for a in sentence.actors if a.kind in ("person", "role", "polity") and a.polity]
    return bool(acting) and not any(str(a.polity).partition("-")[0] in sides for a in acting)


def _speaks_of(sentence: Sentence, event: Event) -> bool:
    """Whether a sentence speaks of a contact: opens it, refers to it, tells what came of it, or a side acts in it.

    Who was there is told without a topic: "attended by the ministers of ...".
    """
    frames = [c.value.get("frame") for c in sentence.cues if c.kind == "encounter"]
    if sentence.index != event.opened and frames and set(frames) <= {"attend"}:
        return False
    if sentence.index == event.opened or frames or any(c.kind in _TOLD for c in sentence.cues):
        return True
    if any(
        a.kind in ("both", "pronoun") or (a.kind == "polity" and a.polity in event.polities) for a in sentence.actors
    ):
        return True
    named = [a for a in sentence.actors if a.kind in ("person", "role")]
    if named and named[0].kind == "role" and named[0].figure < 0 and named[0].polity:
        return named[0].polity in event.polities
    return bool(named) and named[0].figure in event.people


def topics_of(sentence: Sentence) -> list[str]:
    """Return the topics that a sentence speaks of, in order.

    A word inside a capacity, a mechanism or the name of a person or body names
    somebody or his office, not what was talked about.
    """
    if not sentence.topics:
        return []
    closed = [(c.start, c.end) for c in sentence.capacities]
    closed.extend((p.start, p.end) for p in sentence.people if p.figure >= 0)
    closed.extend((m.start, m.end) for m in sentence.mechanisms)
    closed.extend((u.start, u.end) for u in sentence.units if u.cls in "PG" and " " in u.text)
    closed.extend(_bodies(sentence.units))
    own = [(s, e, t) for s, e, t in sentence.topics if not any(a <= s < b for a, b in closed)]
    vague = [(s, e, t) for s, e, t in sentence.vague_topics if not any(a <= s < b for a, b in closed)]
    own.extend(v for v in vague if _is_listed(sentence, v, own))
    return list(dict.fromkeys(t for _, _, t in sorted(own)))


def _is_listed(sentence: Sentence, vague: tuple[int, int, str], others: list[tuple[int, int, str]]) -> bool:
    """Whether a word too vague alone stands in a list with a topic: "culture, tourism and development"."""
    for start, end, _ in others:
        low, high = min(end, vague[1]), max(start, vague[0])
        between = "".join([u.cls for u in sentence.units if low <= u.start < high])
        if between and set(between) <= set(",&"):
            return True
    return False


def _bodies(units: list[Unit]) -> list[tuple[int, int]]:
    """Return the stretches that name a body: "Ministry of Trade", "Media Division"."""
    found = []
    for at, unit in enumerate(units):
        if unit.cls in "BF" and unit.text.removeprefix("ال").split(" ")[0] in _INSTITUTIONS:
            found.append((unit.start, units[_end_rightward(units, at + 1) - 1].end))
            continue
        if unit.cls not in "BG" or not (unit.capital or unit.cls == "G"):
            continue
        first = at
        while first > 0 and units[first - 1].cls in "FNQ" and units[first - 1].capital:
            first -= 1
        last = at + 1
        while last < len(units) and _goes_on(units, last):
            last += 1
        found.append((units[first].start, units[last - 1].end))
    return found


def _end_rightward(units: list[Unit], at: int) -> int:
    """Return where the name of a body ends that begins with what it is: غرفة تجارة وصناعة الشارقة."""
    while at < len(units) and units[at].cls in "FQDx":
        at += 1
        joined = units[at : at + 2]
        if len(joined) == 2 and joined[0].cls == "&" and joined[1].cls == "F":
            at += 2
    return at


def _goes_on(units: list[Unit], at: int) -> bool:
    """Whether the name of a body goes on at `at`: over "of", "and" and capital words."""
    if units[at].cls in "FNBQ" and units[at].capital:
        return True
    if units[at].cls in "of&d," and at + 1 < len(units):
        return units[at + 1].cls in "FNBQ" and units[at + 1].capital
    return False
