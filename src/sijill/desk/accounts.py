"""Accounts of a contact side by side: a row for each thing that any of them tells, a cell for each account."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

from sijill.register.answers import AccountPage, Attendee, EncounterPage, OutcomeLine
from sijill.vocabulary import outcome_kinds

FIELDS = ("kind", "status", "date", "place", "country", "venue", "mechanism", "round", "polities", "topics")
"""The fields that accounts are compared by, in the order of the table."""

Cell = TypeVar("Cell")


class Row(NamedTuple, Generic[Cell]):
    """What each account tells of one thing, None for nothing.

    `differs` says that they tell different things, `is_alone` that one of several tells it.
    """

    cells: tuple[Cell | None, ...]
    differs: bool
    is_alone: bool


class FieldRow(NamedTuple):
    """A field, and what each account tells of it."""

    field: str
    row: Row[object]


def align_fields(page: EncounterPage) -> tuple[FieldRow, ...]:
    """Return the fields that any account tells of; no row says that a contact was held where nobody doubts it."""
    differing = {one.field for one in page.encounter.conflicts}
    rows = []
    for field in FIELDS:
        cells = tuple(getattr(account, field) or None for account in page.accounts)
        is_plain = field == "status" and set(cells) <= {"held"}
        if any(cell is not None for cell in cells) and not is_plain:
            rows.append(FieldRow(field, _make_row(cells, differs=field in differing)))
    return tuple(rows)


def align_people(page: EncounterPage) -> tuple[Row[Attendee], ...]:
    """Return who took part, each with the words of each account, in the order of the contact."""
    order = {one.person: place for place, one in enumerate(page.encounter.people)}
    return tuple(
        _make_row(cells, differs=len({one.polity for one in cells if one and one.polity}) > 1)
        for _, cells in sorted(
            _gather(page.accounts, [account.people for account in page.accounts], "person"),
            key=lambda pair: order.get(str(pair[0]), len(order)),
        )
    )


def align_outcomes(page: EncounterPage) -> tuple[Row[OutcomeLine], ...]:
    """Return what came of a contact, the strongest first, outcomes that are one undertaking in one row."""
    rungs = {term.id: term.order for term in outcome_kinds()}
    told = [
        [one for one in page.outcomes if one.quotes and one.quotes[0].document == account.document]
        for account in page.accounts
    ]
    rows = [
        _make_row(cells, differs=len({one.kind for one in cells if one}) > 1)
        for _, cells in _gather(page.accounts, told, "undertaking")
    ]
    rows.sort(key=lambda row: -max(rungs.get(one.kind, 0) for one in row.cells if one))
    return tuple(rows)


def _gather(
    accounts: Sequence[AccountPage], told: Sequence[Sequence[Cell]], name: str
) -> list[tuple[Hashable, tuple[Cell | None, ...]]]:
    # One row for each value of a field, or more where an account tells of it more than once.
    rows: dict[tuple[Hashable, int], list[Cell | None]] = {}
    for place, things in enumerate(told):
        times: dict[Hashable, int] = {}
        for thing in things:
            key = getattr(thing, name)
            times[key] = times.get(key, 0) + 1
            rows.setdefault((key, times[key]), [None] * len(accounts))[place] = thing
    return [(key, tuple(cells)) for (key, _), cells in rows.items()]


def _make_row(cells: Sequence[Cell | None], *, differs: bool) -> Row[Cell]:
    return Row(tuple(cells), differs, len(cells) > 1 and sum(cell is not None for cell in cells) == 1)
