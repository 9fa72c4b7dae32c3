"""Two sides in, everything between them out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, Select, intersect, select

from sijill.records.ids import rename
from sijill.register.answers import (
    EncounterLine,
    InstrumentLine,
    OutcomeLine,
    Relation,
    RemarkLine,
    Side,
    SideOutcomes,
    SidePeople,
)
from sijill.register.attendance import find_attendances, sum_people
from sijill.register.body_pages import find_contacts, where_speaking
from sijill.register.course import find_course, find_one_sided
from sijill.register.instrument_book import find_instruments, load_instruments
from sijill.register.ladder import DONE, OPEN, UNDER_WAY, find_rung
from sijill.register.load import load_encounters, load_outcomes, load_sources
from sijill.register.mechanism_book import load_mechanisms
from sijill.register.remarks import find_remarks
from sijill.register.rows import chunks
from sijill.register.sides import get_side
from sijill.register.tables import accounts, encounter_pairs, encounter_sides, outcome_sides, outcomes, undertakings

_HELD = "held"
_OPEN, _REACHED = (OPEN,), (UNDER_WAY, DONE)


def get_relation(connection: Connection, one: str, other: str, *, rolled_up: bool = False) -> Relation:
    """Return the relation of two sides, each given as a code or a name.

    Rolled up, what belongs to a side counts as that side: for AE and JP, also
    what Sharjah did with Japan.
    """
    first, second = (get_side(connection, told, rolled_up=rolled_up) for told in (one, other))
    between = _find_encounters(connection, first, second)
    timeline = load_encounters(connection, between)
    found = load_outcomes(connection, _find_outcomes(connection, first, second, between))
    latest = _find_latest(found)
    standing = _load_standing(connection, latest)
    held = [line for line in timeline if line.status == _HELD]
    cited = [
        *(document for line in timeline for document in line.documents),
        *(quote.document for line in found for quote in line.quotes),
    ]
    sources = load_sources(connection, cited)
    return Relation(
        sides=(first, second),
        last_contact=held[0] if held else None,
        timeline=timeline,
        people=tuple(_find_people(connection, side, between) for side in (first, second)),
        mechanisms=load_mechanisms(connection, _find_mechanisms(timeline)),
        instruments=_find_instruments(connection, first, second, found, rolled_up=rolled_up),
        remarks=_find_remarks(connection, first, second),
        open=_by_side(first, second, [line for line in latest if standing[line.undertaking] in _OPEN]),
        reached=_by_side(first, second, [line for line in latest if standing[line.undertaking] in _REACHED]),
        course=find_course(timeline, first, second),
        one_sided=find_one_sided(timeline, found, sources, (first, second)),
        sources=sources,
    )


def _find_encounters(connection: Connection, first: Side, second: Side) -> Sequence[str]:
    if first.within or second.within:
        found = [find_contacts(connection, side.within) if side.within else None for side in (first, second)]
        met = [set(connection.execute(_of_side(side)).scalars()) for side in (first, second)]
        here = [own if own is not None else sides for own, sides in zip(found, met, strict=True)]
        return sorted(here[0] & here[1])
    if set(first.codes) & set(second.codes):
        # A side and one that belongs to it: whoever is of both met both.
        return connection.execute(intersect(*map(_of_side, (first, second)))).scalars().all()
    table = encounter_pairs.c
    between: dict[str, None] = {}
    for one, other in ((first, second), (second, first)):
        wanted = select(table.encounter_id).where(table.one.in_(one.codes), table.other.in_(other.codes))
        between.update(dict.fromkeys(connection.execute(wanted).scalars()))
    return list(between)


def _of_side(side: Side) -> Select[str]:
    return select(encounter_sides.c.encounter_id).where(encounter_sides.c.polity.in_(side.codes))


def _find_outcomes(connection: Connection, first: Side, second: Side, between: Sequence[str]) -> Iterable[str]:
    # What came of their encounters; and what a text tells without an encounter,
    # when both sides do it or one does it towards the other.
    found: dict[str, None] = {}
    for some in chunks(between):
        rows = connection.execute(
            select(outcomes.c.id)
            .join(accounts, accounts.c.id == outcomes.c.account_id)
            .where(accounts.c.encounter_id.in_(some), outcomes.c.state != "rejected")
        )
        found.update(dict.fromkeys(rows.scalars()))
    if first.within or second.within:
        return found
    of_side = [
        select(outcome_sides.c.outcome_id).where(outcome_sides.c.polity.in_(side.codes)) for side in (first, second)
    ]
    alone = select(outcomes.c.id).where(outcomes.c.account_id.is_(None))
    found.update(dict.fromkeys(connection.execute(intersect(*of_side, alone)).scalars()))
    return found


def _find_instruments(
    connection: Connection, first: Side, second: Side, found: Sequence[OutcomeLine], *, rolled_up: bool
) -> tuple[InstrumentLine, ...]:
    # Of a ministry those that its own contacts tell of: its state's others are not its.
    if first.within or second.within:
        return load_instruments(connection, (rename(line.undertaking, "ins") for line in found))
    return find_instruments(connection, (first.code, second.code), rolled_up=rolled_up)


def _find_remarks(connection: Connection, first: Side, second: Side) -> tuple[RemarkLine, ...]:
    if first.within or second.within:
        return ()
    return find_remarks(connection, " ".join(sorted((first.code, second.code))))


def _find_people(connection: Connection, side: Side, between: Sequence[str]) -> SidePeople:
    speaking = [where_speaking(side.within)] if side.within else []
    attended = [
        row
        for some in chunks(between)
        for row in find_attendances(connection, accounts.c.encounter_id.in_(some), *speaking)
        if side.within or row.polity in side.codes
    ]
    return SidePeople(side=side.code, people=sum_people(connection, attended))


def _find_mechanisms(timeline: Sequence[EncounterLine]) -> Iterable[str]:
    return dict.fromkeys(line.mechanism for line in timeline if line.mechanism is not None)


def _find_latest(found: Sequence[OutcomeLine]) -> list[OutcomeLine]:
    # Of each undertaking the step that reached highest, the last of these, with the words of all accounts of it.
    steps: dict[str, list[OutcomeLine]] = {}
    for line in found:
        steps.setdefault(line.undertaking, []).append(line)
    latest = []
    for lines in steps.values():
        best = max(lines, key=lambda line: (find_rung(line.kind), line.when or "", line.id))
        alike = [
            line for line in lines if line.kind == best.kind and (line is best or line.encounter == best.encounter)
        ]
        alike = [best, *(line for line in alike if line is not best and line.encounter is not None)]
        latest.append(msgspec.structs.replace(best, quotes=tuple(quote for line in alike for quote in line.quotes)))
    return latest


def _load_standing(connection: Connection, latest: Sequence[OutcomeLine]) -> dict[str, str]:
    return {
        row.id: row.status
        for some in chunks(line.undertaking for line in latest)
        for row in connection.execute(
            select(undertakings.c.id, undertakings.c.status).where(undertakings.c.id.in_(some))
        )
    }


def _by_side(first: Side, second: Side, found: Sequence[OutcomeLine]) -> tuple[SideOutcomes, ...]:
    # Those of one side, of the other, joint ones, and those whose author isn't told.
    keys = ((first.code, False), (second.code, False), (None, True), (None, False))
    groups: dict[tuple[str | None, bool], list[OutcomeLine]] = {key: [] for key in keys}
    for line in found:
        by = [side.code for side in (first, second) if any(polity in side.codes for polity in line.by)]
        groups[(by[0], False) if len(by) == 1 else (None, len(by) == len((first, second)))].append(line)
    return tuple(
        SideOutcomes(side=side, is_joint=is_joint, outcomes=tuple(lines))
        for (side, is_joint), lines in groups.items()
        if lines
    )
