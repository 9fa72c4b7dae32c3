"""One readout and its candidates in, all judgements on them out."""

from __future__ import annotations

from sijill.records import Candidates, Judgement, Readout
from sijill.resolution.events import find_encounters, judge_encounter, make_judgement
from sijill.resolution.people import find_people, judge_attendance, judge_known, judge_within
from sijill.resolution.undertakings import find_outcomes, judge_step


def judge(readout: Readout, candidates: Candidates) -> tuple[Judgement, ...]:
    """Judge the people, the encounters and the outcomes of a document.

    First the names; then the encounters, from what the accounts say; then
    those people whom only the encounter they share makes recognisable; last
    which promises its outcomes may continue.
    """
    mine = find_people(readout)
    people = [*judge_within(mine), *judge_known(mine, candidates.people)]
    spare = frozenset(frozenset((one.subject, one.object)) for one in people if one.verdict == "same")
    events: list[Judgement] = []
    for one in find_encounters(readout):
        for other in candidates.encounters:
            found = judge_encounter(one, other)
            if found is None:
                continue
            events.append(make_judgement(one, other, *found))
            if found[1].verdict == "same":
                people += judge_attendance(one, other, spare=spare)
    one_event = {frozenset((event.subject, event.object)) for event in events if event.verdict == "same"}
    steps = [
        step
        for ours in find_outcomes(readout)
        for theirs in candidates.outcomes
        if (step := judge_step(ours, theirs, one_event=one_event)) is not None
    ]
    return (*_best(people), *events, *steps)


def _best(judgements: list[Judgement]) -> tuple[Judgement, ...]:
    # Of several on the same two people the strongest stays; "unsure" without a score says nothing.
    found: dict[frozenset[str], Judgement] = {}
    for judgement in judgements:
        key = frozenset((judgement.subject, judgement.object))
        if judgement.score and (key not in found or _strength(judgement) > _strength(found[key])):
            found[key] = judgement
    return tuple(found.values())


def _strength(judgement: Judgement) -> tuple[bool, float]:
    return judgement.verdict != "unsure", judgement.score
