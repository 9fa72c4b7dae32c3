"""The contacts of two sides as one set that can be asked for by SQL: counted, summed up, and given a page at a time.

Of two codes they stand side by side in `encounter_pairs`. Where a side counts several codes (rolled up), belongs to
the other, or is a ministry, they are found first, and what differs then, the ranks of the sides, is summed up anew.
Statements are constants, made once for each way of finding.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    Table,
    and_,
    bindparam,
    case,
    distinct,
    func,
    intersect,
    or_,
    select,
)

from sijill.register.answers import Side
from sijill.register.body_pages import select_contacts, where_speaking
from sijill.register.contact_tables import attendances, encounter_pairs
from sijill.register.tables import accounts, encounter_sides, encounters

Sides = tuple[Side, Side]

NAMES = ("first", "second")
"""What the codes of the two sides are called in a statement."""

ALL = 10**9
"""As many as there are: a limit that both databases take."""

_FACTS = ("encounter_id", "day", "status", "country", "topics", "is_session", "is_retold")


class Scope(NamedTuple):
    """Which contacts are meant: the way of finding them, and the values that its statements are given.

    `how` is "pair", "codes" or "sets"; `bodies` says of each side whether it is a ministry or another body.
    """

    how: str
    bodies: tuple[bool, bool]
    sides: Sides
    values: dict[str, Any]

    @property
    def key(self) -> Key:
        """What statements depend on."""
        return self.how, self.bodies


Key = tuple[str, tuple[bool, bool]]


def make_scope(sides: Sides) -> Scope:
    """Return which contacts two sides have."""
    first, second = sides
    bodies = bool(first.within), bool(second.within)
    values: dict[str, Any] = {"first": first.codes, "second": second.codes}
    values |= {f"{name}_within": side.within for name, side in zip(NAMES, sides, strict=True)}
    if any(bodies) or set(first.codes) & set(second.codes):
        # A side and one that belongs to it: whoever is of both met both.
        return Scope("sets", bodies, sides, values)
    if len(first.codes) == len(second.codes) == 1:
        one, other = sorted((first.codes[0], second.codes[0]))
        return Scope("pair", bodies, sides, values | {"one": one, "other": other})
    return Scope("codes", bodies, sides, values)


def bind_list(name: str) -> Any:
    """Return a parameter of a statement that takes several values."""
    return bindparam(name, expanding=True)


def where_pairs(table: Table, how: str) -> ColumnElement[bool]:
    """Return the condition for rows of a table of pairs; not for "sets", of which the pairs don't tell all."""
    if how == "pair":
        return and_(table.c.one == bindparam("one"), table.c.other == bindparam("other"))
    return or_(
        and_(table.c.one.in_(bind_list("first")), table.c.other.in_(bind_list("second"))),
        and_(table.c.one.in_(bind_list("second")), table.c.other.in_(bind_list("first"))),
    )


@cache
def select_between(key: Key) -> Subquery:
    """Return the contacts, each once: id, day, status, country, topics, and whether more is to be looked for."""
    how, bodies = key
    if how != "sets":
        told = select(*(encounter_pairs.c[name] for name in _FACTS)).where(where_pairs(encounter_pairs, how))
        return (told if how == "pair" else told.distinct()).subquery()
    retold = (
        select(case((func.count(distinct(accounts.c.document_id)) > 1, 1), else_=0))
        .where(accounts.c.encounter_id == encounters.c.id, accounts.c.state != "rejected")
        .scalar_subquery()
    )
    both = intersect(*(_select_of_side(name, is_body) for name, is_body in zip(NAMES, bodies, strict=True)))
    return (
        select(
            encounters.c.id.label("encounter_id"),
            *(encounters.c[name] for name in ("day", "status", "country", "topics")),
            case((encounters.c.mechanism.is_not(None), 1), else_=0).label("is_session"),
            retold.label("is_retold"),
        )
        .where(encounters.c.id.in_(both))
        .subquery()
    )


def _select_of_side(name: str, is_body: bool) -> Select[str]:
    if is_body:
        return select(select_contacts(bind_list(f"{name}_within")).subquery().c.encounter_id)
    return select(encounter_sides.c.encounter_id).where(encounter_sides.c.polity.in_(bind_list(name)))


@cache
def select_ranked(key: Key) -> Subquery:
    """Return the contacts with the rank of the side that was represented lower, None where none is known."""
    table = encounter_pairs.c
    if key[0] == "pair":
        lower = _find_lower(table.rank_one, table.rank_other)
        return select(*(table[name] for name in _FACTS), lower).where(where_pairs(encounter_pairs, "pair")).subquery()
    found = select_between(key)
    ranks = [
        func.min(case((attendances.c.polity.in_(bind_list(name)), attendances.c.rank))).label(name) for name in NAMES
    ]
    ranked = (
        select(attendances.c.encounter_id, *ranks)
        .join(found, found.c.encounter_id == attendances.c.encounter_id)
        .group_by(attendances.c.encounter_id)
        .subquery()
    )
    return (
        select(*(found.c[name] for name in _FACTS), _find_lower(ranked.c.first, ranked.c.second))
        .outerjoin(ranked, ranked.c.encounter_id == found.c.encounter_id)
        .subquery()
    )


def _find_lower(one: ColumnElement[Any], other: ColumnElement[Any]) -> ColumnElement[Any]:
    return case((or_(other.is_(None), one > other), one), else_=other).label("rank")


def where_present(name: str, *, is_body: bool) -> ColumnElement[bool]:
    """Return the condition for those of `attendances` who are of a side, or speak for a body."""
    if is_body:
        return where_speaking(bind_list(f"{name}_within"), attendances)
    return attendances.c.polity.in_(bind_list(name))


@cache
def select_page(key: Key) -> Select[str]:
    """Return the statement for the ids of a page of contacts, the latest first."""
    told = select_between(key).c
    latest = told.day.desc(), told.encounter_id.desc()
    return select(told.encounter_id).order_by(*latest).limit(bindparam("limit")).offset(bindparam("offset"))
