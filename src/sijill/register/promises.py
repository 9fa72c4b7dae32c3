"""The promise book: undertakings found by side, status, owner and time; and one of them with its steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, or_, select

from sijill.errors import InputError, NotFoundError
from sijill.language.matters import find_matters
from sijill.records.dates import is_date
from sijill.records.ids import rename
from sijill.register.answers import OutcomeLine, StepLine, SuggestionLine, UndertakingLine, UndertakingPage
from sijill.register.clusters import UNDERTAKING, match_record
from sijill.register.identity_tables import judgements
from sijill.register.ladder import OPEN, UNDER_WAY
from sijill.register.load import load_judgements, load_outcomes, load_sources
from sijill.register.remarks import find_remarks
from sijill.register.rows import chunks
from sijill.register.sides import get_side
from sijill.register.tables import documents, outcomes, undertaking_sides, undertakings
from sijill.register.undertakings import Said, find_said, find_steps
from sijill.vocabulary import undertaking_statuses

UNSETTLED = (OPEN, UNDER_WAY)
"""The statuses of what still needs attention."""


def find_promises(
    connection: Connection,
    sides: Sequence[str] = (),
    *,
    rolled_up: bool = False,
    statuses: Sequence[str] = UNSETTLED,
    owner: str | None = None,
    due_until: str | None = None,
    silent_since: str | None = None,
    limit: int | None = None,
) -> tuple[UndertakingLine, ...]:
    """Return undertakings: those that are due first, then those that were silent longest.

    `sides` are one or two, as codes or names. `due_until` keeps what is due by
    that day, `silent_since` what nothing was heard of since that day.
    """
    _check(sides, statuses, due_until, silent_since)
    table = undertakings.c
    wanted: list[ColumnElement[bool]] = []
    for told in sides:
        side = get_side(connection, told, rolled_up=rolled_up)
        wanted.append(
            table.id.in_(
                select(undertaking_sides.c.undertaking_id).where(
                    undertaking_sides.c.polity.in_(side.codes), undertaking_sides.c.status.in_(list(statuses))
                )
            )
        )
    if owner is not None:
        wanted.append(table.owner == owner)
    if due_until is not None:
        wanted.append(table.due <= due_until)
    if silent_since is not None:
        wanted.append(or_(table.moved.is_(None), table.moved <= silent_since))
    return load_undertakings(connection, _find_first(connection, wanted, statuses, limit))


def _find_first(
    connection: Connection, wanted: Sequence[ColumnElement[bool]], statuses: Sequence[str], limit: int | None
) -> list[str]:
    # Of each status in the order in which the index holds them: what is due, then what isn't by its last step,
    # then what has no day at all. So a page looks at no more than it shows.
    table = undertakings.c
    found: list[str] = []
    for group, order in (
        ((table.due.is_not(None),), (table.due, table.moved.is_(None), table.moved, table.id)),
        ((table.due.is_(None), table.moved.is_not(None)), (table.moved, table.id)),
        ((table.due.is_(None), table.moved.is_(None)), (table.id,)),
    ):
        rows = [
            row
            for status in dict.fromkeys(statuses)
            for row in connection.execute(
                select(table.due, table.moved, table.id)
                .where(table.status == status, *group, *wanted)
                .order_by(*order)
                .limit(limit)
            )
        ]
        rows.sort(key=lambda row: (row.due or "", row.moved is None, row.moved or "", row.id))
        found += [row.id for row in rows]
        if limit is not None and len(found) >= limit:
            break
    return found[:limit]


def _check(sides: Sequence[str], statuses: Sequence[str], *days: str | None) -> None:
    if len(sides) > 2:
        raise InputError("one side or two are wanted")
    known = [term.id for term in undertaking_statuses()]
    for status in statuses:
        if status not in known:
            raise InputError(f"no status {status!r}; there are {', '.join(known)}")
    for day in days:
        if day is not None and not is_date(day):
            raise InputError(f"{day!r} is no date; dates are like 2024-05-17 or 2024-05")


def load_undertakings(connection: Connection, ids: Iterable[str]) -> tuple[UndertakingLine, ...]:
    """Return undertakings as lines, in this order."""
    wanted = list(dict.fromkeys(ids))
    rows = {
        row.id: row
        for some in chunks(wanted)
        for row in connection.execute(select(undertakings).where(undertakings.c.id.in_(some)))
    }
    languages: dict[tuple[str, str], str | None] = {}
    for some in chunks(wanted):
        for row in connection.execute(
            select(outcomes.c.undertaking_id, outcomes.c.what, documents.c.language)
            .join(documents, documents.c.id == outcomes.c.document_id)
            .where(outcomes.c.undertaking_id.in_(some))
        ):
            languages[row.undertaking_id, row.what] = row.language
    counted = Counter(one for one, _, _ in _find_links(connection, rows))
    return tuple(
        UndertakingLine(
            language=languages.get((row.id, row.what)),
            is_verifiable=None if row.is_verifiable is None else bool(row.is_verifiable),
            is_contested=bool(row.is_contested),
            suggestions=counted[row.id],
            flows_from=get_instrument_id(connection, row.flows_from),
            **{name: getattr(row, name) for name in _AS_KEPT},
        )
        for identifier in wanted
        for row in [rows[identifier]]
    )


def get_instrument_id(connection: Connection, outcome: str | None) -> str | None:
    """Return the id of the instrument that an outcome belongs to; None where there is no outcome, or no more."""
    record = match_record(connection, UNDERTAKING, outcome) if outcome else None
    return rename(record, "ins") if record else None


_AS_KEPT = (
    "id",
    "status",
    "kind",
    "what",
    "by",
    "to",
    "polities",
    "topics",
    "owner",
    "due",
    "opened",
    "moved",
    "steps",
)


def get_undertaking(connection: Connection, identifier: str) -> UndertakingPage:
    """Return an undertaking with its steps; a former id, or that of one of its outcomes, leads to it."""
    record = match_record(connection, UNDERTAKING, identifier)
    if record is None:
        raise NotFoundError(f"there is no undertaking {identifier}")
    steps = find_steps(connection, [record]).get(record, ())
    if not steps:
        raise NotFoundError(f"all that was told of {identifier} was rejected; the outcomes themselves can be shown")
    mine = [one for step in steps for one in step.outcomes]
    said = {one.entry: one for told in find_said(connection, mine).values() for one in told}
    found = _find_links(connection, [record])
    lines = {
        line.id: line for line in load_outcomes(connection, [*mine, *(_get_end(link, mine) for _, link, _ in found)])
    }
    return UndertakingPage(
        undertaking=load_undertakings(connection, [record])[0],
        steps=tuple(
            StepLine(
                day=step.day or None,
                kinds=step.kinds,
                outcomes=tuple(lines[one] for one in step.outcomes),
                encounter=step.encounter,
                status=step.status,
                entry=step.entry,
                **_tell(said.get(step.entry) if step.status is not None else None),
            )
            for step in steps
        ),
        suggestions=_make_suggestions([link for _, link, _ in found], mine, lines),
        judgements=load_judgements(connection, mine),
        remarks=find_remarks(connection, record),
        sources=load_sources(connection, (quote.document for line in lines.values() for quote in line.quotes)),
    )


def _tell(said: Said | None) -> dict[str, str | None]:
    if said is None:
        return {"words": None, "document": None, "by": None}
    return {"words": said.told.words, "document": said.told.document, "by": said.by}


def _get_end(link: Row[Any], mine: Sequence[str]) -> str:
    """Return the end of a link that is none of these outcomes."""
    return str(link.object if link.subject in mine else link.subject)


def _make_suggestions(
    found: Sequence[Row[Any]], mine: Sequence[str], lines: dict[str, OutcomeLine]
) -> tuple[SuggestionLine, ...]:
    # Of several links to one outcome the surest speaks.
    best: dict[str, SuggestionLine] = {}
    for link in sorted(found, key=lambda link: (-link.score, link.subject, link.object)):
        other = _get_end(link, mine)
        like = link.subject if other == link.object else link.object
        shared = find_matters(lines[other].what) & find_matters(lines[like].what)
        best.setdefault(
            other,
            SuggestionLine(outcome=lines[other], like=like, matters=tuple(sorted(shared)), score=link.score),
        )
    return tuple(sorted(best.values(), key=lambda one: (one.outcome.when or "9999", one.outcome.id)))


def _find_links(connection: Connection, ids: Iterable[str]) -> list[tuple[str, Row[Any], str]]:
    """Return (undertaking, link, the other undertaking) for what may belong together and nobody has judged."""
    wanted = set(ids)
    here, there = outcomes.alias(), outcomes.alias()
    rows: dict[tuple[str, int, int], tuple[str, Row[Any], str]] = {}
    for some in chunks(sorted(wanted)):
        for near, far in ((judgements.c.subject, judgements.c.object), (judgements.c.object, judgements.c.subject)):
            for row in connection.execute(
                select(judgements, here.c.undertaking_id.label("mine"), there.c.undertaking_id.label("theirs"))
                .join(here, here.c.id == near)
                .join(there, there.c.id == far)
                .where(
                    here.c.undertaking_id.in_(some),
                    here.c.undertaking_id != there.c.undertaking_id,
                    judgements.c.of == UNDERTAKING.of,
                    judgements.c.verdict == "unsure",
                    judgements.c.in_force == 1,
                )
            ):
                rows[row.mine, row.entry, row.position] = (row.mine, row, row.theirs)
    refused = _find_refused(connection, {(mine, theirs) for mine, _, theirs in rows.values()})
    return [found for found in rows.values() if frozenset((found[0], found[2])) not in refused]


def _find_refused(connection: Connection, pairs: set[tuple[str, str]]) -> set[frozenset[str]]:
    # Two undertakings of which a person said that they are two.
    ids = sorted({one for pair in pairs for one in pair})
    here, there = outcomes.alias(), outcomes.alias()
    return {
        frozenset((row.mine, row.theirs))
        for some in chunks(ids)
        for row in connection.execute(
            select(here.c.undertaking_id.label("mine"), there.c.undertaking_id.label("theirs"))
            .select_from(judgements)
            .join(here, here.c.id == judgements.c.subject)
            .join(there, there.c.id == judgements.c.object)
            .where(
                judgements.c.of == UNDERTAKING.of,
                judgements.c.verdict == "different",
                judgements.c.in_force == 1,
                or_(here.c.undertaking_id.in_(some), there.c.undertaking_id.in_(some)),
            )
        )
    }
