"""Who of each side took part in the contacts of two sides: those met last first, a page at a time."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, exists, func, select

from sijill.register.answers import PersonLine
from sijill.register.attendance import sum_capacities
from sijill.register.contact_tables import attendances, encounter_pairs
from sijill.register.contacts import NAMES, Key, Scope, bind_list, select_between, where_pairs, where_present
from sijill.register.load import load_names
from sijill.register.prepared import fetch
from sijill.register.rows import chunks


def find_people(
    connection: Connection, scope: Scope, side: int, *, limit: int, offset: int
) -> tuple[tuple[PersonLine, ...], int]:
    """Return a page of those of a side who took part in its contacts, those met last first, and how many they are.

    The capacities are those of these contacts.
    """
    key = scope.key, NAMES[side], scope.bodies[side]
    page = fetch(connection, _select_met(*key), limit=limit, offset=offset, **scope.values)
    ids = [row.person_id for row in page]
    attended: dict[str, list[Any]] = {}
    for some in chunks(ids):
        for row in fetch(connection, _select_attended(*key), people=some, **scope.values):
            attended.setdefault(row.person_id, []).append(row)
    names = load_names(connection, ids)
    lines = tuple(
        PersonLine(
            id=person,
            names=names[person],
            capacities=sum_capacities(attended[person]),
            encounters=len({row.encounter_id for row in attended[person]}),
        )
        for person in ids
    )
    # Beyond the last one no row tells how many there are.
    counted = page or fetch(connection, _select_met(*key), limit=1, offset=0, **scope.values)
    return lines, counted[0].total if counted else 0


@cache
def _select_met(key: Key, name: str, is_body: bool) -> Select[*tuple[Any, ...]]:
    between, table = select_between(key).c, attendances.c
    last = func.max(table.day)
    columns: list[Any] = [table.person_id, func.count().over().label("total")]
    return (
        select(*columns)
        .join(between.day.table, between.encounter_id == table.encounter_id)
        .where(where_present(name, is_body=is_body))
        .group_by(table.person_id)
        .order_by(last.desc(), func.count().desc(), table.person_id.desc())
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
    )


@cache
def _select_attended(key: Key, name: str, is_body: bool) -> Select[*tuple[Any, ...]]:
    # From the few people that are shown, not from the contacts, which may be thousands.
    table = attendances.c
    columns: list[Any] = [table.person_id, table.encounter_id, table.capacity, table.polity, table.day.label("when")]
    if key[0] == "pair":
        pair = encounter_pairs.c
        same = (pair.day == table.day) & (pair.encounter_id == table.encounter_id)
        here: ColumnElement[bool] = exists().where(where_pairs(encounter_pairs, "pair"), same)
    else:
        here = table.encounter_id.in_(select(select_between(key).c.encounter_id))
    return (
        select(*columns)
        .where(table.person_id.in_(bind_list("people")), where_present(name, is_body=is_body), here)
        .order_by(table.person_id, table.day, table.encounter_id, table.place)
    )
