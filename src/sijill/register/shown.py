"""Several accounts of one encounter in, the values to show and the conflicts out.

No account is lost: the shown value is chosen by a rule, and every other value
is listed as a conflict with the accounts that give it. The rule is: the more
precise before the less; then official readouts before agencies before the press;
then what more accounts say; then what was published first. The order of filing
plays no part.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row

from sijill.language.names import fold_name
from sijill.records.dates import PartialDate
from sijill.vocabulary import find_publisher

Account = Row[Any]
"""A row of `accounts`."""


class Conflict(NamedTuple):
    """A field on which accounts differ, with each value and the accounts that give it."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


# An account written before the day says "planned"; that is no contradiction.
_STATUS_ORDER = {"held": 0, "cancelled": 1, "planned": 2}


def choose(accounts: Sequence[Account], field: str) -> Any:
    """Return the value to show for a field of an encounter, None if no account gives one."""
    # What a person put right goes before whatever any account says.
    accounts = [account for account in accounts if field in account.corrected] or accounts
    told = [value for account in accounts if (value := getattr(account, field)) is not None]
    if not told:
        return None
    if field == "status":
        return min(told, key=lambda value: _STATUS_ORDER.get(value, len(_STATUS_ORDER)))
    givers: dict[Any, list[Account]] = {}
    for account in accounts:
        if (value := getattr(account, field)) is not None:
            givers.setdefault(value, []).append(account)
    return min(
        givers,
        key=lambda value: (
            -len(value) if field == "date" else 0,
            min(_rank(account.publisher) for account in givers[value]),
            -len(givers[value]),
            min(account.published or "9999" for account in givers[value]),
            str(value),
        ),
    )


_RANKS = {"official": 0, "agency": 1, "press": 2}


def _rank(name: str | None) -> int:
    publisher = find_publisher(name) if name else None
    return _RANKS[publisher.kind] if publisher else len(_RANKS)


def unite(accounts: Sequence[Account], field: str) -> tuple[str, ...]:
    """Return what any account gives for a field that holds several, in order of appearance."""
    return tuple(dict.fromkeys(value for account in accounts for value in getattr(account, field)))


def find_conflicts(accounts: Sequence[Account]) -> tuple[Conflict, ...]:
    """Return the fields on which the accounts contradict each other.

    Two words in different scripts are no contradiction: whether طوكيو is Tokyo
    isn't decided here.
    """
    found = []
    for field, differ in _DIFFER.items():
        told: dict[Any, list[str]] = {}
        for account in accounts:
            if (value := getattr(account, field)) is not None:
                told.setdefault(value, []).append(account.id)
        values = list(told)
        if any(differ(a, b) for i, a in enumerate(values) for b in values[i + 1 :]):
            found.append(Conflict(field, tuple((str(value), tuple(ids)) for value, ids in told.items())))
    return tuple(found)


def _dates_differ(one: str, other: str) -> bool:
    first, second = PartialDate(one), PartialDate(other)
    return not (first.covers(second) or second.covers(first))


def _words_differ(one: str, other: str) -> bool:
    return is_same_script(one, other) and fold_name(one) != fold_name(other)


def is_same_script(one: str, other: str) -> bool:
    """Say whether two texts are written in letters that can be compared."""
    return _script(one) == _script(other)


def _script(text: str) -> str:
    for char in text:
        if char.isalpha():
            return "latin" if char < "\u0370" else "arabic" if "\u0600" <= char < "\u0780" else "other"
    return ""


def _plainly_differ(one: object, other: object) -> bool:
    return one != other


def _statuses_differ(one: str, other: str) -> bool:
    return {one, other} == {"held", "cancelled"}


_DIFFER: dict[str, Callable[[Any, Any], bool]] = {
    "kind": _plainly_differ,
    "status": _statuses_differ,
    "date": _dates_differ,
    "place": _words_differ,
    "country": _plainly_differ,
    "mechanism": _words_differ,
    "round": _plainly_differ,
}
"""The fields that may be in conflict, and when two values of them are."""
