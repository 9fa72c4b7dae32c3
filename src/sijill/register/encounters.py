"""What the view shows of an encounter: computed anew from all its accounts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, delete, select

from sijill.records import day_range
from sijill.register.attending import add_attendances, drop_attendances
from sijill.register.pairs import add_pairs, drop_pairs
from sijill.register.prepared import change, fetch
from sijill.register.rows import add_row, add_rows
from sijill.register.shown import Conflict, choose, find_conflicts, is_same_script, unite
from sijill.register.tables import (
    accounts,
    conflicts,
    documents,
    encounter_sides,
    encounters,
    mentions,
    participations,
)

# A report appears on the day or soon after; one that announces, before.
_BEFORE, _AFTER = timedelta(days=7), timedelta(days=7)


def refresh_encounter(connection: Connection, encounter_id: str) -> Sequence[Row[Any]]:
    """Compute the rows of an encounter, of which there are none, from its accounts; return those that count."""
    filed = find_accounts(connection, encounter_id)
    state = _get_state([account.state for account in filed])
    # What was rejected counts nowhere; where all of it was, the encounter is known, and that it is wrong.
    told = [account for account in filed if account.state != _REJECTED] or filed
    since, until = find_span(told)
    polities = unite(told, "polities")
    day = find_day(told)
    add_row(
        connection,
        encounters,
        id=encounter_id,
        day=day,
        since=since,
        until=until,
        mechanism_id=None,
        polities=polities,
        topics=unite(told, "topics"),
        state=state,
        entry=min(account.entry for account in filed),
        **{field: choose(told, field) for field in _CHOSEN},
    )
    if state == _REJECTED:
        return ()
    number = choose(told, "round")
    add_rows(
        connection,
        encounter_sides,
        [
            {"encounter_id": encounter_id, "polity": polity, "since": since, "until": until, "round": number}
            for polity in polities
        ],
    )
    ranks = add_attendances(connection, encounter_id, [account.id for account in told], day=day)
    add_pairs(
        connection,
        encounter_id,
        polities,
        day=day,
        ranks=ranks,
        told={
            "status": choose(told, "status"),
            "country": choose(told, "country"),
            "topics": unite(told, "topics"),
            "is_session": int(choose(told, "mechanism") is not None),
            "is_retold": int(len({account.document_id for account in told}) > 1),
        },
    )
    add_rows(
        connection,
        conflicts,
        [
            {
                "encounter_id": encounter_id,
                "field": conflict.field,
                "position": position,
                "value": value,
                "accounts": ids,
            }
            for conflict in (*find_conflicts(told), *_find_absentees(connection, told))
            for position, (value, ids) in enumerate(conflict.values)
        ],
    )
    return told


def _get_state(states: Sequence[str]) -> str:
    # Of those that count: what one of them is unsure of, the whole is; right is what is right in all.
    standing = [state for state in states if state != _REJECTED]
    if not standing:
        return _REJECTED
    for state in ("unsure", "proposed", "edited"):
        if state in standing:
            return state
    return standing[0]


_REJECTED = "rejected"
_CHOSEN = ("kind", "status", "date", "place", "country", "venue", "mechanism", "round")


def find_accounts(connection: Connection, encounter_id: str) -> Sequence[Row[Any]]:
    """Return the accounts of an encounter in the order in which they were filed."""
    return fetch(connection, _ACCOUNTS, encounter=encounter_id)


_ACCOUNTS = (
    select(accounts, documents.c.published, documents.c.publisher)
    .join(documents, documents.c.id == accounts.c.document_id)
    .where(accounts.c.encounter_id == bindparam("encounter"))
    .order_by(accounts.c.entry, accounts.c.position)
)


def drop_encounter(connection: Connection, encounter_id: str) -> None:
    """Remove what was computed for an encounter."""
    drop_pairs(connection, encounter_id)
    drop_attendances(connection, encounter_id)
    for statement in _DROPS:
        change(connection, statement, encounter=encounter_id)


_DROPS = (
    delete(encounters).where(encounters.c.id == bindparam("encounter")),
    delete(encounter_sides).where(encounter_sides.c.encounter_id == bindparam("encounter")),
    delete(conflicts).where(conflicts.c.encounter_id == bindparam("encounter")),
)


class Day(NamedTuple):
    """What tells a day: the date an account gives, and that of its publication."""

    date: str | None
    published: str | None


def find_span(told: Sequence[Row[Any] | Day]) -> tuple[str, str]:
    """Return the first and last day an encounter may have been on.

    Of dated accounts, their dates; else around the publication; else "" twice.
    """
    ranges = [day_range(account.date) for account in told if account.date is not None]
    if not ranges:
        ranges = [
            (_shift(day, -_BEFORE), _shift(day, _AFTER))
            for account in told
            if account.published is not None
            for day in [day_range(account.published[:10])[0]]
        ]
    if not ranges:
        return "", ""
    return min(first for first, _ in ranges).isoformat(), max(last for _, last in ranges).isoformat()


def find_day(told: Sequence[Row[Any]]) -> str:
    """Return the date of an encounter; without one, the day of its first report; "" when nothing is known."""
    date_told = choose(told, "date")
    return date_told or min((account.published[:10] for account in told if account.published), default="")


def _shift(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def _find_absentees(connection: Connection, told: Sequence[Row[Any]]) -> tuple[Conflict, ...]:
    # People of a side whom one account names and another, that names people of
    # this side in the same script, leaves out.
    if len(told) < 2:
        return ()
    rows = fetch(connection, _PRESENT, accounts=[account.id for account in told])
    values: dict[str, tuple[str, tuple[str, ...]]] = {}
    for row in rows:
        side = [r for r in rows if r.polity == row.polity and is_same_script(r.name, row.name)]
        naming = {r.account_id for r in side if r.person_id == row.person_id}
        if naming != {r.account_id for r in side} and row.person_id not in values:
            values[row.person_id] = (row.name, tuple(a.id for a in told if a.id in naming))
    if not values:
        return ()
    return (Conflict("participants", tuple(values.values())),)


_PRESENT = (
    select(participations, mentions.c.person_id, mentions.c.name)
    .join(mentions, mentions.c.id == participations.c.mention_id)
    .where(
        participations.c.account_id.in_(bindparam("accounts", expanding=True)), participations.c.state != _REJECTED
    )
    .order_by(mentions.c.entry, participations.c.account_id, participations.c.position)
)
