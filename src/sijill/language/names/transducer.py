"""How likely two spellings are of one name: a learned model of how letters answer letters.

The tables are made by `tools/train_names.py`. A score is the log of a ratio:
the chance of both spellings for one name, against that of two unrelated names.
"""

from __future__ import annotations

import functools
import math
from importlib import resources
from typing import Final, Literal

from sijill.errors import DataError

Languages = Literal["ar-en", "ar-ar", "en-en"]

_UNSEEN_STEP: Final = 1e-9  # a letter that no step explains; keeps one odd letter from deciding all
_UNSEEN_LETTER: Final = -7.0
_NEVER: Final = -40.0

Steps = dict[str, dict[str, float]]


class PairModel:
    """Steps between the letters of two spellings, and how names look on either side."""

    def __init__(self, steps: Steps, left: Steps, right: Steps) -> None:
        self._steps = steps
        self._left = left
        self._right = right

    def evidence(self, left: str, right: str) -> float:
        """Return the log ratio for two keys: above 0 speaks for one name, in nats."""
        joint = self._joint(f"^{left}$", f"^{right}$")
        if joint <= 0.0:
            return _NEVER
        return max(_NEVER, math.log(joint) - _plain(self._left, left) - _plain(self._right, right))

    def _joint(self, left: str, right: str) -> float:
        """Return the summed chance of all ways to write both words step by step."""
        width = len(right) + 1
        ones = ["", *right]
        twos = ["", "", *(right[place - 2 : place] for place in range(2, width))]
        steps, none = self._steps, _NOTHING
        insert = steps.get("", none)
        rows: list[list[float]] = []
        for row in range(len(left) + 1):
            one = steps.get(left[row - 1], none) if row else none
            two = steps.get(left[row - 2 : row], none) if row > 1 else none
            before = rows[row - 1] if row else _NO_ROW
            earlier = rows[row - 2] if row > 1 else _NO_ROW
            skip = one.get("", _UNSEEN_STEP) if row else 0.0
            chances: list[float] = []
            for column in range(width):
                letter, letters = ones[column], twos[column]
                chance = before[column] * skip if row else (0.0 if column else 1.0)
                if column:
                    chance += chances[column - 1] * insert.get(letter, _UNSEEN_STEP)
                    if row:
                        chance += before[column - 1] * one.get(letter, 0.0)
                        if column > 1:
                            chance += before[column - 2] * one.get(letters, 0.0)
                    if row > 1:
                        chance += earlier[column - 1] * two.get(letter, 0.0)
                        if column > 1:
                            chance += earlier[column - 2] * two.get(letters, 0.0)
                chances.append(chance)
            rows.append(chances)
        return rows[-1][-1]


_NOTHING: Final[dict[str, float]] = {}
_NO_ROW: Final[list[float]] = []


def _plain(table: Steps, word: str) -> float:
    """Return the log chance of a word by itself."""
    total, before = 0.0, "^"
    for letter in f"{word}$":
        after = table.get(before) or table["?"]
        found = after.get(letter)
        if found is None:
            found = after.get("*", 0.0) + table["?"].get(letter, _UNSEEN_LETTER)
        total += found
        before = letter
    return total


@functools.cache
def pair_model(languages: Languages) -> PairModel:
    """Return the trained model for a pair of scripts, read on first use."""
    path = resources.files("sijill.language.names") / "data" / f"{languages}.tsv"
    tables: dict[str, Steps] = {"": {}, "<": {}, ">": {}}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            one, other, chance = line.split("\t")
            side = one[:1] if one[:1] in ("<", ">") else ""
            tables[side].setdefault(one.removeprefix(side), {})[other] = float(chance)
        except ValueError as error:
            raise DataError(f"{languages}.tsv, line {number}: expected two spellings and a number") from error
    return PairModel(tables[""], tables["<"], tables[">"])
