"""Compile the lists of given and family names: `build_name_parts.py WHEELS AR2EN_TRAIN`.

Writes language/data/{ar,en}/name_parts.tsv: key, role (g given, f family,
b both, n a name of unknown role), times attested. Sources and licences: docs/data.md.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from name_sources import read_faker, read_japanese, read_units
from sijill.language.names.fold import fold_name, script_of
from sijill.language.names.kana import hepburn
from sijill.language.names.parts import name_tokens

DATA = Path(__file__).parents[1] / "src/sijill/language/data"
GIVEN = Path(__file__).parent / "tables/given_names_ar.txt"
_WRITTEN = 20  # how often a name written by hand counts as attested
PREFIXES = frozenset({"ben", "mac", "abd"})
_MANY = 4  # one role that many times as often as the other is the role

Tally = dict[str, Counter[str]]


def count(tally: Tally, name: str, role: str, times: int) -> None:
    """Add the tokens of one attested name; those of a chain say nothing of their role."""
    tokens = [token.key for token in name_tokens(name)]
    for key in tokens:
        # "Ben Ali", "Mac Giolla": a prefix is no name, though Ben alone is one.
        if len(key) > 1 and not (key in PREFIXES and len(tokens) > 1) and key.isalpha():
            tally[key][role if len(tokens) == 1 else "unknown"] += times


def role_of(counts: Counter[str]) -> str:
    """Return the role letter for the times a name was given and family name."""
    given, family = counts["given"], counts["surname"]
    if given >= _MANY * family and given:
        return "g"
    if family >= _MANY * given and family:
        return "f"
    return "b" if given else "n"


def write(tally: Tally, path: Path) -> None:
    """Write the list, commonest first, so that a cut keeps what matters."""
    rows = sorted(tally.items(), key=lambda row: (-sum(row[1].values()), row[0]))
    text = "".join(f"{key}\t{role_of(counts)}\t{max(sum(counts.values()), 1)}\n" for key, counts in rows)
    path.write_text(text, encoding="utf-8")
    print(path.name, len(rows), "keys", len(text.encode()) // 1024, "kB")


def main() -> None:
    """Read the sources and write both lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheels", type=Path)
    parser.add_argument("pairs", type=Path, help="ar2en-train.txt")
    options = parser.parse_args()
    arabic: Tally = defaultdict(Counter)
    latin: Tally = defaultdict(Counter)
    for unit in read_units(options.wheels):
        count(arabic, unit.arabic, unit.role, unit.count)
        if unit.latin[0].isupper():
            count(latin, unit.latin, unit.role, unit.count)
    for name, role in read_faker(options.wheels):
        if script_of(name) == "latin" and name[0].isupper():
            count(latin, name, role, 1)
    japanese = {(hepburn(reading), role): weight for _, reading, role, weight in read_japanese(options.wheels)}
    for (name, role), weight in japanese.items():
        count(latin, name, role, weight if role == "given" else weight // 50_000 + 1)
    for line in GIVEN.read_text(encoding="utf-8").splitlines():
        for name in line.split() if not line.startswith("#") else ():
            count(arabic, name, "given", _WRITTEN)
    for line in options.pairs.read_text(encoding="utf-8").splitlines():
        for name, tally in zip(line.split("\t"), (arabic, latin), strict=True):
            # Mined, so only names that the curated lists lack, and without a role.
            if len(fold_name(name)) > 2 and fold_name(name) not in tally:
                count(tally, name, "unknown", 1)
    write(arabic, DATA / "ar/name_parts.tsv")
    write(latin, DATA / "en/name_parts.tsv")


if __name__ == "__main__":
    main()
