"""The stretch of words behind a title up to the next mark, where it can only be a name.

Half of the words of foreign and many of Arab names are ordinary words too or in
no list (أسامة نقلي, رجاء رابيا, جان جاك كيريا). Behind a title the mark after
them tells that all of them are the name.
"""

from __future__ import annotations

from collections.abc import Mapping

from sijill.mentions.settled import is_definite
from sijill.records.mentions import Unit

_INSIDE = frozenset("NAUczx")
_ALSO = frozenset("FBQDPLTRKG")  # words of other lists that may be names, behind a given name only
_BORDERS = frozenset(',.)("&r/')
PRONOUNS = ("ها", "هم", "هما")
_PRESENT = "يت"  # what verbs of the present begin with
_RARE = 5  # namings up to which a word that looks like a verb is one
_MOST = 5  # words of a name
_GIVEN = 20  # namings from which an ordinary word is a given name
_NAMED = 3
_SINGLE = {"definite": 30, "bare": 100}  # namings that a single ordinary word behind a title needs


def name_stretch(
    units: list[Unit], taken: list[bool], at: int, counts: Mapping[str, int], *, apposed: bool = False
) -> int | None:
    """Return the end of the name that fills the stretch from `at` to the next mark or title, None if it is none.

    `apposed`: only a comma parts it from the title, so that a mark must end it.
    """
    joined = _is_written_on(units, at)
    last = at + 2 if joined else at
    while last < len(units) and not taken[last] and _fits(units, at, last, counts):
        last += 1
    while last > at and units[last - 1].cls == "z":
        last -= 1
    words = [u for u in units[at:last] if u.cls not in "z&if"]
    if not 2 <= len(words) <= _MOST:
        return None
    if not _ends(units, taken, last, apposed=apposed) and not (apposed and _is_plain(words, units[last], counts)):
        return None
    framed = at > 0 and units[at - 1].cls == "H" and last < len(units) and taken[last]
    if (framed or joined) and not is_definite(words[0]) and all(w.cls != "x" for w in words[:-1]):
        return last  # سعادة X Y سفير: nothing else stands between a form of address and a title
    if at > 0 and units[at - 1].cls == "H" and [w.cls for w in words] in (["U", "c"], ["N", "c"]):
        return last  # السيد سايمون كوليس
    return last if _is_name(words, counts, begun=units[at].cls == "z", apposed=apposed) else None


def ends_before(units: list[Unit], first: int, at: int) -> bool:
    """Whether a name that begins at `first` is complete before `at`: behind آل سعود, before a day of the week."""
    unit, before = units[at], units[at - 1]
    if unit.cls == "T":
        return unit.kind == "weekday" and is_definite(unit) and before.cls != "z"
    return at - first > 1 and units[at - 2].text == "ال" and units[at - 2].cls == "z" and unit.cls != "z"


def is_present(unit: Unit, counts: Mapping[str, int]) -> bool:
    """Whether a word that is rarely a name looks like a verb of the present."""
    return unit.cls == "A" and unit.text[0] in _PRESENT and counts.get(unit.text, 0) < _RARE


def is_verb(units: list[Unit], at: int, counts: Mapping[str, int]) -> bool:
    """Whether such a word has the preposition of a verb behind it: سلمان يعرب عن."""
    return at + 1 < len(units) and units[at + 1].cls in "vito" and is_present(units[at], counts)


def _is_written_on(units: list[Unit], at: int) -> bool:
    """Whether a name begins with a letter read as a word of its own: باولو, ويلفريد."""
    following = units[at + 1 : at + 3]
    if units[at].cls not in "&if" or len(following) < 2 or units[at].end != following[0].start:
        return False
    return following[0].cls in "UAc" and not is_definite(following[0]) and following[1].cls in "NU"


def is_weak(unit: Unit, counts: Mapping[str, int]) -> bool:
    """Whether a single word behind a title is rather an ordinary word: قال الوزير الكامل, وجهة نظر."""
    count = counts.get(unit.text.removeprefix("ال"), 0)
    if unit.cls == "A":
        return count < _SINGLE["definite" if is_definite(unit) else "bare"]
    if unit.cls == "N":
        return is_definite(unit) and count < _NAMED
    participle = unit.text.startswith(("مت", "مست", "من")) and unit.text.endswith(("ه", "ين", "ون", "ات"))
    return is_definite(unit) or participle


def _fits(units: list[Unit], first: int, at: int, counts: Mapping[str, int]) -> bool:
    unit = units[at]
    if at > first and ends_before(units, first, at):
        return False
    if unit.cls in _INSIDE:
        return not (unit.cls == "c" and unit.text.endswith(PRONOUNS))  # تميم نقلها X: a verb with its object
    if unit.cls == "P" and first < at < len(units) - 1 and units[at - 1].cls in "NU":
        return units[at + 1].cls in "NU" and not is_definite(units[at + 1])  # رفائيل كوريا دلجادو
    behind = at > first and unit.cls in _ALSO and " " not in unit.text
    return behind and counts.get(unit.text.removeprefix("ال"), 0) >= _GIVEN


def _ends(units: list[Unit], taken: list[bool], last: int, *, apposed: bool) -> bool:
    """Whether a mark, a title or the end of the sentence follows."""
    if last >= len(units):
        return True
    if taken[last]:
        return not apposed
    return units[last].cls in _BORDERS and not (apposed and units[last].cls in "&r")


def _is_plain(words: list[Unit], following: Unit, counts: Mapping[str, int]) -> bool:
    """Whether words may be a name though none of the marks follows: a given name first, then a day, verb or place."""
    given = counts.get(words[0].text, 0) >= _GIVEN
    return given and all(w.cls in "NAU" for w in words) and following.cls in "nTit"


def _is_name(words: list[Unit], counts: Mapping[str, int], *, begun: bool, apposed: bool) -> bool:
    """Whether the words are those of a name: the first known as one or foreign, few ordinary ones behind it."""
    first, second = words[0], words[1]
    given = counts.get(first.text, 0)
    if is_definite(first) and not begun:
        return False
    if sum(w.cls in "cx" for w in words) > len(words) // 2:
        return False
    known = max(counts.get(w.text.removeprefix("ال"), 0) for w in words[:-1])
    if any(w.cls == "x" for w in words[:-1]) or (words[-1].cls == "x" and known < _GIVEN):
        return False
    if begun or given >= _GIVEN:
        return True
    if first.cls == "c":
        if first.text[0] in _PRESENT:
            return False  # الملك يصافح X
        return not apposed and second.cls in "NU" and not is_definite(second)
    if first.cls == "A":
        return (given >= _NAMED and second.cls in "NU") or (
            len(words) == len("XY")
            and second.cls == "c"
            and not apposed
            and given > 0
            and not is_definite(second)
            and not (first.text[-1] == second.text[-1] == "ه")  # هدية تذكارية
        )
    if first.cls == "N" and second.cls == "c" and not apposed:
        return True  # داميان انجيليه
    return second.cls in "NUA" and not (second.cls == "A" and counts.get(second.text.removeprefix("ال"), 0) < _NAMED)
