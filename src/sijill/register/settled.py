"""Records as judgements settle them: joined, parted, and computed anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, Select, bindparam, select

from sijill.records.ids import rename
from sijill.register import search
from sijill.register.bodies import drop_bodies, refresh_bodies
from sijill.register.clusters import BODY, ENCOUNTER, PERSON, UNDERTAKING, Kind, Settled, settle
from sijill.register.encounters import drop_encounter, refresh_encounter
from sijill.register.identity_tables import bearers
from sijill.register.mechanisms import Key, forget_mechanisms, refresh_mechanisms, use_mechanisms
from sijill.register.people import drop_people, refresh_people
from sijill.register.prepared import fetch
from sijill.register.rows import chunks
from sijill.register.tables import accounts, mentions, participations
from sijill.register.undertakings import find_undertakings, refresh_undertakings


class Changes(NamedTuple):
    """What the search index has to learn: records that are gone, and those that are found by other words now."""

    gone: tuple[str, ...] = ()
    found: tuple[search.Indexed, ...] = ()


def index_changes(connection: Connection, *changes: Changes, new: Sequence[search.Indexed] = ()) -> None:
    """Bring the search index up to date in one go; `new` were not there before."""
    found: dict[str, search.Indexed] = {}
    old: dict[str, None] = {}
    for gone, told in changes:
        old.update(dict.fromkeys((*gone, *(one.id for one in told))))
        found.update({one.id: one for one in told})
        for identifier in gone:
            found.pop(identifier, None)
    if old:
        search.remove(connection, list(old))
    search.add(connection, [*found.values(), *new])


def refresh_records(connection: Connection, atoms: Mapping[Kind, Iterable[str]]) -> None:
    """Put atoms of each kind into their records, and compute anew every record that this changes."""
    index_changes(connection, *settle_records(connection, atoms))


def settle_records(
    connection: Connection,
    atoms: Mapping[Kind, Iterable[str]],
    new: Collection[str] = (),
    tied: Collection[str] = (),
) -> list[Changes]:
    """Put atoms into their records, compute these anew, and return what the search index has to learn.

    `new` are those just told of, `tied` those of them on which there is any judgement.
    What came of an encounter hangs on it: undertakings are computed last, once each.
    """
    changes: list[Changes] = []
    promises: set[str] = set()
    for kind, some in atoms.items():
        wanted = set(some)
        alone = {rename(atom, kind.record_prefix) for atom in wanted if atom in new and atom not in tied}
        others = {atom for atom in wanted if rename(atom, kind.record_prefix) not in alone}
        settled = settle(connection, kind, others, () if kind is BODY else new) if others else Settled((), ())
        if kind is PERSON:
            changes += refresh_persons(connection, settled)
        elif kind is ENCOUNTER:
            changes.append(_refresh_encounters(connection, settled, alone))
            promises |= find_undertakings(connection, events=settled.changed) if settled.changed else set()
        elif kind is BODY:
            changes.append(_refresh_bodies(connection, settled, wanted))
        else:
            promises |= {*settled.changed, *settled.gone, *alone}
    if promises:
        refresh_undertakings(connection, promises)
    return changes


def refresh_facts(connection: Connection, *, events: Sequence[str], said: Sequence[str]) -> None:
    """Compute anew what follows from these accounts and outcomes, which belong where they belonged."""
    told = _records_of(connection, ENCOUNTER, events)
    index_changes(connection, _refresh_encounters(connection, Settled(told, ()), ()))
    promises = find_undertakings(connection, events=told) | {*_records_of(connection, UNDERTAKING, said)}
    refresh_undertakings(connection, promises)


def _records_of(connection: Connection, kind: Kind, atoms: Sequence[str]) -> tuple[str, ...]:
    found = {row.record for some in chunks(atoms) for row in fetch(connection, _homes_of(kind), atoms=some)}
    return tuple(sorted(found))


@cache
def _homes_of(kind: Kind) -> Select[tuple[str]]:
    wanted = kind.atoms.c.id.in_(bindparam("atoms", expanding=True))
    return select(kind.atoms.c[kind.column].label("record")).where(wanted)


def refresh_persons(
    connection: Connection, settled: Settled, *, named: Iterable[str] = (), entry: int | None = None
) -> list[Changes]:
    """Compute anew people whom judgements changed, and those whom an entry names once more.

    Of the encounters that name two who became one, or one who became two, it is told
    anew who was left out by whom.
    """
    drop_people(connection, settled.gone)
    names = refresh_people(connection, {*settled.changed, *named})
    found = tuple(
        search.Indexed("person", person, " \n".join(row.name for row in rows))
        for person, rows in sorted(names.items())
        if person in settled.changed or any(row.entry == entry for row in rows)
    )
    events = find_shared(connection, settled)
    return [Changes(settled.gone, found), _refresh_encounters(connection, Settled(events, ()), ())]


def find_shared(connection: Connection, settled: Settled) -> tuple[str, ...]:
    """Return the encounters that name somebody who moved beside somebody who stayed."""
    if not settled.moved:
        return ()
    here = select(bearers.c.id).where(bearers.c.person_id.in_(settled.changed), bearers.c.id.not_in(settled.moved))
    events = (
        select(accounts.c.encounter_id)
        .join(participations, participations.c.account_id == accounts.c.id)
        .join(mentions, mentions.c.id == participations.c.mention_id)
    )
    moved = events.where(mentions.c.bearer_id.in_(settled.moved))
    both = moved.intersect(events.where(mentions.c.bearer_id.in_(here)))
    return tuple(sorted(connection.execute(both).scalars()))


def _refresh_bodies(connection: Connection, settled: Settled, atoms: Collection[str]) -> Changes:
    # Also those that are what they were, and are called by one more name.
    drop_bodies(connection, settled.gone)
    found = refresh_bodies(connection, {*settled.changed, *_records_of(connection, BODY, sorted(atoms))})
    told = tuple(search.Indexed("body", body, " \n".join(names)) for body, names in sorted(found.items()))
    return Changes(settled.gone, told)


def _refresh_encounters(connection: Connection, settled: Settled, alone: Collection[str]) -> Changes:
    keys: set[Key] = set()
    for event in (*settled.gone, *settled.changed):
        drop_encounter(connection, event)
        keys |= forget_mechanisms(connection, event)
    found, hidden = [], []
    for event in sorted({*settled.changed, *alone}):
        told = refresh_encounter(connection, event)
        keys |= use_mechanisms(connection, event, told)
        if told:
            found.append(search.Indexed("encounter", event, search.describe_accounts(connection, told)))
        else:
            hidden.append(event)
    refresh_mechanisms(connection, keys)
    return Changes((*settled.gone, *hidden), tuple(found))
