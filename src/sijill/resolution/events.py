"""A document's encounters and those known in, judgements on which are one out.

Numbers decide: sides, round, day. Names of people support or veto. What two
documents leave open stays "unsure" and apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from typing import NamedTuple

from sijill.records import (
    Encounter,
    EncounterProfile,
    Judgement,
    PersonProfile,
    Readout,
    Verdict,
    day_range,
)
from sijill.records.ids import account_ids, document_id, mention_id
from sijill.resolution.names import Likeness, compare_names
from sijill.resolution.people import find_people
from sijill.vocabulary import polities

_SOON = timedelta(days=3)  # a report follows its encounter within days
_ZONES = timedelta(days=1)  # what is evening here is tomorrow there
_ROUND_REACH = timedelta(days=45)  # rounds of one mechanism are months apart
_ALIKE = ({"meeting", "consultations"},)  # kinds that two accounts give one encounter


class Pair(NamedTuple):
    """Two encounters side by side, and what was worked out about them.

    `shared` counts people in both, `contradicted` says that a side is
    represented by other people, `apart` is the time between them, if known;
    `is_dated` whether both give a day themselves.
    """

    one: EncounterProfile
    other: EncounterProfile
    shared: int
    contradicted: bool
    apart: timedelta | None
    is_dated: bool


class Finding(NamedTuple):
    """What a rule concludes on two encounters."""

    verdict: Verdict
    score: float
    reason: str


Rule = Callable[[Pair], Finding | None]


def judge_encounters(
    readout: Readout, known: Sequence[EncounterProfile], whom: Mapping[str, str]
) -> tuple[Judgement, ...]:
    """Judge each encounter of a document against the known ones.

    `whom` tells whom the names of the document mean. Where several known ones
    fit, or several of this document fit the same one, the best is taken only if
    it is better than the others; else all are unsure.
    """
    document = document_id(readout.document.sha256)
    mine = find_encounters(readout)
    findings = [
        (one, other, name, finding)
        for one in mine
        for other in known
        if document not in other.documents and (found := judge_encounter(one, other, whom)) is not None
        for name, finding in [found]
    ]
    return tuple(
        Judgement(
            of="encounter",
            subject=one.id,
            object=other.id,
            verdict=verdict,
            rule=rule,
            score=finding.score,
            reason=reason,
        )
        for one, other, rule, finding in findings
        for verdict, reason in [_settle(one, other, finding, findings)]
    )


def find_encounters(readout: Readout) -> tuple[EncounterProfile, ...]:
    """Return the encounters a document tells of, in its order."""
    people = {person.id: person for person in find_people(readout)}
    return tuple(
        _profile(identifier, encounter, readout, people)
        for identifier, encounter in zip(account_ids(readout), readout.encounters, strict=True)
    )


def judge_encounter(
    one: EncounterProfile, other: EncounterProfile, whom: Mapping[str, str]
) -> tuple[str, Finding] | None:
    """Return what the first rule that applies says of two encounters, with its name.

    None for two that have nothing to do with each other: other sides, other
    kinds, other days.
    """
    if not _is_kind_alike(one, other) or not _is_sides_alike(one, other):
        return None
    shared, contradicted = _compare_people(one, other, whom)
    pair = Pair(
        one=one,
        other=other,
        shared=shared,
        contradicted=contradicted,
        apart=_time_between(one, other),
        is_dated=bool(one.dates and other.dates),
    )
    for name, rule in RULES:
        if (finding := rule(pair)) is not None:
            return None if finding.verdict == "different" else (name, finding)
    return None


def _judge_round(pair: Pair) -> Finding | None:
    ours, theirs = set(pair.one.rounds), set(pair.other.rounds)
    if not ours or not theirs:
        return None
    if not ours & theirs:
        return Finding("different", 0.0, "other rounds")
    if pair.apart is not None and pair.apart > _ROUND_REACH:
        return Finding("different", 0.0, "the same number of another series")
    number = min(ours & theirs)
    if pair.contradicted:
        return Finding("unsure", 0.6, f"both are round {number} of the same sides, but other people led it")
    return Finding("same", 0.97, f"both are round {number} of the same sides")


def _judge_time(pair: Pair) -> Finding | None:
    if pair.apart is None:
        if pair.shared >= 2 and not pair.contradicted:
            return Finding("unsure", 0.5, f"the same {pair.shared} people, but one has no date at all")
        return Finding("different", 0.0, "nothing ties them together")
    if pair.apart > (_ZONES if pair.is_dated else _SOON):
        return Finding("different", 0.0, "other days")
    return None


def _judge_other_people(pair: Pair) -> Finding | None:
    # The same visitor, the same day, another host: two encounters.
    return Finding("different", 0.0, "a side is other people") if pair.contradicted else None


def _judge_people(pair: Pair) -> Finding | None:
    when = "about the same day" if not pair.is_dated or pair.apart else "the same day"
    if pair.shared >= 2:
        score = 0.93 if pair.is_dated and not pair.apart else 0.9
        return Finding("same", score + _closeness(pair), f"the same {pair.shared} people, {when}")
    if pair.shared == 1:
        if (pair.is_dated and not pair.apart) or (_is_place_alike(pair) and _are_same_sides(pair)):
            reason = f"a person in common and nobody contradicts, {when}"
            return Finding("same", 0.83 + _closeness(pair), reason)
        return Finding("unsure", 0.6, f"a person in common, {when}, but neither day nor place are the same")
    return None


def _closeness(pair: Pair) -> float:
    # The share of people whom both name: too little to decide, enough to choose
    # the better of two that fit.
    named = {person.id for person in pair.one.people}
    others = len(pair.other.people) - pair.shared
    return round(0.04 * pair.shared / (len(named) + others), 4)


def _judge_day(pair: Pair) -> Finding | None:
    if not pair.is_dated or pair.apart or not _are_same_sides(pair):
        return Finding("unsure", 0.4, "the same sides at about the same time, nothing else to compare")
    if len(pair.one.polities) < 2:
        return Finding("unsure", 0.4, "the same day, but only one side is known")
    if not _is_place_alike(pair):
        return Finding("unsure", 0.5, "the same sides on the same day, the place not known to be the same")
    return Finding("same", 0.8, "the same sides, day and place; names in scripts that were not compared, or none")


RULES: tuple[tuple[str, Rule], ...] = (
    ("round", _judge_round),
    ("time", _judge_time),
    ("other-people", _judge_other_people),
    ("people", _judge_people),
    ("day", _judge_day),
)
"""The rules in the order in which they are asked; the first that applies decides."""


def _settle(
    one: EncounterProfile,
    other: EncounterProfile,
    finding: Finding,
    findings: Sequence[tuple[EncounterProfile, EncounterProfile, str, Finding]],
) -> tuple[Verdict, str]:
    rivals = [
        rival
        for mine, theirs, _, rival in findings
        if rival.verdict == "same" and (mine.id == one.id) != (theirs.id == other.id)
    ]
    if finding.verdict == "same" and any(rival.score >= finding.score for rival in rivals):
        return "unsure", f"{finding.reason}; but others fit as well"
    return finding.verdict, finding.reason


def _profile(
    identifier: str, encounter: Encounter, readout: Readout, people: Mapping[str, PersonProfile]
) -> EncounterProfile:
    sha256 = readout.document.sha256
    mechanism = encounter.mechanism
    return EncounterProfile(
        id=identifier,
        kinds=(encounter.kind,),
        statuses=(encounter.status,),
        dates=_some(encounter.date),
        published=_some(readout.document.published),
        places=_some(encounter.place),
        countries=_some(encounter.country),
        polities=encounter.polities,
        mechanisms=_some(mechanism.name if mechanism else None),
        rounds=(mechanism.round,) if mechanism and mechanism.round is not None else (),
        people=tuple(
            people[identifier]
            for identifier in dict.fromkeys(
                mention_id(sha256, participant.name) for participant in encounter.participants
            )
        ),
        documents=(document_id(sha256),),
    )


def _some(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _is_kind_alike(one: EncounterProfile, other: EncounterProfile) -> bool:
    return any(first == second or {first, second} in _ALIKE for first, second in product(one.kinds, other.kinds))


def _is_sides_alike(one: EncounterProfile, other: EncounterProfile) -> bool:
    # Two sides in common; a text may leave out a third, or name a bloc beside its
    # members. But two blocs are two conferences, whoever went to both.
    ours, theirs = set(one.polities), set(other.polities)
    blocs = [{code for code in sides if _is_bloc(code)} for sides in (ours, theirs)]
    if all(blocs) and not blocs[0] & blocs[1]:
        return False
    return len(ours & theirs) >= min(2, len(ours | theirs))


def _is_bloc(code: str) -> bool:
    polity = polities().get(code)
    return polity is not None and polity.kind == "organization" and polity.parent is None


def _are_same_sides(pair: Pair) -> bool:
    return set(pair.one.polities) == set(pair.other.polities)


def _is_place_alike(pair: Pair) -> bool:
    # A country in common, unless two cities are written in the same script and differ.
    if not set(pair.one.countries) & set(pair.other.countries):
        return bool(set(pair.one.places) & set(pair.other.places))
    likeness = {compare_names([a], [b]) for a, b in product(pair.one.places, pair.other.places)}
    return not likeness or bool(likeness & {Likeness.EXACT, Likeness.PART, Likeness.UNKNOWN})


def _compare_people(one: EncounterProfile, other: EncounterProfile, whom: Mapping[str, str]) -> tuple[int, bool]:
    # How many people both name, and whether some side is represented by others.
    theirs = {person.id for person in other.people}
    shared = [person for person in one.people if whom.get(person.id, person.id) in theirs]
    settled = {polity for person in shared for polity in person.polities}
    contradicted = any(
        (mine := [person for person in one.people if polity in person.polities])
        and (yours := [person for person in other.people if polity in person.polities])
        and all(compare_names(a.names, b.names) is Likeness.DIFFERENT for a, b in product(mine, yours))
        for polity in set(one.polities) - settled
    )
    return len(shared), contradicted


def _time_between(one: EncounterProfile, other: EncounterProfile) -> timedelta | None:
    ours, theirs = _days(one), _days(other)
    if not ours or not theirs:
        return None
    return min(
        max(first[0] - second[1], second[0] - first[1], timedelta(0)) for first, second in product(ours, theirs)
    )


def _days(event: EncounterProfile) -> list[tuple[date, date]]:
    # Its dates; for want of them, the days on which it was reported.
    return [day_range(text) for text in event.dates or [day[:10] for day in event.published]]
