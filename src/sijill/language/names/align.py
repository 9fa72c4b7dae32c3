"""Lays the parts of two names side by side: in order, or with the family name moved."""

from __future__ import annotations

from typing import Final, NamedTuple

from sijill.language.names.attested import is_arabic_name
from sijill.language.names.evidence import Part, weigh_keys, weigh_parts
from sijill.language.names.fold import script_of
from sijill.language.names.parts import NameToken

Tokens = tuple[NameToken, ...]

_MOST: Final = 8  # parts compared; longer rows of forefathers add nothing
_WORTH: Final = 0.5  # evidence below which two parts are left unaligned
_DROPPED: Final = -0.6  # a middle part that one of the two leaves out
_TURNED: Final = -1.0  # the other order of family and given name
_TURNED_ARABIC: Final = -6.0  # Ali Ahmed is not Ahmed Ali
_TURNED_AND_DROPPED: Final = -3.0
_MOST_TURNED: Final = 3  # longer names are rows of fathers, which nobody turns
_WORTH_JOINED: Final = 4.0
_JOINED: Final = -0.5  # two parts written as one: Jin Ping, Jinping


_Cell = tuple[float, tuple[tuple[int, int, Part], ...]]
_Side = NameToken | tuple[NameToken, NameToken]


class Alignment(NamedTuple):
    """Which parts answer which; `pairs` are (place left, place right, part)."""

    total: float
    pairs: tuple[tuple[int, int, Part], ...]
    turned: bool
    left: Tokens
    right: Tokens


def align(left: Tokens, right: Tokens) -> Alignment:
    """Return the best way to lay two names side by side."""
    left, right = left[:_MOST], right[:_MOST]
    best = _in_order(left, right, turned=False)
    shorter = min(len(left), len(right))
    if 1 < shorter != len(best.pairs) and max(len(left), len(right)) <= _MOST_TURNED:
        orders = {right[-1:] + right[:-1], right[1:] + right[:1]}
        for order in sorted(orders - {right}, key=lambda tokens: [token.full for token in tokens]):
            other = _in_order(left, order, turned=True)
            total = other.total + _turned(other)
            if total > best.total:
                best = other._replace(total=total)
    return best


def _turned(found: Alignment) -> float:
    """Return what it costs to have turned one of the names."""
    known = [
        is_arabic_name(token.key, arabic=script_of(token.key) == "arabic")
        for place, other, _ in found.pairs
        for token in (found.left[place], found.right[other])
        if script_of(token.key) in ("arabic", "latin")
    ]
    if known and all(known):
        return _TURNED_ARABIC
    return _TURNED if len(found.left) == len(found.right) else _TURNED_AND_DROPPED


def _in_order(left: Tokens, right: Tokens, *, turned: bool) -> Alignment:
    """Return the best alignment that keeps both orders."""
    empty: _Cell = (0.0, ())
    rows = [[empty] * (len(right) + 1) for _ in range(len(left) + 1)]
    for place in range(1, len(left) + 1):
        rows[place][0] = (place * _DROPPED, ())
    for other in range(1, len(right) + 1):
        rows[0][other] = (other * _DROPPED, ())
    joining = len(left) != len(right)
    for place, one in enumerate(left):
        for other, two in enumerate(right):
            # Of options that weigh the same the first stays.
            above, before = rows[place][other + 1], rows[place + 1][other]
            kept = above if above[0] >= before[0] else before
            best: _Cell = (kept[0] + _DROPPED, kept[1])
            option: _Cell | None = None
            part = weigh_parts(one, two)
            if part.evidence > _WORTH:
                total, pairs = rows[place][other]
                option = (total + part.evidence, (*pairs, (place, other, part)))
            elif joining and place and len(left) > len(right):
                option = _joined(rows[place - 1][other], (left[place - 1], one), two, (place, other))
            elif joining and other and len(left) < len(right):
                option = _joined(rows[place][other - 1], one, (right[other - 1], two), (place, other))
            rows[place + 1][other + 1] = option if option is not None and option[0] > best[0] else best
    total, pairs = rows[-1][-1]
    return Alignment(total, pairs, turned, left, right)


def _joined(before: _Cell, left: _Side, right: _Side, places: tuple[int, int]) -> _Cell | None:
    """Return the option, if it is one, to read two parts of one side as a single one."""
    one, two = _as_one(left), _as_one(right)
    how, evidence = weigh_keys(one.key, two.key)
    if evidence <= _WORTH_JOINED:
        return None
    part = Part(one.full, two.full, how, round(evidence, 2))
    place, other = places
    pair = (place, other, part)
    # The other of the two is answered too, so that it does not count as dropped.
    twin = (place - 1, other, part) if isinstance(left, tuple) else (place, other - 1, part)
    return before[0] + part.evidence + _JOINED, (*before[1], twin, pair)


def _as_one(side: _Side) -> NameToken:
    if isinstance(side, NameToken):
        return side
    return NameToken(side[0].key + side[1].key, side[0].full + side[1].full)
