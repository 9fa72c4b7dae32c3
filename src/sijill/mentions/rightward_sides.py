"""Whom the holder of an Arabic capacity represents and to whom he is accredited, as far as its words tell."""

from __future__ import annotations

from sijill.records.mentions import Unit

ENVOYS = frozenset(("ambassador", "consul", "envoy"))
_ORGANS = ("لجيش", "لقوات", "لحكومه", "جيش", "قوات", "حكومه", "لجنرال")  # of a state: رئيس الأركان للجيش الكويتي
_MISSIONS = ("سفار", "قنصلي", "بعث")
_CHAMBERS = frozenset(("غرفه", "جامعه", "شركه", "بورصه", "بنك"))  # they speak for the country, not for a town
_TASKS = frozenset(("اداره", "قسم", "ملف", "شوون", "شعبه"))  # what of a ministry deals with somebody else
_SCHOOLS = ("جامعه", "الجامعه", "المدرسه", "مدرسه", "كليه", "الكليه", "المعهد", "معهد")  # named after a state


def _code(unit: Unit) -> str | None:
    if unit.cls == "L":
        return str(unit.value.get("subdivision") or unit.value.get("country") or "") or None
    return unit.id


def represented(units: list[Unit], first: int, last: int) -> str | None:
    """Return whom the holder represents, as far as the words tell: not a field, a post or a destination."""
    head = units[first]
    away = False
    for at in range(first, last):
        unit = units[at]
        if unit.value.get("polity"):
            return str(unit.value["polity"])
        if unit.cls == "f":
            direct = at + 1 < last and (units[at + 1].cls in "PGRB" or units[at + 1].text.startswith(_ORGANS))
            away = not direct or (head.id == "envoy" and units[at + 1].cls == "P")
        elif unit.cls in "it":
            mission = at + 1 < last and units[at + 1].cls in "BF" and units[at + 1].text.startswith(_MISSIONS)
            away = head.id in ENVOYS and not mission  # القائم بالأعمال بسفارة اليابان
        elif unit.cls == "R":
            away = False
        elif unit.cls in "DPG" and at > first and _is_field(units[at - 1], unit):
            continue
        elif unit.cls in "DPG" and not away:
            return unit.id
        elif unit.cls == "L" and not away and at > first and _is_owner(units[at - 1], unit):
            firm = any(_CHAMBERS & set(u.text.split()) for u in units[first:at])
            return str(unit.value.get("country") or "") or None if firm else _code(unit)
    return None


def _is_owner(before: Unit, place: Unit) -> bool:
    """Whether a place is whose an office is: محافظ جدة, رئيس البرلمان في جمهورية الشيشان."""
    return before.cls in "RBF" or (before.cls == "i" and place.text.startswith(("جمهوريه ", "اقليم ")))


def _is_field(before: Unit, unit: Unit) -> bool:
    """Whether a polity tells what an office deals with (إدارة الجامعة العربية) or what a school is named after."""
    if unit.cls == "G":
        return before.text.rpartition(" ")[2] in _TASKS
    return unit.cls == "D" and before.text.rpartition(" ")[2].startswith(_SCHOOLS)


def accredited(units: list[Unit], first: int, last: int) -> str | None:
    """Return to whom an envoy is accredited: the polity after لدى or في."""
    if units[first].id not in ("ambassador", "consul"):
        return None
    for at in range(first, last - 1):
        if units[at].cls in "it" and units[at + 1].cls in "PGL":
            return _code(units[at + 1])
    return None
