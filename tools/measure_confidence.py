"""Measure confidence: of the facts that are given so many per cent, how many are right?

    measure_confidence.py [--write]

Each document is judged by weights and lines that were learned without it (five parts), so the table says what to
expect of documents that nobody has seen.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from annotated import ROOT
from judged_facts import Fact, find_facts
from markdown_table import table
from sijill.language import LANGUAGES
from sijill.readout.confidence import FACTS, Opinion
from train_second_opinion import fit_lines, learn, score_unseen
from weighing import FOLDS, fold_of

PAGE = ROOT / "docs" / "reading.md"
START = "<!-- confidence: written by tools/measure_confidence.py --write -->\n"
END = "<!-- /confidence -->"

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)

Judged = tuple[float, bool]
"""A confidence, and whether the fact is right."""


class Bin(NamedTuple):
    """Facts of about the same confidence: how many, their mean confidence, the share that is right."""

    start: float
    count: int
    confidence: float
    share: float


def find_bins(judged: Iterable[Judged]) -> list[Bin]:
    """Return the bins that hold any fact."""
    groups: defaultdict[float, list[Judged]] = defaultdict(list)
    for confidence, is_right in judged:
        groups[max(start for start in BINS if start <= confidence)].append((confidence, is_right))
    return [
        Bin(start, len(group), sum(c for c, _ in group) / len(group), sum(r for _, r in group) / len(group))
        for start, group in sorted(groups.items())
    ]


def get_error(judged: Sequence[Judged]) -> float:
    """Return the expected calibration error: how far confidence lies from the share that is right, on average."""
    return sum(one.count * abs(one.confidence - one.share) for one in find_bins(judged)) / len(judged)


def get_order(judged: Sequence[Judged]) -> float | None:
    """Return how often a right fact has more confidence than a wrong one; .5 is chance. None without a wrong one."""
    right = [confidence for confidence, is_right in judged if is_right]
    wrong = [confidence for confidence, is_right in judged if not is_right]
    if not right or not wrong:
        return None
    return sum((a > b) + 0.5 * (a == b) for a in right for b in wrong) / (len(right) * len(wrong))


def judge_unseen(facts: Sequence[Fact]) -> list[tuple[Fact, float]]:
    """Return facts of one kind with the confidence that is learned of other documents only."""
    judged = []
    for fold in range(FOLDS):
        part = [fact for fact in facts if fold_of(fact.document) == fold]
        others = [fact for fact in facts if fold_of(fact.document) != fold]
        if not part:
            continue
        kind = part[0].kind
        lines = {(kind, language): line for language, line in fit_lines(score_unseen(others)).items()}
        opinion = Opinion({kind: learn(others)}, lines)
        judged += [(fact, opinion.judge(kind, fact.language, fact.signs)) for fact in part]
    return judged


def main() -> None:
    """Print the table, or write it into the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the table into docs/reading.md")
    options = parser.parse_args()
    rows = measure()
    if options.write:
        text = PAGE.read_text(encoding="utf-8")
        before, start, rest = text.partition(START)
        _, end, after = rest.partition(END)
        PAGE.write_text(before + start + table(rows[0], rows[1:]) + end + after, encoding="utf-8")
        return
    for row in rows:
        print("  ".join(cell.rjust(11) for cell in row))


def measure() -> list[list[str]]:
    """Return the table: its head, then a row a kind of fact and language."""
    facts = find_facts()
    rows = [["fact", "language", "facts", "right", "order", "error", *map(_name_bin, BINS)]]
    for kind in FACTS:
        judged = judge_unseen([fact for fact in facts if fact.kind == kind])
        for language in LANGUAGES:
            own = [one for one in judged if one[0].language == language and one[0].is_drawn]
            rows.append([kind, language, *_row(own)])
    return rows


def _name_bin(start: float) -> str:
    following = [other for other in BINS if other > start]
    return f"{start:.2f}–{following[0]:.2f}" if following else f"≥ {start:.2f}"


def _row(facts: Sequence[tuple[Fact, float]]) -> list[str]:
    judged = [(confidence, fact.is_right) for fact, confidence in facts]
    share = [str(len(judged)), f"{sum(right for _, right in judged) / len(judged):.2f}"]
    if not any(fact.signs for fact, _ in facts):
        return [*share, "–", "–", *("" for _ in BINS)]  # all have the share as their confidence
    bins = {one.start: one for one in find_bins(judged)}
    order = get_order(judged)
    return [
        *share,
        "–" if order is None else f"{order:.2f}",
        f"{get_error(judged):.2f}",
        *(f"{bins[start].share:.2f} ({bins[start].count})" if start in bins else "" for start in BINS),
    ]


if __name__ == "__main__":
    main()
