"""Learn how single kanji sound in names: `build_kanji_sounds.py WHEELS`.

Writes language/data/ja/kanji_sounds.tsv: kanji, then its sounds in Hepburn,
commonest first. Each reading of a known name is cut into the sounds of its
kanji by expectation-maximisation. Source and licence: docs/data.md.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from name_sources import read_japanese
from sijill.language.names.fold import fold_kana, fold_name
from sijill.language.names.kana import hepburn

OUT = Path(__file__).parents[1] / "src/sijill/language/data/ja/kanji_sounds.tsv"
ROUNDS = 6
LONGEST = 5  # kana of one kanji, as in うけたまわ
RARE = 3.0  # expected uses below which a sound is chance
SMALL_SHARE = 0.01
MOST = 10

Sound = tuple[str, str]


def cuts(kanji: str, kana: str) -> Iterator[tuple[int, ...]]:
    """Yield the ways to cut a reading into one piece for each kanji, as places."""
    if len(kanji) == 1:
        if 1 <= len(kana) <= LONGEST:
            yield (0, len(kana))
        return
    for end in range(1, min(LONGEST, len(kana) - len(kanji) + 1) + 1):
        if kana[end : end + 1] in "ャュョッー":  # no sound begins with a small kana
            continue
        for rest in cuts(kanji[1:], kana[end:]):
            yield (0, *(end + place for place in rest))


def learn(names: set[Sound]) -> dict[Sound, float]:
    """Return the expected uses of each (kanji, kana) piece."""
    ways: list[list[tuple[Sound, ...]]] = []
    for kanji, kana in sorted(names):
        pieces = [
            tuple((char, kana[start:end]) for char, (start, end) in zip(kanji, pairwise(places), strict=True))
            for places in cuts(kanji, kana)
        ]
        if pieces:
            ways.append(pieces)
    chances: dict[Sound, float] = defaultdict(lambda: 1.0)
    for _ in range(ROUNDS):
        uses: dict[Sound, float] = defaultdict(float)
        for pieces in ways:
            weights = []
            for way in pieces:
                weight = 1.0
                for sound in way:
                    weight *= chances[sound]
                weights.append(weight)
            total = sum(weights)
            if total > 0:
                for way, weight in zip(pieces, weights, strict=True):
                    for sound in way:
                        uses[sound] += weight / total
        by_kanji: dict[str, float] = defaultdict(float)
        for (char, _), times in uses.items():
            by_kanji[char] += times
        chances = defaultdict(float, {sound: times / by_kanji[sound[0]] for sound, times in uses.items()})
    return uses


def main() -> None:
    """Learn from all names and write the sounds that are no chance."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheels", type=Path)
    options = parser.parse_args()
    names = {
        (fold_name(kanji), fold_kana(reading))
        for kanji, reading, _, _ in read_japanese(options.wheels)
        if kanji and 1 <= len(kanji) <= 4 and len(reading) <= 10
    }
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for (char, kana), times in learn(names).items():
        if ord(char) > 0x3400:
            found[char][hepburn(kana)] += times
    lines = []
    for char in sorted(found):
        total = sum(found[char].values())
        kept = {
            sound: times
            for sound, times in found[char].items()
            if sound and times >= min(RARE, total / 2) and times / total >= SMALL_SHARE
        }
        if kept:
            lines.append("\t".join([char, *sorted(kept, key=lambda sound: (-kept[sound], sound))[:MOST]]))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(OUT.name, len(lines), "kanji", sum(line.count("\t") for line in lines), "sounds")


if __name__ == "__main__":
    main()
