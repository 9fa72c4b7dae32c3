"""Units → capacities: the words of a role with everything that belongs to it.

A capacity grows from its head ("Minister") to the left over what may stand
before it and to the right over complements ("of State for ... at the ...").
Which classes may stand on which side is the language's setting `capacity_left`;
the rest of the grammar is shared, since clitics are units.
"""

from __future__ import annotations

import msgspec

from sijill.language import Language
from sijill.mentions.capacity_extent import find_left, find_right, owned_role
from sijill.mentions.capacity_sides import accredited, body_of, represented
from sijill.records.mentions import Capacity, Unit

_GRADES_TOO = frozenset(("assistant", "deputy assistant", "special assistant"))  # offices, or grades of another
_SON = frozenset(("bin", "ibn", "bint", "ben", "binti"))
# Said of a holder on the day, no part of the capacity.
_PASSING = frozenset(
    (
        "new",
        "newly elected",
        "newly-elected",
        "newly appointed",
        "newly-appointed",
        "current",
        "visiting",
        "outgoing",
        "incoming",
        "then",
        "departing",
        "late",
        "veteran",
        "top",
    )
)


def find_capacities(units: list[Unit], language: Language) -> list[Capacity]:
    """Return the capacities of a sentence in order; they do not overlap."""
    found: list[Capacity] = []
    _turn_into_names(units, language)
    shape = "".join([u.cls for u in units])
    if "R" not in shape and "K" not in shape:
        return found
    at = 0
    while at < len(units):
        if shape[at] not in "RK":
            at += 1
            continue
        floor = found[-1].units[1] if found else 0
        if (
            units[at].value.get("ends")
            and shape[at - 1 : at] not in tuple("FBGND'")
            and shape[at + 1 : at + 2] != "o"
        ):
            at += 1
            continue
        if units[at - 1 : at] and _is_office(shape, units, at):
            at += 1
            continue
        if units[at].text in _GRADES_TOO and (graded := owned_role(shape, at + 1)) not in (None, at + 1):
            at = graded or at  # "Assistant United States Trade Representative"
        if shape[at + 1 : at + 2] == "'" and (owner := owned_role(shape, at + 2)) is not None:
            at = owner  # "the President's Senior Adviser": one capacity, whose head is the adviser
        elif shape[at + 1 : at + 2] == "'" and shape[at + 2 : at + 3] in tuple("FBn"):
            at += 1  # "the President's office": a body, nobody's capacity
            continue
        first = find_left(shape, units, at, floor)
        last = _before_bearer(shape, units, at, find_right(shape, units, at))
        if units[at].value.get("shared") and shape[last : last + 2].removeprefix(",")[:1] not in tuple("NH"):
            at += 1  # "the Presidents met": both sides, told by their cue
            continue
        found.append(_capacity(units, first, at, last))
        at = last
    return _joined(found, units, shape)


def _before_bearer(shape: str, units: list[Unit], head: int, last: int) -> int:
    """Return the end of an office of many that ends with the office of somebody named: "members of |President X|"."""
    if not _is_plural(units[head].text) or shape[last : last + 1] not in tuple("HN"):
        return last
    for at in range(head + 2, last):
        if shape[at] == "R" and shape[at - 1] in "od" and not _is_plural(units[at].text):
            end = at - 1
            while end > head + 1 and shape[end - 1] in "odFBQ":
                end -= 1
            return end
    return last


def _is_office(shape: str, units: list[Unit], at: int) -> bool:
    """Whether a role only names an office: "the Office of the Trade Representative"."""
    before = at - 1
    while before > 0 and shape[before] in "dQFDP":
        before -= 1
    return shape[before] == "o" and units[before - 1].text in ("office", "bureau", "residence", "chambers")


def _turn_into_names(units: list[Unit], language: Language) -> None:
    """Let words that are a role as well as a name be names where they stand in one."""
    shape = "".join([u.cls for u in units])
    if "R" not in shape:
        return
    for at, cls in enumerate(shape):
        if cls == "R" and _is_in_name(shape, units, at, language):
            units[at] = msgspec.structs.replace(units[at], cls="N", id="", value={}, kind="")


def _is_in_name(shape: str, units: list[Unit], at: int, language: Language) -> bool:
    """Whether a word that is also a name stands in one: "Mohammed Sultan al Suwaidi", "Sultan bin Salim"."""
    if units[at].text not in language.settings.get("names_like_roles", ()):
        return False
    if units[at + 1 : at + 2] and units[at + 1].text in _SON:
        return True
    if shape[at - 1 : at] == "H" and shape[at + 1 : at + 2] == "z" and at:
        return True  # "Dr. Sultan Al Jaber"
    posted = shape[max(0, at - 4) : at].replace("d", "").endswith("RtP")
    if posted and shape[at + 1 : at + 2] == "N":
        return True  # "Ambassador to Kuwait Amir Cohen"
    if shape[at - 2 : at] == "HN" and units[at].capital and shape[at + 1 : at + 2] not in tuple("oNHz"):
        return True  # "Colonel Hassan Amir and ..."
    if at > 0 and shape[at - 1] in "Nz" and shape[at + 1 : at + 3] in ("-N", "-z"):
        return units[at].end == units[at + 1].start and units[at + 1].end == units[at + 2].start  # "Amir-Abdollahian"
    return at > 0 and shape[at - 1] in "Nz" and shape[at + 1 : at + 2] in tuple("Nz")


def _capacity(units: list[Unit], first: int, head: int, last: int) -> Capacity:
    while first < head and units[first].text in _PASSING:
        first += 1
    value = units[head].value
    possessor = None
    if first > 0 and units[first - 1].cls == "p":
        possessor = units[first - 1].text
    return Capacity(
        start=units[first].start,
        end=units[last - 1].end,
        head=units[head].id,
        rank=int(value.get("rank", 5)),
        polity=represented(units, first, head, last),
        organization=None,
        plural=_is_plural(units[head].text),
        counterpart=units[head].cls == "K",
        possessor=possessor,
        units=(first, last),
        accredited=accredited(units, head, last),
        body=body_of(units, first, last),
        word=units[head].text,
        further=_further(units, head, last),
    )


def _is_plural(office: str) -> bool:
    """Whether an office is told of several: "members of parliament", not "minister of foreign affairs"."""
    noun = office.partition(" of ")[0].partition(" for ")[0].partition(" to ")[0]
    return noun.endswith("s") and not noun.endswith(("affairs", "affaires"))


def _further(units: list[Unit], head: int, last: int) -> tuple[tuple[str, str], ...]:
    """Return the further offices of a capacity: "Member of the Council |and Ruler| of X"; not of whom it is held."""
    found = []
    for at in range(head + 1, last):
        if units[at].cls == "R":
            before = at - 1
            while before > head and units[before].cls in "QFDGB":
                before -= 1
            past = any(u.text in ("former", "ex") for u in units[before:at])
            if units[before].cls in "&," and not past:
                found.append((units[at].id, units[at].text))
    return tuple(found)


def _is_address(capacity: Capacity, shape: str) -> bool:
    """Whether an office of one word stands right before a name."""
    first, last = capacity.units
    return last - first == 1 and shape[last : last + 1] in tuple("NH")


def _joined(found: list[Capacity], units: list[Unit], shape: str) -> list[Capacity]:
    """Join capacities that stand side by side, parted only by a comma or "and"."""
    joined: list[Capacity] = []
    for capacity in found:
        if joined:
            last = joined[-1]
            between = shape[last.units[1] : capacity.units[0]]
            same_side = capacity.polity in (None, last.polity)
            behind = shape[max(0, last.units[0] - 2) : last.units[0]].strip("d").endswith(",")
            if (
                between == ","
                and behind
                and last.polity is None
                and shape[capacity.units[1] :][:1] not in tuple("NH")
            ):
                same_side = last.body is None  # "X, Vice President, Prime Minister of Y and Ruler of Z"
            parted = any(u.text == ";" for u in units[last.units[1] : capacity.units[0]])
            two = parted or (between == "&" and "d" in shape[max(0, last.units[0] - 1) : last.units[0]])
            if between in (",", ",&", "&", "") and not two and same_side and not capacity.plural and not last.plural:
                if between == "," and capacity.word == "ambassador" and _is_address(capacity, shape):
                    last.units = (last.units[0], capacity.units[1])
                    continue  # "the Minister of State, Ambassador X": a form of address
                last.end = capacity.end
                last.units = (last.units[0], capacity.units[1])
                last.rank = min(last.rank, capacity.rank)
                last.polity = last.polity or capacity.polity
                last.further += ((capacity.head, capacity.word), *capacity.further)
                continue
        joined.append(capacity)
    return joined
