"""What accounts call mechanisms in, mechanisms out: one for each institution, under whatever names.

Between the same sides, names of one kind that there is once (political
consultations, 政策対話, المشاورات السياسية) are one mechanism, and so are names that
accounts of one encounter give it. Which are one follows from the encounters as
they are now, so that a merge taken back parts mechanisms, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select, update

from sijill.language.concepts import find_mechanisms
from sijill.language.names import fold_name
from sijill.records.ids import make_id
from sijill.register.identity_tables import mechanism_uses
from sijill.register.prepared import change, change_each, fetch
from sijill.register.rows import add_rows, chunks
from sijill.register.tables import encounters, mechanism_keys, mechanisms

# Of other kinds, committees and working groups, two sides may have several.
_ONCE = frozenset({"mechanism.political_consultations"})

Key = tuple[str, str]
"""The sides of a mechanism, and its kind or its name."""


def find_key(name: str) -> str:
    """Return what tells a mechanism of two sides from their others: its kind if they have one such, else its name.

    >>> find_key("Political Consultations") == find_key("政策対話") == find_key("المشاورات السياسية")
    True
    """
    once = sorted(find_mechanisms(name) & _ONCE)
    return f"={once[0]}" if once else fold_name(name)


def use_mechanisms(connection: Connection, encounter_id: str, told: Sequence[Row[Any]]) -> set[Key]:
    """Keep which mechanisms the accounts of an encounter, which had none, name; return their keys."""
    rows: dict[tuple[Key, str], dict[str, object]] = {}
    for account in told:
        if account.mechanism:
            key = "+".join(sorted(account.polities)), find_key(account.mechanism)
            row = {"encounter_id": encounter_id, "sides": key[0], "key": key[1], "name": account.mechanism}
            rows.setdefault((key, account.mechanism), {**row, "entry": account.entry, "position": account.position})
    add_rows(connection, mechanism_uses, list(rows.values()))
    return {key for key, _ in rows}


def forget_mechanisms(connection: Connection, encounter_id: str) -> set[Key]:
    """Forget which mechanisms an encounter names; return their keys."""
    keys = {(row.sides, row.key) for row in fetch(connection, _OF_ENCOUNTERS, encounters=[encounter_id])}
    if keys:
        change(connection, _FORGET, encounter=encounter_id)
    return keys


def refresh_mechanisms(connection: Connection, keys: Iterable[Key]) -> None:
    """Compute anew the mechanisms that are called by these names."""
    waiting = set(keys)
    found: list[list[Row[Any]]] = []
    touched: set[Key] = set()
    while waiting:
        start = min(waiting)
        found.append(_find_component(connection, start))
        told = {(use.sides, use.key) for use in found[-1]} | {start}
        touched |= told
        waiting -= told
    if touched:
        _drop(connection, touched)
    for uses in filter(None, found):
        _make(connection, uses)


def _find_component(connection: Connection, start: Key) -> list[Row[Any]]:
    # All uses that encounters tie to this key, the first in the register first.
    found: dict[tuple[str, ...], Row[Any]] = {}
    keys, seen = {start}, set[Key]()
    while keys:
        seen |= keys
        events: set[str] = set()
        for sides, key in sorted(keys):
            rows = fetch(connection, _OF_KEY, sides=sides, key=key)
            events |= {row.encounter_id for row in rows}
            found |= {(row.encounter_id, row.sides, row.key, row.name): row for row in rows}
        keys = set()
        for some in chunks(sorted(events)):
            for row in fetch(connection, _OF_ENCOUNTERS, encounters=some):
                found[row.encounter_id, row.sides, row.key, row.name] = row
                keys.add((row.sides, row.key))
        keys -= seen
    return sorted(found.values(), key=lambda use: (use.entry, use.position, use.sides, use.key, use.name))


_OF_KEY = select(mechanism_uses).where(
    mechanism_uses.c.sides == bindparam("sides"), mechanism_uses.c.key == bindparam("key")
)
_OF_ENCOUNTERS = select(mechanism_uses).where(
    mechanism_uses.c.encounter_id.in_(bindparam("encounters", expanding=True))
)


def _drop(connection: Connection, keys: set[Key]) -> None:
    told = [{"sides": sides, "key": key} for sides, key in sorted(keys)]
    gone = {row.mechanism_id for one in told for row in fetch(connection, _CALLED, **one)}
    if gone:
        change_each(connection, _UNCALL, told)
        change_each(connection, _DROP, [{"mechanism": identifier} for identifier in sorted(gone)])


def _make(connection: Connection, uses: Sequence[Row[Any]]) -> None:
    first = uses[0]
    identifier = _id_of((first.sides, first.key))
    rows: dict[tuple[str, str, str], dict[str, object]] = {}
    for use in uses:
        row = {"sides": use.sides, "key": use.key, "name": use.name, "mechanism_id": identifier, "entry": use.entry}
        rows.setdefault((use.sides, use.key, use.name), {**row, "id": _id_of((use.sides, use.key))})
    polities = dict.fromkeys(polity for use in uses for polity in use.sides.split("+") if polity)
    add_rows(connection, mechanism_keys, list(rows.values()))
    add_rows(connection, mechanisms, [{"id": identifier, "polities": tuple(polities), "entry": first.entry}])
    for some in chunks(sorted({use.encounter_id for use in uses})):
        change(connection, _ASSIGN, encounters=some, mechanism=identifier)


_OF_SIDES = (mechanism_keys.c.sides == bindparam("sides")) & (mechanism_keys.c.key == bindparam("key"))
_FORGET = delete(mechanism_uses).where(mechanism_uses.c.encounter_id == bindparam("encounter"))
_CALLED = select(mechanism_keys.c.mechanism_id).distinct().where(_OF_SIDES)
_UNCALL = delete(mechanism_keys).where(_OF_SIDES)
_DROP = delete(mechanisms).where(mechanisms.c.id == bindparam("mechanism"))
_ASSIGN = (
    update(encounters)
    .where(
        encounters.c.id.in_(bindparam("encounters", expanding=True)),
        encounters.c.mechanism_id.is_distinct_from(bindparam("mechanism")),
    )
    .values(mechanism_id=bindparam("mechanism"))
)


def _id_of(key: Key) -> str:
    return make_id("mec", *key)


def match_mechanism(connection: Connection, identifier: str) -> str | None:
    """Return the mechanism that an id leads to, also one of a mechanism that is part of another now."""
    return connection.execute(
        select(mechanism_keys.c.mechanism_id).where(mechanism_keys.c.id == identifier).limit(1)
    ).scalar_one_or_none()
