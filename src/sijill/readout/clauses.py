"""How far the clause of a cue reaches where the subject stands before its verb.

What follows a purpose ("to discuss"), a further verb ("and reaffirmed"), a
participle (", stressing") or a topic ("on the situation in") is no longer told
of the contact: its states, places and days are those of what was talked about.
"""

from __future__ import annotations

import re

from sijill.records.mentions import Actor, Cue, DateMention, PlaceMention, Sentence, Unit

_VERBS = frozenset(
    "held met spoke said told took made gave led left sought drew paid sent had has have was were is are will would "
    "can agreed shook".split()
)
_ADVERBS = frozenset(("also", "later", "separately", "then", "subsequently", "further", "jointly", "both"))
_CONJUNCTIONS = frozenset(("as", "while", "when", "but", "although", "though", "because", "where", "whereas"))
_ENDS = frozenset('.!?;•…|"')
_TOPICS = frozenset(("on", "regarding", "concerning", "about", "over", "against", "amid"))
_OF_TIME = re.compile(
    r"the (?:sidelines?|margins?|occasion|side|afternoon|morning|evening|\d)|board|behalf|arrival|his way|her way"
)
_TALKED_OF = frozenset(
    "situation situations war wars conflict conflicts crisis crises development developments ceasefire peace "
    "stability hostages families people humanitarian aid violence aggression operations fighting attacks attack "
    "genocide escalation tensions projects investment investments relations process reforms progress "
    "interests elections students workers".split()
)
_OCCASIONS = frozenset("ceremony event meeting session summit reception function here".split())
_CONTACTS = frozenset("meeting meetings talks discussion discussions call conversation encounter audience".split())
_WHEN = frozenset(("today", "yesterday", ".", "earlier", "last", "this"))
_NAMED = frozenset(("summit", "ceremony", "visit"))  # what has a place in its name or far from it


def clause_end(sentence: Sentence, cue: Cue) -> int:
    """Return where what follows a cue is no longer its object or circumstance."""
    units = sentence.units
    for at, unit in enumerate(units):
        if unit.start < cue.end:
            continue
        following = units[at + 1] if at + 1 < len(units) else None
        if unit.text in _ENDS and not (at and units[at - 1].cls == "N" and len(units[at - 1].text) == 1):
            if unit.cls == '"' and following is not None and following.cls == "w":
                continue  # had "a long phone call" with
            return unit.start  # not the point of an initial
        if following is None:
            break
        if unit.cls == "t" and unit.text == "to" and following.cls == "n" and following.text != "be":
            return unit.start
        if unit.cls == "&" and _is_verb(_past_adverb(units, at + 1)):
            return unit.start
        if unit.cls == "," and following.cls == "n" and following.text.endswith("ing"):
            return unit.start
        if unit.cls == "a" and unit.text in _CONJUNCTIONS and (unit.text != "as" or following.cls in "nu"):
            return unit.start
    return sentence.end


def circumstances_end(sentence: Sentence, cue: Cue) -> int:
    """Return up to where places are those of a contact: its clause, without relative clauses and topics."""
    end = clause_end(sentence, cue)
    units = sentence.units
    for at, unit in enumerate(units):
        if not cue.end <= unit.start < end:
            continue
        if unit.cls == "r":
            return unit.start
        if unit.text in _TOPICS and at + 1 < len(units) and not _begins_time(units, at + 1):
            return unit.start
    return end


def is_bare_state(sentence: Sentence, actor: Actor) -> bool:
    """Whether a state is named without people of it: "the U.S.", no "U.S. delegation"."""
    if actor.kind != "polity" or actor.group:
        return False
    return any(u.start == actor.start and u.end == actor.end and u.cls in "PD" for u in sentence.units)


def listed_towns(sentence: Sentence, cue: Cue, until: int) -> list[PlaceMention]:
    """Return the towns of a list behind a cue, "in A, B and C", all of one state; fewer than two are no list."""
    found: list[PlaceMention] = []
    for place in (p for p in sentence.places if cue.end <= p.start < until and p.name):
        between = [u for u in sentence.units if found and found[-1].end <= u.start < place.start]
        if found and (not all(u.cls in ",&" for u in between) or place.country != found[-1].country):
            break
        if found or place.located:
            found.append(place)
    return found


def is_talked_of(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a place is where something else is: "the situation in Gaza", "the ambassador in Vienna"."""
    before = [u for u in sentence.units if u.end <= place.start]
    while before and before[-1].cls in "dQ":
        before.pop()
    if not before or before[-1].cls not in "im":
        return False
    before.pop()
    return bool(before) and (before[-1].text in _TALKED_OF or before[-1].cls == "R")


def own_places(sentence: Sentence, cue: Cue, since: int, until: int) -> list[PlaceMention]:
    """Return the places of a contact: in its clause, or told before it in the sentence."""
    if cue.value.get("frame") in _NAMED:
        told = [c.start for c in sentence.cues if c.kind == "speech" and c.end <= cue.start]
        return [
            p
            for p in sentence.places
            if since <= p.start < until and not is_talked_of(sentence, p) and not any(p.end <= at for at in told)
        ]
    end = min(until, circumstances_end(sentence, cue))
    found = [
        p
        for p in sentence.places
        if since <= p.start < end and not is_talked_of(sentence, p) and not _is_told_before(sentence, cue, p)
    ]
    if kind_of_signing(cue):
        held = [p for p in sentence.places if end <= p.start < until and _is_of_ceremony(sentence, p)]
        found = held or found  # "signed an agreement on air services at a ceremony in Oslo"
    if since == sentence.start:
        return found
    behind = [p for p in found if p.start >= cue.end and p.located]
    return behind or found  # "arrived in Doha and met X", "met X in Doha and Y in Cairo"


def kind_of_signing(cue: Cue) -> bool:
    """Whether a cue tells of a signing, whose papers are named at length before its place."""
    return cue.id.startswith("signing")


def _is_of_ceremony(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a place is where a ceremony or meeting is: "at a ceremony held in Oslo", "in Oslo on Monday"."""
    at = next((i for i, u in enumerate(sentence.units) if u.start >= place.start), 0)
    before = [u.text for u in sentence.units[max(0, at - 4) : at]]
    behind = sentence.units[at + 1 : at + 3]
    dated = len(behind) == 2 and (behind[0].cls in "T" or (behind[0].text == "on" and behind[1].cls in "T1"))
    return place.located and (bool(_OCCASIONS & set(before)) or dated or behind[:1] == [] or behind[0].text in _WHEN)


def _is_own(sentence: Sentence, cue: Cue, at: int, since: int) -> bool:
    """Whether what ends at `at` belongs to a cue, not to the cue before it: "met X on Monday and Y on Tuesday"."""
    if at > cue.start or since == sentence.start:
        return True
    return not any(u.cls in ",&" for u in sentence.units if at <= u.start < cue.start)


def _is_told_before(sentence: Sentence, cue: Cue, place: PlaceMention) -> bool:
    """Whether another verb stands between a place and the cue after it: the place belongs to that verb."""
    return any(
        c.kind in ("speech", "outcome", "session") and place.end <= c.start and c.end <= cue.start
        for c in sentence.cues
    )


def own_dates(sentence: Sentence, cue: Cue, told: list[DateMention], since: int, until: int) -> list[DateMention]:
    """Return the days of a contact: those of its clause, else those up to the next one; maybe none."""
    end = min(until, clause_end(sentence, cue))
    near = [d for d in told if since <= d.start < end and _is_own(sentence, cue, d.end, since)]
    relative = next((u.start for u in sentence.units if u.cls == "r" and u.start >= cue.end), end)
    behind = [d for d in near if cue.end <= d.start < relative and d.iso is None]
    if behind and any(c.kind == "outside" for c in sentence.cues if c.start < cue.start):
        return behind  # "according to a report on 4 August, X met Y on 23 April"
    return near or [d for d in told if since <= d.start < until]


def _begins_time(units: list[Unit], at: int) -> bool:
    """Whether a day or an occasion follows "on": "on Monday", "on the 23rd", "on the sidelines"."""
    if units[at].cls in "T1":
        return True
    text = " ".join(u.text for u in units[at : at + 3])
    return _OF_TIME.match(text) is not None


def _past_adverb(units: list[Unit], at: int) -> Unit | None:
    while at < len(units) and units[at].text in _ADVERBS:
        at += 1
    return units[at] if at < len(units) else None


def _is_verb(unit: Unit | None) -> bool:
    """Whether a small word is a verb by its form: "discussed", "held"."""
    if unit is None or unit.cls != "n" or unit.capital:
        return False
    return unit.text in _VERBS or (unit.text.endswith("ed") and len(unit.text) > 4)


def owns_contact(sentence: Sentence, actor: Actor) -> bool:
    """Whether somebody owns a contact that a noun tells of: "|the Minister|'s talks with", "X's call to"."""
    at = next((i for i, u in enumerate(sentence.units) if u.start >= actor.end), 0)
    words = sentence.units[at + 1 : at + 5]
    for number, unit in enumerate(words):
        if unit.text in _CONTACTS:
            behind = words[number + 1 :] or sentence.units[at + 5 : at + 6]
            return bool(behind) and behind[0].cls in "wt"
        if unit.cls not in "QFn1D-" or unit.capital:
            return False
    return False
