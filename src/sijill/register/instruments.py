"""Instruments: undertakings of which there is a paper, with the life of that paper for each of its parties.

An undertaking is an instrument once an outcome of it was signed, or once a person
says that it is one. What stage it has reached for whom is told by its outcomes
and by what people state; nothing is carried from one party to another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, bindparam, delete, select

from sijill.errors import InputError, NotFoundError
from sijill.language.matters import find_matters
from sijill.records import Action, Particulars
from sijill.records.dates import is_date
from sijill.records.ids import rename
from sijill.register.book_tables import instrument_sides, instruments
from sijill.register.clusters import UNDERTAKING, get_present, match_record
from sijill.register.ladder import find_rung, is_signed
from sijill.register.prepared import change
from sijill.register.rows import add_rows, chunks
from sijill.register.sayings import Saying, find_sayings, get_last
from sijill.register.tables import documents
from sijill.vocabulary import LANGUAGES, instrument_kinds, instrument_stages, match_stage, match_term, polities

_ENDS = ("expired", "ended")
_FOR_ALL = 2  # parties up to which an instrument that ends for one ends for all


class LifeStep(NamedTuple):
    """A stage that an instrument reached: for whom, when ("" where unknown), told by which outcomes or entry."""

    day: str
    stage: str
    parties: tuple[str, ...]
    outcomes: tuple[str, ...]
    encounter: str | None
    said: Saying | None
    entry: int


def refresh_instruments(connection: Connection, ids: Iterable[str], told: dict[str, list[Row[Any]]]) -> None:
    """Compute anew the instruments among undertakings; `told` are the rows of their outcomes."""
    wanted = sorted(set(ids))
    for some in chunks(wanted):
        for statement in _DROPS:
            change(connection, statement, undertakings=some)
    said = find_said_of_instruments(connection, [row.id for rows in told.values() for row in rows])
    rows, sides = [], []
    for identifier, outcomes_of in told.items():
        mine = select_said(said, outcomes_of)
        if not mine and not any(is_signed(row.kind) for row in outcomes_of):
            continue
        row = _make_row(identifier, outcomes_of, mine)
        rows.append(row)
        sides += [
            {"undertaking_id": identifier, "polity": party, "day": row["signed"] or row["moved"] or ""}
            for party in row["parties"]
        ]
    add_rows(connection, instruments, rows)
    add_rows(connection, instrument_sides, sides)


_DROPS = tuple(
    delete(table).where(table.c.undertaking_id.in_(bindparam("undertakings", expanding=True)))
    for table in (instruments, instrument_sides)
)


def find_said_of_instruments(connection: Connection, outcomes: Iterable[str]) -> list[Saying]:
    """Return what people said of the instruments that these outcomes belong to, oldest first."""
    return find_sayings(connection, outcomes, kinds=(Particulars, Action))


def select_said(said: Sequence[Saying], rows: Sequence[Row[Any]]) -> list[Saying]:
    """Return what was said of the instrument that these outcomes are of."""
    ids = {row.id for row in rows}
    return [one for one in said if one.about in ids]


def _make_row(identifier: str, told: Sequence[Row[Any]], said: Sequence[Saying]) -> dict[str, Any]:
    shown = _get_shown(told)
    parties = get_parties(told, said)
    steps = find_life(told, said, parties=parties)
    days = [step.day for step in steps if step.day]
    words = " ".join(row.what for row in told)
    return {
        "id": rename(identifier, "ins"),
        "undertaking_id": identifier,
        "outcome_id": shown.id,
        "kind": _last(said, "kind", default=_find_kind(shown.what) or _find_kind(words)),
        "title": _last(said, "title") or shown.what,
        "parties": parties,
        "topics": tuple(dict.fromkeys(topic for row in told for topic in row.topics)),
        "languages": _last(said, "languages", default=()) or (),
        "parent": _last(said, "parent"),
        "amends": _last(said, "amends"),
        "stage": get_stage(steps, parties),
        "signed": _first_day(steps, "signed"),
        "in_force": _first_day(steps, "in-force"),
        "ended": min((step.day for step in steps if step.stage in _ENDS and step.day), default=None),
        "moved": max(days, default=None),
        "entry": told[0].entry,
    }


def _last(said: Sequence[Saying], field: str, default: Any = None) -> Any:
    # An action has parties of its own, which are not those of the instrument.
    return get_last((one for one in said if isinstance(one.told, Particulars)), field, default)


def _get_shown(told: Sequence[Row[Any]]) -> Row[Any]:
    # The paper is called as where it was signed, else as where it came furthest.
    signed = [row for row in told if is_signed(row.kind)]
    return signed[-1] if signed else max(told, key=lambda row: find_rung(row.kind))


def get_parties(told: Sequence[Row[Any]], said: Sequence[Saying]) -> tuple[str, ...]:
    """Return the parties: what a person said, else who signed, else the sides of the encounters that told of it."""
    stated: tuple[str, ...] = _last(said, "parties") or ()
    if stated:
        return stated
    rows = [row for row in told if is_signed(row.kind)] or told
    named = tuple(dict.fromkeys(side for row in rows for side in (*row.by, *row.to)))
    if len(named) >= len(("one", "other")):
        return named
    return tuple(dict.fromkeys((*named, *(side for row in rows for side in row.polities or ()))))


def find_life(told: Sequence[Row[Any]], said: Sequence[Saying], *, parties: tuple[str, ...]) -> tuple[LifeStep, ...]:
    """Return the stages that an instrument reached, the earliest first; those of an unknown day at the end.

    An outcome with an author tells of its author only, one without of all parties.
    """
    groups: dict[tuple[str, str], list[Row[Any]]] = {}
    for row in told:
        stage = match_stage(row.kind)
        if stage is not None:
            groups.setdefault((row.encounter or row.id, stage), []).append(row)
    steps = []
    for (_, stage), rows in groups.items():
        days = [row.date or (row.published or "")[:10] for row in rows]
        of = tuple(party for party in parties if any(party in row.by for row in rows))
        steps.append(
            LifeStep(
                day=min((day for day in days if day), default=""),
                stage=stage,
                parties=of or parties,
                outcomes=tuple(row.id for row in rows),
                encounter=rows[0].encounter,
                said=None,
                entry=rows[0].entry,
            )
        )
    for one in said:
        if isinstance(one.told, Action):
            of = one.told.parties or parties
            steps.append(LifeStep(one.told.day or "", one.told.stage, of, (), None, one, one.entry))
    return tuple(sorted(steps, key=lambda step: (step.day or "9999", _order(step.stage), step.entry)))


def find_standing(steps: Sequence[LifeStep], parties: Sequence[str]) -> dict[str, LifeStep | None]:
    """Return for each party the step at which the instrument stands for it: the furthest, of several the first."""
    standing: dict[str, LifeStep | None] = dict.fromkeys(parties)
    for step in steps:
        for party in step.parties:
            now = standing.get(party)
            if now is None or _order(step.stage) > _order(now.stage):
                standing[party] = step
    return standing


def get_stage(steps: Sequence[LifeStep], parties: Sequence[str]) -> str | None:
    """Return the stage that it has reached for all parties; of two, it ends with the first that leaves."""
    standing = [step.stage for step in find_standing(steps, parties).values() if step is not None]
    ended = [stage for stage in standing if stage in _ENDS]
    if ended and len(parties) <= _FOR_ALL:
        return max(ended, key=_order)
    if not standing or len(standing) < len(parties):
        return None
    return min(standing, key=_order)


def _first_day(steps: Sequence[LifeStep], stage: str) -> str | None:
    return min((step.day for step in steps if step.stage == stage and step.day), default=None)


@cache
def _order(stage: str) -> int:
    return next((one.order for one in instrument_stages() if one.id == stage), 0)


def _find_kind(words: str) -> str | None:
    about = find_matters(words)
    return next((kind.id for kind in instrument_kinds() if about.intersection(kind.matters)), None)


def make_particulars(connection: Connection, identifier: str, told: Particulars) -> Particulars:
    """Return what a person says an instrument is, ready to be written; InputError for what can't be said.

    `identifier` is an instrument, an undertaking, or one of its outcomes.
    """
    outcome = _get_atom(connection, identifier)
    fields = {field: getattr(told, field) for field in told.__struct_fields__ if field != "outcome"}
    if not any(_is_given(value) for value in fields.values()):
        raise InputError("nothing is said: give a kind, a title, parties, languages, a parent or what it amends")
    if _is_given(told.kind) and told.kind and match_term(instrument_kinds(), str(told.kind)) is None:
        raise InputError(f"no kind {told.kind!r}; there are {', '.join(kind.id for kind in instrument_kinds())}")
    _check_sides(told.parties if isinstance(told.parties, tuple) else ())
    for language in told.languages if isinstance(told.languages, tuple) else ():
        if not (language.isascii() and language.isalpha() and language.islower() and 2 <= len(language) <= 3):
            raise InputError(f"{language!r} is no code of a language; codes are like {', '.join(LANGUAGES)}, fr")
    for field in ("parent", "amends"):
        if isinstance(fields[field], str):
            fields[field] = _get_atom(connection, fields[field])
            if match_record(connection, UNDERTAKING, fields[field]) == match_record(connection, UNDERTAKING, outcome):
                raise InputError(f"{identifier} can't be its own {'parent' if field == 'parent' else 'amendment'}")
    return Particulars(outcome=outcome, **fields)


def make_action(connection: Connection, identifier: str, told: Action) -> Action:
    """Return the stage that a person says an instrument has reached, ready to be written; InputError likewise."""
    if match_term(instrument_stages(), told.stage) is None:
        raise InputError(f"no stage {told.stage!r}; there are {', '.join(one.id for one in instrument_stages())}")
    _check_sides(told.parties)
    if told.day is not None and not is_date(told.day):
        raise InputError(f"{told.day!r} is no date; dates are like 2024-05-17 or 2024-05")
    if told.document is not None:
        check_document(connection, told.document)
    outcome = _get_atom(connection, identifier)
    return Action(
        outcome=outcome,
        stage=told.stage,
        parties=told.parties,
        day=told.day,
        words=told.words,
        document=told.document,
    )


def check_document(connection: Connection, identifier: str) -> None:
    """Raise NotFoundError unless there is this document."""
    if connection.execute(select(documents.c.id).where(documents.c.id == identifier)).first() is None:
        raise NotFoundError(f"there is no document {identifier}")


def _check_sides(sides: Iterable[str]) -> None:
    for side in sides:
        if side not in polities():
            raise InputError(f"no side {side!r}; codes are like JP, AE-SH, GCC")


def _is_given(value: object) -> bool:
    return value is not msgspec.UNSET


def _get_atom(connection: Connection, identifier: str) -> str:
    record = match_record(connection, UNDERTAKING, identifier)
    if record is None:
        raise NotFoundError(f"there is no instrument or undertaking {identifier}")
    return get_present(connection, rename(identifier, "out"))
