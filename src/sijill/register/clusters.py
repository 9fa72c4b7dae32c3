"""Judgements in, records out: which mentions are one person, which accounts one encounter.

A record is named after its oldest atom. When a judgement joins two records, the
younger one goes and all its atoms move; its id still leads to the older one,
since every atom keeps its own id.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Table, delete, select, update

from sijill.errors import IntegrityError
from sijill.records import Judgement
from sijill.records.ids import rename
from sijill.register.tables import accounts, encounters, mentions, people


class Kind(NamedTuple):
    """A kind of record, its atoms, and where both are kept."""

    of: str
    atoms: Table
    records: Table
    column: str
    atom_prefix: str
    record_prefix: str


PERSON = Kind("person", mentions, people, "person_id", "men", "per")
ENCOUNTER = Kind("encounter", accounts, encounters, "encounter_id", "acc", "enc")


class Placed(NamedTuple):
    """Where new atoms belong, and which records were joined (the one that went, the one that stayed)."""

    homes: dict[str, str]
    joined: tuple[tuple[str, str], ...]


def place(connection: Connection, kind: Kind, atoms: Sequence[str], judgements: Sequence[Judgement]) -> Placed:
    """Return the records of `atoms`, which are not stored yet, joining stored ones where judged the same."""
    homes = {atom: rename(atom, kind.record_prefix) for atom in dict.fromkeys(atoms)}
    order = {atom: number for number, atom in enumerate(homes)}
    joined: list[tuple[str, str]] = []
    for judgement in judgements:
        if judgement.of != kind.of or judgement.verdict != "same":
            continue
        one = _find_record(connection, kind, homes, judgement.subject)
        other = _find_record(connection, kind, homes, judgement.object)
        if one == other:
            continue
        new = [record for record in (one, other) if rename(record, kind.atom_prefix) in homes]
        if new:
            # A record of this document gives way to a stored one, a later one to an earlier.
            goes = max(new, key=lambda record: order[rename(record, kind.atom_prefix)])
            stays = other if goes == one else one
        else:
            stays, goes = sorted((one, other), key=lambda record: _age(connection, kind, record))
        for atom, home in homes.items():
            if home == goes:
                homes[atom] = stays
        if not new:
            connection.execute(delete(kind.records).where(kind.records.c.id == goes))
            connection.execute(
                update(kind.atoms).where(kind.atoms.c[kind.column] == goes).values({kind.column: stays})
            )
            joined.append((goes, stays))
    return Placed(homes, tuple(joined))


def match_record(connection: Connection, kind: Kind, identifier: str) -> str | None:
    """Return the record that an id of an atom or of a record, also a former one, leads to."""
    atom = rename(identifier, kind.atom_prefix)
    return connection.execute(select(kind.atoms.c[kind.column]).where(kind.atoms.c.id == atom)).scalar_one_or_none()


def _find_record(connection: Connection, kind: Kind, homes: dict[str, str], identifier: str) -> str:
    home = homes.get(rename(identifier, kind.atom_prefix))
    found = home or match_record(connection, kind, identifier)
    if found is None:
        raise IntegrityError(f"a judgement speaks of {identifier}, which no entry tells of")
    return found


def _age(connection: Connection, kind: Kind, record: str) -> tuple[int, int]:
    row = connection.execute(
        select(kind.atoms.c.entry, kind.atoms.c.position).where(kind.atoms.c.id == rename(record, kind.atom_prefix))
    ).one()
    return row.entry, row.position
