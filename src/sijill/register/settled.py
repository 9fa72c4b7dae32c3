"""Records as judgements settle them: joined, parted, and computed anew."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from sijill.register import search
from sijill.register.clusters import PERSON, Kind, Settled, settle
from sijill.register.encounters import drop_encounter, refresh_encounter
from sijill.register.people import drop_person, move_counts, recount_person, refresh_people


def refresh_records(connection: Connection, kind: Kind, atoms: Iterable[str], *, are_new: bool) -> None:
    """Put atoms into their records, and compute anew every record that this changes."""
    settled = settle(connection, kind, atoms, are_new=are_new)
    if not settled.changed and not settled.gone:
        return
    if kind is PERSON:
        _refresh_people(connection, settled)
    else:
        _refresh_encounters(connection, settled)


def _refresh_people(connection: Connection, settled: Settled) -> None:
    for goes, stays in settled.joined:
        move_counts(connection, goes, stays)
    if settled.is_split:
        for person in settled.changed:
            recount_person(connection, person)
    for person in settled.gone:
        drop_person(connection, person)
    names = refresh_people(connection, settled.changed)
    search.remove(connection, settled.gone)
    search.replace(connection, [search.Indexed("person", person, " \n".join(some)) for person, some in names.items()])


def _refresh_encounters(connection: Connection, settled: Settled) -> None:
    for event in settled.gone:
        drop_encounter(connection, event)
    for event in settled.changed:
        refresh_encounter(connection, event)
    search.remove(connection, settled.gone)
    search.replace(
        connection,
        [
            search.Indexed("encounter", event, search.describe_encounter(connection, event))
            for event in settled.changed
        ],
    )
