"""States, regions and organizations that act, where a marker behind them says so: 日本は, 中国側と."""

from __future__ import annotations

from collections.abc import Collection

from sijill.language import Language
from sijill.records.mentions import Actor, Sentence, Unit

_MARKERS = frozenset("swbm")


def find_marked_sides(sentence: Sentence, covered: list[tuple[int, int]], language: Language) -> list[Actor]:
    """Return the polities of a sentence that are sides; nothing inside `covered` is one."""
    found = []
    for at, unit in enumerate(sentence.units):
        code = side_code(unit)
        if (
            code is not None
            and unit.cls == "L"
            and _is_followed(sentence.units, at, language.words_of("private_body"))
        ):
            code = code.partition("-")[0]  # a chamber or university speaks for its country
        if code is None or any(s <= unit.start < e for s, e in covered):
            continue
        if unit.cls == "L" and at and sentence.units[at - 1].cls == "@":
            continue  # 在リヤド大使館: where a mission is, not whose
        if unit.cls == "B" and _is_owned(sentence.units, at):
            continue
        if _is_followed(sentence.units, at, language.words_of("named_after")):
            continue  # ベルリン条約, パリ五輪, ウクライナ情勢: the name of a treaty, an event or a trouble
        pair = bool(unit.value.get("pair") or unit.value.get("chained"))
        end = _end_of_pair(sentence, at) if pair else _end_of_side(sentence.units, at, language)
        if end is not None:
            lists = any(u.cls == "c" for u in sentence.units[at + 1 : end])
            found.append(
                Actor(
                    "polity",
                    unit.start,
                    sentence.units[end - 1].end,
                    sentence.index,
                    polity=code,
                    group=lists,
                )
            )
    return found


def _is_owned(units: list[Unit], at: int) -> bool:
    """Whether a ministry is told to be another state's: タイの外務省, タイ外務省."""
    before = [u for u in units[max(0, at - 2) : at] if u.cls not in "gF"]
    return bool(before) and before[-1].cls in "PLG"


def _is_followed(units: list[Unit], at: int, words: Collection[str]) -> bool:
    """Whether one of some words stands right behind a place: 横浜|商工会議所, パリ|五輪."""
    after = units[at + 1] if at + 1 < len(units) else None
    return after is not None and after.start == units[at].end and after.text in words


def side_code(unit: Unit) -> str | None:
    """Return the polity a unit names, a region or city by its ISO 3166-2 code."""
    if unit.cls in "PDG":
        return unit.id
    if unit.cls == "B" and unit.value.get("polity"):
        return str(unit.value["polity"])
    if unit.cls == "L":
        return str(unit.value.get("subdivision") or "") or None
    return None


def _end_of_pair(sentence: Sentence, at: int) -> int | None:
    """Return the end of one of two states written as one word (日韓) when a contact of theirs follows."""
    units = sentence.units
    last = at
    while last + 1 < len(units) and units[last + 1].value.get("abbrev") and units[last + 1].start == units[last].end:
        last += 1
    end = units[last].end
    meets = any(0 <= m.start - end <= 12 for m in sentence.mechanisms)
    meets = meets or any(c.kind == "encounter" and 0 <= c.start - end <= 12 for c in sentence.cues)
    after = units[last + 1] if last + 1 < len(units) else None
    marked = after is not None and after.cls in _MARKERS
    counted = any(c.kind == "both" and 0 <= c.start - end <= 1 for c in sentence.cues)  # 日米両国, 日英伊3か国
    return at + 1 if meets or marked or counted else None


def _end_of_side(units: list[Unit], at: int, language: Language) -> int | None:
    """Return the end of the side that begins at `at` when a marker, a body or a partner makes it one."""
    if _is_second(units, at):
        return at + 1
    after = at + 1
    while after < len(units) and units[after].start == units[after - 1].end and units[after].cls in "BcenQF-":
        if units[after].cls == "-" and not (units[after - 1].cls == "F" and units[after + 1 : after + 2] != []):
            break  # タイ|農業・協同組合省 is one ministry, 日・タイ are two sides
        after += 1
    after = _behind_delegation(units, after, language)
    if units[at].cls == "G" and after == at + 1:
        after = _behind_own_body(units, after)
    last = after
    after = _behind_bracket(units, after)
    if units[last - 1].text in ("主催", "共催"):
        return last  # 在京カタール大使館主催の
    hosted = after < len(units) and units[after].cls == "j" and units[last - 1].text in language.words_of("sending")
    if hosted:
        return last  # 浙江省代表団を迎えた
    if after < len(units) and units[after].cls in _MARKERS:
        where = units[after].text == "では" and units[at].cls in "PL" and units[last - 1].cls != "c"
        return None if where else last  # クアラルンプールでは tells where, 日本側では who
    plain = last == at + 1
    lists = after + 1 < len(units) and units[after].cls in "-,&" and units[after + 1].cls in "PG"
    if units[at].cls in "PG" and plain and lists:
        return last
    if (
        units[at].cls == "P"
        and plain
        and after < len(units)
        and units[after].cls == "P"
        and units[after].start == units[at].end
    ):
        return last
    return None


def _behind_own_body(units: list[Unit], at: int) -> int:
    """Return the place behind "(ESCAP)の機械化センター" when a body of an organization follows it, else `at`."""
    probe = _behind_bracket(units, at)
    if probe >= len(units) or units[probe].text != "の":
        return at
    probe += 1
    while probe < len(units) and units[probe].cls in "QFnNxBG-" and units[probe].start == units[probe - 1].end:
        probe += 1
    return probe if units[probe - 1].cls == "B" else at


def _behind_bracket(units: list[Unit], at: int) -> int:
    if at < len(units) and units[at].cls == "(":
        while at < len(units) and units[at].cls != ")":
            at += 1
        at += 1
    return at


def _behind_delegation(units: list[Unit], at: int, language: Language) -> int:
    """Return the place behind "の公式訪問団9名" or "の首脳" when those follow who act for a polity, else `at`."""
    if at >= len(units) or units[at].text != "の":
        return at
    probe = at + 1
    while probe < len(units) and units[probe].cls in "QFnN1BLG" and units[probe].start == units[probe - 1].end:
        if units[probe].text in language.words_of("acting"):
            return probe + 1
        if units[probe].cls == "B" and units[probe].text in language.words_of("sending"):
            probe += 1
            while probe < len(units) and units[probe].cls in "1n" and units[probe].start == units[probe - 1].end:
                probe += 1
            return probe
        probe += 1
    return at


def _is_second(units: list[Unit], at: int) -> bool:
    """Whether a polity is the second of a pair: 日・クウェート外相会談, 日ASEAN首脳会議."""
    if at == 0 or units[at].cls not in "PG":
        return False
    before = units[at - 1]
    if before.cls == "P" and before.end == units[at].start:
        return True
    if before.cls == "-":
        return at > 1 and units[at - 2].cls in "PG"
    return False
