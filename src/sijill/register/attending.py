"""Who took part, kept by person: of each encounter the rows of those accounts and participants that count."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, select

from sijill.language.levels import LEVELS, find_level
from sijill.register.contact_tables import attendances
from sijill.register.prepared import change, fetch
from sijill.register.rows import add_rows, chunks
from sijill.register.tables import accounts, encounters, mentions, participations

_RANKS = {level: rank for rank, level in enumerate(LEVELS)}


def add_attendances(
    connection: Connection, encounter_id: str, account_ids: Sequence[str], *, day: str
) -> dict[str | None, int]:
    """Keep who took part in an encounter, of which nothing is kept; return the highest rank of each side."""
    told = fetch(connection, _PRESENT, accounts=account_ids)
    order = {account: place for place, account in enumerate(account_ids)}
    told.sort(key=lambda row: (order[row.account_id], row.position))
    ranks: dict[str | None, int] = {}
    rows: list[dict[str, object]] = []
    for place, row in enumerate(told):
        rank = find_rank(row.capacity)
        if rank is not None:
            ranks[row.polity] = min(rank, ranks.get(row.polity, rank))
        kept = {name: getattr(row, name) for name in ("person_id", "bearer_id", "polity", "organization", "capacity")}
        rows.append({**kept, "day": day, "encounter_id": encounter_id, "place": place, "rank": rank})
    add_rows(connection, attendances, rows)
    return ranks


def find_rank(capacity: str | None) -> int | None:
    """Return the rank of an office, 0 the highest; None where its words tell none."""
    level = find_level(capacity) if capacity else None
    return None if level is None else _RANKS[level]


_PRESENT = (
    select(
        participations.c.account_id,
        participations.c.position,
        participations.c.polity,
        participations.c.organization,
        participations.c.capacity,
        mentions.c.person_id,
        mentions.c.bearer_id,
    )
    .join(mentions, mentions.c.id == participations.c.mention_id)
    .where(
        participations.c.account_id.in_(bindparam("accounts", expanding=True)), participations.c.state != "rejected"
    )
)


def drop_attendances(connection: Connection, encounter_id: str) -> None:
    """Forget who took part in an encounter."""
    change(connection, _REMOVE, encounter=encounter_id)


_REMOVE = delete(attendances).where(attendances.c.encounter_id == bindparam("encounter"))


def refile_attendances(connection: Connection, mention_ids: Sequence[str]) -> None:
    """Keep anew who took part in the encounters that these mentions stand in: their bearer is another one now."""
    events = {row.id: row.day for some in chunks(mention_ids) for row in fetch(connection, _WHERE, mentions=some)}
    for encounter, day in sorted(events.items()):
        drop_attendances(connection, encounter)
        told = fetch(connection, _TOLD, encounter=encounter)
        add_attendances(connection, encounter, [row.id for row in told], day=day)


_WHERE = (
    select(encounters.c.id, encounters.c.day)
    .distinct()
    .join(accounts, accounts.c.encounter_id == encounters.c.id)
    .join(participations, participations.c.account_id == accounts.c.id)
    .where(participations.c.mention_id.in_(bindparam("mentions", expanding=True)), encounters.c.state != "rejected")
)
_TOLD = (
    select(accounts.c.id)
    .where(accounts.c.encounter_id == bindparam("encounter"), accounts.c.state != "rejected")
    .order_by(accounts.c.entry, accounts.c.position)
)
