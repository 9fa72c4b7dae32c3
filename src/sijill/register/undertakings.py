"""Outcomes and what people said of them in, undertakings out: the promise book.

An undertaking is computed from its outcomes and from what people said of it, and
from nothing else; so it can be computed anew whenever one of them changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, bindparam, delete, select, update

from sijill.errors import InputError, NotFoundError
from sijill.records import Entry, Follow
from sijill.records.dates import is_date
from sijill.records.ids import rename
from sijill.register.between import make_pair_rows
from sijill.register.clusters import UNDERTAKING, get_present, match_record
from sijill.register.contact_tables import pair_undertakings
from sijill.register.instruments import refresh_instruments
from sijill.register.ladder import find_rung, get_status
from sijill.register.prepared import change, fetch
from sijill.register.rows import add_row, add_rows, chunks
from sijill.register.tables import (
    accounts,
    documents,
    encounters,
    follows,
    outcomes,
    undertaking_sides,
    undertakings,
)
from sijill.vocabulary import undertaking_statuses


class Step(NamedTuple):
    """What was said of an undertaking on one occasion: by one or several accounts of it, or by a person.

    `kinds` are rungs of the ladder, the one told by most first; `status` is what
    a person stated. `day` is "" where it is unknown.
    """

    day: str
    kinds: tuple[str, ...]
    outcomes: tuple[str, ...]
    encounter: str | None
    entry: int
    status: str | None = None


class Said(NamedTuple):
    """What a person said of an undertaking, in which entry."""

    entry: int
    at: str
    by: str
    outcome: str
    told: Follow


def find_steps(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[Step, ...]]:
    """Return the steps of undertakings, the earliest first; those of an unknown day at the end."""
    told = load_told(connection, ids)
    said = find_said(connection, [row.id for rows in told.values() for row in rows])
    return {
        identifier: _order([*_group(rows), *_state(one for row in rows for one in said.get(row.id, ()))])
        for identifier, rows in told.items()
    }


def load_told(connection: Connection, ids: Iterable[str]) -> dict[str, list[Row[Any]]]:
    """Return the outcomes of undertakings, with day and sides of their encounters, as they were told."""
    told: dict[str, list[Row[Any]]] = {}
    for some in chunks(sorted(set(ids))):
        for row in fetch(connection, _OF_UNDERTAKINGS, undertakings=some):
            told.setdefault(row.undertaking_id, []).append(row)
    return told


_OF_UNDERTAKINGS = (
    select(
        outcomes,
        accounts.c.polities,
        encounters.c.id.label("encounter"),
        encounters.c.date,
        encounters.c.polities.label("sides"),
        encounters.c.state.label("standing"),
        documents.c.published,
    )
    .join(documents, documents.c.id == outcomes.c.document_id)
    .outerjoin(accounts, accounts.c.id == outcomes.c.account_id)
    .outerjoin(encounters, encounters.c.id == accounts.c.encounter_id)
    .where(outcomes.c.state != "rejected", outcomes.c.undertaking_id.in_(bindparam("undertakings", expanding=True)))
    .order_by(outcomes.c.entry, outcomes.c.position)
)
_FOLLOWS = (
    select(follows)
    .where(follows.c.outcome_id.in_(bindparam("outcomes", expanding=True)), follows.c.undone.is_(None))
    .order_by(follows.c.entry)
)
_OF_EVENTS = (
    select(outcomes.c.undertaking_id)
    .join(accounts, accounts.c.id == outcomes.c.account_id)
    .where(accounts.c.encounter_id.in_(bindparam("events", expanding=True)))
)
_DROPS = (
    delete(undertakings).where(undertakings.c.id.in_(bindparam("undertakings", expanding=True))),
    delete(undertaking_sides).where(
        undertaking_sides.c.undertaking_id.in_(bindparam("undertakings", expanding=True))
    ),
    delete(pair_undertakings).where(
        pair_undertakings.c.undertaking_id.in_(bindparam("undertakings", expanding=True))
    ),
)


def _group(rows: Sequence[Row[Any]]) -> list[Step]:
    # Accounts of one encounter tell of one step; without an encounter each report is one.
    groups: dict[str, list[Row[Any]]] = {}
    for row in rows:
        groups.setdefault(row.encounter or row.id, []).append(row)
    steps = []
    for group in groups.values():
        kinds = [row.kind for row in group]
        days = [row.date or (row.published or "")[:10] for row in group]
        steps.append(
            Step(
                day=min((day for day in days if day), default=""),
                kinds=tuple(sorted(dict.fromkeys(kinds), key=lambda kind: (-kinds.count(kind), -find_rung(kind)))),
                outcomes=tuple(row.id for row in group),
                encounter=group[0].encounter,
                entry=group[0].entry,
            )
        )
    return steps


def _state(said: Iterable[Said]) -> list[Step]:
    return [
        Step(one.told.day or one.at[:10], (), (), None, one.entry, one.told.status)
        for one in said
        if one.told.status is not None
    ]


def _order(steps: list[Step]) -> tuple[Step, ...]:
    return tuple(
        sorted(steps, key=lambda step: (step.day or "9999", max(map(find_rung, step.kinds), default=0), step.entry))
    )


def find_said(connection: Connection, ids: Iterable[str]) -> dict[str, list[Said]]:
    """Return what people said of undertakings and did not take back, by the outcome they named, oldest first."""
    found: dict[str, list[Said]] = {}
    for some in chunks(sorted(set(ids))):
        for row in fetch(connection, _FOLLOWS, outcomes=some):
            told = msgspec.json.decode(row.told, type=Follow)
            found.setdefault(row.outcome_id, []).append(Said(row.entry, row.at, row.said_by, row.outcome_id, told))
    return found


def refresh_undertakings(connection: Connection, ids: Iterable[str]) -> None:
    """Compute undertakings anew, all at once; of those without outcomes nothing is left."""
    wanted = sorted(set(ids))
    for some in chunks(wanted):
        for statement in _DROPS:
            change(connection, statement, undertakings=some)
    told = load_told(connection, wanted)
    said = find_said(connection, [row.id for rows in told.values() for row in rows])
    rows: list[dict[str, Any]] = []
    sides: list[dict[str, Any]] = []
    pairs: list[dict[str, Any]] = []
    for identifier, outcomes_of in told.items():
        mine = sorted((one for row in outcomes_of for one in said.get(row.id, ())), key=lambda one: one.entry)
        made = _make_row(identifier, outcomes_of, mine)
        rows.append(made)
        common = {"undertaking_id": identifier, "status": made["status"], "moved": made["moved"] or ""}
        sides += [{**common, "polity": side} for side in made["polities"]]
        pairs += make_pair_rows(identifier, outcomes_of, status=made["status"])
    add_rows(connection, undertakings, rows)
    add_rows(connection, undertaking_sides, sides)
    add_rows(connection, pair_undertakings, pairs)
    refresh_instruments(connection, wanted, told)


def _make_row(identifier: str, told: Sequence[Row[Any]], said: Sequence[Said]) -> dict[str, Any]:
    steps = _order([*_group(told), *_state(said)])
    shown = _get_shown(told, steps)
    days = [step.day for step in steps if step.day]
    return {
        "id": identifier,
        "status": get_status(steps),
        "kind": shown.kind,
        "what": shown.what,
        "by": _unite(row.by for row in told),
        "to": _unite(row.to for row in told),
        "polities": _unite((*row.by, *row.to, *(row.polities or ())) for row in told),
        "topics": _unite(row.topics for row in told),
        "owner": _last(said, "owner"),
        "due": _last(said, "due", default=max((row.due for row in told if row.due), default=None)),
        "is_verifiable": _last(said, "is_verifiable"),
        "flows_from": _last(said, "flows_from"),
        "opened": min(days, default=None),
        "moved": max(days, default=None),
        "steps": len(steps),
        "is_contested": int(any(len(step.kinds) > 1 for step in steps) or _falls(steps)),
        "entry": told[0].entry,
    }


def _unite(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for group in groups for one in group))


def find_undertakings(connection: Connection, *, events: Iterable[str]) -> set[str]:
    """Return the undertakings that came of these encounters."""
    return {
        row.undertaking_id
        for some in chunks(sorted(set(events)))
        for row in fetch(connection, _OF_EVENTS, events=some)
    }


def _get_shown(rows: Sequence[Row[Any]], steps: Sequence[Step]) -> Row[Any]:
    # The highest rung that was reached; of several there, the latest told.
    by_id = {row.id: row for row in rows}
    told = [by_id[one] for step in steps for one in step.outcomes]
    best = max(find_rung(row.kind) for row in told)
    return [row for row in told if find_rung(row.kind) == best][-1]


def _falls(steps: Sequence[Step]) -> bool:
    # Whether somebody later told less than was told before: looked into what had been agreed.
    rungs = [max(map(find_rung, step.kinds)) for step in steps if step.kinds and step.day]
    return any(later < earlier for earlier, later in pairwise(rungs))


def _last(said: Sequence[Said], field: str, default: Any = None) -> Any:
    values = [getattr(one.told, field) for one in said]
    given = [value for value in values if value is not msgspec.UNSET]
    return given[-1] if given else default


def make_follow(connection: Connection, identifier: str, follow: Follow) -> Follow:
    """Return what a person says of an undertaking, ready to be written; InputError for what can't be said.

    `identifier` is an undertaking or one of its outcomes.
    """
    if match_record(connection, UNDERTAKING, identifier) is None:
        raise NotFoundError(f"there is no undertaking {identifier}")
    known = [term.id for term in undertaking_statuses()]
    if follow.status is not None and follow.status not in known:
        raise InputError(f"no status {follow.status!r}; there are {', '.join(known)}")
    for day in (follow.day, follow.due):
        if isinstance(day, str) and not is_date(day):
            raise InputError(f"{day!r} is no date; dates are like 2024-05-17 or 2024-05")
    if follow.document is not None and not _has_document(connection, follow.document):
        raise NotFoundError(f"there is no document {follow.document}")
    told = ("owner", "due", "is_verifiable", "flows_from")
    if follow.status is None and all(getattr(follow, field) is msgspec.UNSET for field in told):
        raise InputError(
            "nothing is said: give a status, an owner, a day when it is due, whether it is verifiable,"
            " or the instrument that it flows from"
        )
    if isinstance(follow.flows_from, str):
        source = match_record(connection, UNDERTAKING, follow.flows_from)
        if source is None:
            raise NotFoundError(f"there is no instrument {follow.flows_from}")
        follow = msgspec.structs.replace(follow, flows_from=get_present(connection, rename(follow.flows_from, "out")))
    return msgspec.structs.replace(follow, outcome=get_present(connection, rename(identifier, "out")))


def _has_document(connection: Connection, identifier: str) -> bool:
    return connection.execute(select(documents.c.id).where(documents.c.id == identifier)).first() is not None


def apply_follow(connection: Connection, entry: Entry, body: Follow) -> None:
    """Take what a person said of an undertaking into the view."""
    told = msgspec.json.encode(body).decode()
    row = {"entry": entry.number, "at": entry.at, "said_by": entry.by, "outcome_id": body.outcome}
    add_row(connection, follows, **row, told=told, undone=None)
    refresh_undertaking_of(connection, body.outcome)


def is_follow(connection: Connection, number: int) -> bool:
    """Say whether an entry says something of an undertaking that was not taken back."""
    found = select(follows.c.entry).where(follows.c.entry == number, follows.c.undone.is_(None))
    return connection.execute(found).first() is not None


def retract_follow(connection: Connection, entry: Entry, number: int) -> bool:
    """Take back what an entry said of an undertaking; False where it said nothing, or no more."""
    row = connection.execute(select(follows).where(follows.c.entry == number, follows.c.undone.is_(None))).first()
    if row is None:
        return False
    connection.execute(update(follows).where(follows.c.entry == number).values(undone=entry.number))
    refresh_undertaking_of(connection, row.outcome_id)
    return True


def refresh_undertaking_of(connection: Connection, outcome: str) -> None:
    """Compute anew the undertaking that an outcome belongs to."""
    record = match_record(connection, UNDERTAKING, outcome)
    if record is None:
        raise NotFoundError(f"there is no outcome {outcome}")
    refresh_undertakings(connection, [record])
