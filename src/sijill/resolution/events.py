"""Two accounts in, a judgement on whether they tell of one encounter out.

Numbers decide: sides, round, day. Those who lead the sides support or veto. What
two documents leave open stays "unsure" and apart. A judgement depends on the
two accounts alone, so the order of filing changes none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from typing import NamedTuple

from sijill.language.concepts import find_mechanisms
from sijill.records import UNDATED, Encounter, EncounterProfile, Judgement, PersonProfile, Readout, Verdict
from sijill.records.ids import account_ids, document_id, mention_id
from sijill.resolution.names import GOOD, compare, is_other, may_be, may_share_part
from sijill.resolution.people import find_people, share_post
from sijill.resolution.sides import find_common_sides, is_same_sides, is_within, share_bloc
from sijill.resolution.whens import Closeness, compare_times
from sijill.resolution.wheres import is_place_alike, is_place_other

# Kinds by which two accounts may call one encounter; the others are told apart.
_LIKE = frozenset(
    frozenset(pair)
    for pair in (
        ("meeting", "consultations"),
        ("meeting", "summit"),
        ("consultations", "summit"),
        ("meeting", "visit"),
        ("meeting", "ceremony"),
        ("meeting", "signing"),
        ("visit", "ceremony"),
        ("visit", "consultations"),
        ("visit", "signing"),
        ("signing", "ceremony"),
    )
)
_ONCE = frozenset({"visit", "consultations", "signing", "summit"})  # what two sides have once in a while


class Pair(NamedTuple):
    """Two accounts side by side, and what was worked out about them.

    `led` counts the sides led by the same people, `other` those led by others;
    `shared` the people in both, `share` their part of all.
    """

    one: EncounterProfile
    other: EncounterProfile
    sides: int
    led: int
    clash: int
    shared: int
    share: float
    time: Closeness

    @property
    def is_one_kind(self) -> bool:
        """Whether both call it the same."""
        return self.one.kind == self.other.kind


class Finding(NamedTuple):
    """What a rule concludes on two accounts."""

    verdict: Verdict
    score: float
    reason: str


Rule = Callable[[Pair], Finding | None]


def find_encounters(readout: Readout) -> tuple[EncounterProfile, ...]:
    """Return the accounts of a document, in its order."""
    people = {person.id: person for person in find_people(readout)}
    return tuple(
        _profile(identifier, encounter, readout, people)
        for identifier, encounter in zip(account_ids(readout), readout.encounters, strict=True)
    )


def judge_encounter(one: EncounterProfile, other: EncounterProfile) -> tuple[str, Finding] | None:
    """Return what the first rule that applies says of two accounts, with its name.

    None for two that have nothing to do with each other: other sides, other
    kinds, other days and other people; and for two of one document, which
    tells of an encounter once.
    """
    if one.document == other.document or not _is_kind_alike(one, other):
        return None
    sides = find_common_sides(one.polities, other.polities)
    if len(sides) < min(2, max(len(one.polities), len(other.polities))):
        return None
    time = compare_times(one, other)
    led, clash = _compare_leads(one, other, sides)
    shared, share = _compare_people(one, other)
    pair = Pair(one, other, len(sides), led, clash, shared, share, time)
    for name, rule in RULES:
        if (finding := rule(pair)) is None:
            continue
        if finding.verdict == "different" and not led:
            return None
        is_undated = time.is_unknown and finding.verdict == "same" and rule is not _judge_round
        return UNDATED if is_undated else name, finding
    return None


def make_judgement(one: EncounterProfile, other: EncounterProfile, rule: str, finding: Finding) -> Judgement:
    """Return a finding on two accounts as a judgement."""
    verdict, score, reason = finding
    return Judgement(
        of="encounter",
        subject=one.id,
        object=other.id,
        verdict=verdict,
        rule=rule,
        score=round(score, 4),
        reason=reason,
    )


def _judge_round(pair: Pair) -> Finding | None:
    ours, theirs = pair.one.round, pair.other.round
    if ours is None or theirs is None:
        return None
    if ours != theirs:
        return Finding("different", 0.97, f"round {ours} and round {theirs}")
    if pair.time.days > 45:
        return Finding("different", 0.9, f"both are round {ours}, but months apart: another series")
    if pair.clash:
        return Finding("unsure", 0.6, f"both are round {ours} of the same sides, but other people led it")
    return Finding("same", 0.97, f"both are round {ours} of the same sides")


def _judge_mechanism(pair: Pair) -> Finding | None:
    if not pair.one.mechanism or not pair.other.mechanism or pair.led >= 2:
        return None
    mine, theirs = find_mechanisms(pair.one.mechanism), find_mechanisms(pair.other.mechanism)
    if mine and theirs and not mine & theirs:
        return Finding("different", 0.8, "two mechanisms")
    return None


def _judge_time(pair: Pair) -> Finding | None:
    if pair.time.is_other:
        return Finding("different", 0.9, f"other days: {pair.time.words}")
    return None


def _judge_people(pair: Pair) -> Finding | None:
    # Who is on which side may be read wrongly. Where all who lead are in both accounts of one day, they met once.
    if pair.led or not pair.time.is_same_day or not is_same_sides(pair.one.polities, pair.other.polities):
        return None
    is_all = _has_leads(pair.one, pair.other), _has_leads(pair.other, pair.one)
    if pair.shared >= 2 and all(is_all):
        score = 0.84 if pair.is_one_kind else 0.78
        why = f"{pair.shared} people in common, all who lead, on the same day"
        return Finding("same", score + 0.04 * pair.share, why)
    if pair.shared and any(is_all) and pair.is_one_kind and not pair.clash:
        return Finding("same", 0.76 + 0.04 * pair.share, "who leads in one is in the other, on the same day")
    return None


def _judge_leads(pair: Pair) -> Finding | None:
    # The same visitor, the same day, another host: two encounters.
    return Finding("different", 0.9, "a side is led by other people") if pair.clash else None


def _judge_place(pair: Pair) -> Finding | None:
    # Two leaders who met on a day met in one town, whichever a text names with it.
    is_sure = pair.led >= 2 and pair.time.is_same_day and pair.is_one_kind and pair.one.country == pair.other.country
    if is_place_other(pair.one, pair.other) and not is_sure:
        return Finding("different", 0.8, f"in other places: {pair.one.place} and {pair.other.place}")
    return None


def _judge_both_sides(pair: Pair) -> Finding | None:
    if pair.led < 2:
        return None
    who = f"both sides led by the same people, {pair.time.words}"
    if pair.time.is_unknown:
        if pair.is_one_kind and pair.shared >= 2:
            return Finding("same", 0.75 + 0.04 * pair.share + min(0.1, 0.05 * (pair.shared - 2)), who)
        return Finding("unsure", 0.6, who)
    if not pair.time.is_same_day and not is_same_sides(pair.one.polities, pair.other.polities):
        return Finding("unsure", 0.6, f"{who}, but with other sides")
    score = 0.94 if pair.time.is_same_day else 0.88 if pair.time.is_dated else 0.86
    return Finding("same", score - (0 if pair.is_one_kind else 0.06) + 0.04 * pair.share, who)


def _judge_one_side(pair: Pair) -> Finding | None:
    if pair.led != 1:
        return None
    who = f"one side led by the same people and nobody contradicts, {pair.time.words}"
    is_tied = is_place_alike(pair.one, pair.other) or pair.one.kind in _ONCE
    if pair.is_one_kind and pair.time.is_unknown and pair.shared >= 3:
        return Finding("same", 0.78 + 0.04 * pair.share, f"{pair.shared} people in common, {pair.time.words}")
    if pair.time.is_unknown:
        return Finding("unsure", 0.5, who)
    if not is_same_sides(pair.one.polities, pair.other.polities):
        # With a bloc the members are named or not; with states, one more makes another meeting.
        is_one = pair.is_one_kind and pair.time.is_same_day and share_bloc(pair.one.polities, pair.other.polities)
        return Finding("same", 0.78 + 0.04 * pair.share, who) if is_one else Finding("unsure", 0.5, who)
    if not pair.is_one_kind:
        # One tells of the trip, the other of what happened on it.
        is_trip = "visit" in (pair.one.kind, pair.other.kind) and pair.time.days == 0
        is_trip = is_trip and not _is_announced_vaguely(pair)
        return Finding("same", 0.76, who) if is_trip else Finding("unsure", 0.5, who)
    if pair.time.is_same_day or (pair.time.is_dated and is_tied):
        return Finding("same", 0.85 + 0.04 * pair.share, who)
    if is_tied and not _is_announced_vaguely(pair):
        return Finding("same", 0.8 + 0.04 * pair.share, who)
    return Finding("unsure", 0.55, who)


def _is_announced_vaguely(pair: Pair) -> bool:
    # What is to be "next month" may be any of several: "he will visit Moscow in August".
    return any(
        event.status == "planned" and event.date is not None and len(event.date) < len("2024-05-17")
        for event in (pair.one, pair.other)
    )


def _judge_day(pair: Pair) -> Finding | None:
    if not pair.is_one_kind or not is_same_sides(pair.one.polities, pair.other.polities):
        return None
    reason = f"the same sides and kind, {pair.time.words}, and nobody to compare"
    is_session = pair.one.kind in ("consultations", "summit") and pair.time.is_dated
    is_enough = pair.sides >= 2 or pair.one.kind == "summit"
    if is_enough and pair.time.is_same_day and (is_session or is_place_alike(pair.one, pair.other)):
        return Finding("same", 0.8, reason)
    return None if pair.time.is_unknown else Finding("unsure", 0.4, reason)


RULES: tuple[tuple[str, Rule], ...] = (
    ("round", _judge_round),
    ("mechanism", _judge_mechanism),
    ("time", _judge_time),
    ("people", _judge_people),
    ("leads", _judge_leads),
    ("place", _judge_place),
    ("both-sides", _judge_both_sides),
    ("one-side", _judge_one_side),
    ("day", _judge_day),
)
"""The rules in the order in which they are asked; the first that applies decides."""


def _profile(
    identifier: str, encounter: Encounter, readout: Readout, people: Mapping[str, PersonProfile]
) -> EncounterProfile:
    sha256 = readout.document.sha256
    mechanism = encounter.mechanism
    present = {mention_id(sha256, person.name): person for person in reversed(encounter.participants)}
    return EncounterProfile(
        id=identifier,
        document=document_id(sha256),
        kind=encounter.kind,
        status=encounter.status,
        date=encounter.date,
        published=readout.document.published,
        place=encounter.place,
        country=encounter.country,
        polities=encounter.polities,
        mechanism=mechanism.name if mechanism else None,
        round=mechanism.round if mechanism else None,
        people=tuple(people[one] for one in reversed(present)),
        leads=frozenset(one for one, person in present.items() if person.lead),
    )


def _is_kind_alike(one: EncounterProfile, other: EncounterProfile) -> bool:
    return one.kind == other.kind or frozenset((one.kind, other.kind)) in _LIKE


def _compare_leads(
    one: EncounterProfile, other: EncounterProfile, sides: frozenset[tuple[str, str]]
) -> tuple[int, int]:
    # How many sides are led by the same people, and how many by others.
    led = clash = 0
    for mine, theirs in sides:
        ours, yours = _leads(one, mine), _leads(other, theirs)
        if not ours or not yours:
            continue
        found = [(compare(a.names, b.names), a, b) for a, b in product(ours, yours)]
        if any(match.score >= GOOD or (may_be(match) and share_post(a, b)) for match, a, b in found):
            led += 1
        elif all(is_other(match) for match, _, _ in found):
            clash += 1
    return led, clash


def _leads(event: EncounterProfile, side: str) -> list[PersonProfile]:
    people = [person for person in event.people if any(is_within(polity, side) for polity in person.polities)]
    return [person for person in people if person.id in event.leads] or people


def _has_leads(one: EncounterProfile, other: EncounterProfile) -> bool:
    # Whether everybody who leads in an account is in the other; somebody does.
    leads = [person for person in one.people if person.id in one.leads]
    return bool(leads) and all(
        any(compare(person.names, met.names).score >= GOOD for met in other.people) for person in leads
    )


def _compare_people(one: EncounterProfile, other: EncounterProfile) -> tuple[int, float]:
    alike = [
        (a.id, b.id)
        for a, b in product(one.people, other.people)
        if may_share_part(a.names, b.names) and compare(a.names, b.names).score >= GOOD
    ]
    shared = min(len({mine for mine, _ in alike}), len({theirs for _, theirs in alike}))
    return shared, shared / max(1, len(one.people) + len(other.people) - shared)
