"""States, regions and organizations that act, where a marker behind them says so: 日本は, 中国側と."""

from __future__ import annotations

from sijill.records.mentions import Actor, Sentence, Unit

_DELEGATIONS = frozenset(
    ("訪問団", "代表団", "使節団", "議員団", "調査団", "視察団", "交流団", "訪日団", "経済ミッション", "政府")
)
_NAMED = frozenset(
    "条約 協定 宣言 議定書 合意 原則 プロセス 枠組み 五輪 オリンピック パラリンピック 万博 博覧会 大会 サミット 会議 "
    "情勢 問題 危機 戦争 紛争 内戦 侵攻 侵略 地震 震災 洪水 台風 豪雨 事件 事故 時間 産 製 語 料理 旅行 通貨".split()
)
_MARKERS = frozenset("swbm")
# Bodies that bear a town's name and speak for their country.
PRIVATE = frozenset(("商工会議所", "会議所", "商議所", "大学", "大学校", "銀行", "会社"))


def find_marked_sides(sentence: Sentence, covered: list[tuple[int, int]]) -> list[Actor]:
    """Return the polities of a sentence that are sides; nothing inside `covered` is one."""
    found = []
    for at, unit in enumerate(sentence.units):
        code = side_code(unit)
        if code is not None and unit.cls == "L" and _is_private(sentence.units, at):
            code = code.partition("-")[0]  # a chamber or university speaks for its country
        if code is None or any(s <= unit.start < e for s, e in covered):
            continue
        if unit.cls == "B" and _is_owned(sentence.units, at):
            continue
        if _names_event(sentence.units, at):
            continue
        pair = bool(unit.value.get("pair") or unit.value.get("chained"))
        end = _end_of_pair(sentence, at) if pair else _end_of_side(sentence.units, at)
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


def _names_event(units: list[Unit], at: int) -> bool:
    """Whether a place only names a treaty, an event or a trouble: ベルリン条約, パリ五輪, ウクライナ情勢."""
    after = units[at + 1] if at + 1 < len(units) else None
    return after is not None and after.start == units[at].end and after.text in _NAMED


def _is_private(units: list[Unit], at: int) -> bool:
    """Whether a chamber, university or company bears a place's name: 横浜商工会議所."""
    after = units[at + 1] if at + 1 < len(units) else None
    return after is not None and after.start == units[at].end and after.text in PRIVATE


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


def _end_of_side(units: list[Unit], at: int) -> int | None:
    """Return the end of the side that begins at `at` when a marker, a body or a partner makes it one."""
    if _is_second(units, at):
        return at + 1
    after = at + 1
    while after < len(units) and units[after].start == units[after - 1].end and units[after].cls in "BcenQF-":
        if units[after].cls == "-" and not (units[after - 1].cls == "F" and units[after + 1 : after + 2] != []):
            break  # タイ|農業・協同組合省 is one ministry, 日・タイ are two sides
        after += 1
    after = _behind_delegation(units, after)
    last = after
    if after < len(units) and units[after].cls == "(":
        while after < len(units) and units[after].cls != ")":
            after += 1
        after += 1
    if units[last - 1].text in ("主催", "共催"):
        return last  # 在京カタール大使館主催の
    hosted = after < len(units) and units[after].cls == "j" and units[last - 1].text in _DELEGATIONS
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


def _behind_delegation(units: list[Unit], at: int) -> int:
    """Return the place behind "の公式訪問団9名" when a delegation follows a polity, else `at`."""
    if at >= len(units) or units[at].text != "の":
        return at
    probe = at + 1
    while probe < len(units) and units[probe].cls in "QFnN1BLG" and units[probe].start == units[probe - 1].end:
        if units[probe].cls == "B" and units[probe].text in _DELEGATIONS:
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
