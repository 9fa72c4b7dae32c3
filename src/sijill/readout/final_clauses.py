"""What is asked about a clause whose verb ends it: who is marked as acting, which days are its own.

Japanese marks actors behind them: は, が and による make one act, から makes one the source.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from sijill.readout.arguments import Arguments
from sijill.readout.context import has_before, has_behind, is_planned, kind_of, sentence_text
from sijill.records.mentions import Actor, Cue, DateMention, Sentence, Unit

_AND_OTHERS = frozenset(("ほか", "など", "他", "一行"))
# What makes a clause a thing spoken of, and the words that speak of it.
_THAT = frozenset(("ことを", "ことに", "点を", "点に"))
_RECALLING = frozenset("紹介 言及 触れ 振り返り 振り返っ 評価 感謝 謝意 歓迎 想起 指摘 挙げ 喜び".split())
_ATTENDED = 60  # characters between a ceremony and the verb that tells who was there
_HEADING = 44  # characters of a heading that tells a day in brackets: 1 台中市政府訪問(9月28日)
_DAY = 10  # characters of a full date
_MARKED = 2  # characters of a bullet before a day
# The last letter of a verb in its plain form, and what makes it a thing said, agreed on or meant.
_PLAIN_ENDINGS = frozenset("るうくすつぬぶむぐ")
_ATTRIBUTIVE = _PLAIN_ENDINGS | frozenset("ただ")
_TO = frozenset(("から", "~", "-", "より", "及び", "・"))  # what joins the first day of several to the last
_STATES = frozenset(("いる", "ある", "いう", "なる", "おる", "できる", "みる", "よる", "とれる", "いえる"))  # no acts
_INTENDING = frozenset(
    ("と", "との", "よう", "ことで", "ことに", "ことを", "意向", "考え", "方針", "つもり", "計画", "用意")
)
# Endings between a verb's stem and what follows it, and nouns that stand for the whole clause.
_ENDINGS = frozenset(
    ("いる", "おり", "いた", "てい", "た", "だ", "まし", "て", "い", "る", "れ", "られ", "ている", "ます")
)
_FORMAL_NOUNS = frozenset(("旨", "ほか", "上", "後", "際", "一方", "模様", "もの", "ところ"))


def is_denied(sentence: Sentence, cue: Cue) -> bool:
    """Whether what a cue tells was not done, only hoped for, or is told as background, in its own clause."""
    return any(
        has_before(sentence, kind, cue.start, reach) or (_is_joined(sentence, kind, cue, behind))
        for kind, reach, behind in (("negation", 24, 4), ("hedge", 34, 4), ("background", 60, 6))
    ) or any(c.kind == "background" and c.start < cue.start < c.end for c in sentence.cues)


def is_intended(sentence: Sentence, cue: Cue) -> bool:
    """Whether a contact is only what somebody says he will do, or what was agreed on: 訪れる|と約束した."""
    units = [u for u in sentence.units if u.end >= cue.end]
    for verb, behind in pairwise(units[:4]):
        if verb.cls in "vx" and verb.end > cue.end and verb.text[-1:] in _PLAIN_ENDINGS:
            return behind.text in _INTENDING and behind.start == verb.end
        if verb.end > cue.end and verb.cls not in "vxn":
            return False
    return False


def names_no_partner(sentence: Sentence, cue: Cue, actors: list[Actor]) -> bool:
    """Whether an exchange of views is told without anybody who had it: インドによる案件につき意見を交換した."""
    exchanged = sentence_text(sentence, cue).replace(" ", "").startswith(("意見", "話し合", "について話", "を話し合"))
    return exchanged and all(a.kind == "polity" and _marker_word(sentence, a) == "による" for a in actors)


def acting_inside(sentence: Sentence, subject: list[Actor]) -> list[Actor]:
    """Return who acts in what somebody else says, where both are told: A報道官は、Bが訪問する|と発表した."""
    return [a for a in subject if _marker_word(sentence, a) == "が"] or subject


def _marker_word(sentence: Sentence, actor: Actor) -> str:
    """Return the word that marks an actor; ら and a form of address are passed over."""
    return next((u.text for u in sentence.units if u.start >= actor.end and u.cls not in "eHc"), "")


def is_in_aside(sentence: Sentence, actor: Actor) -> bool:
    """Whether が marks who acts only in a clause that describes a noun: X大統領が訪問した|際に."""
    units = [u for u in sentence.units if u.start >= actor.end]
    if not units or units[0].text != "が":
        return False
    for verb, behind in pairwise(units):
        if behind.cls == "," and verb.cls in "vx":
            return False
        if verb.cls in "vx" and verb.text[-1:] in _ATTRIBUTIVE and behind.cls in "nFBPLG" and behind.text != "旨":
            return True
    return False


def is_recalled(sentence: Sentence, cue: Cue) -> bool:
    """Whether a contact is only what somebody speaks of: 9月に戦略対話を行ったことを紹介し."""
    for noun, word in pairwise(u for u in sentence.units if u.start >= cue.end and u.cls in "nvx"):
        if noun.text in _THAT and word.text in _RECALLING:
            return True
    return False


def _is_joined(sentence: Sentence, kind: str, cue: Cue, reach: int) -> bool:
    """Whether a word that works backwards ends a cue's own clause; 会談し、…の実現に向け begins the next."""
    if not has_behind(sentence, kind, cue, reach):
        return False
    commas = [u.start for u in sentence.units if u.cls == "," and cue.end <= u.start <= cue.end + reach]
    first = min(commas, default=cue.end + reach + 1)
    return any(
        c.kind == kind and c.value.get("after") is True and cue.start < c.start <= first and c.end >= cue.end
        for c in sentence.cues
    )


def opens_section(sentence: Sentence) -> bool:
    """Whether a line tells a day first and has no verb: ■6月5日 タイ王国総領事."""
    if any(u.cls == "v" for u in sentence.units):
        return False
    headed = sentence.end - sentence.start <= _HEADING and in_brackets(sentence, sentence.dates[-1])
    return headed or sentence.dates[0].start - sentence.start <= _MARKED


def is_span(sentence: Sentence, mention: DateMention) -> bool:
    """Whether a date is the first day of several: 7月27日から8月1日."""
    inside = [u.text for u in sentence.units if mention.start <= u.start <= mention.end]
    return sentence.start <= mention.start < sentence.end and any(t in _TO for t in inside)


def tells_day(mention: DateMention) -> bool:
    """Whether a date tells a day, not only a month or year."""
    if mention.iso is not None:
        return len(mention.iso) == _DAY
    kind, _, value = (mention.relative or "").partition(":")
    return kind in ("day", "month_day", "of_month", "relative_day", "weekday") or (
        kind == "of_year" and not value.endswith("/0")
    )


def day_of(mention: DateMention) -> str:
    """Return the month and day of a date, however the year is told."""
    return (mention.iso or mention.relative or "").rpartition(":")[2][-5:].replace("-0", "-").lstrip("0")


def is_to_come(sentence: Sentence, cue: Cue) -> bool:
    """Whether an encounter is announced; 訪問し、 has the tense of the verb that ends the sentence."""
    if cue.value.get("planned") or is_planned(sentence, cue):
        return True
    following = next((u for u in sentence.units if u.start >= cue.end), None)
    if cue.value.get("frame") == "summit" and ends_ahead(sentence):
        return True
    if following is None or following.cls != ",":
        return False
    if ends_ahead(sentence):
        return True  # Aと会談し、Bに出席する。
    later = [c for c in sentence.cues if c.kind == "encounter" and c.start >= cue.end and not c.value.get("back")]
    return bool(later) and (bool(later[-1].value.get("planned")) or is_planned(sentence, later[-1]))


def ends_ahead(sentence: Sentence) -> bool:
    """Whether a sentence ends with a verb that tells of what is to come: 出席する。 but not 述べている。."""
    units = [u for u in sentence.units if u.cls not in '."()'][-2:]
    if not units or units[-1].cls not in "vx":
        return False
    verb = units[-2] if units[-1].text == "ます" and len(units) > 1 else units[-1]
    if verb.text in _STATES or (units[-1].text == "ます" and verb.text in ("い", "おり", "て")):
        return False
    plain = verb.cls == "v" and verb.text[-1:] in _PLAIN_ENDINGS
    return plain or (units[-1].text == "ます" and verb.cls == "v")


def is_marked(sentence: Sentence, actor: Actor) -> bool:
    """Whether は, が or による stands behind an actor; brackets and ら are passed over."""
    return marker_behind(sentence.units, actor.end) in "sb"


def describes(sentence: Sentence, actor: Actor, cue: Cue) -> bool:
    """Whether による behind an actor only belongs to a noun: 北朝鮮による拉致の被害者と面会し."""
    behind = [u for u in sentence.units if actor.end <= u.start < cue.start]
    return bool(behind) and behind[0].text == "による" and any(u.cls in "wjt" for u in behind)


def marker_behind(units: list[Unit], end: int) -> str:
    """Return the class of the marker behind `end`; brackets, ら, and ほか3名 are passed over."""
    depth, others = 0, False
    for unit in units:
        if unit.start < end:
            continue
        if unit.cls == "(":
            depth += 1
        elif unit.cls == ")":
            depth = max(0, depth - 1)  # 委員会(奥委員長)は: a bracket may close behind the actor
        elif depth == 0 and others and (unit.cls == "1" or unit.text == "名"):
            continue  # ほか3名が
        elif depth == 0 and unit.text in _AND_OTHERS:
            others = True
        elif depth == 0 and unit.cls not in "eHc":
            return unit.cls
    return "."


def dates(sentence: Sentence, cue: Cue, since: int) -> list[DateMention]:
    """Return the dates of a cue, likeliest first: the nearest before it in its clause; one that dates a noun last."""
    told = [d for d in sentence.dates if not in_brackets(sentence, d)] or [
        d for d in sentence.dates if len(d.iso or "") == _DAY or (d.relative or "").startswith(("day:", "month_day:"))
    ]
    told = [d for d in told if not is_limit(sentence, d)]
    own = [d for d in told if since <= d.start and d.end <= cue.start]
    plain = [d for d in own if not dates_noun(sentence, d)]
    earlier = [d for d in told if d.end <= since]
    if cue.value.get("frame") in (
        "noun",
        "summit",
    ):  # a mechanism: its date stands before the verb that says it was held
        held = [c.start for c in sentence.cues if c.kind == "session" and c.start >= cue.end]
        near = [d for d in told if held and since <= d.start and d.end <= held[0]]
        if plain and any(u.cls == "," and 0 <= u.start - cue.end <= 1 for u in sentence.units):
            return list(reversed(plain))  # 14日にX首脳会議、15日にY首脳会議に臨む
        return [*reversed([d for d in near if not dates_noun(sentence, d)]), *reversed(plain)]
    return [*reversed(plain), *(d for d in own if d not in plain), *reversed(earlier)]


def in_brackets(sentence: Sentence, mention: DateMention) -> bool:
    """Whether brackets only tell a day again: 2日午後(日本時間3日午前)."""
    depth = 0
    for unit in sentence.units:
        if unit.start >= mention.start:
            return depth > 0
        depth += (unit.cls == "(") - (unit.cls == ")")
    return False


def is_limit(sentence: Sentence, mention: DateMention) -> bool:
    """Whether a day only bounds the time told: 5日までに."""
    following = next((u for u in sentence.units if u.start >= mention.end), None)
    spans = any(u.text in ("から", "~", "-") for u in sentence.units if mention.start <= u.start < mention.end)
    return not spans and following is not None and following.text in ("まで", "までに", "以降", "以来")


def dates_noun(sentence: Sentence, mention: DateMention) -> bool:
    """Whether a date belongs to the noun behind it: 5日の会談."""
    following = next((u for u in sentence.units if u.start >= mention.end), None)
    return following is not None and following.text == "の"


def meets_person(sentence: Sentence, cue: Cue, arguments: Arguments) -> bool:
    """Whether somebody, not a place, is visited: を stands between a person and the cue."""
    return any(actor.kind in ("person", "role") and 0 <= cue.start - actor.end <= 1 for actor in arguments.object)


def has_needed(sentence: Sentence, cue: Cue) -> bool:
    """Whether one of the words that a cue asks for stands in its sentence: 手渡し needs 親書."""
    words = cue.value.get("words")
    return not isinstance(words, list) or any(u.text in words for u in sentence.units)


def has_company(sentence: Sentence, cue: Cue, travelling: Collection[str]) -> bool:
    """Whether what a cue asks for stands beside it: a place before 入り, what was agreed behind との間で."""
    if cue.value.get("placed") and not any(u.end == cue.start and u.cls in "LP" for u in sentence.units):
        return False
    people = [a for a in sentence.actors if a.kind in ("person", "role")]
    if cue.value.get("attended"):
        beside = [u.end for u in sentence.units if u.text in ("とともに", "と共に", "と一緒に")]
        attends = [c.start for c in sentence.cues if c.id == "meeting.attend"]
        return any(0 <= at - cue.end <= _ATTENDED and any(0 <= at - end <= 1 for end in beside) for at in attends)
    if cue.value.get("guest") and not any(0 <= cue.start - a.end <= 1 for a in people):
        return False
    if cue.value.get("frame") == "signing" and any(u.start >= cue.end and u.text == "いる" for u in sentence.units):
        following = [u.text for u in sentence.units if u.start >= cue.end][:2]
        if following in (["で", "いる"], ["て", "いる"]):
            return False  # 契約を結んでいる: how things are
    if cue.value.get("official") and not any(is_marked(sentence, a) and a.start < cue.start for a in people):
        sent = any(u.text in travelling and u.start < cue.start for u in sentence.units)
        if not sent and any(u.cls == "s" and u.text in "はが" and u.end <= cue.start for u in sentence.units):
            return False  # a ship, a boy
    if not cue.value.get("needs_result"):
        return True
    partner = any(a.end == cue.start for a in people)
    results = [c for c in sentence.cues if c.kind == "outcome" and c.start >= cue.end]
    return partner and bool(results) and kind_of(results[0]) != "signed"  # a signing has a cue of its own


def modifies(sentence: Sentence, cue: Cue) -> bool:
    """Whether the verb only describes the noun behind it: 署名した協定."""
    if sentence.units and cue.value.get("frame") == "noun":
        return False
    told = sentence_text(sentence, cue)[-1:]
    for unit in sentence.units:
        if unit.start < cue.end:
            continue
        if unit.cls in "xv" and unit.text in _ENDINGS:
            told = unit.text
            continue
        if unit.cls == "," and unit.start <= cue.end + 4 and told in ("た", "だ"):
            return True  # 到着した、X: only what follows is told of
        joined = unit.start <= cue.end + 4
        done = sentence_text(sentence, cue).endswith(("た", "だ"))  # 来日した|X大臣
        return (
            joined and (unit.start > cue.end or done) and unit.cls in "nFBLPGNRQ1" and unit.text not in _FORMAL_NOUNS
        )
    return False


def is_spoken(sentence: Sentence, cue: Cue) -> bool:
    """Whether a cue stands inside somebody's quoted speech."""
    text = [(u.start, u.text) for u in sentence.units if u.text in "「」"]
    depth = 0
    for start, mark in text:
        if start > cue.start:
            following = next((u for u in sentence.units if u.start > start), None)
            return depth > 0 and mark == "」" and following is not None and following.cls in "wx"
        depth += 1 if mark == "「" else -1
    return False


def is_marked_or_source(sentence: Sentence, actor: Actor) -> bool:
    """Whether an actor speaks: marked as subject, or by から (A大臣から…を提案した)."""
    return marker_behind(sentence.units, actor.end) in "sbm"


def is_head_of(sentence: Sentence, actor: Actor) -> bool:
    """Whether brackets only name who heads a body: JBIC(総裁:近藤章)."""
    if actor.kind != "person":
        return False
    units = [u for u in sentence.units if actor.start <= u.start < actor.end]
    return any(a.cls == "R" and b.text in (":", "=") for a, b in pairwise(units))


def with_joined(sentence: Sentence, actor: Actor, before: list[Actor]) -> list[Actor]:
    """Return an actor with those joined to him, when another side is told behind them: AとBは、Cと会談した."""
    joined = [actor]
    for other in reversed([a for a in before if a.end <= actor.start]):
        between = [u for u in sentence.units if other.end <= u.start < joined[0].start]
        if not between or not all(u.cls in "w&,PgBFL" for u in between) or between[0].cls not in "w&,":
            break
        joined.insert(0, other)
    rest = [a for a in before if a.start >= actor.end]
    return joined if rest else [actor]
