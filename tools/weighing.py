"""Learn what signs are worth: a logistic regression over signs that are there or not, and a line to calibrate it.

Plain Python, one pass order, no chance: the same facts give the same weights on every machine.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sijill.readout.confidence import Line, logistic

FOLDS = 5
ROUNDS = 60
LEAST = 3
"""How many facts must show a sign before it gets a weight."""

Weights = dict[str, float]
"""Sign → weight; that of the empty sign holds for every fact."""


class Case(NamedTuple):
    """The signs of a fact, and whether it is right."""

    signs: frozenset[str]
    is_right: bool


def learn_weights(cases: Sequence[Case], *, caution: float) -> Weights:
    """Return the weights that explain which cases are right; `caution` draws each towards nothing.

    Newton's step for one sign after the other, in alphabetical order, until none moves.
    """
    counts = Counter(sign for case in cases for sign in case.signs)
    signs = sorted(sign for sign, count in counts.items() if count >= LEAST)
    holders: dict[str, list[int]] = {"": list(range(len(cases)))}
    seen = set(signs)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, case in enumerate(cases):
        for sign in case.signs & seen:
            found[sign].append(number)
    holders.update((sign, found[sign]) for sign in signs)
    weights = dict.fromkeys(holders, 0.0)
    sums = [0.0] * len(cases)
    for _ in range(ROUNDS):
        moved = 0.0
        for sign, numbers in holders.items():
            held_back = caution if sign else 0.01
            slope, bend = -held_back * weights[sign], held_back
            for number in numbers:
                chance = logistic(sums[number])
                slope += cases[number].is_right - chance
                bend += chance * (1 - chance)
            step = slope / bend
            weights[sign] += step
            moved = max(moved, abs(step))
            for number in numbers:
                sums[number] += step
        if moved < 1e-4:
            break
    return {sign: round(weight, 3) for sign, weight in weights.items() if abs(weight) >= 0.01 or not sign}


def weigh(weights: Weights, signs: Iterable[str]) -> float:
    """Return the sum of the weights of signs."""
    return math.fsum(weights.get(sign, 0.0) for sign in ("", *signs))


def fit_line(scored: Sequence[tuple[float, bool]], *, caution: float = 4.0) -> Line:
    """Return the line from sums to logits under which what came out right is likeliest.

    `caution` counts like so many facts that speak for leaving the sums as they are.
    """
    slope, base = 1.0, 0.0
    for _ in range(100):
        gradient = [-caution * (slope - 1.0), -0.1 * base]
        aa, ab, bb = caution, 0.0, 0.1
        for score, is_right in scored:
            chance = logistic(slope * score + base)
            error, bend = is_right - chance, chance * (1 - chance)
            gradient[0] += error * score
            gradient[1] += error
            aa, ab, bb = aa + bend * score * score, ab + bend * score, bb + bend
        determinant = aa * bb - ab * ab
        rise = (bb * gradient[0] - ab * gradient[1]) / determinant
        lift = (aa * gradient[1] - ab * gradient[0]) / determinant
        # Far from where the sums say little Newton's step leads astray: never more than a half at once.
        rise, lift = max(-0.5, min(0.5, rise)), max(-0.5, min(0.5, lift))
        slope, base = slope + rise, base + lift
        if max(abs(rise), abs(lift)) < 1e-6:
            break
    return Line(round(max(0.0, slope), 3), round(base, 3))


def fold_of(document: str, folds: int = FOLDS) -> int:
    """Return the part of a cross-validation that a document belongs to; it never depends on the other documents."""
    return hashlib.sha256(document.encode()).digest()[0] * folds // 256
