"""Records as judgements settle them: joined, parted, and computed anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from sijill.register import search
from sijill.register.clusters import ENCOUNTER, PERSON, UNDERTAKING, Kind, Settled, settle
from sijill.register.encounters import drop_encounter, refresh_encounter
from sijill.register.people import drop_person, move_counts, recount_person, refresh_people
from sijill.register.undertakings import find_undertakings, refresh_undertakings


def refresh_records(connection: Connection, atoms: Mapping[Kind, Iterable[str]], *, are_new: bool) -> None:
    """Put atoms of each kind into their records, and compute anew every record that this changes.

    What came of an encounter hangs on it: undertakings are computed last, once each.
    """
    settled = {kind: settle(connection, kind, some, are_new=are_new) for kind, some in atoms.items()}
    for kind, refresh in ((PERSON, _refresh_people), (ENCOUNTER, _refresh_encounters)):
        if kind in settled and (settled[kind].changed or settled[kind].gone):
            refresh(connection, settled[kind])
    events = settled[ENCOUNTER].changed if ENCOUNTER in settled else ()
    promises = find_undertakings(connection, events=events)
    if UNDERTAKING in settled:
        promises |= {*settled[UNDERTAKING].changed, *settled[UNDERTAKING].gone}
    refresh_undertakings(connection, promises)


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
