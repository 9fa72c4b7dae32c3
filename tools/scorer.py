"""Figures of reading: readouts against annotated documents, each figure from 0 to 1.

encounters, participants, sides, topics, outcomes, outcomes-any (kind ignored): F1 over all documents.
kinds, dates, countries, rounds, capacities, polities, by: the share that is right of what is annotated; what hangs
on something that was not found is wrong. quiet: the share of documents without any fact on which none was reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from agreement import (
    Record,
    countries,
    country,
    pair_encounters,
    pair_outcomes,
    pair_people,
    words_in_common,
)

Figures = dict[str, float | None]
Tell = Callable[[str, str], None]

MEAN = ("encounters", "kinds", "dates", "sides", "participants", "capacities", "polities", "topics", "outcomes")
"""What the mean is of; the other figures are parts of these or rest on few cases."""

SAME_CAPACITY = 0.7
"""F1 of the words from which two capacities are the same."""

_FIGURES = {
    "encounters": "f1",
    "kinds": "share",
    "dates": "share",
    "countries": "share",
    "rounds": "share",
    "sides": "f1",
    "participants": "f1",
    "capacities": "share",
    "polities": "share",
    "topics": "f1",
    "outcomes": "f1",
    "outcomes-any": "f1",
    "by": "share",
    "quiet": "share",
}


class Scores:
    """What was right, missed and invented, summed over documents; `tell`, if any, hears of each difference."""

    def __init__(self) -> None:
        self.tell: Tell | None = None
        self._counts: Counter[tuple[str, str]] = Counter()

    def _tell(self, what: str, detail: str) -> None:
        if self.tell:
            self.tell(what, detail)

    def figures(self) -> Figures:
        """Return all figures and their mean; None where nothing was there to be found."""
        found: Figures = {name: self._figure(name, how) for name, how in _FIGURES.items()}
        values = [value for name in MEAN if (value := found[name]) is not None]
        return {**found, "mean": sum(values) / len(values) if values else None}

    def _figure(self, name: str, how: str) -> float | None:
        right, missed, invented = (self._counts[name, what] for what in ("right", "missed", "invented"))
        if how == "share":
            return right / (right + missed) if right + missed else None
        every = 2 * right + missed + invented
        return 2 * right / every if every else None

    def add(self, wanted: Record, found: Record, text: str) -> None:
        """Add one document: its annotation, its readout and the text that both speak of."""
        self._add_encounters(wanted["encounters"], found["encounters"], text)
        self._add_outcomes(wanted["outcomes"], found["outcomes"], text)
        if not wanted["encounters"] and not wanted["outcomes"]:
            self._check("quiet", not found["encounters"] and not found["outcomes"])

    def _check(self, name: str, is_right: bool, detail: str = "") -> None:
        self._counts[name, "right" if is_right else "missed"] += 1
        if detail and not is_right:
            self._tell(name, detail)

    def _compare(self, name: str, wanted: Iterable[Any], found: Iterable[Any], detail: str = "") -> None:
        a, b = set(wanted), set(found)
        self._counts[name, "right"] += len(a & b)
        self._counts[name, "missed"] += len(a - b)
        self._counts[name, "invented"] += len(b - a)
        if detail and a != b:
            self._tell(name, f"missed {sorted(map(str, a - b))} invented {sorted(map(str, b - a))}: {detail}")

    def _count(self, name: str, wanted: list[Record], found: list[Record], pairs: int) -> None:
        self._counts[name, "right"] += pairs
        self._counts[name, "missed"] += len(wanted) - pairs
        self._counts[name, "invented"] += len(found) - pairs

    def _add_encounters(self, wanted: list[Record], found: list[Record], text: str) -> None:
        pairs = pair_encounters(wanted, found, text)
        self._count("encounters", wanted, found, len(pairs))
        for one in _others(wanted, [a for a, _ in pairs]):
            self._tell("encounter missed", one["quote"])
            self._add_missed(one)
        for one in _others(found, [b for _, b in pairs]):
            people = ", ".join(person["name"] for person in one["participants"])
            self._tell("encounter invented", f"{one['kind']} {' '.join(one['polities'])}: {people}")
            self._counts["participants", "invented"] += len(one["participants"])
            self._compare("topics", [], one["topics"])
            self._compare("sides", [], countries(one["polities"]))
        for a, b in pairs:
            self._add_found(a, b)

    def _add_missed(self, encounter: Record) -> None:
        """Count all that an encounter which was not found would have told."""
        self._counts["participants", "missed"] += len(encounter["participants"])
        self._compare("topics", encounter["topics"], [])
        self._compare("sides", countries(encounter["polities"]), [])
        for name in ("kinds", "dates", *_told(encounter)):
            self._check(name, is_right=False)
        for _ in encounter["participants"]:
            self._check("capacities", is_right=False)
            self._check("polities", is_right=False)

    def _add_found(self, a: Record, b: Record) -> None:
        """Compare an annotated encounter with the one reported."""
        quote = a["quote"]
        self._check("kinds", a["kind"] == b["kind"], f"{b['kind']} for {a['kind']}: {quote}")
        self._check("dates", (a.get("date") or None) == b["date"], f"{b['date']} for {a.get('date')}: {quote}")
        told = _told(a)
        if "countries" in told:
            self._check("countries", a["country"] == b["country"], f"{b['country']} for {a['country']}: {quote}")
        if "rounds" in told:
            number = (b["mechanism"] or {}).get("round")
            self._check("rounds", a["mechanism"]["round"] == number, f"{number}: {quote}")
        self._compare("sides", countries(a["polities"]), countries(b["polities"]), quote)
        self._compare("topics", a["topics"], b["topics"], quote)
        self._add_people(a["participants"], b["participants"])

    def _add_people(self, wanted: list[Record], found: list[Record]) -> None:
        pairs = pair_people(wanted, found)
        self._count("participants", wanted, found, len(pairs))
        for one in _others(wanted, [a for a, _ in pairs]):
            self._check("capacities", is_right=False)
            self._check("polities", is_right=False)
            self._tell("participant missed", one["name"])
        for one in _others(found, [b for _, b in pairs]):
            self._tell("participant invented", one["name"])
        for a, b in pairs:
            mine, read = a.get("capacity"), b["capacity"]
            agrees = words_in_common(mine, read) >= SAME_CAPACITY if mine else not read
            self._check("capacities", agrees, f"{read!r} for {mine!r} ({a['name']})")
            polity = country(a.get("polity")), country(b["polity"])
            self._check("polities", polity[0] == polity[1], f"{polity[1]} for {polity[0]} ({a['name']})")

    def _add_outcomes(self, wanted: list[Record], found: list[Record], text: str) -> None:
        pairs = pair_outcomes(wanted, found, text, of_kind=True)
        self._count("outcomes", wanted, found, len(pairs))
        self._count("outcomes-any", wanted, found, len(pair_outcomes(wanted, found, text, of_kind=False)))
        for one in _others(wanted, [a for a, _ in pairs]):
            self._tell("outcome missed", f"{one['kind']}: {one['quote']}")
        for one in _others(found, [b for _, b in pairs]):
            said = " … ".join(text[start:end] for start, end in one["evidence"])
            self._tell("outcome invented", f"{one['kind']}: {said}")
        for a, b in pairs:
            self._check("by", countries(a["by"]) == countries(b["by"]), f"{b['by']} for {a['by']}: {a['quote']}")


def _told(encounter: Record) -> list[str]:
    """Return the figures that count an encounter only where the annotation tells something."""
    told = ["countries"] if encounter.get("country") else []
    return [*told, "rounds"] if (encounter.get("mechanism") or {}).get("round") else told


def _others(records: list[Record], paired: list[Record]) -> list[Record]:
    """Return the records that nothing was paired with."""
    known = {id(record) for record in paired}
    return [record for record in records if id(record) not in known]
