"""What may be the next step of an undertaking: outcomes found by their sides and by what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

from sqlalchemy import Connection, bindparam, select

from sijill.language.matters import find_matters
from sijill.records import Encounter, Outcome, OutcomeProfile, Readout
from sijill.records.ids import outcome_ids
from sijill.register.prepared import fetch
from sijill.register.rows import chunks
from sijill.register.tables import accounts, documents, outcome_matters, outcomes
from sijill.vocabulary import matters

_MOST = 100  # outcomes compared with one, the latest; two sides that promise more on one matter are rare
_MOST_SIDES = 4  # what many sides decide together binds no two of them in particular


def find_matter_rows(readout: Readout) -> list[dict[str, object]]:
    """Return the rows of `outcome_matters` for a document's outcomes."""
    return [
        row
        for identifier, outcome, event in _each(readout)
        for row in make_matter_rows(
            identifier, outcome.what, sides=_sides(outcome, event), day=_get_day(readout, event)
        )
    ]


def make_matter_rows(outcome: str, what: str, *, sides: Sequence[str], day: str) -> list[dict[str, object]]:
    """Return the rows of `outcome_matters` for an outcome."""
    return [
        {"pair": pair, "matter": matter, "day": day, "outcome_id": outcome}
        for pair in _pairs(tuple(sides))
        for matter in sorted(_telling(what))
    ]


def find_outcomes(connection: Connection, readout: Readout) -> tuple[OutcomeProfile, ...]:
    """Return the outcomes in the register that those of a readout may continue, or be continued by."""
    found: dict[str, None] = {}
    for _, outcome, event in _each(readout):
        about = sorted(_telling(outcome.what))
        if about:
            rows = fetch(connection, _ABOUT, pairs=_pairs(_sides(outcome, event)), matters=about)
            found.update(dict.fromkeys(row.outcome_id for row in rows))
    return load_profiles(connection, sorted(found))


def load_profiles(connection: Connection, ids: Iterable[str]) -> tuple[OutcomeProfile, ...]:
    """Return outcomes as resolution compares them."""
    return tuple(
        OutcomeProfile(
            id=row.id,
            document=row.document_id,
            account=row.account_id,
            kind=row.kind,
            by=row.by,
            sides=tuple(dict.fromkeys((*row.by, *row.to, *(row.polities or ())))),
            what=row.what,
            day=row.date or (row.published or "")[:10] or None,
        )
        for some in chunks(ids)
        for row in fetch(connection, _PROFILES, outcomes=some)
    )


_ABOUT = (
    select(outcome_matters.c.outcome_id, outcome_matters.c.day)
    .distinct()
    .where(
        outcome_matters.c.pair.in_(bindparam("pairs", expanding=True)),
        outcome_matters.c.matter.in_(bindparam("matters", expanding=True)),
    )
    .order_by(outcome_matters.c.day.desc(), outcome_matters.c.outcome_id)
    .limit(_MOST)
)
_PROFILES = (
    select(outcomes, accounts.c.polities, accounts.c.date, documents.c.published)
    .join(documents, documents.c.id == outcomes.c.document_id)
    .outerjoin(accounts, accounts.c.id == outcomes.c.account_id)
    .where(outcomes.c.id.in_(bindparam("outcomes", expanding=True)))
    .order_by(outcomes.c.id)
)


def _each(readout: Readout) -> list[tuple[str, Outcome, Encounter | None]]:
    events = {encounter.id: encounter for encounter in readout.encounters}
    return [
        (identifier, outcome, events.get(outcome.encounter or ""))
        for identifier, outcome in zip(outcome_ids(readout), readout.outcomes, strict=True)
    ]


def _sides(outcome: Outcome, event: Encounter | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*outcome.by, *outcome.to, *(event.polities if event else ()))))


def _get_day(readout: Readout, event: Encounter | None) -> str:
    return (event.date if event else None) or (readout.document.published or "")[:10]


def _pairs(sides: tuple[str, ...]) -> list[str]:
    # Each two sides, and the states these are part of: what Sharjah was promised, the Emirates may sign.
    if len(sides) > _MOST_SIDES:
        return []
    forms = [dict.fromkeys((side, side.partition("-")[0])) for side in sides]
    return sorted(
        {" ".join(sorted((a, b))) for one, other in combinations(forms, 2) for a in one for b in other if a != b}
    )


def _telling(what: str) -> frozenset[str]:
    return find_matters(what) & _weighty()


@cache
def _weighty() -> frozenset[str]:
    return frozenset(matter.id for matter in matters() if matter.weight > 1)
