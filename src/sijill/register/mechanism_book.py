"""The book of mechanisms: each with its rounds, what may be expected of it, and what its sessions dealt with."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, select

from sijill.errors import InputError, NotFoundError
from sijill.records import Arrangement
from sijill.register.answers import ItemLine, MechanismLine, MechanismPage, RoundLine
from sijill.register.cadence import find_cadence
from sijill.register.load import REJECTED, load_encounters, load_sources
from sijill.register.mechanisms import match_mechanism
from sijill.register.promises import UNSETTLED, load_undertakings
from sijill.register.remarks import find_remarks
from sijill.register.rows import chunks
from sijill.register.sayings import find_sayings, get_last
from sijill.register.tables import accounts, encounters, mechanism_keys, mechanisms, outcomes
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
    lines = []
    for identifier in dict.fromkeys(ids):
        row = connection.execute(select(mechanisms).where(mechanisms.c.id == identifier)).first()
        if row is None:
            continue
        keys = connection.execute(
            select(mechanism_keys.c.name, mechanism_keys.c.id)
            .where(mechanism_keys.c.mechanism_id == identifier)
            .order_by(mechanism_keys.c.entry, mechanism_keys.c.key)
        ).all()
        said = find_sayings(connection, [key.id for key in keys], kinds=(Arrangement,))
        held = connection.execute(select(encounters.c.id).where(encounters.c.mechanism_id == identifier)).scalars()
        rounds = [
            RoundLine(
                number=line.round,
                encounter=line.id,
                date=line.date,
                reported=line.reported,
                places=line.places,
                country=line.country,
            )
            for line in load_encounters(connection, held)
        ]
        rounds.sort(key=lambda one: (one.number or 0, one.date or one.reported or ""))
        known = {one.number for one in rounds if one.number is not None}
        lines.append(
            MechanismLine(
                id=identifier,
                names=tuple(dict.fromkeys(key.name for key in keys)),
                polities=row.polities,
                rounds=tuple(rounds),
                missing=tuple(n for n in range(min(known), max(known)) if n not in known) if known else (),
                cadence=find_cadence(rounds, months=get_last(said, "months"), next_host=get_last(said, "next_host")),
            )
        )
    return tuple(lines)


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
