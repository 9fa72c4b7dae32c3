"""Train the tables that score spellings of names: `train_names.py WHEELS AR2EN_TRAIN`.

Writes language/names/data/{ar-en,en-en,ar-ar}.tsv and prints what came out.

Model: a pair of spellings is made by a row of independent steps, each writing
zero to two letters on either side (a memoryless joint-source model), fitted by
expectation-maximisation. A score is the log of its probability against that
of two unrelated names, each from a bigram model of its script.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from pathlib import Path

import numpy as np

from name_sources import read_units
from sijill.language.names.fold import fold_name
from sijill.language.names.parts import name_tokens

OUT = Path(__file__).parents[1] / "src/sijill/language/names/data"
SHAPES = ((1, 0), (0, 1), (1, 1), (1, 2), (2, 1), (2, 2))
ROUNDS = 8
DISCOUNT = 0.5  # taken off every expected count, so that chance steps die out
CURATED_WEIGHT = 0.3  # of a Wikidata pair against a mined one; chosen on ar2en-eval
EVENNESS = 5.0  # single-letter counts mixed into the bigrams of the background

Pair = tuple[str, str]
Steps = dict[Pair, float]


def marked(word: str) -> str:
    """Return the word with its edges marked: what begins or ends a name is spelled its own way."""
    return f"^{word}$"


def _lattice(pairs: Sequence[Pair], ids: dict[Pair, int]) -> list[tuple[int, int, list[int], np.ndarray]]:
    """Group the pairs by their lengths and number the step of every cell and shape; -1 where none."""
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (left, right) in enumerate(pairs):
        groups[len(left), len(right)].append(number)
    lattices = []
    for (rows, columns), members in groups.items():
        steps = np.full((rows + 1, columns + 1, len(SHAPES), len(members)), -1, np.int32)
        for place, member in enumerate(members):
            left, right = pairs[member]
            for row, column in product(range(rows + 1), range(columns + 1)):
                for shape, (taken, made) in enumerate(SHAPES):
                    if taken <= row and made <= column:
                        step = left[row - taken : row], right[column - made : column]
                        if all((edge in step[0]) == (edge in step[1]) for edge in "^$"):
                            steps[row, column, shape, place] = ids.setdefault(step, len(ids))
        lattices.append((rows, columns, members, steps))
    return lattices


def _expect(lattice: tuple[int, int, list[int], np.ndarray], chances: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the expected number of uses of each step over one group of pairs."""
    rows, columns, members, steps = lattice
    chance = chances[steps]  # step -1 reads the last chance, which is 0
    ahead = np.zeros((rows + 1, columns + 1, len(members)))
    back = np.zeros_like(ahead)
    ahead[0, 0] = back[rows, columns] = 1
    cells = list(product(range(rows + 1), range(columns + 1)))
    moves = [
        (row, column, shape, row - taken, column - made)
        for row, column in cells
        for shape, (taken, made) in enumerate(SHAPES)
        if taken <= row and made <= column
    ]
    for row, column, shape, from_row, from_column in moves:
        ahead[row, column] += ahead[from_row, from_column] * chance[row, column, shape]
    for row, column, shape, from_row, from_column in sorted(moves, key=lambda move: (-move[0], -move[1])):
        back[from_row, from_column] += back[row, column] * chance[row, column, shape]
    total = ahead[rows, columns]
    share = np.where(total > 0, weights[members] / np.where(total > 0, total, 1), 0)
    counts = np.zeros(len(chances))
    for row, column, shape, from_row, from_column in moves:
        used = ahead[from_row, from_column] * chance[row, column, shape] * back[row, column] * share
        counts += np.bincount(steps[row, column, shape] % len(chances), used, len(chances))
    return counts


def fit(weighted: Mapping[Pair, float]) -> Steps:
    """Return the steps that explain the pairs, with their chances."""
    pairs = [(marked(left), marked(right)) for left, right in weighted]
    weights = np.array(list(weighted.values()))
    ids: dict[Pair, int] = {}
    lattices = _lattice(pairs, ids)
    kinds = Counter((len(left), len(right)) for left, right in ids)
    chances = np.zeros(len(ids) + 1)
    for (left, right), number in ids.items():
        kind = len(left), len(right)
        chances[number] = (0.5 if kind == (1, 1) else 0.07) / kinds[kind]
    for _ in range(ROUNDS):
        counts = np.zeros(len(chances))
        for lattice in lattices:
            counts += _expect(lattice, chances, weights)
        counts[-1] = 0
        counts = np.maximum(counts - DISCOUNT, 0)
        chances = counts / counts.sum()
    return {step: float(chances[number]) for step, number in ids.items() if chances[number] > 0}


def background(words: Iterable[str]) -> Steps:
    """Return log chances of each letter after another: how a name looks by itself."""
    after: Counter[Pair] = Counter()
    for word in words:
        after.update(zip(marked(word), marked(word)[1:], strict=False))
    single: Counter[str] = Counter()
    before: Counter[str] = Counter()
    for (first, second), times in after.items():
        single[second] += times
        before[first] += times
    total = single.total()
    letters = [*sorted(single), "?"]  # "?" stands for a letter never seen
    return {
        (first, second): math.log(
            (after[first, second] + EVENNESS * (single[second] + 0.5) / (total + 0.5 * len(letters)))
            / (before[first] + EVENNESS)
        )
        for first, second in product(["^", *letters[:-1], "?"], letters)
        if first != "$" and (after[first, second] or first == "?")
    } | {(first, "*"): math.log(EVENNESS / (before[first] + EVENNESS)) for first in ["^", *letters] if first != "$"}


def composed(steps: Steps) -> Steps:
    """Return steps between two spellings in the left script, by way of all that both could spell."""
    by_right: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for (left, right), chance in steps.items():
        by_right[right].append((left, chance))
    made: Counter[Pair] = Counter()
    for options in by_right.values():
        total = sum(chance for _, chance in options)
        for (one, first), (other, second) in product(options, options):
            if len(one) + len(other) in (1, 2, 3) and all((edge in one) == (edge in other) for edge in "^$"):
                made[one, other] += first * second / total
    kept = {step: chance for step, chance in made.items() if chance > 2e-5}
    total = sum(kept.values())
    return {step: chance / total for step, chance in kept.items()}


def curated_pairs(wheels: Path) -> Counter[Pair]:
    """Return (Arabic key, Latin key) of single names in Wikidata, with the times attested."""
    found: Counter[Pair] = Counter()
    for unit in read_units(wheels):
        arabic, latin = name_tokens(unit.arabic), name_tokens(unit.latin)
        if unit.source == "wikidata" and len(arabic) == len(latin) == 1 and len(latin[0].key) > 1:
            found[arabic[0].key, latin[0].key] += unit.count
    return found


def spellings_of_one(curated: Counter[Pair]) -> dict[Pair, float]:
    """Return pairs of Latin spellings of one Arabic name, weighted as one draws them."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for (arabic, latin), times in curated.items():
        if times > 1:
            names[arabic][latin] += times
    pairs: dict[Pair, float] = defaultdict(float)
    for spellings in names.values():
        total = spellings.total()
        common = [(word, times / total) for word, times in spellings.most_common(12) if times / total > 0.02]
        for (one, first), (other, second) in product(common, common):
            pairs[one, other] += first * second * (1 + math.log(total))
    return pairs


def write(path: Path, steps: Steps, left: Steps, right: Steps) -> None:
    """Write one table: steps with chances, then both backgrounds with log chances."""
    lines = [f"{one}\t{other}\t{chance:.3g}" for (one, other), chance in sorted(steps.items())]
    for tag, letters in (("<", left), (">", right)):
        lines += [f"{tag}{one}\t{other}\t{chance:.2f}" for (one, other), chance in sorted(letters.items())]
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(path.name, len(steps), "steps,", len(left) + len(right), "bigrams,", path.stat().st_size // 1024, "kB")


def main() -> None:
    """Train on the mined and the curated pairs and write the three tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheels", type=Path)
    parser.add_argument("pairs", type=Path, help="ar2en-train.txt")
    options = parser.parse_args()
    mined = [
        tuple(fold_name(side).replace(" ", "") for side in line.split("\t"))
        for line in options.pairs.read_text(encoding="utf-8").splitlines()
    ]
    curated = curated_pairs(options.wheels)
    weighted: dict[Pair, float] = defaultdict(float)
    for left, right in mined:
        weighted[left, right] += 1.0
    for pair, times in curated.items():
        if times > 1:
            weighted[pair] += CURATED_WEIGHT * (1 + math.log(times))
    arabic = background([left for left, _ in weighted])
    latin = background([right for _, right in weighted])
    steps = fit(weighted)
    write(OUT / "ar-en.tsv", steps, arabic, latin)
    write(OUT / "ar-ar.tsv", composed(steps), arabic, arabic)
    write(OUT / "en-en.tsv", fit(spellings_of_one(curated)), latin, latin)


if __name__ == "__main__":
    main()
