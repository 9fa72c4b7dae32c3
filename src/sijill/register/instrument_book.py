"""The book of instruments: found by side, kind and stage; and one of them with its life."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, exists, func, select

from sijill.errors import InputError, NotFoundError
from sijill.records import Action
from sijill.records.ids import rename
from sijill.register.answers import InstrumentLine, InstrumentPage, LifeLine, OutcomeLine, PartyLine
from sijill.register.book_tables import instrument_sides, instruments
from sijill.register.clusters import UNDERTAKING, match_record
from sijill.register.instruments import (
    LifeStep,
    find_life,
    find_said_of_instruments,
    find_standing,
    select_said,
)
from sijill.register.load import load_outcomes, load_sources
from sijill.register.prepared import fetch
from sijill.register.promises import get_instrument_id, load_undertakings
from sijill.register.remarks import find_remarks
from sijill.register.rows import chunks
from sijill.register.sayings import Saying
from sijill.register.sides import get_side
from sijill.register.tables import documents, outcomes, undertakings
from sijill.register.undertakings import load_told
from sijill.vocabulary import instrument_kinds, instrument_stages


def find_instruments(
    connection: Connection,
    sides: Sequence[str] = (),
    *,
    rolled_up: bool = False,
    kinds: Sequence[str] = (),
    stages: Sequence[str] = (),
    limit: int | None = None,
    offset: int = 0,
) -> tuple[InstrumentLine, ...]:
    """Return instruments, those last heard of first; of one side or two, of these kinds and stages."""
    _check("kind", kinds, [kind.id for kind in instrument_kinds()])
    _check("stage", stages, [stage.id for stage in instrument_stages()])
    if len(sides) > 2:
        raise InputError("one side or two are wanted")
    table = instruments.c
    wanted = select(table.id)
    codes = [get_side(connection, told, rolled_up=rolled_up).codes for told in sides]
    if codes:
        wanted = wanted.where(table.undertaking_id.in_(_select_of(codes)))
    if kinds:
        wanted = wanted.where(table.kind.in_(list(kinds)))
    if stages:
        wanted = wanted.where(table.stage.in_(list(stages)))
    ids = connection.execute(wanted.order_by(*_LATEST).limit(limit).offset(offset)).scalars()
    return load_instruments(connection, ids)


def _select_of(codes: Sequence[Sequence[str]]) -> Select[str]:
    # The undertakings with a party of each side, which are looked for in the parties of the first.
    first = instrument_sides.alias()
    found = select(first.c.undertaking_id).where(first.c.polity.in_(codes[0]))
    for some in codes[1:]:
        party = instrument_sides.alias()
        same = (party.c.undertaking_id == first.c.undertaking_id) & party.c.polity.in_(some)
        found = found.where(exists().where(same))
    return found


def find_between(
    connection: Connection, one: Sequence[str], other: Sequence[str], *, limit: int, offset: int
) -> tuple[tuple[InstrumentLine, ...], int]:
    """Return a page of the instruments with a party of each side, told by its codes, and how many there are."""
    rows = fetch(connection, _BETWEEN, one=one, other=other, limit=limit, offset=offset)
    # Beyond the last one no row tells how many there are.
    counted = rows or fetch(connection, _BETWEEN, one=one, other=other, limit=1, offset=0)
    return load_instruments(connection, [row.id for row in rows]), counted[0].total if counted else 0


_FIRST, _SECOND = instrument_sides.alias(), instrument_sides.alias()
_LATEST = (instruments.c.moved.is_(None), instruments.c.moved.desc(), instruments.c.id)
_BETWEEN = (
    select(instruments.c.id, func.count().over().label("total"))
    .where(
        instruments.c.undertaking_id.in_(
            select(_FIRST.c.undertaking_id).where(
                _FIRST.c.polity.in_(bindparam("one", expanding=True)),
                exists().where(
                    _SECOND.c.undertaking_id == _FIRST.c.undertaking_id,
                    _SECOND.c.polity.in_(bindparam("other", expanding=True)),
                ),
            )
        )
    )
    .order_by(*_LATEST)
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)


def _check(what: str, given: Sequence[str], known: Sequence[str]) -> None:
    for one in given:
        if one not in known:
            raise InputError(f"no {what} {one!r}; there are {', '.join(known)}")


def load_instruments(connection: Connection, ids: Iterable[str]) -> tuple[InstrumentLine, ...]:
    """Return instruments as lines, in this order."""
    wanted = list(dict.fromkeys(ids))
    rows = {
        row.id: row
        for some in chunks(wanted)
        for row in connection.execute(
            select(instruments, documents.c.language, outcomes.c.what)
            .join(outcomes, outcomes.c.id == instruments.c.outcome_id)
            .join(documents, documents.c.id == outcomes.c.document_id)
            .where(instruments.c.id.in_(some))
        )
    }
    told = load_told(connection, [row.undertaking_id for row in rows.values()])
    said = find_said_of_instruments(connection, [row.id for group in told.values() for row in group])
    return tuple(
        _make_line(connection, rows[one], told[rows[one].undertaking_id], said) for one in wanted if one in rows
    )


def _make_line(
    connection: Connection, row: Row[Any], told: Sequence[Row[Any]], said: Sequence[Saying]
) -> InstrumentLine:
    standing = find_standing(find_life(told, select_said(said, told), parties=row.parties), row.parties)
    return InstrumentLine(
        undertaking=row.undertaking_id,
        # A title that a person gave is in whatever language that person wrote.
        language=row.language if row.title == row.what else None,
        standing=tuple(
            PartyLine(polity=party, stage=step.stage if step else None, since=(step.day or None) if step else None)
            for party, step in standing.items()
            if party in row.parties
        ),
        parent=get_instrument_id(connection, row.parent),
        amends=get_instrument_id(connection, row.amends),
        **{name: getattr(row, name) for name in _AS_KEPT},
    )


_AS_KEPT = ("id", "kind", "title", "parties", "topics", "languages", "stage", "signed", "in_force", "ended")


def get_instrument(connection: Connection, identifier: str) -> InstrumentPage:
    """Return an instrument with its life; the id of its undertaking or of an outcome of it leads to it."""
    record = match_record(connection, UNDERTAKING, identifier)
    lines = load_instruments(connection, [rename(record, "ins")]) if record else ()
    if not lines or record is None:
        raise NotFoundError(
            f"there is no instrument {identifier}; {rename(identifier, 'und')} may be an undertaking,"
            " and `sijill describe ID --kind KIND` makes one of it"
        )
    told = load_told(connection, [record])[record]
    said = find_said_of_instruments(connection, [row.id for row in told])
    steps = find_life(told, said, parties=lines[0].parties)
    outcomes_of = {line.id: line for line in load_outcomes(connection, [row.id for row in told])}
    atoms = list(outcomes_of)
    flows = connection.execute(
        select(undertakings.c.id).where(undertakings.c.flows_from.in_(atoms)).order_by(undertakings.c.id)
    ).scalars()
    remarks = find_remarks(connection, record)
    cited = [quote.document for line in outcomes_of.values() for quote in line.quotes]
    cited += [one.told.document for one in said if isinstance(one.told, Action) and one.told.document]
    return InstrumentPage(
        instrument=lines[0],
        life=tuple(_make_life(step, outcomes_of) for step in steps),
        under=_find_related(connection, "parent", atoms),
        amendments=_find_related(connection, "amends", atoms),
        flows=load_undertakings(connection, flows),
        remarks=remarks,
        sources=load_sources(connection, [*cited, *(one.document for one in remarks if one.document)]),
    )


def _make_life(step: LifeStep, lines: dict[str, OutcomeLine]) -> LifeLine:
    action = step.said.told if step.said is not None else None
    assert action is None or isinstance(action, Action)
    return LifeLine(
        day=step.day or None,
        stage=step.stage,
        parties=step.parties,
        outcomes=tuple(lines[one] for one in step.outcomes),
        encounter=step.encounter,
        words=action.words if action else None,
        document=action.document if action else None,
        by=step.said.by if step.said else None,
        entry=step.entry,
    )


def _find_related(connection: Connection, column: str, atoms: Sequence[str]) -> tuple[InstrumentLine, ...]:
    found = select(instruments.c.id).where(instruments.c[column].in_(atoms)).order_by(instruments.c.id)
    return load_instruments(connection, connection.execute(found).scalars())
