"""Measure reading on all annotated documents that are here, and print the figures of the sets beside each other.

What is kept for checking shows its figures only: its documents and single differences stay unseen.
"""

from __future__ import annotations

import argparse

from annotated import AnnotatedSet, find_sets, measure
from scorer import Figures


def main() -> None:
    """Print one table: a row a figure, a column a set and language; before it the differences, if asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help="only these: examples, seeds, tune/en …")
    parser.add_argument("--misses", action="store_true", help="print each difference to the annotations")
    options = parser.parse_args()
    sets = find_sets()
    if unknown := set(options.sets) - {one.name for one in sets}:
        parser.error(f"no such set: {', '.join(sorted(unknown))}; there are {', '.join(one.name for one in sets)}")
    columns: dict[str, Figures] = {}
    for one in sets:
        if options.sets and one.name not in options.sets:
            continue
        if not one.find_pairs():
            print(f"{one.name}: not here")
            continue
        for language, figures in measure(one, _print_miss if options.misses else None).items():
            columns[name_column(one, language)] = figures
    print_table(columns)


def name_column(annotated: AnnotatedSet, language: str) -> str:
    """Return what a column is called: its set, and its language where the set's name does not tell it."""
    return annotated.name if annotated.name.endswith(f"/{language}") else f"{annotated.name} {language}"


def print_table(columns: dict[str, Figures]) -> None:
    """Print the figures, one a row, in the scorer's order."""
    print(" " * 13, *(f"{name:>11}" for name in columns))
    for figure in next(iter(columns.values()), {}):
        values = [figures[figure] for figures in columns.values()]
        print(f"{figure:<13}", *("          -" if value is None else f"{value:11.3f}" for value in values))


def _print_miss(what: str, detail: str) -> None:
    print(f"{what}: {detail}")


if __name__ == "__main__":
    main()
