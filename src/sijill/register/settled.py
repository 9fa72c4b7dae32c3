"""Records as judgements settle them: joined, parted, and computed anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection

from sijill.register import search
from sijill.register.clusters import ENCOUNTER, PERSON, UNDERTAKING, Kind, Settled, settle
from sijill.register.encounters import drop_encounter, refresh_encounter
from sijill.register.people import drop_people, refresh_people
from sijill.register.undertakings import find_undertakings, refresh_undertakings


def refresh_records(connection: Connection, atoms: Mapping[Kind, Iterable[str]], new: Collection[str] = ()) -> None:
    """Put atoms of each kind into their records, and compute anew every record that this changes.

    `new` are those just told of. What came of an encounter hangs on it: undertakings
    are computed last, once each.
    """
    settled = {kind: settle(connection, kind, some, new) for kind, some in atoms.items()}
    if PERSON in settled:
        refresh_persons(connection, settled[PERSON])
    if ENCOUNTER in settled:
        _refresh_encounters(connection, settled[ENCOUNTER])
    events = settled[ENCOUNTER].changed if ENCOUNTER in settled else ()
    promises = find_undertakings(connection, events=events)
    if UNDERTAKING in settled:
        promises |= {*settled[UNDERTAKING].changed, *settled[UNDERTAKING].gone}
    refresh_undertakings(connection, promises)


def refresh_persons(
    connection: Connection, settled: Settled, *, named: Iterable[str] = (), entry: int | None = None
) -> None:
    """Compute anew people whom judgements changed, and those whom an entry names once more."""
    drop_people(connection, settled.gone)
    names = refresh_people(connection, {*settled.changed, *named})
    found = [
        search.Indexed("person", person, " \n".join(row.name for row in rows))
        for person, rows in sorted(names.items())
        if person in settled.changed or any(row.entry == entry for row in rows)
    ]
    search.remove(connection, settled.gone)
    search.replace(connection, found)


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
