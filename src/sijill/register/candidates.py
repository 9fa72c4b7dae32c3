"""What the register offers for comparison: the people and accounts a document may speak of.

Everything is found through an index, and nothing that is found depends on what
was joined with what.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from sijill.language.names import fold_name
from sijill.language.names import name_keys as find_name_keys
from sijill.records import Candidates, Encounter, EncounterProfile, PersonProfile, Readout, day_range
from sijill.register.load import chunks
from sijill.register.steps import find_outcomes
from sijill.register.tables import (
    account_sides,
    accounts,
    documents,
    mention_forms,
    name_forms,
    name_keys,
    participations,
)

_REACH = timedelta(days=45)  # how far apart two accounts may date one encounter and still be compared
_LONGEST = timedelta(days=366)  # the longest stretch a date stands for: a year
_MOST_ACCOUNTS = 1000  # only a report without any date meets more accounts of its sides
_MOST = 200  # forms of names compared with one name; more share only a very common one


def find_candidates(connection: Connection, readout: Readout) -> Candidates:
    """Return everything in the register that may be the same as something in the readout."""
    events = sorted(
        {
            identifier
            for encounter in readout.encounters
            for identifier in _find_accounts(connection, encounter, readout.document.published)
        }
    )
    names = sorted(
        {
            name
            for encounter in readout.encounters
            for participant in encounter.participants
            for name in (participant.name, *participant.also)
        }
    )
    people = sorted({mention for name in names for mention in _find_mentions(connection, name)})
    return Candidates(
        people=tuple(load_people(connection, people).values()),
        encounters=load_accounts(connection, events),
        outcomes=find_outcomes(connection, readout),
    )


def find_keys(name: str) -> tuple[str, ...]:
    """Return the keys of a name; two names that share one are compared, others never.

    Those of two parts, and the name as it is written: other single names are
    compared within an encounter only.
    """
    return (*(key for key in find_name_keys(name) if key[:2] != "1:" and key[0] != "="), f"={fold_name(name)}")


def _find_mentions(connection: Connection, name: str) -> Sequence[str]:
    keys = find_keys(name)
    if not keys:
        return ()
    return (
        connection.execute(
            select(name_forms.c.mention_id)
            .distinct()
            .join(name_keys, name_keys.c.name == name_forms.c.name)
            .where(name_keys.c.key.in_(keys))
            .order_by(name_forms.c.mention_id)
            .limit(_MOST)
        )
        .scalars()
        .all()
    )


def _find_accounts(connection: Connection, encounter: Encounter, published: str | None) -> Sequence[str]:
    # Accounts of two or more of these sides, at about this time or, whenever the
    # time is unknown, at any time; or of the same round.
    sides = account_sides.c
    when = encounter.date or (published[:10] if published else None)
    near = sides.since == ""
    if when is not None:
        first, last = day_range(when)
        low, high = (first - _REACH).isoformat(), (last + _REACH).isoformat()
        earliest = (first - _REACH - _LONGEST).isoformat()
        near = or_(near, sides.since.between(earliest, high) & (sides.until >= low))
    if encounter.mechanism and encounter.mechanism.round is not None:
        near = or_(near, sides.round == encounter.mechanism.round)
    wanted = sorted({form for polity in encounter.polities for form in roll(polity)})
    return (
        connection.execute(
            select(sides.account_id)
            .where(sides.polity.in_(wanted), *(() if when is None else (near,)))
            .group_by(sides.account_id)
            .having(func.count(sides.side.distinct()) >= min(2, len(set(encounter.polities))))
            .order_by(sides.account_id)
            .limit(_MOST_ACCOUNTS)
        )
        .scalars()
        .all()
    )


def roll(polity: str) -> tuple[str, ...]:
    """Return a side and the state it is part of."""
    return tuple(dict.fromkeys((polity, polity.partition("-")[0])))


def load_people(connection: Connection, mention_ids: Iterable[str]) -> dict[str, PersonProfile]:
    """Return what documents say of the people they mention, by mention."""
    rows: dict[str, list[Row[Any]]] = {}
    for some in chunks(mention_ids):
        for row in connection.execute(
            select(mention_forms)
            .where(mention_forms.c.mention_id.in_(some))
            .order_by(mention_forms.c.mention_id, mention_forms.c.position)
        ):
            rows.setdefault(row.mention_id, []).append(row)
    return {
        mention: PersonProfile(
            id=mention,
            names=tuple(dict.fromkeys(row.name for row in told)),
            polities=tuple(dict.fromkeys(row.polity for row in told if row.polity)),
            capacities=tuple(dict.fromkeys(row.capacity for row in told if row.capacity)),
        )
        for mention, told in rows.items()
    }


def load_accounts(connection: Connection, ids: Sequence[str]) -> tuple[EncounterProfile, ...]:
    """Return accounts with the people they name, in their order."""
    rows = {
        row.id: row
        for some in chunks(ids)
        for row in connection.execute(
            select(accounts, documents.c.published)
            .join(documents, documents.c.id == accounts.c.document_id)
            .where(accounts.c.id.in_(some))
        )
    }
    present: dict[str, list[Row[Any]]] = {}
    for some in chunks(ids):
        for row in connection.execute(
            select(participations)
            .where(participations.c.account_id.in_(some))
            .order_by(participations.c.account_id, participations.c.position)
        ):
            present.setdefault(row.account_id, []).append(row)
    people = load_people(connection, sorted({row.mention_id for told in present.values() for row in told}))
    return tuple(_profile(rows[identifier], present.get(identifier, ()), people) for identifier in ids)


def _profile(account: Row[Any], present: Sequence[Row[Any]], people: dict[str, PersonProfile]) -> EncounterProfile:
    return EncounterProfile(
        id=account.id,
        document=account.document_id,
        people=tuple(people[mention] for mention in dict.fromkeys(row.mention_id for row in present)),
        leads=frozenset(row.mention_id for row in present if row.lead),
        **{field: getattr(account, field) for field in _AS_TOLD},
    )


_AS_TOLD = ("kind", "status", "date", "published", "place", "country", "polities", "mechanism", "round")
