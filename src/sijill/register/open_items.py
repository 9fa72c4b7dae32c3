"""What came of the contacts of two sides, once an undertaking: what is open and what was reached, by who promised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, intersect, select

from sijill.register.answers import OutcomeLine, Side, SideOutcomes
from sijill.register.between import sum_up
from sijill.register.contact_tables import pair_undertakings
from sijill.register.contacts import NAMES, Key, Scope, Sides, bind_list, select_between, where_pairs
from sijill.register.ladder import DONE, OPEN, UNDER_WAY
from sijill.register.load import load_outcomes
from sijill.register.prepared import fetch
from sijill.register.rows import chunks
from sijill.register.tables import accounts, documents, encounters, outcome_sides, outcomes, undertakings

_OPEN, _REACHED = (OPEN,), (UNDER_WAY, DONE)


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """An undertaking as it is between two sides: the step that reached highest, and when the last one was told."""

    undertaking_id: str
    status: str
    moved: str
    entry: int
    position: int
    rung: int
    day: str
    outcome_id: str
    by: tuple[str, ...]


def find_items(connection: Connection, scope: Scope) -> list[Item]:
    """Return the undertakings between two sides, of any status, those told of last first."""
    if scope.how == "sets":
        items = _find_items_anew(connection, scope)
    else:
        rows = fetch(connection, _select_items(scope.how), **scope.values)
        items = [Item(**row._asdict()) for row in rows]
    if scope.how == "codes":
        items = _unite(items)
    return sorted(items, key=lambda item: (item.moved, item.entry, -item.position), reverse=True)


@cache
def _select_items(how: str) -> Select[*tuple[Any, ...]]:
    columns: list[Any] = [pair_undertakings.c[name] for name in Item.__struct_fields__]
    return select(*columns).where(where_pairs(pair_undertakings, how))


def _unite(items: Iterable[Item]) -> list[Item]:
    # One undertaking between several pairs of codes.
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.undertaking_id, []).append(item)
    united = []
    for group in groups.values():
        best = max(group, key=lambda item: (item.rung, item.day, item.outcome_id))
        last = max(group, key=lambda item: (item.moved, item.entry, -item.position))
        united.append(msgspec.structs.replace(best, moved=last.moved, entry=last.entry, position=last.position))
    return united


def _find_items_anew(connection: Connection, scope: Scope) -> list[Item]:
    # Of ministries, and of a side and what belongs to it: from the outcomes of their contacts, and those
    # that are told without a contact where both act.
    rows = fetch(connection, _select_outcomes(scope.key), **scope.values)
    if not any(scope.bodies):
        rows += fetch(connection, _OUTCOMES_ALONE, **scope.values)
    groups: dict[str, list[Row[Any]]] = {}
    for row in rows:
        groups.setdefault(row.undertaking_id, []).append(row)
    return [
        Item(undertaking_id=undertaking, status=group[0].status, **sum_up(group))
        for undertaking, group in groups.items()
    ]


_TOLD = (
    select(outcomes, encounters.c.date, documents.c.published, undertakings.c.status)
    .join(undertakings, undertakings.c.id == outcomes.c.undertaking_id)
    .join(documents, documents.c.id == outcomes.c.document_id)
    .outerjoin(accounts, accounts.c.id == outcomes.c.account_id)
    .outerjoin(encounters, encounters.c.id == accounts.c.encounter_id)
    .where(outcomes.c.state != "rejected")
)
_ACTING = (select(outcome_sides.c.outcome_id).where(outcome_sides.c.polity.in_(bind_list(name))) for name in NAMES)
_OUTCOMES_ALONE = _TOLD.where(outcomes.c.account_id.is_(None), outcomes.c.id.in_(intersect(*_ACTING)))


@cache
def _select_outcomes(key: Key) -> Select[*tuple[Any, ...]]:
    return _TOLD.where(accounts.c.encounter_id.in_(select(select_between(key).c.encounter_id)))


def load_items(
    connection: Connection, sides: Sides, items: Sequence[Item], page: slice
) -> tuple[tuple[SideOutcomes, ...], tuple[SideOutcomes, ...]]:
    """Return a page of each group of what is open, and of what was reached."""
    groups = [_by_side(sides, [item for item in items if item.status in some]) for some in (_OPEN, _REACHED)]
    shown = [item for parts in groups for found in parts.values() for item in found[page]]
    lines = _load_lines(connection, shown)
    open_items, reached = (
        tuple(
            SideOutcomes(
                side=side,
                is_joint=is_joint,
                outcomes=tuple(lines[item.undertaking_id] for item in found[page]),
                total=len(found),
            )
            for (side, is_joint), found in parts.items()
            if found
        )
        for parts in groups
    )
    return open_items, reached


def _by_side(sides: Sides, items: Sequence[Item]) -> dict[tuple[str | None, bool], list[Item]]:
    # Those of one side, of the other, joint ones, and those whose author isn't told.
    first, second = sides
    keys = ((first.code, False), (second.code, False), (None, True), (None, False))
    groups: dict[tuple[str | None, bool], list[Item]] = {key: [] for key in keys}
    for item in items:
        by = [side.code for side in sides if _acts(side, item)]
        groups[(by[0], False) if len(by) == 1 else (None, len(by) == len(sides))].append(item)
    return groups


def _acts(side: Side, item: Item) -> bool:
    return any(polity in side.codes for polity in item.by)


def _load_lines(connection: Connection, items: Sequence[Item]) -> dict[str, OutcomeLine]:
    # Of each the step that reached highest, with the words of all accounts of it.
    ids = [
        identifier
        for some in chunks(item.undertaking_id for item in items)
        for identifier in connection.execute(
            select(outcomes.c.id).where(outcomes.c.undertaking_id.in_(some), outcomes.c.state != "rejected")
        ).scalars()
    ]
    told: dict[str, list[OutcomeLine]] = {}
    for line in load_outcomes(connection, ids):
        told.setdefault(line.undertaking, []).append(line)
    found = {}
    for item in items:
        steps = told[item.undertaking_id]
        best = next(line for line in steps if line.id == item.outcome_id)
        alike = [
            line
            for line in steps
            if line is not best and line.kind == best.kind and line.encounter is not None
            and line.encounter == best.encounter
        ]  # fmt: skip
        quotes = tuple(quote for line in (best, *alike) for quote in line.quotes)
        found[item.undertaking_id] = msgspec.structs.replace(best, quotes=quotes)
    return found
