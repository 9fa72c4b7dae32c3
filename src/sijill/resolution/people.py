"""Names in, judgements on who is who out: from name, side and post, and from meeting in one encounter.

A judgement is on two mentions and depends on nothing but what their documents
say, so the order of filing changes none of them. A given name alone decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from sijill.language.concepts import find_posts
from sijill.language.names import NameMatch, fold_name, name_tokens
from sijill.records import AGAIN, EncounterProfile, Judgement, PersonProfile, Readout, Verdict
from sijill.records.ids import mention_id
from sijill.resolution.names import (
    GOOD,
    SURE,
    compare,
    describe,
    is_other,
    is_telling,
    may_be,
    may_share_part,
    parts_of,
)
from sijill.resolution.sides import is_within


class Finding(NamedTuple):
    """What a rule concludes on two people."""

    verdict: Verdict
    score: float
    reason: str


class Pair(NamedTuple):
    """Two people side by side: how their names compare, whether side and post agree (None = not known)."""

    one: PersonProfile
    other: PersonProfile
    names: NameMatch
    side: bool | None
    post: bool | None


Rule = Callable[[Pair], Finding | None]

_MOST_CAPACITIES = 2  # of one name: the one that agrees best, and one in case it is somebody else's


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


def judge_known(mine: Sequence[PersonProfile], known: Mapping[str, Sequence[PersonProfile]]) -> tuple[Judgement, ...]:
    """Judge each name of a document against the forms of names that it may be one of.

    Of the many capacities in which one name is known, those that say most are
    kept: the same holds for all others.
    """
    found: list[Judgement] = []
    for one in mine:
        by_name: dict[tuple[str, ...], list[tuple[tuple[float, ...], str, Judgement]]] = {}
        for other in known.get(one.id, ()):
            judged = judge_person(one, other)
            if judged is None:
                continue
            strength = (judged[1].verdict != "unsure", judged[1].score)
            judgement = make_judgement(one, other, *judged)
            by_name.setdefault(other.names, []).append(((-strength[0], -strength[1]), other.id, judgement))
        for told in by_name.values():
            told.sort(key=lambda item: item[:2])
            found += [judgement for _, _, judgement in told[:_MOST_CAPACITIES]]
    return tuple(found)


def judge_within(mine: Sequence[PersonProfile]) -> tuple[Judgement, ...]:
    """Judge the names of one document against each other.

    A text that names somebody in full and then in short means the same person;
    two full names that are alike are two people: nobody is introduced twice.
    """
    found = []
    for one, other in combinations(mine, 2):
        if not may_share_part(one.names, other.names):
            continue
        match = compare(one.names, other.names)
        if match.verdict == "different" or not match.parts:
            continue
        side = share_side(one, other)
        rivals = sum(may_be(compare(person.names, _shorter(one, other).names)) for person in mine)
        if side is False or is_other(match) or "conflict" in match.reasons:
            finding = Finding("different", 1 - match.score, f"two names in one document; {describe(match)}")
        elif match.score >= GOOD:
            finding = Finding("same", match.score, f"{describe(match)}, in one document, of one side")
        elif side and rivals == 2 and _is_one_part(_shorter(one, other)):
            finding = Finding("same", GOOD, f"the short form of the only name it fits; {describe(match)}")
        else:
            continue
        found.append(make_judgement(one, other, "one-document", finding))
    return tuple(found)


def judge_attendance(
    one: EncounterProfile, other: EncounterProfile, *, spare: frozenset[frozenset[str]]
) -> tuple[Judgement, ...]:
    """Judge the people of two accounts of one encounter: who of a side may be the same, is.

    Only where the name fits nobody else of that account. `spare` are the pairs
    already found the same.
    """
    found = []
    for person in one.people:
        fits = _fitting(person, other.people)
        if len(fits) != 1:
            continue
        partner, match = fits[0]
        if len(_fitting(partner, one.people)) != 1 or frozenset((person.id, partner.id)) in spare:
            continue
        post = share_post(person, partner)
        is_lead = person.id in one.leads and partner.id in other.leads
        if post or match.score >= GOOD or (is_lead and match.parts and post is None):
            why = "in the same post" if post else "leading the same side" if is_lead else "of the same side"
            reason = f"{describe(match)}, {why} in one encounter"
            found.append(make_judgement(person, partner, "encounter", Finding("same", 0.9, reason)))
    return tuple(found)


def _fitting(person: PersonProfile, others: Iterable[PersonProfile]) -> list[tuple[PersonProfile, NameMatch]]:
    found = [(other, compare(person.names, other.names)) for other in others if share_side(person, other)]
    good = [(other, match) for other, match in found if match.score >= GOOD]
    return good or [(other, match) for other, match in found if may_be(match)]


def judge_person(one: PersonProfile, other: PersonProfile) -> tuple[str, Finding] | None:
    """Return what the first rule that applies says of two people, with its name.

    None for two people whose names differ or can't be compared: of most pairs
    nothing is said.
    """
    names = compare(one.names, other.names)
    if names.verdict == "different" or not names.parts:
        return None
    pair = Pair(one, other, names, share_side(one, other), share_post(one, other))
    for name, rule in RULES:
        if (finding := rule(pair)) is not None:
            return name, finding
    return None


def _judge_weak(pair: Pair) -> Finding | None:
    # Too little in common to say anything, unless post and side are the same.
    if "one-part" not in pair.names.reasons and pair.names.score >= 0.5:
        return None
    if pair.side and pair.post and may_be(pair.names):
        if _is_alike(pair.one, pair.other):
            reason = "the same name with an initial or a number, in the same post of one side"
            return Finding("same", 0.85, reason)
        return Finding("unsure", 0.4, f"{describe(pair.names)}, in the same post of one side")
    return Finding("unsure", 0.0, "")


def _is_alike(one: PersonProfile, other: PersonProfile) -> bool:
    # S. Jaishankar, King Abdullah II: more than a family name or a given name.
    mine, theirs = (
        {tuple(token.key for token in name_tokens(name)) for name in person.names} for person in (one, other)
    )
    return any(len(tokens) > 1 for tokens in mine & theirs)


def _judge_other_side(pair: Pair) -> Finding | None:
    if pair.side is not False:
        return None
    return Finding("unsure", 0.3, f"{describe(pair.names)}, but {_sides(pair.one, pair.other)}")


def _judge_name(pair: Pair) -> Finding | None:
    if pair.names.score < SURE or _is_one_part(pair.one) or _is_one_part(pair.other):
        return None
    if pair.side:
        return Finding("same", pair.names.score, f"{describe(pair.names)}, of one side")
    return Finding("same", 0.9, f"{describe(pair.names)}; the side of one is not told")


def _judge_again(pair: Pair) -> Finding | None:
    is_one_side = bool(set(pair.one.polities) & set(pair.other.polities))
    again = [name for name in pair.one.names if name in pair.other.names]
    if not is_one_side or not any(map(is_telling, again)):
        return None
    return Finding("same", 1.0, f"{describe(pair.names)}, of one side, as before")


def _judge_post(pair: Pair) -> Finding | None:
    if not pair.side:
        return None
    if pair.names.score >= GOOD and pair.post is not False:
        why = "in the same post" if pair.post else "of one side"
        return Finding("same", 0.95 if pair.post else 0.92, f"{describe(pair.names)}, {why}")
    if pair.names.score >= 0.5 and pair.post and "conflict" not in pair.names.reasons:
        return Finding("same", 0.85, f"{describe(pair.names)}, in the same post of one side")
    return None


def _judge_rest(pair: Pair) -> Finding | None:
    return Finding("unsure", round(0.6 * pair.names.score, 2), f"{describe(pair.names)}, nothing else agrees")


RULES: tuple[tuple[str, Rule], ...] = (
    ("name-weak", _judge_weak),
    ("other-side", _judge_other_side),
    (AGAIN, _judge_again),
    ("name-and-side", _judge_name),
    ("name-and-post", _judge_post),
    ("name-only", _judge_rest),
)
"""The rules in the order in which they are asked; the first that applies decides."""


def make_judgement(one: PersonProfile, other: PersonProfile, rule: str, finding: Finding) -> Judgement:
    """Return a finding on two people as a judgement."""
    verdict, score, reason = finding
    return Judgement(
        of="person", subject=one.id, object=other.id, verdict=verdict, rule=rule, score=score, reason=reason
    )


def share_side(one: PersonProfile, other: PersonProfile) -> bool | None:
    """Say whether two people are of one side; None if one's is not told.

    Somebody of an emirate may speak for the state and the other way round.
    """
    if not one.polities or not other.polities:
        return None
    return any(is_within(a, b) or is_within(b, a) for a in one.polities for b in other.polities)


def share_post(one: PersonProfile, other: PersonProfile) -> bool | None:
    """Say whether two people are in the same kind of post; None if one's is not told or not known."""
    mine, theirs = find_posts(one.capacities), find_posts(other.capacities)
    if mine and theirs:
        return bool(mine & theirs)
    ours = {fold_name(words) for words in one.capacities} & {fold_name(words) for words in other.capacities}
    return True if ours else None


def _is_one_part(person: PersonProfile) -> bool:
    return all(parts_of(name) < 2 for name in person.names)


def _shorter(one: PersonProfile, other: PersonProfile) -> PersonProfile:
    return min(one, other, key=lambda person: (max(map(len, person.names)), person.id))


def _sides(one: PersonProfile, other: PersonProfile) -> str:
    ours, theirs = (", ".join(person.polities) or "unknown" for person in (one, other))
    return f"of the same side ({ours})" if ours == theirs else f"of the sides {ours} and {theirs}"
