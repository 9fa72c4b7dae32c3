"""What the register offers for comparison: the people and encounters a document may speak of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Connection, func, select

from sijill.records import Candidates, Encounter, EncounterProfile, PersonProfile, Readout, day_range
from sijill.register.encounters import find_accounts
from sijill.register.keys import find_keys
from sijill.register.load import chunks
from sijill.register.tables import (
    accounts,
    encounter_sides,
    mention_keys,
    mentions,
    participations,
    person_capacities,
    person_names,
)

_REACH = timedelta(days=45)  # how far apart two accounts may date one encounter and still be compared
_LONGEST = timedelta(days=366)  # the longest stretch a date stands for: a year
_MOST = 50  # people compared with one name; more share only a very common one


def find_candidates(connection: Connection, readout: Readout) -> Candidates:
    """Return everything in the register that may be the same as something in the readout."""
    events = sorted(
        {
            identifier
            for encounter in readout.encounters
            for identifier in _find_events(connection, encounter, readout.document.published)
        }
    )
    names = {
        name
        for encounter in readout.encounters
        for participant in encounter.participants
        for name in (participant.name, *participant.also)
    }
    people = {person for name in sorted(names) for person in _find_people(connection, name)}
    found = find_encounter_profiles(connection, events)
    return Candidates(people=find_person_profiles(connection, sorted(people)), encounters=found)


def _find_people(connection: Connection, name: str) -> Sequence[str]:
    keys = find_keys(name)
    if not keys:
        return ()
    return (
        connection.execute(
            select(mentions.c.person_id)
            .join(mention_keys, mention_keys.c.mention_id == mentions.c.id)
            .where(mention_keys.c.key.in_(keys))
            .group_by(mentions.c.person_id)
            .order_by(func.min(mentions.c.entry), mentions.c.person_id)
            .limit(_MOST)
        )
        .scalars()
        .all()
    )


def _find_events(connection: Connection, encounter: Encounter, published: str | None) -> Sequence[str]:
    # Encounters of two or more of these sides, at about this time or, whenever
    # the time is unknown, at an unknown time; or of the same round.
    sides = encounter_sides
    when = encounter.date or (published[:10] if published else None)
    near = sides.c.since == ""
    if when is not None:
        first, last = day_range(when)
        low, high = (first - _REACH).isoformat(), (last + _REACH).isoformat()
        earliest = (first - _REACH - _LONGEST).isoformat()
        near = near | (sides.c.since.between(earliest, high) & (sides.c.until >= low))
    if encounter.mechanism and encounter.mechanism.round is not None:
        near = near | (sides.c.round == encounter.mechanism.round)
    polities = tuple(dict.fromkeys(encounter.polities))
    return (
        connection.execute(
            select(sides.c.encounter_id)
            .where(sides.c.polity.in_(polities), near)
            .group_by(sides.c.encounter_id)
            .having(func.count() >= min(2, len(polities)))
        )
        .scalars()
        .all()
    )


def find_person_profiles(connection: Connection, people: Sequence[str]) -> tuple[PersonProfile, ...]:
    """Return what is known of these people, in their order."""
    names: dict[str, list[str]] = {person: [] for person in people}
    capacities: dict[str, list[str]] = {person: [] for person in people}
    polities: dict[str, list[str]] = {person: [] for person in people}
    for some in chunks(people):
        for row in connection.execute(
            select(person_names)
            .where(person_names.c.person_id.in_(some))
            .order_by(person_names.c.entry, person_names.c.name)
        ):
            names[row.person_id].append(row.name)
        for row in connection.execute(
            select(person_capacities)
            .where(person_capacities.c.person_id.in_(some))
            .order_by(person_capacities.c.entry, person_capacities.c.polity, person_capacities.c.capacity)
        ):
            capacities[row.person_id].append(row.capacity)
            polities[row.person_id].append(row.polity)
    return tuple(
        PersonProfile(
            id=person,
            names=tuple(names[person]),
            polities=tuple(dict.fromkeys(filter(None, polities[person]))),
            capacities=tuple(dict.fromkeys(filter(None, capacities[person]))),
        )
        for person in people
    )


def find_encounter_profiles(connection: Connection, events: Sequence[str]) -> tuple[EncounterProfile, ...]:
    """Return what is known of these encounters, in their order."""
    return tuple(_profile(connection, event) for event in events)


def _profile(connection: Connection, event: str) -> EncounterProfile:
    told = find_accounts(connection, event)
    people = (
        connection.execute(
            select(mentions.c.person_id)
            .distinct()
            .join(participations, participations.c.mention_id == mentions.c.id)
            .join(accounts, accounts.c.id == participations.c.account_id)
            .where(accounts.c.encounter_id == event)
            .order_by(mentions.c.person_id)
        )
        .scalars()
        .all()
    )

    def values(field: str) -> tuple[str, ...]:
        given = (getattr(account, field) for account in told)
        return tuple(dict.fromkeys(value for value in given if value is not None))

    return EncounterProfile(
        id=event,
        kinds=values("kind"),
        statuses=values("status"),
        dates=values("date"),
        published=values("published"),
        places=values("place"),
        countries=values("country"),
        polities=tuple(dict.fromkeys(polity for account in told for polity in account.polities)),
        mechanisms=values("mechanism"),
        rounds=tuple(dict.fromkeys(account.round for account in told if account.round is not None)),
        people=find_person_profiles(connection, people),
        documents=values("document_id"),
    )
