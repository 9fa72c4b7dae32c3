"""Places in a sentence: where something was, as far as a preposition says so."""

from __future__ import annotations

import msgspec

from sijill.records.mentions import Capacity, PlaceMention, Sentence, Unit

_CITY = frozenset(("مدينه", "العاصمه", "عاصمه", "محافظه", "منتجع", "بلده"))
# What bears a place's name and is no place of an encounter.
_VENUES = frozenset(
    ("宮殿", "宮", "王宮", "離宮", "大統領府", "空港", "国際空港", "駅", "寺院", "宣言", "プロセス", "条約")
)
_BEFORE = frozenset("im")
_NEAR_BY = frozenset("neighbouring neighboring nearby friendly brotherly sisterly fellow fraternal".split())
_KINDS = frozenset("city town capital resort port coastal historic province region island village district".split())


def find_places(units: list[Unit], capacities: list[Capacity], sentence: int, *, behind: bool) -> list[PlaceMention]:
    """Return cities and countries named in a sentence; `located` tells "in" or "at" with them, `towards` "to".

    `behind`: the language marks a place behind it. A venue is no place. Places
    inside a capacity ("Consul-General in Dubai") are left out.
    """
    if {"L", "P"}.isdisjoint([u.cls for u in units]):
        return []  # most sentences
    inside = {i for c in capacities for i in range(*c.units)}
    found: list[PlaceMention] = []
    for at, unit in enumerate(units):
        # The seat of an organization's envoy is where he acts: منسقة الأمم المتحدة في لبنان.
        seat = at in inside and unit.cls == "P" and at > 1 and units[at - 1].cls == "i" and units[at - 2].cls == "G"
        if (at in inside and not seat) or unit.cls not in "LP":
            continue
        told = "i" if seat else _marker_behind(units, at) if behind else _marker_before(units, at, inside)
        located, towards = told == "i", told in ("t", "f")  # "to Kuwait", "left for Kuwait", لموسكو
        if unit.cls == "P":
            found.append(
                PlaceMention(unit.start, unit.end, sentence, None, unit.id.partition("-")[0], None, located, towards)
            )
            continue
        country = str(unit.value.get("country") or unit.id.partition("-")[0])
        region = bool(unit.value.get("region"))
        found.append(
            PlaceMention(
                unit.start,
                unit.end,
                sentence,
                None if region and "-" not in unit.id else unit.text,
                country,
                str(unit.value.get("subdivision") or "") or None,
                located,
                towards,
            )
        )
    return found


def find_here(sentences: list[Sentence], words: frozenset[str]) -> None:
    """Let "here" be the place of the dateline: "arrived here today" under DOHA."""
    line = next((s for s in sentences if s.kind == "dateline"), None)
    if line is None:
        return
    told = find_places(line.units, [], line.index, behind=False)
    place = next((p for p in told if p.name), told[0] if told else None)
    if place is None:
        return
    for sentence in sentences:
        for unit in sentence.units if sentence.kind == "body" else ():
            if unit.text in words and not unit.capital:
                here = msgspec.structs.replace(
                    place,
                    start=unit.start,
                    end=unit.end,
                    sentence=sentence.index,
                    located=True,
                    towards=True,
                    said=(place.start, place.end),
                )
                sentence.places = sorted([*sentence.places, here], key=lambda p: p.start)


def _marker_before(units: list[Unit], at: int, inside: set[int]) -> str:
    """Return the class of the word before a place: "in", "at" or "to"."""
    before = at - 1
    while before >= 0 and (
        units[before].cls in "dQ"
        or units[before].text in _NEAR_BY
        or units[before].kind in ("portfolio",)
        or units[before].id == "city"
        or units[before].text in _CITY
        or (units[before].cls == "D" and before and units[before - 1].text in _CITY)  # في العاصمة الألمانية برلين
    ):
        before -= 1
    before = _before_kind(units, before)
    return units[before].cls if before >= 0 and before not in inside else ""


def _before_kind(units: list[Unit], at: int) -> int:
    """Return the place before what kind of place it is: "in" in "in the Omani port city of", "in the capital,"."""
    probe = at
    while probe >= 0 and (units[probe].cls in "dDQ" or (probe == at and units[probe].cls in "o,")):
        probe -= 1
    if probe < 0 or units[probe].text not in _KINDS:
        return at
    while probe >= 0 and (units[probe].cls in "dDQ" or units[probe].text in _KINDS):
        probe -= 1
    return probe


def _marker_behind(units: list[Unit], at: int) -> str:
    """Return the class of the marker behind a place: 東京で, 札幌市内のホテルにおいて; 於: stands before it."""
    if at > 0 and units[at - 1].id == "at":
        return "i"
    after = at + 1
    if units[at].cls == "P" and units[after : after + 1] and units[after].text == "・":
        probe = after + 1  # フィンランド・ロバニエミで: a town that no list knows
        while probe < len(units) and units[probe].cls in "Nn-" and units[probe].start == units[probe - 1].end:
            probe += 1
        if after + 1 < probe < len(units) and units[probe].cls == "i":
            return "i"
    if after < len(units) and units[after].start == units[at].end and units[after].text in _VENUES:
        return ""
    while after < len(units) and units[after].start == units[after - 1].end and units[after].cls in "nBF":
        after += 1  # 市内, 都内, 市
    if after >= len(units):
        return ""
    if units[after].text == "の" and units[at].cls == "L":  # 首都の…センターで
        for probe in range(after + 1, min(after + 9, len(units))):
            if units[probe].cls == "i":
                return "i"
            if units[probe].cls not in "nNBFLGRQ-":
                break
    if units[after].cls == ")" and units[at].cls == "L" and after + 1 < len(units):
        return units[after + 1].cls  # 会館(日置市)で
    if units[after].text == "で" and after + 1 < len(units) and units[after + 1].text == "の":
        return ""  # ガザでの人道状況: what is spoken of
    return "i" if units[after].text in ("開催", "では", "でも") else units[after].cls
