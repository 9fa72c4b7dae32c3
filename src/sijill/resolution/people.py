"""A document's names and the people known in, judgements on who is who out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sijill.language.names import fold_name
from sijill.records import Judgement, PersonProfile, Readout, Verdict
from sijill.records.ids import mention_id
from sijill.resolution.names import Likeness, compare_names, is_single


class Finding(NamedTuple):
    """What a rule concludes on two people."""

    verdict: Verdict
    score: float
    reason: str


Rule = Callable[[PersonProfile, PersonProfile, Likeness], Finding | None]


def find_people(readout: Readout) -> tuple[PersonProfile, ...]:
    """Return the people a document names, one a written name, with all it says of them."""
    told: dict[str, list[tuple[tuple[str, ...], str | None, str | None]]] = {}
    for encounter in readout.encounters:
        for person in encounter.participants:
            told.setdefault(person.name, []).append((person.also, person.polity, person.capacity))
    return tuple(
        PersonProfile(
            id=mention_id(readout.document.sha256, name),
            names=tuple(dict.fromkeys((name, *(other for also, _, _ in rows for other in also)))),
            polities=tuple(dict.fromkeys(polity for _, polity, _ in rows if polity)),
            capacities=tuple(dict.fromkeys(capacity for _, _, capacity in rows if capacity)),
        )
        for name, rows in told.items()
    )


def judge_people(readout: Readout, known: Sequence[PersonProfile]) -> tuple[tuple[Judgement, ...], dict[str, str]]:
    """Judge each name of a document against the known people and the names before it.

    Returns the judgements, and whom each name was found to be (its own id when
    nobody). Of several that could be meant, nobody is taken: that is "unsure".
    """
    judgements: list[Judgement] = []
    whom: dict[str, str] = {}
    before: list[PersonProfile] = []
    for person in find_people(readout):
        findings = [
            (other, *found) for other in (*known, *before) if (found := judge_person(person, other)) is not None
        ]
        same = [finding for finding in findings if finding[2].verdict == "same"]
        is_clear = len({whom.get(other.id, other.id) for other, _, _ in same}) == 1
        whom[person.id] = whom.get(same[0][0].id, same[0][0].id) if is_clear else person.id
        for other, rule, (verdict, score, reason) in findings:
            if verdict == "same" and not is_clear:
                verdict, reason = "unsure", f"{reason}; but so are others"
            judgements.append(
                Judgement(
                    of="person",
                    subject=person.id,
                    object=other.id,
                    verdict=verdict,
                    rule=rule,
                    score=score,
                    reason=reason,
                )
            )
        before.append(person)
    return tuple(judgements), whom


def judge_person(one: PersonProfile, other: PersonProfile) -> tuple[str, Finding] | None:
    """Return what the first rule that applies says of two people, with its name.

    None for two people whose names differ or can't be compared: of most pairs
    nothing is said.
    """
    likeness = compare_names(one.names, other.names)
    if likeness in (Likeness.DIFFERENT, Likeness.UNKNOWN):
        return None
    for name, rule in RULES:
        if (finding := rule(one, other, likeness)) is not None:
            return name, finding
    return None


def _judge_part(one: PersonProfile, other: PersonProfile, likeness: Likeness) -> Finding | None:
    if likeness is Likeness.PART:
        return Finding("unsure", 0.5, f"{likeness.value}, {_sides(one, other)}")
    return None


def _judge_other_side(one: PersonProfile, other: PersonProfile, likeness: Likeness) -> Finding | None:
    if one.polities and other.polities and not _share_side(one, other):
        return Finding("unsure", 0.3, f"{likeness.value}, but {_sides(one, other)}")
    return None


def _judge_single_name(one: PersonProfile, other: PersonProfile, likeness: Likeness) -> Finding | None:
    if not all(is_single(name) for name in (*one.names, *other.names)):
        return None
    ours, theirs = ({fold_name(capacity) for capacity in person.capacities} for person in (one, other))
    if ours & theirs and _share_side(one, other):
        return Finding("same", 0.85, f"{likeness.value}, a single one, in the same capacity of one side")
    return Finding("unsure", 0.4, f"{likeness.value}, but a single one, which many bear")


def _judge_same_side(one: PersonProfile, other: PersonProfile, likeness: Likeness) -> Finding | None:
    if not _share_side(one, other):
        return None
    score = 0.95 if likeness is Likeness.EXACT else 0.9
    return Finding("same", score, f"{likeness.value}, of the same side")


def _judge_sideless(one: PersonProfile, other: PersonProfile, likeness: Likeness) -> Finding | None:
    return Finding("unsure", 0.6, f"{likeness.value}, but the side of one is not known")


RULES: tuple[tuple[str, Rule], ...] = (
    ("name-part", _judge_part),
    ("other-side", _judge_other_side),
    ("single-name", _judge_single_name),
    ("name-and-side", _judge_same_side),
    ("side-unknown", _judge_sideless),
)
"""The rules in the order in which they are asked; the first that applies decides."""


def _share_side(one: PersonProfile, other: PersonProfile) -> bool:
    # Somebody of an emirate may speak for the state and the other way round.
    return any(
        first == second or first.startswith(f"{second}-") or second.startswith(f"{first}-")
        for first in one.polities
        for second in other.polities
    )


def _sides(one: PersonProfile, other: PersonProfile) -> str:
    ours, theirs = (", ".join(person.polities) or "unknown" for person in (one, other))
    return f"of the same side ({ours})" if ours == theirs else f"of the sides {ours} and {theirs}"
