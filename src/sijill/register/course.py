"""The course of a relation over the years: how often, at which level, where, about what, and who tells of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, func, select, text

from sijill.language.levels import LEVELS, find_level
from sijill.register.answers import Course, EncounterLine, LevelLine, Side, TopicLine, YearLine
from sijill.register.contacts import Key, Scope, Sides, select_between, select_ranked
from sijill.register.prepared import fetch
from sijill.register.rows import chunks
from sijill.register.tables import accounts, documents, outcomes
from sijill.vocabulary import find_publisher

_HELD = "held"


class Counted(NamedTuple):
    """The contacts of two sides: how many, the last that was held, the last held at each level, and the counts."""

    total: int
    last: str | None
    at_levels: Mapping[str, tuple[str, int]]
    held: Sequence[Row[Any]]


def count_contacts(connection: Connection, scope: Scope) -> Counted:
    """Count the contacts of two sides by year, country and level."""
    rows = fetch(connection, _select_counts(scope.key), **scope.values)
    held = [row for row in rows if row.status == _HELD]
    at_levels: dict[str, tuple[str, int]] = {}
    for rank, level in enumerate(LEVELS):
        here = [row for row in held if row.rank == rank]
        if here:
            at_levels[level] = _get_encounter(here), sum(row.times for row in here)
    return Counted(
        total=sum(row.times for row in rows),
        last=_get_encounter(held) if held else None,
        at_levels=at_levels,
        held=held,
    )


@cache
def _select_counts(key: Key) -> Select[*tuple[Any, ...]]:
    told = select_ranked(key).c
    year = func.substr(told.day, 1, 4)
    # Of each group the latest: days of any precision stay in order before a space.
    latest = func.max(told.day + " " + told.encounter_id)
    columns: list[Any] = [told.status, year.label("year"), told.country, told.rank]
    columns += [func.count().label("times"), latest.label("latest")]
    return select(*columns).group_by(told.status, text("2"), told.country, told.rank)


def _get_encounter(rows: Iterable[Row[Any]]) -> str:
    return str(max(row.latest for row in rows)).rpartition(" ")[2]


def find_course(connection: Connection, scope: Scope, counted: Counted, known: Mapping[str, EncounterLine]) -> Course:
    """Return the course of a relation from its contacts that were held; `known` are those at each level."""
    return Course(
        levels=tuple(
            LevelLine(
                level=level,
                encounter=encounter,
                date=known[encounter].date,
                reported=known[encounter].reported,
                times=times,
            )
            for level, (encounter, times) in counted.at_levels.items()
        ),
        years=_find_years(counted.held, *scope.sides),
        topics=_find_topics(connection, scope),
        places=_find_places(counted.held),
    )


def find_contact_level(line: EncounterLine, first: Side, second: Side) -> str | None:
    """Return the level of a contact: that of the side represented lower; None where no side's level is known."""
    ranks = [rank for side in (first, second) if (rank := _find_rank(line, side)) is not None]
    return LEVELS[max(ranks)] if ranks else None


def _find_rank(line: EncounterLine, side: Side) -> int | None:
    levels = [find_level(capacity) for one in line.people if one.polity in side.codes for capacity in one.capacities]
    return min((LEVELS.index(level) for level in levels if level is not None), default=None)


def _find_years(held: Sequence[Row[Any]], first: Side, second: Side) -> tuple[YearLine, ...]:
    hosts: dict[int, Counter[str]] = {}
    levels: dict[int, Counter[str]] = {}
    for row in held:
        if not row.year:
            continue
        host = "first" if row.country in first.codes else "second" if row.country in second.codes else "elsewhere"
        hosts.setdefault(int(row.year), Counter())["unknown" if row.country is None else host] += row.times
        level = "unknown" if row.rank is None else LEVELS[row.rank]
        levels.setdefault(int(row.year), Counter())[level] += row.times
    if not hosts:
        return ()
    return tuple(
        YearLine(
            year=year,
            contacts=sum(hosts.get(year, Counter()).values()),
            hosted_by_first=hosts.get(year, Counter())["first"],
            hosted_by_second=hosts.get(year, Counter())["second"],
            elsewhere=hosts.get(year, Counter())["elsewhere"],
            levels=tuple((level, n) for level in (*LEVELS, "unknown") if (n := levels.get(year, Counter())[level])),
        )
        for year in range(min(hosts), max(hosts) + 1)
    )


def _find_places(held: Sequence[Row[Any]]) -> tuple[tuple[str, int], ...]:
    # An emirate or a prefecture lies in its state.
    found: Counter[str] = Counter()
    for row in held:
        if row.country:
            found[row.country.partition("-")[0]] += row.times
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _find_topics(connection: Connection, scope: Scope) -> tuple[TopicLine, ...]:
    years: dict[str, Counter[int]] = {}
    for row in fetch(connection, _select_topics(scope.key), **scope.values):
        for topic in row.topics:
            years.setdefault(topic, Counter())[int(row.year)] += row.times
    lines = [TopicLine(topic=topic, times=n.total(), years=tuple(sorted(n.items()))) for topic, n in years.items()]
    return tuple(sorted(lines, key=lambda line: (-line.times, line.topic)))


@cache
def _select_topics(key: Key) -> Select[*tuple[Any, ...]]:
    told = select_between(key).c
    columns: list[Any] = [func.substr(told.day, 1, 4).label("year"), told.topics, func.count().label("times")]
    return select(*columns).where(told.status == _HELD, told.day != "").group_by(text("1"), told.topics)


class Alone(NamedTuple):
    """An outcome that one side's publishers tell alone."""

    encounter: str
    side: str
    outcome: str


def find_one_sided(connection: Connection, scope: Scope) -> list[Alone]:
    """Return what only one side's publishers tell, though the other side's tell of the encounter as well.

    What an agency of a third state or nobody known tells is no side's.
    """
    tellers = _find_tellers(connection, scope)
    codes = {side.code for side in scope.sides}
    both = [encounter for encounter, told in tellers.items() if set(told.values()) >= codes]
    found = []
    for (encounter, _), rows in _find_told(connection, both).items():
        sides_of = {tellers[encounter].get(row.document_id) for row in rows}
        if len(sides_of) == 1 and (side := next(iter(sides_of))) is not None:
            found.append(Alone(encounter, side, rows[0].id))
    return sorted(found)


def _find_tellers(connection: Connection, scope: Scope) -> dict[str, dict[str, str | None]]:
    # Of encounters that several documents tell of: which side's publisher each of these is of.
    known: dict[tuple[str | None, str | None], str | None] = {}
    found: dict[str, dict[str, str | None]] = {}
    for row in fetch(connection, _select_tellers(scope.key), **scope.values):
        told = row.publisher, row.url
        if told not in known:
            known[told] = _find_side(row.publisher or row.url, scope.sides)
        found.setdefault(row.encounter_id, {})[row.document_id] = known[told]
    return found


@cache
def _select_tellers(key: Key) -> Select[*tuple[Any, ...]]:
    between = select_between(key).c
    return (
        select(between.encounter_id, accounts.c.document_id, documents.c.publisher, documents.c.url)
        .join(accounts, accounts.c.encounter_id == between.encounter_id)
        .join(documents, documents.c.id == accounts.c.document_id)
        .where(between.is_retold == 1, accounts.c.state != "rejected")
    )


def _find_side(told: str | None, sides: Sides) -> str | None:
    publisher = find_publisher(told) if told else None
    polity = publisher.polity if publisher else None
    return next((side.code for side in sides if polity is not None and polity in side.codes), None)


def _find_told(connection: Connection, events: Sequence[str]) -> dict[tuple[str, str], list[Any]]:
    # By encounter and undertaking the outcomes that were told, the latest document first.
    found: dict[tuple[str, str], list[Any]] = {}
    for some in chunks(events):
        for row in connection.execute(
            select(accounts.c.encounter_id, outcomes.c.undertaking_id, outcomes.c.id, outcomes.c.document_id)
            .join(accounts, accounts.c.id == outcomes.c.account_id)
            .join(documents, documents.c.id == outcomes.c.document_id)
            .where(accounts.c.encounter_id.in_(some), outcomes.c.state != "rejected")
            .order_by(
                func.coalesce(documents.c.published, "").desc(), outcomes.c.document_id.desc(), outcomes.c.position
            )
        ):
            found.setdefault((row.encounter_id, row.undertaking_id), []).append(row)
    return found
