"""When a reading agrees with an annotation: names, words, and which record answers which.

The rules are those of `evaluation/GUIDE.md` and `score.py` of the development corpus; a test holds the two together
where the corpus is there. They are written anew here since a copy of this repository alone must be able to measure.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

Record = dict[str, Any]
Pairs = list[tuple[Record, Record]]

_ARABIC = str.maketrans({**dict.fromkeys("أإآٱ", "ا"), "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_CODE = re.compile(r"[A-Z]{2}(?=-|$)")

SAME_WORDS = 0.8
"""How much of a fuller name a shorter one must hold to be the same name."""


def words(text: str | None) -> list[str]:
    """Return the words of `text` without case, accents, Arabic letter variants and marks; Japanese by letter."""
    folded = unicodedata.normalize("NFKD", text or "").casefold().translate(_ARABIC)
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    found = re.findall(r"\w+", folded)
    return list("".join(found)) if _UNSPACED.search(folded) else found


def words_in_common(left: str | None, right: str | None) -> float:
    """Return the F1 of the words of two texts."""
    a, b = Counter(words(left)), Counter(words(right))
    common = (a & b).total()
    return 2 * common / (a.total() + b.total()) if common else 0.0


def compare_names(left: str, right: str) -> float:
    """Return 1 for the same name, `SAME_WORDS` and more where one leaves out parts of the other, else 0."""
    a, b = words(left), words(right)
    if "".join(a) == "".join(b) or "".join(sorted(a)) == "".join(sorted(b)):
        return 1.0
    if set(a) <= set(b) or set(b) <= set(a):
        common = words_in_common(left, right)
        return common if common >= SAME_WORDS else 0.0
    return 0.0


def country(code: str | None) -> str | None:
    """Return the state of a sub-national government; other codes as they are."""
    found = _CODE.match(code or "")
    return found[0] if found else code


def countries(codes: Sequence[str | None]) -> set[str | None]:
    """Return the states of all `codes`."""
    return {country(code) for code in codes}


def evidence(record: Record, text: str) -> set[int]:
    """Return the places in `text` that a record rests on: a reading's spans, or an annotation's quote."""
    if "quote" in record:
        start = text.find(record["quote"])
        return set(range(start, start + len(record["quote"]))) if start >= 0 else set()
    return {place for start, end in record["evidence"] for place in range(start, end)}


def overlap(left: set[int], right: set[int]) -> float:
    """Return which share of the smaller piece of text the other one covers."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def find_pairs(
    wanted: Sequence[Record], found: Sequence[Record], closeness: Callable[[Record, Record], float]
) -> Pairs:
    """Return who answers whom, one to one, the closest first; what is not close at all stays alone."""
    ranked = sorted((-closeness(a, b), i, j) for i, a in enumerate(wanted) for j, b in enumerate(found))
    taken: tuple[set[int], set[int]] = set(), set()
    pairs = []
    for distance, i, j in ranked:
        if distance < 0 and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((wanted[i], found[j]))
    return pairs


def pair_encounters(wanted: Sequence[Record], found: Sequence[Record], text: str) -> Pairs:
    """Return which reported encounter is which annotated one: by people, sides, words, kind and date."""

    def closeness(a: Record, b: Record) -> float:
        sides, reported = countries(a["polities"]), countries(b["polities"])
        shared = len(sides & reported) / max(1, len(sides | reported))
        near = overlap(evidence(a, text), evidence(b, text))
        people = sum(
            any(compare_names(one["name"], other["name"]) for other in b["participants"]) for one in a["participants"]
        )
        if not people and not (shared >= 0.5 and (near or len(sides & reported) >= 2)):
            return 0.0
        dated = a.get("date") is not None and a["date"] == b["date"]
        return 2 * people + 2 * shared + near + (a["kind"] == b["kind"]) + dated

    return find_pairs(wanted, found, closeness)


def pair_people(wanted: Sequence[Record], found: Sequence[Record]) -> Pairs:
    """Return which reported participant is which annotated one."""
    return find_pairs(wanted, found, lambda a, b: compare_names(a["name"], b["name"]))


def pair_outcomes(wanted: Sequence[Record], found: Sequence[Record], text: str, *, of_kind: bool) -> Pairs:
    """Return which reported outcome is which annotated one: those with half of the shorter words in common."""

    def closeness(a: Record, b: Record) -> float:
        if of_kind and a["kind"] != b["kind"]:
            return 0.0
        near = overlap(evidence(a, text), evidence(b, text))
        return near if near >= 0.5 else 0.0

    return find_pairs(wanted, found, closeness)
