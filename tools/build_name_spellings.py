"""Compile which Latin spellings are attested for which Arabic name: `build_name_spellings.py WHEELS`.

Writes language/names/data/spellings.tsv: Latin key, then ARABIC=TIMES for
every Arabic name that it was seen to spell. Source and licence: docs/data.md.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from train_names import curated_pairs

OUT = Path(__file__).parents[1] / "src/sijill/language/names/data/spellings.tsv"
_ONCE_IS_CHANCE = 2


def main() -> None:
    """Count the pairs and write those attested more than once, commonest Latin spelling first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheels", type=Path)
    options = parser.parse_args()
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for (arabic, latin), times in curated_pairs(options.wheels).items():
        if times >= _ONCE_IS_CHANCE and arabic.isalpha() and latin.isalpha():
            names[latin][arabic] += times
    order = sorted(names, key=lambda latin: (-names[latin].total(), latin))
    lines = []
    for latin in order:
        ranked = sorted(names[latin].items(), key=lambda item: (-item[1], item[0]))
        lines.append("\t".join([latin, *(f"{arabic}={times}" for arabic, times in ranked)]))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(
        OUT.name,
        len(names),
        "Latin spellings",
        sum(map(len, names.values())),
        "pairs",
        OUT.stat().st_size // 1024,
        "kB",
    )


if __name__ == "__main__":
    main()
