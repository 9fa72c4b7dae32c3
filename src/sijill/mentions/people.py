"""Units and capacities → people: names, and which capacity belongs to which name."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from sijill.language import Language
from sijill.language.names import name_parts
from sijill.records.mentions import Capacity, Person, Unit

_SIGNING = frozenset(("signed", "signs", "sign", "signing", "inked", "initialled", "signatories", "signatures"))
_SUFFIXES = frozenset(("jr", "sr", "jnr", "snr"))
_OF_STATE = re.compile("^od*P")  # "of Armenia" behind a name, in the classes of units
_APPOINTED = frozenset(("appointed", "named", "nominated"))
_BECOMES = frozenset("has have had been was were is appointed named nominated as the new".split())
_OPENING = frozenset("NzLPFQBn")  # classes of the words that a name may begin with


class _Name(msgspec.Struct):
    first: int
    last: int
    titled: bool
    capacity: Capacity | None = None


def find_people(
    units: list[Unit], capacities: list[Capacity], sentence: int, language: Language, text: str
) -> list[Person]:
    """Return the people named in a sentence, each with the capacity told beside the name."""
    shape = "".join([u.cls for u in units])
    taken = [False] * len(units)
    for capacity in capacities:
        for i in range(*capacity.units):
            taken[i] = True
    names = _names(units, shape, taken)
    _pair(names, capacities, shape, units)
    signs = any(u.text in _SIGNING for u in units) if names else False
    people = []
    for name in names:
        start, end = units[name.first].start, units[name.last - 1].end
        listed = name.last - name.first > 1 and units[0].text in ("they", "these", "those")
        known = name.capacity is not None or name.titled or listed  # "They are X of Spain, Y of Chile"
        origin = _origin(units, shape, name.last) if known else None
        if origin is not None and name.capacity is not None and name.capacity.polity is None:
            if name.capacity.plural:  # "Ministers X of A and Y of B": each has his state
                name.capacity = msgspec.structs.replace(name.capacity)
            name.capacity.polity = origin.id
            name.capacity.told_at = (origin.start, origin.end)
        bare = shape[name.first - 1 : name.first] not in tuple("itdoL")
        titled = name.titled or name.capacity is not None
        person = Person(start, end, text[start:end], sentence, name.capacity, titled, bare)
        if origin is None and name.capacity is None and shape[name.first - 1 : name.first] == "'":
            origin = _owner(units, name.first)
            person.titled = titled or (origin is not None and name.last - name.first > 1)
        if name.capacity is None and origin is not None:
            person.polity = origin.id  # "Sheikh X of Kuwait"
        signed_for = _signed_for(units, name) if signs and origin is None else None
        if signed_for is not None and (name.capacity is None or name.capacity.polity is None):
            person.polity = signed_for  # "signed by X for Kenya and Y for Ireland"
        people.append(person)
    return people


def _origin(units: list[Unit], shape: str, at: int) -> Unit | None:
    """Return the polity of "Prime Minister X of the United Kingdom" after the name, else None."""
    if shape[at : at + 1] != "o":
        return None
    probe = at + 1
    while shape[probe : probe + 1] == "d":
        probe += 1
    return units[probe] if shape[probe : probe + 1] in tuple("PG") else None


def _signed_for(units: list[Unit], name: _Name) -> str | None:
    """Return the state for which somebody signs, told of a signing: "X |for Kenya|", "X |on behalf of Kenya|"."""
    last = name.last
    if name.capacity is not None:
        last = max(last, name.capacity.units[1])
    while last < len(units) and units[last].cls == ",":
        last += 1
    behind = [u.text for u in units[last : last + 3]]
    if behind[:1] == ["for"]:
        last += 1
    elif behind == ["on", "behalf", "of"] or behind[:1] == ["on behalf of"]:
        last += 3 if behind[0] == "on" else 1
    else:
        return None
    while last < len(units) and units[last].cls == "d":
        last += 1
    if last >= len(units) or units[last].cls not in "PG":
        return None
    return units[last].id if last + 1 == len(units) or units[last + 1].cls in ",.&;ait" else None


def _owner(units: list[Unit], at: int) -> Unit | None:
    """Return the polity whose somebody is told to be: "Kazakhstan's X Y"."""
    owner = units[at - 2] if at > 1 else None
    return owner if owner is not None and owner.cls in "PG" else None


def _names(units: list[Unit], shape: str, taken: list[bool]) -> list[_Name]:
    """Return runs of name words; particles join them, an honorific before them is noted."""
    names: list[_Name] = []
    at = 0
    size = len(shape)
    while at < size:
        cls = shape[at]
        # Most words: none that may be a name, or written small.
        if cls not in _OPENING or taken[at] or not (cls == "N" or units[at].capital):
            at += 1
            continue
        if not _opens(units, shape, at, taken):
            at += 1
            continue
        last = at + 1
        while last < size and not taken[last] and (step := _step(units, shape, last, taken)):
            last += step
        while last > at + 1 and shape[last - 1] in "z-.":
            last -= 1
        short = last == at + 1 and units[at].upper and shape[at - 1 : at] == "(" and shape[last : last + 1] == ")"
        letter = last == at + 1 and len(units[at].text) == 1
        if short or letter:  # "(USTR)": the short form of what stands before it; a letter is nobody's name
            at = last
            continue
        noun = last == at + 1 and at > 0 and shape[at - 1] in "FBQ" and units[at - 1].capital and not taken[at - 1]
        if noun and shape[last : last + 1] == ",":  # "as a State Guest, ...": the end of a noun
            at = last
            continue
        if all(u.end - u.start == 1 for u in units[at:last]):  # what is left of "U.S-UK"
            at = last
            continue
        names.append(_Name(at, last, titled=at > 0 and shape[at - 1] == "H"))
        at = last
    return names


def _step(units: list[Unit], shape: str, at: int, taken: list[bool]) -> int:
    """Return by how many units a name goes on at `at`; 0 where it ends."""
    cls = shape[at]
    following = shape[at + 1] if at + 1 < len(shape) and not taken[at + 1] else ""
    if cls == "N" or (cls == "L" and units[at].value.get("ambiguous")):
        return 1
    if cls in "LP" and units[at].capital and _is_surname(units, shape, at, taken):
        return 1  # "Deputy Attorney General Lisa Monaco"
    if cls == "R" and shape[at - 1] in "Nz" and following in tuple("Nz"):
        return 1
    if cls == "F" and not units[at].kind and shape[at - 1] == "N" and following not in tuple("FBR"):
        return 1  # a noun by its ending only: "Rahmat Nasution"
    if cls == "z" and following in tuple("NLzFDP-"):
        return 2 if following in tuple("LFDP") and units[at + 1].capital else 1
    if cls == "z" and following in tuple("Hn") and units[at + 1].capital and shape[at - 1] in "Nz":
        return 2  # "bin Al Sheikh", "Al Said"
    if cls == "'" and shape[at - 1] == "N" and following and units[at + 1].text != "s" and _touch(units, at):
        return 2  # "Shia'a"
    if cls == "-" and _touch(units, at):
        if following in tuple("Nz"):
            return 1
        if following in tuple("LFDP") and shape[at - 1] == "z" and units[at + 1].capital:
            return 2  # "Al-Sabah"
        if following == "n" and shape[at - 1] == "N":
            return 4 if shape[at + 2 : at + 4] == "-n" and _touch(units, at + 2) else 2  # "Chan-o-cha"
    if cls == "." and units[at].text == "." and units[at - 1].end - units[at - 1].start == 1:
        return 1
    if cls == "," and following == "N" and units[at + 1].text in _SUFFIXES:
        return 2  # "Ferdinand R. MARCOS, Jr."
    if cls == "H" and shape[at - 1] in "Nz" and following == "N":
        return 1
    return 0


def _is_surname(units: list[Unit], shape: str, at: int, taken: list[bool]) -> bool:
    """Whether the name of a place ends a name: behind an office and a given name, before a mark or a small word."""
    if at < 2 or shape[at - 1] != "N" or units[at - 1].end + 1 != units[at].start or " " in units[at].text:
        return False
    if not (taken[at - 2] or shape[at - 2] == "H") or (shape[at - 1 : at + 1] == "NP" and units[at - 1].upper):
        return False
    following = shape[at + 1 : at + 2]
    return following in ("", ",", ".", "&", ")", "n") and units[at - 1].text in name_parts("en")


def _touch(units: list[Unit], at: int) -> bool:
    """Whether the hyphen at `at` stands without spaces."""
    return units[at - 1].end == units[at].start and at + 1 < len(units) and units[at].end == units[at + 1].start


def _opens(units: list[Unit], shape: str, at: int, taken: list[bool]) -> bool:
    """Whether a name may begin at `at`."""
    cls = shape[at]
    if cls == "N":
        return True
    following = shape[at + 1] if at + 1 < len(shape) and not taken[at + 1] else ""
    before = shape[at - 1] if at > 0 else ""
    if cls == "z" and units[at].capital:
        return following in ("N", "-")
    # A word that also names a place or a subject is a name after a form of
    # address or a capacity and before a name word: "Mr. Jordan Smith".
    if cls == "n" and units[at].capital and units[at].kind == "notname" and following == "N":
        return before == "H" or (at > 0 and taken[at - 1])  # "Foreign Minister Park Jin"
    if cls in "LPFQB" and units[at].capital and following in ("N", "z"):
        apposed = before == "," and at > 1 and taken[at - 2] and bool(units[at].value.get("ambiguous"))
        return before == "H" or (at > 0 and taken[at - 1]) or apposed  # "the Minister, Salem Al Sabah,"
    return False


def _pair(names: list[_Name], capacities: list[Capacity], shape: str, units: list[Unit]) -> None:
    """Give each capacity to the name it stands beside; no capacity serves two names unless plural."""
    free = list(capacities)

    def give(name: _Name, capacity: Capacity) -> None:
        name.capacity = capacity
        if not capacity.plural:
            free.remove(capacity)

    for name in names:  # "President X" without a comma
        for capacity in free:
            between = shape[capacity.units[1] : name.first]
            if capacity.units[1] <= name.first and set(between) <= set('Hz"('):
                give(name, capacity)
                break
    for name in names:  # "X ambassador of Y" without a comma
        for capacity in free:
            follows = shape[capacity.units[1] : capacity.units[1] + 1]
            if name.capacity is None and capacity.units[0] == name.last and follows not in tuple("NH"):
                give(name, capacity)
                break
    for name in names:  # "X has been appointed as the ambassador of Y"
        for capacity in free:
            told = {u.text for u in units[name.last : capacity.units[0]]}
            if name.capacity is None and told & _APPOINTED and told <= _BECOMES:
                give(name, capacity)
                break
    for chain in _chains([n for n in names if n.capacity is None], free, shape, units):
        # "the Minister, X, the Ambassador, Y": a chain that begins with a
        # capacity and ends with a name tells capacities first throughout.
        before = isinstance(chain[0], Capacity) and isinstance(chain[-1], _Name)
        for one, two in pairwise(chain):
            bearer, borne = (two, one) if before else (one, two)
            if not isinstance(bearer, _Name) or not isinstance(borne, Capacity):
                continue
            if borne.plural and (not before or shape[bearer.last : bearer.last + 1] not in tuple(",&")):
                continue  # "attended by members of the corps, X said"
            if bearer.capacity is None and borne in free:
                give(bearer, borne)
    for name in names:  # "King X, King of Y": the second capacity tells more
        for capacity in free:
            known = name.capacity
            apposed = shape[name.last : capacity.units[0]] in (",", ",d") and units[name.last].text == ","
            if (
                known is not None
                and not capacity.plural
                and apposed
                and known.polity is None
                and capacity.polity is not None
            ):
                if capacity.end - capacity.start > known.end - known.start:
                    give(name, capacity)
                else:
                    known.polity = capacity.polity
                    free.remove(capacity)
                break
    _share_plural(names, capacities, shape, units)


def _chains(
    names: list[_Name], capacities: list[Capacity], shape: str, units: list[Unit]
) -> list[list[_Name | Capacity]]:
    """Return runs of names and capacities that only commas, brackets and honorifics part."""
    items: list[tuple[int, int, _Name | Capacity]] = [(n.first, n.last, n) for n in names]
    items.extend((*c.units, c) for c in capacities)
    items.sort(key=lambda item: item[:2])
    chains: list[list[_Name | Capacity]] = []
    end = -1
    for first, last, item in items:
        # A semicolon parts people, and what belongs to one of them is told before it.
        linked = bool(chains) and _links(shape[end:first]) and units[end].text != ";"
        if linked and isinstance(chains[-1][-1], _Name) != isinstance(item, _Name):
            chains[-1].append(item)
        else:
            chains.append([item])
        end = last
    return [c for c in chains if len(c) > 1]


def _links(between: str) -> bool:
    """Whether the marks between a name and a capacity let one belong to the other."""
    return 0 < len(between) <= 5 and set(between) <= set(",d(-pHaQ") and between[0] in ",(-H" and between != "H"


def _share_plural(names: list[_Name], capacities: list[Capacity], shape: str, units: list[Unit]) -> None:
    """Let "Ministers A, B and C" share their capacity, "the ministers of X and Y, A and B" each with his state."""
    for capacity in [c for c in capacities if c.plural]:
        at = capacity.units[1]
        sharing: list[_Name] = []
        for name in names:
            if name.first < at or name.capacity not in (None, capacity):
                continue
            if set(_OF_STATE.sub("", shape[at : name.first])) <= set(",&H"):
                name.capacity = capacity
                sharing.append(name)
                at = name.last
        told = [u.id for u in units[slice(*capacity.units)] if u.cls in "PD"]
        if len(told) > 1 and len(told) == len(sharing):
            copies = [msgspec.structs.replace(capacity, polity=polity) for polity in told]
            for name, copy in zip(sharing, copies, strict=True):
                name.capacity = copy
            place = capacities.index(capacity)
            capacities[place : place + 1] = copies
