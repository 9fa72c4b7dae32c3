"""Words that name somebody only since he was told before: a family name that is a word, two names in a row."""

from __future__ import annotations

from collections.abc import Collection

from sijill.records.mentions import Unit


def is_introduced(units: list[Unit], at: int, known: Collection[str]) -> bool:
    """Whether a word, whatever it means, is the last of a name told before and stands where a person may."""
    unit = units[at]
    if at == 0 or unit.cls not in "cFL" or unit.text not in known:
        return False
    before = units[at - 1]
    joined = before.cls in "if" and before.end == unit.start  # بنتنياهو
    described = at + 1 < len(units) and units[at + 1].cls in "DQFx"
    return (joined or before.cls in "nw&") and not described


def are_two(units: list[Unit], at: int, last: int, known: Collection[str]) -> bool:
    """Whether two words behind a verb name two people told before, who meets and who is met: استقبل شي أردوغان."""
    if last - at != len("XY") or at == 0 or units[at - 1].cls != "n":
        return False
    one, two = units[at].text, units[at + 1].text
    full = [name.split() for name in known if " " in name]
    meeting = any(one in (n[0], n[-1]) and two not in n for n in full)
    return meeting and any(n[-1] == two and one not in n for n in full)
