"""Two outcomes in, a judgement on whether they are of one undertaking out.

What a later report says of a promise is only ever suggested: two states may
speak of visas again and mean other visas. So the rule concludes "unsure" with a
score and its reasons, and a person decides. What two accounts of one encounter
tell alike is the same step told twice, and is joined.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache

from sijill.language.matters import find_matters
from sijill.records import Judgement, OutcomeProfile, Readout
from sijill.records.ids import account_ids, document_id, outcome_ids
from sijill.vocabulary import matters

_PAIR = 2
_SAME = 0.75  # part of the weight that two accounts of one encounter have to share
_ENOUGH = 4  # weight of what is shared: one telling matter and something beside it
_ALIKE = 0.6  # part of the weight of the shorter one that has to be shared


def find_outcomes(readout: Readout) -> tuple[OutcomeProfile, ...]:
    """Return the outcomes of a document that have two sides, in its order."""
    events = {encounter.id: encounter for encounter in readout.encounters}
    accounts = dict(zip(events, account_ids(readout), strict=True))
    found = []
    for identifier, outcome in zip(outcome_ids(readout), readout.outcomes, strict=True):
        event = events.get(outcome.encounter or "")
        sides = dict.fromkeys((*outcome.by, *outcome.to, *(event.polities if event else ())))
        if len(sides) < _PAIR:
            continue
        found.append(
            OutcomeProfile(
                id=identifier,
                document=document_id(readout.document.sha256),
                account=accounts.get(outcome.encounter or ""),
                kind=outcome.kind,
                by=outcome.by,
                sides=tuple(sides),
                what=outcome.what,
                day=(event.date if event else None) or (readout.document.published or "")[:10] or None,
            )
        )
    return tuple(found)


def judge_step(
    one: OutcomeProfile, other: OutcomeProfile, *, one_event: Collection[frozenset[str]] = ()
) -> Judgement | None:
    """Return the judgement that two outcomes are of one undertaking; None where nothing says so.

    `one_event` are the pairs of accounts that tell of one encounter. Two outcomes
    of one document are never joined: it tells them apart itself.
    """
    if one.document == other.document:
        return None
    mine, theirs = find_matters(one.what), find_matters(other.what)
    shared = mine & theirs
    weight = _weigh(shared)
    if not any(_weights()[matter] > 1 for matter in shared):
        return None
    alike = weight / min(_weigh(mine), _weigh(theirs))
    is_other_side = bool(one.by and other.by) and not _roll(one.by) & _roll(other.by)
    is_told_alike = one.kind == other.kind and not is_other_side
    if is_other_side:
        alike -= 0.2  # an answer, or a matter of each
    is_twice = frozenset((one.account, other.account)) in one_event and alike >= _SAME
    if not (is_twice and is_told_alike) and (weight < _ENOUGH or alike < _ALIKE):
        return None
    about = f"both are about {', '.join(sorted(shared))}"
    return Judgement(
        of="undertaking",
        subject=one.id,
        object=other.id,
        verdict="same" if is_twice else "unsure",
        rule="told-twice" if is_twice else "matters",
        score=round(min(0.9, 0.3 + 0.4 * alike + 0.02 * weight + 0.05 * is_told_alike), 4),
        reason=f"two accounts of one encounter, {about}" if is_twice else about,
    )


def _roll(sides: Iterable[str]) -> set[str]:
    # A department, its emirate, its state: each source names the author as it likes.
    return {side.partition("-")[0] for side in sides}


def _weigh(found: Iterable[str]) -> int:
    return sum(_weights()[matter] for matter in found)


@cache
def _weights() -> dict[str, int]:
    return {matter.id: matter.weight for matter in matters()}
