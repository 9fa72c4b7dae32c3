"""Two readings of one document in, which fact of the newer is which of the older one out. Pure functions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from sijill.records import Encounter, Outcome, Participant, Readout, Span
from sijill.records.ids import account_ids, mention_id, outcome_ids


class Compared(NamedTuple):
    """What became of the facts of a document: ids that stayed, changed (old → new), are new, or are gone."""

    same: frozenset[str]
    carried: dict[str, str]
    new: frozenset[str]
    gone: frozenset[str]


class _Fact(NamedTuple):
    kind: str
    evidence: tuple[Span, ...]
    told: object


def compare(old: Readout, new: Readout) -> Compared:
    """Compare two readings. What says the same has the same id; else, what rests on the same words is the same fact.

    Of a fact whose words overlap with those of several, the one with which it shares
    most is meant, and each is meant once.
    """
    before, after = _list_facts(old), _list_facts(new)
    shared = before.keys() & after.keys()
    pairs = sorted(
        (-_overlap(fact.evidence, other.evidence), one, two)
        for one, fact in before.items()
        if one not in shared
        for two, other in after.items()
        if two not in shared and other.kind == fact.kind and _overlap(fact.evidence, other.evidence)
    )
    carried: dict[str, str] = {}
    taken: set[str] = set()
    for _, one, two in pairs:
        if one not in carried and two not in taken:
            carried[one] = two
            taken.add(two)
    return Compared(
        same=frozenset(shared),
        carried=carried,
        new=frozenset(after.keys() - shared - taken),
        gone=frozenset(before.keys() - shared - carried.keys()),
    )


def find_atoms(readout: Readout) -> frozenset[str]:
    """Return the ids of all that a reading tells of: accounts, mentions, outcomes."""
    return frozenset(_list_facts(readout))


def _list_facts(readout: Readout) -> dict[str, _Fact]:
    found = {
        identifier: _Fact("account", encounter.evidence, encounter)
        for identifier, encounter in zip(account_ids(readout), readout.encounters, strict=True)
    }
    for identifier, outcome in zip(outcome_ids(readout), readout.outcomes, strict=True):
        found[identifier] = _Fact("outcome", outcome.evidence, outcome)
    for encounter in readout.encounters:
        for one in encounter.participants:
            identifier = mention_id(readout.document.sha256, one.name)
            evidence = (*found[identifier].evidence, *one.evidence) if identifier in found else one.evidence
            found[identifier] = _Fact("mention", evidence, one)
    return found


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def keep_decided(old: Readout, new: Readout, decided: Collection[str]) -> Readout:
    """Return the newer reading with those facts of the older one that a person stands behind and it no longer finds.

    `decided` are ids of accounts, outcomes, mentions, and participants (account and
    mention with a slash between).
    """
    found = compare(old, new)
    wanted = {identifier for identifier in decided if identifier in found.gone}
    events = list(new.encounters)
    places = _place_encounters(old, new, found.carried)
    for identifier, encounter in zip(account_ids(old), old.encounters, strict=True):
        mentions = {mention_id(old.document.sha256, one.name): one for one in encounter.participants}
        kept = {
            mention: one
            for mention, one in mentions.items()
            if mention in wanted or (f"{identifier}/{mention}" in decided and mention not in found.carried)
        }
        if identifier in wanted or (kept and encounter.id not in places):
            places[encounter.id] = len(events)
            events.append(msgspec.structs.replace(encounter, id=_free_id(events)))
        elif kept:
            at = places[encounter.id]
            events[at] = _with_participants(events[at], kept.values())
    said = list(new.outcomes)
    for identifier, outcome in zip(outcome_ids(old), old.outcomes, strict=True):
        if identifier in wanted:
            event = events[places[outcome.encounter]].id if outcome.encounter in places else None
            said.append(msgspec.structs.replace(outcome, id=f"o{len(said) + 1}", encounter=event))
    return msgspec.structs.replace(new, encounters=tuple(events), outcomes=tuple(_number(said)))


def _place_encounters(old: Readout, new: Readout, carried: Mapping[str, str]) -> dict[str | None, int]:
    # Where in the newer reading each encounter of the older one is.
    at = {identifier: place for place, identifier in enumerate(account_ids(new))}
    return {
        encounter.id: at[carried.get(identifier, identifier)]
        for identifier, encounter in zip(account_ids(old), old.encounters, strict=True)
        if carried.get(identifier, identifier) in at
    }


def _with_participants(encounter: Encounter, more: Iterable[Participant]) -> Encounter:
    names = {one.name for one in encounter.participants}
    added = tuple(one for one in more if one.name not in names)
    return msgspec.structs.replace(encounter, participants=(*encounter.participants, *added))


def _free_id(events: Sequence[Encounter]) -> str:
    taken = {event.id for event in events}
    return next(f"e{number}" for number in range(1, len(events) + 2) if f"e{number}" not in taken)


def _number(said: Sequence[Outcome]) -> Iterable[Outcome]:
    seen: set[str] = set()
    for outcome in said:
        identifier, number = outcome.id, len(said)
        while identifier in seen:
            number += 1
            identifier = f"o{number}"
        seen.add(identifier)
        yield msgspec.structs.replace(outcome, id=identifier)
