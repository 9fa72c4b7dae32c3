"""The course of a relation over the years: how often, at which level, where, about what, and who tells of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sijill.language.levels import LEVELS, find_level
from sijill.register.answers import (
    Course,
    EncounterLine,
    LevelLine,
    OneSided,
    OutcomeLine,
    Side,
    Source,
    TopicLine,
    YearLine,
)
from sijill.vocabulary import find_publisher

_HELD = "held"


def find_course(timeline: Sequence[EncounterLine], first: Side, second: Side) -> Course:
    """Return the course of a relation from its encounters, those that were held."""
    held = [line for line in timeline if line.status == _HELD]
    return Course(
        levels=_find_levels(held, first, second), years=_find_years(held, first, second), topics=_find_topics(held)
    )


def find_contact_level(line: EncounterLine, first: Side, second: Side) -> str | None:
    """Return the level of a contact: that of the side represented lower; None where no side's level is known."""
    ranks = [rank for side in (first, second) if (rank := _find_rank(line, side)) is not None]
    return LEVELS[max(ranks)] if ranks else None


def _find_rank(line: EncounterLine, side: Side) -> int | None:
    levels = [find_level(capacity) for one in line.people if one.polity in side.codes for capacity in one.capacities]
    return min((LEVELS.index(level) for level in levels if level is not None), default=None)


def _find_levels(held: Sequence[EncounterLine], first: Side, second: Side) -> tuple[LevelLine, ...]:
    last: dict[str, EncounterLine] = {}
    times: Counter[str] = Counter()
    for line in held:  # the latest first
        level = find_contact_level(line, first, second)
        if level is not None:
            last.setdefault(level, line)
            times[level] += 1
    return tuple(
        LevelLine(
            level=level,
            encounter=last[level].id,
            date=last[level].date,
            reported=last[level].reported,
            times=times[level],
        )
        for level in LEVELS
        if level in last
    )


def _find_years(held: Sequence[EncounterLine], first: Side, second: Side) -> tuple[YearLine, ...]:
    hosts: dict[int, Counter[str]] = {}
    levels: dict[int, Counter[str]] = {}
    for line in held:
        year = _get_year(line)
        if year is None:
            continue
        host = "first" if line.country in first.codes else "second" if line.country in second.codes else "elsewhere"
        hosts.setdefault(year, Counter())["unknown" if line.country is None else host] += 1
        levels.setdefault(year, Counter())[find_contact_level(line, first, second) or "unknown"] += 1
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


def _find_topics(held: Sequence[EncounterLine]) -> tuple[TopicLine, ...]:
    years: dict[str, Counter[int]] = {}
    for line in held:
        year = _get_year(line)
        for topic in line.topics:
            if year is not None:
                years.setdefault(topic, Counter())[year] += 1
    lines = [TopicLine(topic=topic, times=n.total(), years=tuple(sorted(n.items()))) for topic, n in years.items()]
    return tuple(sorted(lines, key=lambda line: (-line.times, line.topic)))


def _get_year(line: EncounterLine) -> int | None:
    told = line.date or line.reported
    return int(told[:4]) if told else None


def find_one_sided(
    timeline: Sequence[EncounterLine],
    found: Sequence[OutcomeLine],
    sources: Sequence[Source],
    sides: tuple[Side, Side],
) -> tuple[OneSided, ...]:
    """Return what only one side's publishers tell, though the other side's tell of the encounter as well.

    What an agency of a third state or nobody known tells is no side's.
    """
    told_by = {source.id: _find_side(source, sides) for source in sources}
    both = {
        line.id
        for line in timeline
        if {told_by.get(document) for document in line.documents} >= {side.code for side in sides}
    }
    steps: dict[tuple[str, str], list[OutcomeLine]] = {}
    for line in found:
        if line.encounter in both:
            steps.setdefault((line.encounter, line.undertaking), []).append(line)
    alone = []
    for (encounter, _), lines in steps.items():
        tellers = {told_by.get(quote.document) for line in lines for quote in line.quotes}
        if len(tellers) == 1 and (teller := next(iter(tellers))) is not None:
            alone.append(OneSided(side=teller, encounter=encounter, outcome=lines[0].id))
    return tuple(sorted(alone, key=lambda one: (one.encounter, one.side, one.outcome)))


def _find_side(source: Source, sides: tuple[Side, Side]) -> str | None:
    told = source.publisher or source.url
    publisher = find_publisher(told) if told else None
    polity = publisher.polity if publisher else None
    return next((side.code for side in sides if polity is not None and polity in side.codes), None)
