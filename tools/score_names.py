"""Measure the comparison of names: `score_names.py SHARED [--wheels WHEELS]`; SHARED is ../shared.

Prints, with processor times: the test of single names (ar2en-test; the
threshold comes from ar2en-eval), all pairs of the person names in
corpus/clusters, speed and memory, and with --wheels full names in Wikidata.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from name_sources import read_full_names
from sijill.language.names import compare_names, fold_name, name_keys, name_tokens
from sijill.language.names.evidence import spelling_evidence
from sijill.language.names.keys import token_keys
from sijill.language.names.skeleton import skeletons

SEED = 20261124
CANDIDATES = 1000

Pair = tuple[str, str]
Scored = list[tuple[float, bool]]


class Figures(NamedTuple):
    """Precision, recall and F1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def figures(right: int, found: int, wanted: int) -> Figures:
    """Return precision and recall from counts."""
    return Figures(right / found if found else 1.0, right / wanted if wanted else 1.0)


def read_pairs(shared: Path, part: str) -> list[Pair]:
    """Return the (Arabic, English) keys of one part of ar2en."""
    lines = (shared / f"data/ar2en-{part}.txt").read_text(encoding="utf-8").splitlines()
    return [(fold_name(line.split("\t")[0]), fold_name(line.split("\t")[1])) for line in lines]


def bare(arabic: str) -> str:
    """Return an Arabic token without its article, as `name_tokens` does."""
    return arabic[2:] if arabic.startswith("ال") and len(arabic) > 4 else arabic


def score_tokens(pairs: Sequence[Pair], gold: set[Pair], *, most: int | None = None) -> tuple[float, Scored]:
    """Score Arabic tokens, all or the first `most`, against all English ones.

    Returns the share whose best answer is right, and all scores with their truth.
    """
    english = sorted({right for _, right in pairs})
    arabic = list(dict.fromkeys(left for left, _ in pairs))[:most]
    hits, scored = 0, []
    for left in arabic:
        forms = {left, bare(left)}
        row = [max(spelling_evidence(form, right) for form in forms) for right in english]
        truth = [(left, right) in gold for right in english]
        hits += truth[row.index(max(row))]
        scored += zip(row, truth, strict=True)
    return hits / len(arabic), scored


def figures_at(scored: Scored, threshold: float) -> Figures:
    """Return the figures when all from the threshold up are called the same."""
    called = [truth for score, truth in scored if score >= threshold]
    return figures(sum(called), len(called), sum(truth for _, truth in scored))


def best_threshold(scored: Scored) -> float:
    """Return the threshold with the best F1."""
    ranked = sorted(scored, reverse=True)
    wanted = sum(truth for _, truth in ranked)
    best, threshold, right = 0.0, 0.0, 0
    for place, (score, truth) in enumerate(ranked, start=1):
        right += truth
        if right / (place + wanted) > best:
            best, threshold = right / (place + wanted), score
    return threshold


def score_ar2en(shared: Path, candidates: int = CANDIDATES) -> tuple[float, float, Figures]:
    """Return top-1 among all of ar2en-test, and threshold (from eval) and figures at 1 : candidates - 1."""
    parts = {part: read_pairs(shared, part) for part in ("train", "eval", "test")}
    gold = {pair for pairs in parts.values() for pair in pairs}
    draw = random.Random(SEED)
    _, tuning = score_tokens(draw.sample(parts["eval"], candidates), gold)
    threshold = best_threshold(tuning)
    top, _ = score_tokens(parts["test"], gold)
    _, scored = score_tokens(draw.sample(parts["test"], candidates), gold)
    return top, threshold, figures_at(scored, threshold)


class Clusters(NamedTuple):
    """How the names of corpus/clusters compare, each distinct pair of names once."""

    same: Figures
    whole: Figures  # "same", only names of two parts or more
    not_lost: float  # share of true pairs that are not called different
    kept_apart: float  # share of the pairs known as different people that are not called the same
    false: list[Pair]
    per_second: float


def score_clusters(shared: Path) -> Clusters:
    """Compare all person names of clusters.json with each other, by name alone."""
    truth = json.loads((shared / "corpus/clusters/clusters.json").read_text(encoding="utf-8"))
    people: dict[str, set[str]] = defaultdict(set)
    for person in truth["people"]:
        for _, name in person["mentions"]:
            people[name].add(person["id"])
    counts: Counter[tuple[str, bool, bool]] = Counter()
    false: list[Pair] = []
    started = time.process_time()
    for one, other in combinations(sorted(people), 2):
        found = compare_names(one, other)
        is_one = bool(people[one] & people[other])
        whole = all(len(key) > 1 for key in (parts_of(one), parts_of(other)))
        counts[found.verdict, is_one, whole] += 1
        if found.verdict == "same" and not is_one:
            false.append((one, other))
    seconds = time.process_time() - started
    apart = [compare_names(one[1], other[1]).verdict != "same" for one, other in truth["different_people"]]
    return Clusters(
        _same(counts, {True, False}),
        _same(counts, {True}),
        1 - counts_of(counts, {"different"}, {True}, {True, False}) / counts_of(counts, None, {True}, {True, False}),
        sum(apart) / len(apart),
        false,
        counts.total() / seconds,
    )


def parts_of(name: str) -> tuple[str, ...]:
    """Return the parts of a name that are written apart; a kanji name of three or more counts as two."""
    if any("\u3400" <= char <= "\u9fff" for char in name):
        return ("family", "given") if len(name) > 2 else ("family",)
    return tuple(fold_name(name).split())


def counts_of(
    counts: Counter[tuple[str, bool, bool]], verdicts: set[str] | None, ones: set[bool], wholes: set[bool]
) -> int:
    """Return how many comparisons have one of the verdicts, truths and shapes."""
    return sum(
        times
        for (verdict, is_one, whole), times in counts.items()
        if (verdicts is None or verdict in verdicts) and is_one in ones and whole in wholes
    )


def _same(counts: Counter[tuple[str, bool, bool]], wholes: set[bool]) -> Figures:
    return figures(
        counts_of(counts, {"same"}, {True}, wholes),
        counts_of(counts, {"same"}, {True, False}, wholes),
        counts_of(counts, None, {True}, wholes),
    )


def score_wikidata(wheels: Path, people: int = 4000) -> Iterable[str]:
    """Yield lines on full names in Arabic against those in Latin letters, found by their keys.

    Optimistic: the spellings table was made of the same names.
    """
    names = [row for row in read_full_names(wheels) if " " in row[0] and " " in row[1]]
    gold = {(arabic, latin) for arabic, latin, _ in names}
    drawn = random.Random(SEED).sample(names, people)
    filed: dict[str, set[str]] = defaultdict(set)
    for _, latin, _ in drawn:
        for key in name_keys(latin):
            if not key.startswith("1:"):
                filed[key].add(latin)
    counts: Counter[tuple[str, bool]] = Counter()
    bins: dict[float, Counter[bool]] = defaultdict(Counter)
    met = set()
    for arabic in sorted({row[0] for row in drawn}):
        for latin in sorted(set().union(*(filed.get(key, set()) for key in name_keys(arabic)))):
            found = compare_names(arabic, latin)
            is_one = (arabic, latin) in gold
            met.add((arabic, latin))
            counts[found.verdict, is_one] += 1
            edge = max(edge for edge in (0.0, 0.1, 0.5, 0.8, 0.9, 0.95, 0.99) if found.score >= edge)
            bins[edge][is_one] += 1
    wanted = {(row[0], row[1]) for row in drawn}
    yield f"keys meet: {len(wanted & met) / len(wanted):.3f} of {len(wanted)} true pairs"
    same = figures(counts["same", True], counts["same", True] + counts["same", False], len(wanted))
    yield f"same:      {same}"
    for edge in sorted(bins):
        seen = bins[edge]
        yield f"score from {edge:.2f}: {seen[True] / seen.total():.3f} of {seen.total()} are one person"


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--wheels", type=Path)
    options = parser.parse_args()
    started = time.process_time()
    top, threshold, at = score_ar2en(options.shared)
    print(f"ar2en-test  top-1 {top:.3f}   at 1 : {CANDIDATES - 1}, threshold {threshold:.2f} from eval: {at}")
    print(f"            {time.process_time() - started:.0f} s")
    clusters = score_clusters(options.shared)
    print(f"clusters    same, all names:         {clusters.same}")
    print(f"            same, of two parts up:   {clusters.whole}")
    print(f"            true pairs not called different: {clusters.not_lost:.3f}")
    print(f"            known different people not called the same: {clusters.kept_apart:.3f}")
    print(f"            {clusters.per_second:,.0f} comparisons/s; false: {clusters.false}")
    names = sorted(set(_some_names(options.shared)))
    started = time.process_time()
    for cached in (name_keys, name_tokens, token_keys, skeletons, fold_name):
        cached.cache_clear()
    for name in names:
        name_keys(name)
    print(f"keys        {len(names) / (time.process_time() - started):,.0f} names/s")
    if options.wheels:
        print("\n".join(f"wikidata    {line}" for line in score_wikidata(options.wheels)))
    print(f"memory      {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most")


def _some_names(shared: Path) -> list[str]:
    truth = json.loads((shared / "corpus/clusters/clusters.json").read_text(encoding="utf-8"))
    return [name for person in truth["people"] for _, name in person["mentions"]]


if __name__ == "__main__":
    main()
