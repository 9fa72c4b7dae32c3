"""Whether a state or organization named without people of it acts: it opens a clause, stands in a pair or list."""

from __future__ import annotations

from sijill.records.mentions import Unit

_FORMS_OF_STATE = frozenset("republic kingdom state sultanate commonwealth principality union federation".split())
_MEASURES = frozenset(("time", "dollar", "dollars", "currency", "visa"))  # "US time", "US dollars"
_JOINS = frozenset("&wb-/")
_BODY = 5  # words from a body to its nation
_FIRMS = frozenset(
    "شركه مجموعه بنك مصرف نادي فريق منتخب قناه صحيفه وكاله حزب حركه جماعه".split()
)  # no part of a state
_BETWEEN = frozenset(("between", "among", "بين", "مع"))


def _acts(units: list[Unit], at: int) -> bool:
    """Whether a polity without a group noun acts: it opens a clause or stands after "with", "between", "and"."""
    if owns_body(units, at):
        return True
    if units[at].cls == "D":
        return False
    if at + 1 < len(units) and (units[at + 1].cls == "'" or units[at + 1].text in _MEASURES):
        return False
    if units[at].cls == "G" and _names_thing(units, at):
        return False
    if _opens_pair(units, at):
        return True
    before = at - 1
    while before >= 0 and (units[before].cls == "d" or _is_form_of_state(units, before)):
        before -= 1
    if before < 0:
        return True
    if units[before].cls == "," and before == 1 and units[0].cls == "P":
        return units[at + 1 : at + 2] != [] and units[at + 1].cls == "n"  # "Kuwait, Japan hold ..."
    if units[before].cls == "," and before > 0 and units[before - 1].cls not in "LPNT1":
        follows = units[at + 1 : at + 2]
        return bool(follows) and follows[0].cls == "n"  # "Additionally, China pledged ..."
    if units[before].cls == "o" and before > 0 and units[before - 1].value.get("acts"):
        return True  # "the Embassy of Japan"
    if units[before].cls == "o" and before > 0 and units[before - 1].text in _FORMS_OF_STATE:
        return _acts(units, before - 1)  # "between Oman and the Republic of Portugal"
    return units[before].cls in _JOINS or units[before].value.get("joins") is True or units[before].text in _BETWEEN


def _is_form_of_state(units: list[Unit], at: int) -> bool:
    """Whether a unit is of "the Republic of", which stands before the name of a state that acts."""
    if units[at].cls == "o":
        return at > 0 and units[at - 1].value.get("form") is True
    return units[at].value.get("form") is True and units[at + 1].cls == "o"


def is_subject(units: list[Unit], at: int, *, verbs: set[int] | None) -> bool:
    """Whether a polity acts. Where verbs come first (`verbs`: where they end), "and" may go on a list.

    "In A and B" tells of places, "between A and B" and "A and B held" of sides.
    """
    if verbs is None:
        return _acts(units, at)
    first = at
    while first > 1 and units[first - 1].cls == "&" and units[first - 2].cls in "PLG":
        first -= 2
    owned = first > 1 and units[first - 1].cls == "i" and units[first - 2].cls in "BFR"
    # بين وزارتي الخارجية في A وB; وزراء خارجية A وB
    owned = owned or (first > 0 and units[first - 1].cls == "R" and bool(units[first - 1].value.get("plural")))
    if (owned and first != at) or units[first].start - 1 in verbs or _acts(units, first):
        return True
    return _is_of_body(units, at, verbs)


def _is_of_body(units: list[Unit], at: int, verbs: set[int]) -> bool:
    """Whether a nation ends the name of a public body that acts: وقعت هيئة الطيران السعودية مع جامعة X اليابانية."""
    if units[at].cls != "D" and not units[at].text.endswith("السعوديه"):
        return False
    body = at - 1
    while body > 0 and at - body <= _BODY and units[body].cls in "FLNAUxQ":
        body -= 1
    if body < 1 or units[body].cls != "B" or units[body].text in _FIRMS:
        return False
    return units[body - 1].text == "مع" or units[body].start - 1 in verbs


def find_listed(units: list[Unit]) -> set[int]:
    """Return the places of polities in a list of at least three: all act as its last does."""
    found: set[int] = set()
    run: list[int] = []
    shape = "".join([u.cls for u in units])
    if shape.count("P") < 3:
        return found
    for at, cls in enumerate(shape):
        if cls != "P":
            continue
        between = shape[run[-1] + 1 : at].replace("d", "") if run else ""
        if run and between in (",", "&", ",&"):
            run.append(at)
            if "&" in between and len(run) > 2:
                found.update(run)
        else:
            run = [at]
    return found


def _names_thing(units: list[Unit], at: int) -> bool:
    """Whether an organization's name is part of that of something: "the UN Day Summit"."""
    behind = units[at + 1 : at + 2]
    return bool(behind) and behind[0].cls in "nN" and behind[0].capital and behind[0].start == units[at].end + 1


def _opens_pair(units: list[Unit], at: int) -> bool:
    """Whether a polity opens a written pair: "the Kuwait-Japan working group"."""
    pair = units[at : at + 3]
    return len(pair) == 3 and pair[1].cls in "-/" and pair[2].cls == "P" and pair[0].end == pair[1].start


def owns_body(units: list[Unit], at: int) -> bool:
    """Whether a body of the polity follows: "Sharjah's Department of ...", "the Japanese Embassy"."""
    at += 1
    if at < len(units) and units[at].cls == "'":
        at += 1
    while at < len(units) and units[at].cls in "QF" and units[at].capital:
        at += 1
    return at < len(units) and units[at].cls == "B" and units[at].capital
