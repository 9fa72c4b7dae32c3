"""The book of mechanisms: each with its rounds, what may be expected of it, and what its sessions dealt with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import BindParameter, Connection, bindparam, select

from sijill.errors import InputError, NotFoundError
from sijill.records import Arrangement
from sijill.register.answers import ItemLine, MechanismLine, MechanismPage, RoundLine
from sijill.register.cadence import find_cadence
from sijill.register.load import REJECTED, load_encounters, load_sources
from sijill.register.mechanisms import match_mechanism
from sijill.register.prepared import fetch
from sijill.register.promises import UNSETTLED, load_undertakings
from sijill.register.remarks import find_remarks
from sijill.register.rows import chunks
from sijill.register.sayings import Saying, find_sayings, get_last
from sijill.register.tables import accounts, documents, encounters, mechanism_keys, mechanisms, outcomes
from sijill.vocabulary import polities

_MOST_MONTHS = 1200


def get_mechanism(connection: Connection, identifier: str) -> MechanismPage:
    """Return a mechanism with its sessions; the id of one that is part of another now leads to that."""
    lines = load_mechanisms(connection, [match_mechanism(connection, identifier) or identifier])
    if not lines:
        raise NotFoundError(f"there is no mechanism {identifier}")
    sessions = load_encounters(connection, (session.encounter for session in lines[0].rounds))
    remarks = find_remarks(connection, lines[0].id)
    cited = [document for line in sessions for document in line.documents]
    return MechanismPage(
        mechanism=lines[0],
        encounters=sessions,
        items=_find_items(connection, lines[0]),
        remarks=remarks,
        sources=load_sources(connection, [*cited, *(one.document for one in remarks if one.document)]),
    )


def _find_items(connection: Connection, line: MechanismLine) -> tuple[ItemLine, ...]:
    rounds = {one.encounter: one for one in line.rounds}
    found: dict[str, dict[str, None]] = {}
    for some in chunks(rounds):
        for row in connection.execute(
            select(outcomes.c.undertaking_id, accounts.c.encounter_id)
            .join(accounts, accounts.c.id == outcomes.c.account_id)
            .where(accounts.c.encounter_id.in_(some), outcomes.c.state != REJECTED)
            .order_by(outcomes.c.entry, outcomes.c.position)
        ):
            found.setdefault(row.undertaking_id, {})[row.encounter_id] = None
    items = [
        ItemLine(
            undertaking=undertaking,
            rounds=tuple(one for one in line.rounds if one.encounter in found[undertaking.id]),
        )
        for undertaking in load_undertakings(connection, found)
    ]
    items.sort(key=lambda item: (item.undertaking.status not in UNSETTLED, -len(item.rounds)))
    return tuple(items)


def load_mechanisms(connection: Connection, ids: Iterable[str]) -> tuple[MechanismLine, ...]:
    """Return mechanisms with their rounds, and the numbers missing between the first and the last known."""
    return tuple(line for some in chunks(dict.fromkeys(ids)) for line in _load_some(connection, some))


def _load_some(connection: Connection, ids: Sequence[str]) -> Iterator[MechanismLine]:
    polities_of = {row.id: row.polities for row in fetch(connection, _MECHANISMS, mechanisms=ids)}
    names: dict[str, dict[str, None]] = {}
    known_as: dict[str, str] = {}
    for row in fetch(connection, _KEYS, mechanisms=ids):
        names.setdefault(row.mechanism_id, {})[row.name] = None
        known_as[row.id] = row.mechanism_id
    said: dict[str, list[Saying]] = {}
    for one in find_sayings(connection, known_as, kinds=(Arrangement,)):
        said.setdefault(known_as[one.about], []).append(one)
    rounds = _load_rounds(connection, ids)
    for identifier in ids:
        if identifier not in polities_of:
            continue
        mine, told = rounds.get(identifier, []), said.get(identifier, [])
        known = {one.number for one in mine if one.number is not None}
        yield MechanismLine(
            id=identifier,
            names=tuple(names.get(identifier, ())),
            polities=polities_of[identifier],
            rounds=tuple(mine),
            missing=tuple(n for n in range(min(known), max(known)) if n not in known) if known else (),
            cadence=find_cadence(mine, months=get_last(told, "months"), next_host=get_last(told, "next_host")),
        )


def _load_rounds(connection: Connection, ids: Sequence[str]) -> dict[str, list[RoundLine]]:
    # By mechanism the encounters that are rounds of it, as their accounts tell of them.
    accounts_of: dict[str, list[Any]] = {}
    for row in fetch(connection, _ROUNDS, mechanisms=ids):
        accounts_of.setdefault(row.id, []).append(row)
    found: dict[str, list[RoundLine]] = {}
    for identifier, told in accounts_of.items():
        first = told[0]
        line = RoundLine(
            number=first.round,
            encounter=identifier,
            date=first.date,
            reported=min((row.published for row in told if row.published), default=None),
            places=tuple(dict.fromkeys((first.place, *(row.told for row in told if row.told))))
            if first.place
            else (),
            country=first.country,
        )
        found.setdefault(first.mechanism_id, []).append(line)
    for lines in found.values():
        lines.sort(key=lambda one: (one.date or (one.reported or "")[:10], one.encounter), reverse=True)
        lines.sort(key=lambda one: (one.number or 0, one.date or one.reported or ""))
    return found


_IDS: BindParameter[Any] = bindparam("mechanisms", expanding=True)
_MECHANISMS = select(mechanisms).where(mechanisms.c.id.in_(_IDS))
_KEYS = (
    select(mechanism_keys.c.mechanism_id, mechanism_keys.c.name, mechanism_keys.c.id)
    .where(mechanism_keys.c.mechanism_id.in_(_IDS))
    .order_by(mechanism_keys.c.entry, mechanism_keys.c.key, mechanism_keys.c.name)
)
_ROUNDS = (
    select(
        *(encounters.c[name] for name in ("id", "mechanism_id", "round", "date", "place", "country")),
        accounts.c.place.label("told"),
        documents.c.published,
    )
    .join(accounts, accounts.c.encounter_id == encounters.c.id)
    .join(documents, documents.c.id == accounts.c.document_id)
    .where(encounters.c.mechanism_id.in_(_IDS), accounts.c.state != REJECTED)
    .order_by(accounts.c.entry, accounts.c.position)
)


def make_arrangement(connection: Connection, identifier: str, told: Arrangement) -> Arrangement:
    """Return what a person says of rounds to come, ready to be written; InputError for what can't be said."""
    if match_mechanism(connection, identifier) is None:
        raise NotFoundError(f"there is no mechanism {identifier}")
    if told.months is msgspec.UNSET and told.next_host is msgspec.UNSET:
        raise InputError("nothing is said: give the months between two rounds, or the next host")
    if isinstance(told.months, int) and not 1 <= told.months <= _MOST_MONTHS:
        raise InputError(f"a mechanism meets every 1 to {_MOST_MONTHS} months")
    if isinstance(told.next_host, str) and told.next_host not in polities():
        raise InputError(f"no side {told.next_host!r}; codes are like JP, AE-SH")
    return msgspec.structs.replace(told, mechanism=identifier)
