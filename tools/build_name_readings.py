"""Compile the readings of Japanese names in kanji: `build_name_readings.py WHEELS`.

Writes language/data/ja/name_readings.tsv: reading in katakana, f (family) or
g (given), and the kanji spellings with that reading. Families come most
frequent first. Source and licence: docs/data.md.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from name_sources import read_japanese
from sijill.language.names.fold import fold_kana, fold_name

OUT = Path(__file__).parents[1] / "src/sijill/language/data/ja/name_readings.tsv"


def main() -> None:
    """Group the spellings under their reading and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheels", type=Path)
    options = parser.parse_args()
    people: dict[tuple[str, str], int] = defaultdict(int)
    spellings: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for kanji, reading, role, weight in read_japanese(options.wheels):
        # Names all in kana need no table.
        if kanji and any(ord(char) > 0x3400 for char in kanji):
            row = fold_kana(reading), "f" if role == "surname" else "g"
            people[row] += weight
            spellings[row][fold_name(kanji)] = None
    order = sorted(spellings, key=lambda row: (row[1], -people[row], row[0]))
    text = "".join(f"{reading}\t{role}\t{' '.join(spellings[reading, role])}\n" for reading, role in order)
    OUT.write_text(text, encoding="utf-8")
    print(
        OUT.name,
        len(order),
        "readings",
        sum(map(len, spellings.values())),
        "spellings",
        len(text.encode()) // 1024,
        "kB",
    )


if __name__ == "__main__":
    main()
