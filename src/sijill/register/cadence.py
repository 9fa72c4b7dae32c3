"""When the next round of a mechanism may be expected, and where: learnt from the rounds that are known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from sijill.records import day_range
from sijill.register.answers import Cadence, RoundLine

_MONTH = 365.25 / 12
_ALTERNATING = 2  # turns that have to have changed before the next one is expected to


def find_cadence(
    rounds: Sequence[RoundLine], *, months: int | None = None, next_host: str | None = None
) -> Cadence | None:
    """Return how far apart rounds are, when the next one may be expected, and who would be host.

    Learnt from two dated rounds on, where a gap in the numbers counts as as many
    steps; `months` and `next_host` are what a person said, which outweighs it and
    needs one round. None where less is known. An expectation is no fact and is
    never stored.
    """
    dated = [(day, one) for one in rounds if one.date is not None for day in [day_range(one.date)[0]]]
    dated.sort(key=lambda pair: (pair[0], pair[1].number or 0))
    steps = [_months_a_step(*earlier, *later) for earlier, later in pairwise(dated)]
    known = [months for months in steps if months is not None]
    if not dated or (not known and months is None):
        return None
    apart = median(known) if months is None else float(months)
    last_day, last = dated[-1]
    return Cadence(
        months=round(apart, 1),
        next_number=None if last.number is None else last.number + 1,
        next_month=_add_months(last_day, round(apart)),
        next_host=next_host or _find_next_host([one.country for _, one in dated]),
        is_set=months is not None,
        is_host_set=next_host is not None,
    )


def _months_a_step(earlier: date, one: RoundLine, later: date, other: RoundLine) -> float | None:
    numbers = (other.number - one.number) if one.number is not None and other.number is not None else 1
    days = (later - earlier).days
    return days / _MONTH / numbers if numbers > 0 and days > 0 else None


def _add_months(day: date, months: int) -> str:
    total = day.year * 12 + day.month - 1 + months
    return f"{total // 12:04}-{total % 12 + 1:02}"


def _find_next_host(hosts: Sequence[str | None]) -> str | None:
    # Two hosts by turns: whoever wasn't host last. One that is host every time goes on.
    known = [host for host in hosts if host is not None]
    if len(known) < _ALTERNATING or None in hosts[-_ALTERNATING:]:
        return None
    if len(set(known)) == 1:
        return known[0]
    changes = sum(one != other for one, other in pairwise(known))
    if len(set(known)) == 2 and changes == len(known) - 1:
        return known[-2]
    return None
