"""Flat tables for research: one row a fact, cells that are text, numbers, true or false, or empty.

Ready for a data frame (`polars.DataFrame(rows)`, `pandas.DataFrame(rows)`) and for
CSV. What is a list in the register is joined by "; " here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sqlalchemy import Connection, Table, select

from sijill.errors import InputError
from sijill.language.levels import find_level
from sijill.register.body_pages import load_bodies
from sijill.register.body_tables import bodies
from sijill.register.book_tables import instruments
from sijill.register.instrument_book import load_instruments
from sijill.register.load import REJECTED, load_encounters, load_outcomes
from sijill.register.promises import load_undertakings
from sijill.register.rows import chunks
from sijill.register.tables import encounters, outcomes, undertakings

Cell = str | int | float | bool | None
Row = dict[str, Cell]
_JOINT = "; "


def find_rows(connection: Connection, table: str) -> Iterator[Row]:
    """Yield the rows of a table by its name, in the order of their ids; InputError tells which tables there are."""
    if table not in TABLES:
        raise InputError(f"no table {table!r}; there are {', '.join(TABLES)}")
    return TABLES[table](connection)


def _find_encounters(connection: Connection) -> Iterator[Row]:
    for some in chunks(
        connection.execute(
            select(encounters.c.id).where(encounters.c.state != REJECTED).order_by(encounters.c.id)
        ).scalars()
    ):
        for line in sorted(load_encounters(connection, some), key=lambda line: line.id):
            yield {
                "encounter": line.id,
                "kind": line.kind,
                "status": line.status,
                "date": line.date,
                "reported": line.reported,
                "place": line.places[0] if line.places else None,
                "country": line.country,
                "venue": line.venue,
                "mechanism": line.mechanism,
                "mechanism_name": line.mechanisms[0] if line.mechanisms else None,
                "round": line.round,
                "sides": _join(line.polities),
                "topics": _join(line.topics),
                "participants": len(line.people),
                "accounts": len(line.documents),
                "conflicts": _join(conflict.field for conflict in line.conflicts),
            }


def _find_participants(connection: Connection) -> Iterator[Row]:
    for some in chunks(
        connection.execute(
            select(encounters.c.id).where(encounters.c.state != REJECTED).order_by(encounters.c.id)
        ).scalars()
    ):
        for line in sorted(load_encounters(connection, some), key=lambda line: line.id):
            for one in line.people:
                levels = [level for capacity in one.capacities if (level := find_level(capacity)) is not None]
                yield {
                    "encounter": line.id,
                    "date": line.date,
                    "person": one.person,
                    "name": one.names[0],
                    "side": one.polity,
                    "capacity": one.capacities[0] if one.capacities else None,
                    "level": levels[0] if levels else None,
                    "lead": one.lead,
                }


def _ids(connection: Connection, table: Table) -> Iterable[str]:
    """Return the ids of what was not rejected."""
    wanted = select(table.c.id).where(table.c.state != REJECTED).order_by(table.c.id)
    return connection.execute(wanted).scalars()


def _find_outcomes(connection: Connection) -> Iterator[Row]:
    for some in chunks(
        connection.execute(
            select(outcomes.c.id).where(outcomes.c.state != REJECTED).order_by(outcomes.c.id)
        ).scalars()
    ):
        for line in sorted(load_outcomes(connection, some), key=lambda line: line.id):
            yield {
                "outcome": line.id,
                "undertaking": line.undertaking,
                "encounter": line.encounter,
                "kind": line.kind,
                "by": _join(line.by),
                "to": _join(line.to),
                "what": line.what,
                "topics": _join(line.topics),
                "due": line.due,
                "when": line.when,
                "document": line.quotes[0].document if line.quotes else None,
                "quote": line.quotes[0].words if line.quotes else None,
            }


def _find_undertakings(connection: Connection) -> Iterator[Row]:
    for some in chunks(connection.execute(select(undertakings.c.id).order_by(undertakings.c.id)).scalars()):
        for line in load_undertakings(connection, some):
            yield {
                "undertaking": line.id,
                "status": line.status,
                "kind": line.kind,
                "what": line.what,
                "by": _join(line.by),
                "to": _join(line.to),
                "sides": _join(line.polities),
                "topics": _join(line.topics),
                "owner": line.owner,
                "due": line.due,
                "verifiable": line.is_verifiable,
                "opened": line.opened,
                "moved": line.moved,
                "steps": line.steps,
                "contested": line.is_contested,
            }


def _find_instruments(connection: Connection) -> Iterator[Row]:
    for some in chunks(connection.execute(select(instruments.c.id).order_by(instruments.c.id)).scalars()):
        for line in load_instruments(connection, some):
            yield {
                "instrument": line.id,
                "undertaking": line.undertaking,
                "kind": line.kind,
                "title": line.title,
                "parties": _join(line.parties),
                "topics": _join(line.topics),
                "languages": _join(line.languages),
                "stage": line.stage,
                "standing": _join(f"{one.polity}: {one.stage}" for one in line.standing if one.stage),
                "signed": line.signed,
                "in_force": line.in_force,
                "ended": line.ended,
                "parent": line.parent,
                "amends": line.amends,
            }


def _find_bodies(connection: Connection) -> Iterator[Row]:
    for some in chunks(connection.execute(select(bodies.c.id).order_by(bodies.c.id)).scalars()):
        for line in load_bodies(connection, some):
            yield {
                "body": line.id,
                "name": next(iter((*line.names, *line.titles)), None),
                "names": _join(line.names),
                "side": line.polity,
                "kind": line.kind,
                "fields": _join(line.fields),
                "part_of": line.whole,
            }


def _join(parts: Iterable[str]) -> str | None:
    return _JOINT.join(parts) or None


TABLES: dict[str, Callable[[Connection], Iterator[Row]]] = {
    "encounters": _find_encounters,
    "participants": _find_participants,
    "outcomes": _find_outcomes,
    "undertakings": _find_undertakings,
    "instruments": _find_instruments,
    "bodies": _find_bodies,
}
"""The tables by their names."""
