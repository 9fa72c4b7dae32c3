"""Every two sides that met: kept with each encounter, and counted, so that no list has to go through all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from sqlalchemy import Connection, bindparam, delete, select, text

from sijill.register.contact_tables import encounter_pairs, relations
from sijill.register.prepared import change, change_each, fetch
from sijill.register.rows import add_rows


def add_pairs(
    connection: Connection,
    encounter_id: str,
    polities: Sequence[str],
    *,
    day: str,
    ranks: Mapping[str | None, int],
    told: Mapping[str, object],
) -> None:
    """Count an encounter of these sides in; `ranks` are those of the sides, `told` the other columns of the table."""
    pairs = [{"one": one, "other": other, "day": day} for one, other in combinations(sorted(set(polities)), 2)]
    add_rows(
        connection,
        encounter_pairs,
        [
            {**pair, "encounter_id": encounter_id, **told}
            | {"rank_one": ranks.get(pair["one"]), "rank_other": ranks.get(pair["other"])}
            for pair in pairs
        ],
    )
    change_each(connection, _COUNT_IN, pairs)


def drop_pairs(connection: Connection, encounter_id: str) -> None:
    """Count an encounter out, if it is there."""
    pairs = [row._asdict() for row in fetch(connection, _OF_ENCOUNTER, encounter=encounter_id)]
    if pairs:
        change(connection, _REMOVE, encounter=encounter_id)
        change_each(connection, _COUNT_OUT, pairs)
        change_each(connection, _FORGET, pairs)


_OF_ENCOUNTER = select(encounter_pairs.c.one, encounter_pairs.c.other).where(
    encounter_pairs.c.encounter_id == bindparam("encounter")
)
_REMOVE = delete(encounter_pairs).where(encounter_pairs.c.encounter_id == bindparam("encounter"))
# Spelled alike by SQLite and PostgreSQL. The last day is found again where one was taken away.
_COUNT_IN = text(
    "INSERT INTO relations (one, other, times, last) VALUES (:one, :other, 1, :day)"
    " ON CONFLICT (one, other) DO UPDATE SET times = relations.times + 1,"
    " last = CASE WHEN excluded.last > relations.last THEN excluded.last ELSE relations.last END"
)
_COUNT_OUT = text(
    "UPDATE relations SET times = times - 1, last = coalesce((SELECT max(day) FROM encounter_pairs"
    " WHERE encounter_pairs.one = relations.one AND encounter_pairs.other = relations.other), '')"
    " WHERE one = :one AND other = :other"
)
_FORGET = delete(relations).where(
    relations.c.one == bindparam("one"), relations.c.other == bindparam("other"), relations.c.times == 0
)
