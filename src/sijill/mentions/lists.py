"""Whose people a list names: 日本側からはA大臣、B局長が、クウェート側からはC次官が出席した.

A side told before a list holds for everyone in it whose own words tell none,
until the next side or the end of the sentence; told behind the list (Cが
インドから参加) it holds backwards.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from sijill.language import Language
from sijill.records.mentions import Figure, Person, Sentence, Unit

_SECTION = 44  # characters of the heading of a section
_HEADING = 24  # characters of a line that tells whose people follow


def share_listed_sides(sentences: list[Sentence], figures: list[Figure], language: Language) -> None:
    """Give figures without a polity the side under which they are listed."""
    for sentence in sentences:
        if sentence.kind != "body" or not sentence.people:
            continue
        for person, code in _in_brackets(sentence, language):
            _give(person, code, figures)
        marks = _marks(sentence)
        for number, (at, code, backwards) in enumerate(marks):
            if backwards:
                since = marks[number - 1][0] if number else sentence.start
                people = [p for p in sentence.people if since <= p.start < at]
            else:
                until = min(
                    marks[number + 1][0] if number + 1 < len(marks) else sentence.end, _clause_end(sentence, at)
                )
                people = [p for p in sentence.people if at <= p.start < until]
            for person in people:
                _give(person, code, figures)


def share_headed_sides(sentences: list[Sentence], figures: list[Figure]) -> None:
    """Give people of a roster the side that stands above them: 【日本側】, then a line for each."""
    heading: str | None = None
    for sentence in sentences:
        if any(u.cls == "v" for u in sentence.units):
            heading = None
        elif sentence.people:
            for person in sentence.people if heading else ():
                _give(person, str(heading), figures)
        elif sentence.end - sentence.start <= _HEADING:
            codes = [c for u in sentence.units if (c := _side(u))]
            heading = codes[0] if len(codes) == 1 else None


def share_sections(sentences: list[Sentence], figures: list[Figure]) -> None:
    """Give foreigners of whom no state is told the only one that their section's heading names: ■5日 米国領事館."""
    section: str | None = None
    for sentence in sentences:
        heads = sentence.units[:1] and sentence.units[0].cls in ".1" and not any(u.cls == "v" for u in sentence.units)
        if heads and not sentence.people and sentence.end - sentence.start <= _SECTION:
            codes = {u.id for u in sentence.units if u.cls == "P"}
            section = codes.pop() if len(codes) == 1 else None
            continue
        for person in sentence.people if section else ():
            if _is_katakana(person.name) and (person.capacity is None or person.capacity.polity is None):
                _give(person, str(section), figures)


def _in_brackets(sentence: Sentence, language: Language) -> list[tuple[Person, str]]:
    """Return who is named in a bracket right behind a chamber or company: 横浜商工会議所(上野孝会頭)は."""
    found: list[tuple[Person, str]] = []
    units = sentence.units
    for at, unit in enumerate(units):
        if unit.cls != "(" or at < 2 or units[at - 1].text not in language.words_of("private_body"):
            continue
        first = at - 1
        while first > 0 and units[first - 1].cls in "BFn" and units[first - 1].end == units[first].start:
            first -= 1
        code = _side(units[first - 1]) if first and units[first - 1].end == units[first].start else None
        closing = next((u.start for u in units[at:] if u.cls == ")"), unit.start)
        if code is not None:
            found.extend((p, code.partition("-")[0]) for p in sentence.people if unit.start < p.start < closing)
    return found


def _give(person: Person, code: str, figures: list[Figure]) -> None:
    if person.figure >= 0 and figures[person.figure].polity is None:
        figures[person.figure].polity = code


def _marks(sentence: Sentence) -> list[tuple[int, str, bool]]:
    """Return where a side is told, which, and whether it holds for those named before."""
    units = sentence.units
    marks = []
    for at, unit in enumerate(units):
        if (code := _side(unit)) is None or any(c.start <= unit.start < c.end for c in sentence.capacities):
            continue
        if unit.cls == "L" and at and units[at - 1].cls == "@":
            continue  # 在リヤド大使館から: where a mission is, not whose
        after = at + 1
        while after < len(units) and units[after].cls in "BnL" and units[after].start == units[after - 1].end:
            after += 1
        if after >= len(units):
            continue
        sided = units[after].cls == "c"
        if sided and after + 1 < len(units):
            after += 1
        if not sided and units[after].cls != "m":
            continue
        behind = at > 0 and units[at - 1].cls == "s" and any(p.end <= unit.start for p in sentence.people)
        marks.append((unit.start, code, behind))
    return marks


def _clause_end(sentence: Sentence, at: int) -> int:
    """Return where the list that begins at `at` ends: at the mark behind the first verb."""
    units = [u for u in sentence.units if u.start >= at]
    return next(
        (b.start for a, b in itertools.pairwise(units) if a.cls in "vx" and b.cls == "," and a.text != "など"),
        sentence.end,
    )


def _side(unit: Unit) -> str | None:
    if unit.cls in "PG":
        return unit.id
    if unit.cls == "L":
        return str(unit.value.get("subdivision") or unit.value.get("country") or "") or None
    return None


def settle_local(sentences: list[Sentence], figures: list[Figure], hosts: Sequence[str], language: Language) -> None:
    """Give a governor or mayor of whom no region is told the region that reports, or that is named most.

    A local paper or prefecture writes 知事 and means its own.
    """
    home = str(language.settings.get("home", ""))
    named = Counter(
        str(u.value["subdivision"]) for s in sentences for u in s.units if u.cls == "L" and u.value.get("subdivision")
    )
    regions = [c for c in (*hosts, *(code for code, _ in named.most_common())) if c.startswith(home + "-")]
    if not regions or any(not h.startswith(home) for h in hosts):
        return  # a mission abroad writes 知事 and means its host's
    for sentence in sentences:
        for capacity in sentence.capacities:
            if capacity.head == "governor" and capacity.polity is None:
                holder = next((p for p in sentence.people if p.capacity is capacity), None)
                if holder is None or (holder.figure >= 0 and not _is_katakana(holder.name)):
                    capacity.polity = regions[0]
                if holder is not None and holder.figure >= 0 and figures[holder.figure].polity is None:
                    figures[holder.figure].polity = capacity.polity


def _is_katakana(name: str) -> bool:
    return all("ァ" <= c <= "ヺ" or c in "ー・=" for c in name)
