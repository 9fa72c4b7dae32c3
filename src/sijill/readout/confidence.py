"""How likely a fact is right: its signs weighed, and the sum set against what was measured.

`data/signs.tsv` has the weight of each sign, `data/calibration.tsv` how a sum became a share of right facts on
annotated documents, a line for each kind of fact and language. tools/train_second_opinion.py writes both.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from sijill.errors import DataError

FACTS: Final = ("event", "encounter", "kind", "date", "topic", "participant", "capacity", "polity", "outcome")
_MOST: Final = 0.99
"""Nothing is surer than what a few hundred judged facts can show."""


class Line(NamedTuple):
    """How a sum of weights becomes a likelihood: its logit is `slope` times the sum, plus `base`."""

    slope: float
    base: float


_PLAIN: Final = Line(1.0, 0.0)


class Opinion(NamedTuple):
    """What was learned of signs."""

    weights: Mapping[str, Mapping[str, float]]
    lines: Mapping[tuple[str, str], Line]

    def weigh(self, fact: str, signs: Iterable[str]) -> float:
        """Return the sum of the weights of signs; one that was never seen weighs nothing."""
        weights = self.weights[fact]
        # Sets have no order of their own: only an exact sum is the same in every process.
        return math.fsum([weights.get(sign, 0.0) for sign in ("", *signs)])

    def judge(self, fact: str, language: str, signs: Iterable[str]) -> float:
        """Return how likely a fact with these signs is right, in hundredths."""
        line = self.lines.get((fact, language), _PLAIN)
        return round(min(_MOST, max(1 - _MOST, logistic(line.slope * self.weigh(fact, signs) + line.base))), 2)


def logistic(value: float) -> float:
    """Return the likelihood that a logit stands for."""
    return 1 / (1 + math.exp(-value)) if value > -700 else 0.0


@cache
def get_opinion() -> Opinion:
    """Return the opinion that ships, loaded once. Raises DataError where a table is faulty."""
    weights: dict[str, dict[str, float]] = {fact: {} for fact in FACTS}
    for fact, sign, weight in _read("signs.tsv", 3):
        weights[fact][sign] = float(weight)
    lines = {
        (fact, language): Line(float(slope), float(base))
        for fact, language, slope, base in _read("calibration.tsv", 4)
    }
    return Opinion(weights, lines)


def _read(name: str, width: int) -> list[list[str]]:
    table = resources.files("sijill.readout") / "data" / name
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for row in rows:
        if len(row) != width or row[0] not in FACTS:
            raise DataError(f"readout/data/{name}: {width} columns are expected, a kind of fact first: {row}")
    return rows
