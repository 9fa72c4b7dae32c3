"""A line of characters as they stand on paper, from left to right → the order in which they are read.

A PDF places glyphs; the order of reading is gone. This turns the Unicode bidirectional algorithm
round for the cases of this genre: Arabic with numbers, dates, Latin names and brackets, and the
reverse. Where two orders look the same on paper, the one that Arabic text would have is taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_CLASSES = {"L": "L", "R": "R", "AL": "R", "EN": "1", "AN": "1", "CS": ",", "ET": "%"}
_LATIN = re.compile("L")
_NUMBER = re.compile("1+(?:,1+)*%?")
# Left to right within Arabic: a number, or Latin words with what stands between and the numbers behind them.
_LEFT_RUN = re.compile("L(?:[^R]*[L1])?|1+(?:,1+)*%?")
_RIGHT_RUN = re.compile("R(?:[^L]*R)?")
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "〈": "〉", "《": "》"}
_MIRRORED = _PAIRS | {close: opening for opening, close in _PAIRS.items()}
_BRACKET = re.compile("[" + re.escape("".join(_MIRRORED)) + "]")


def find_classes(clusters: Sequence[str]) -> str:
    """Return a sign a cluster: L and R for letters, 1 for digits, N for the rest.

    A comma stands for what may part digits (. , / :), % for what may follow them (% $ #).
    """
    return "".join(_CLASSES.get(unicodedata.bidirectional(cluster[0]), "N") for cluster in clusters)


def order_line(clusters: Sequence[str], *, is_right_to_left: bool) -> str:
    """Return the text of a line whose `clusters` stand from left to right."""
    classes = find_classes(clusters)
    ordered = _order_right(clusters, classes) if is_right_to_left else _order_left(clusters, classes)
    return "".join(ordered)


def _order_right(clusters: Sequence[str], classes: str) -> list[str]:
    """Read from the right; numbers and Latin words keep their own order."""
    ordered: list[str] = []
    position = 0
    for start, end in _find_left_runs(clusters, classes):
        ordered[:0] = [*clusters[start:end], *reversed(clusters[position:start])]
        position = end
    ordered[:0] = reversed(clusters[position:])
    return ordered


def _find_left_runs(clusters: Sequence[str], classes: str) -> list[tuple[int, int]]:
    """Return the runs that are read from left to right; a bracket that a run leaves open belongs to it."""
    runs = []
    for found in _LEFT_RUN.finditer(classes):
        start, end = found.span()
        inside = sum(cluster in _MIRRORED for cluster in clusters[start:end])
        if inside % 2 and end < len(clusters) and clusters[end] in _MIRRORED:
            end += 1
        runs.append((start, end))
    return runs


def _order_left(clusters: Sequence[str], classes: str) -> list[str]:
    """Read from the left; Arabic words are turned, and what stands between them."""
    ordered: list[str] = []
    position = 0
    for found in _RIGHT_RUN.finditer(classes):
        start, end = found.span()
        turned: list[str] = []
        place = start
        for number in _NUMBER.finditer(classes, start, end):
            turned[:0] = [
                *clusters[number.start() : number.end()],
                *reversed(clusters[place : number.start()]),
            ]
            place = number.end()
        turned[:0] = reversed(clusters[place:end])
        ordered += [*clusters[position:start], *turned]
        position = end
    return [*ordered, *clusters[position:]]


def turn_brackets(line: str, *, is_mirrored: bool) -> str:
    """Return `line` with each bracket opening or closing as its place demands.

    Producers of PDF disagree whether a bracket in Arabic is stored as drawn or as meant. An
    opening one has space before and none behind it, a closing one the reverse; where the place
    does not tell, `is_mirrored` says whether the other brackets of the document were turned.
    """

    def turn(found: re.Match[str]) -> str:
        bracket = found[0]
        opens = _judge_opening(line, found.start())
        if opens is None:
            opens = (bracket in _PAIRS) != is_mirrored
        return bracket if (bracket in _PAIRS) == opens else _MIRRORED[bracket]

    return _BRACKET.sub(turn, line)


def count_mirrored(line: str) -> int:
    """Return how many brackets stand the wrong way round, less those that stand rightly."""
    count = 0
    for found in _BRACKET.finditer(line):
        opens = _judge_opening(line, found.start())
        if opens is not None:
            count += 1 if (found[0] in _PAIRS) != opens else -1
    return count


def _judge_opening(line: str, position: int) -> bool | None:
    """Say whether a bracket at `position` opens, None where its neighbours do not tell."""
    before, after = line[position - 1 : position], line[position + 1 : position + 2]
    is_free_before = not before or before.isspace() or before in _MIRRORED
    is_free_after = not after or after.isspace() or unicodedata.category(after) in ("Po", "Pd") or after in _MIRRORED
    return None if is_free_before == is_free_after else is_free_before
