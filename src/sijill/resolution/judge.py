"""One readout and its candidates in, all judgements on them out."""

from __future__ import annotations

from sijill.records import Candidates, Judgement, Readout
from sijill.resolution.events import judge_encounters
from sijill.resolution.people import judge_people


def judge(readout: Readout, candidates: Candidates) -> tuple[Judgement, ...]:
    """Judge the people of a document, then, knowing them, its encounters."""
    people, whom = judge_people(readout, candidates.people)
    return (*people, *judge_encounters(readout, candidates.encounters, whom))
