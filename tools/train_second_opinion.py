"""Learn what the signs of a fact are worth, and write the tables that confidence rests on.

    train_second_opinion.py          writes src/sijill/readout/data/signs.tsv and calibration.tsv

Weights are learned of documents whose licence allows it: tiers A and B of the development corpus and texts written
for the project. How a sum of weights becomes a share of right facts, two numbers a kind of fact and language, is
measured on all annotated documents and judged reports; a document that weights were learned of is measured by
weights that were learned without it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from annotated import CORPUS, ROOT
from judged_facts import FREE, Fact, find_facts
from sijill.language import LANGUAGES
from sijill.readout.confidence import FACTS, Line
from weighing import FOLDS, Case, Weights, fit_line, fold_of, learn_weights, weigh

DATA = ROOT / "src" / "sijill" / "readout" / "data"
CAUTION = 10.0
"""How strongly each weight is drawn towards nothing: as if so many facts spoke for it."""


def is_free(fact: Fact) -> bool:
    """Say whether weights that ship may be learned of a fact."""
    return fact.tier in FREE


def learn(facts: Sequence[Fact]) -> Weights:
    """Return the weights for facts of one kind, learned of those that are free; none where no signs are known."""
    if not any(fact.signs for fact in facts):
        return {"": 0.0}
    cases = [Case(fact.signs, fact.is_right) for fact in facts if is_free(fact)]
    return learn_weights(cases, caution=CAUTION) if cases else {"": 0.0}


def score_unseen(facts: Sequence[Fact]) -> list[tuple[Fact, float]]:
    """Return facts of one kind, each with the sum that weights learned of other documents give it."""
    scored = []
    for fold in range(FOLDS):
        part = [fact for fact in facts if fold_of(fact.document) == fold]
        weights = learn([fact for fact in facts if fold_of(fact.document) != fold]) if part else {}
        scored += [(fact, weigh(weights, fact.signs)) for fact in part]
    return scored


def fit_lines(scored: Sequence[tuple[Fact, float]]) -> dict[str, Line]:
    """Return the line of each language."""
    return {
        language: fit_line(
            [(score, fact.is_right) for fact, score in scored if fact.language == language and fact.is_drawn]
        )
        for language in LANGUAGES
    }


def main() -> None:
    """Learn, and write both tables."""
    if not (CORPUS / "corpus" / "tune").exists():
        sys.exit("The development corpus is not here ($CORPUS, else ../shared): what ships was learned of it.")
    facts = find_facts()
    signs, lines = [], []
    for kind in FACTS:
        own = [fact for fact in facts if fact.kind == kind]
        weights = learn(own)
        signs += [f"{kind}\t{sign}\t{weight:.3f}" for sign, weight in sorted(weights.items())]
        lines += [
            f"{kind}\t{language}\t{line.slope:.3f}\t{line.base:.3f}"
            for language, line in fit_lines(score_unseen(own)).items()
        ]
    write(DATA / "signs.tsv", "kind of fact, sign, weight", signs)
    write(DATA / "calibration.tsv", "kind of fact, language, slope, base", lines)


def write(path: Path, columns: str, rows: list[str]) -> None:
    """Write a table with a line that says what it is."""
    head = f"# Written by tools/train_second_opinion.py: {columns}"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
