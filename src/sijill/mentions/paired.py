"""Which capacity belongs to which name of a sentence follows from what stands between them."""

from __future__ import annotations

import msgspec

from sijill.records.mentions import Capacity, Unit

_PRINCELY = frozenset(("head_of_state", "deputy_head_of_state", "head_of_government", "deputy_head_of_government"))
_MINISTERIAL = frozenset(("minister", "foreign_minister", "deputy_head_of_government", "head_of_government"))


class NameRun(msgspec.Struct):
    """A run of units that is a name: expected behind a title, lone where it is a single word without one."""

    first: int
    last: int
    titled: bool
    lone: bool = False
    weak: bool = False  # an ordinary word behind a title: it only names a person known already
    capacity: Capacity | None = None


def pair(names: list[NameRun], capacities: list[Capacity], shape: str, units: list[Unit]) -> list[Capacity]:
    """Give each capacity to the name it stands beside; no capacity serves two names unless plural.

    Returns the capacities that are a second office of somebody named with another.
    """
    free = list(capacities)

    def give(name: NameRun, capacity: Capacity) -> None:
        name.capacity = capacity
        if not capacity.plural:
            free.remove(capacity)

    for name in names:  # وزير الخارجية [السيد] X
        if name.weak:
            continue
        for capacity in free:
            between = shape[capacity.units[1] : name.first]
            if _is_of_name_before(capacity, names):
                continue
            if capacity.units[1] <= name.first and set(between) <= set('H"(/'):
                give(name, capacity)
                break
    for name in names:  # X وزير الخارجية
        for capacity in free:
            if (
                name.capacity is None
                and not name.weak
                and set(shape[name.last : capacity.units[0]]) <= set('")')
                and 0 <= capacity.units[0] - name.last <= 1
            ):
                give(name, capacity)
                break
    for name in names:  # وزير الزراعة، X، سفير فرنسا، Y: a title that no name stands before
        if name.capacity is not None or name.lone:
            continue
        for capacity in free:
            parted = shape[capacity.units[1] : name.first] in (",", ",H", ",HH")
            if capacity.units[1] <= name.first and parted and not _follows(capacity, names, shape):
                give(name, capacity)
                break
    for name in names:  # X، وزير الخارجية؛ X (وزير الخارجية)
        if name.capacity is not None or name.lone:
            continue
        for capacity in free:
            between = shape[name.last : capacity.units[0]]
            if capacity.units[0] >= name.last and between in (",", "(", ",H", '",', "-", ",HH", "H"):
                give(name, capacity)
                break
    for name in names:  # وزير الخارجية، X
        if name.capacity is not None or name.lone:
            continue
        for capacity in free:
            between = shape[capacity.units[1] : name.first]
            if capacity.units[1] <= name.first and between in (
                ",",
                ",H",
                ',"',
                "-",
                ",HH",
                "-H",
                '"',
                ",(",
                "/",
            ):
                give(name, capacity)
                break
    _share_plural(names, capacities, shape, units)
    return _take_second(names, free)


def _take_second(names: list[NameRun], free: list[Capacity]) -> list[Capacity]:
    """Return the offices told behind a prince's name whose first one stands before it: they are no others'.

    ولي العهد X وزير الدفاع: the longer of the two is kept as his.
    """
    dropped = []
    for name in names:
        second = next((c for c in free if c.units[0] == name.last), None)
        if name.capacity is None or second is None or name.capacity.head not in _PRINCELY:
            continue
        if second.polity is None and second.head in _MINISTERIAL and not second.plural:
            free.remove(second)
            if second.end - second.start > name.capacity.end - name.capacity.start:
                second, name.capacity = name.capacity, second
            dropped.append(second)
    return dropped


def _follows(capacity: Capacity, names: list[NameRun], shape: str) -> bool:
    """Whether a name that has no other capacity stands before this one, at most a mark between."""
    for name in names:
        between = shape[name.last : capacity.units[0]].rstrip("H")
        if name.last <= capacity.units[0] and between in ("", ",", "(", "-") and name.capacity is None:
            return True
    return False


def _is_of_name_before(capacity: Capacity, names: list[NameRun]) -> bool:
    """Whether a capacity between two names is the first's: that has none, and no state or counterpart is told."""
    before = next((n for n in names if n.last == capacity.units[0]), None)
    if before is None or before.capacity is not None or before.lone:
        return False
    return capacity.polity is None and not capacity.counterpart


def _share_plural(names: list[NameRun], capacities: list[Capacity], shape: str, units: list[Unit]) -> None:
    """Let "ministers A, B and C" share their capacity; وزيرا خارجية X وY, A وB have each his state."""
    for capacity in capacities:
        if not capacity.plural:
            continue
        at = capacity.units[1]
        sharing: list[NameRun] = []
        for name in names:
            if name.weak or name.first < at or name.capacity not in (None, capacity):
                continue
            if set(shape[at : name.first]) <= set(",&H("):
                name.capacity = capacity
                at = name.last
                sharing.append(name)
        told = list(dict.fromkeys(u.id for u in units[slice(*capacity.units)] if u.cls in "PD"))
        if len(told) > 1 and len(told) == len(sharing):
            for name, polity in zip(sharing[1:], told[1:], strict=True):
                name.capacity = msgspec.structs.replace(capacity, polity=polity)
