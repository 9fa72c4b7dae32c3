"""Names inside Arabic titles: of a firm, of whom a body is named after, of whom somebody serves."""

from __future__ import annotations

from sijill.records.mentions import Capacity, Unit

# What may be somebody's, so that his title with its form of address follows: مدير مكتب معالي وزير الخارجية.
_SERVING = frozenset(
    "مكتب ديوان مستشار مستشاره مساعد مساعده نايب نايبه مدير رييس وكيل سكرتير مرافق مبعوث ممثل ممثله مراسم شوون "
    "حرم نجل شقيق امين كبير سكرتاريه شيون".split()
)
_FIRMS = frozenset(("شركه", "مجموعه", "بنك", "مصرف", "موسسه", "صحيفه", "قناه", "نادي", "جريده"))
# Bodies whose name may stand in quotation marks: مدير منظمة "...".
_TITLED = _FIRMS | frozenset("منظمه جمعيه حزب حركه مركز معهد وكاله هييه تيار مجله كتله جبهه جماعه شبكه".split())
_NAMED_AFTER = frozenset("جامعه مدينه مركز موسسه مستشفي معهد كليه قاعده مجمع مكتبه كرسي مطار مدرسه".split())
_STANDING = frozenset(("ممثل", "ممثله", "مبعوث", "موفد", "نجل", "شقيق", "مستشار"))
_ROOMS = frozenset(("مكتب", "ديوان", "قصر", "مقر", "مجلس", "دار"))
_QUOTED = 6  # words between such marks


def quoted(shape: str, units: list[Unit], at: int, head: int) -> int:
    """Return the length of the name of a body in quotation marks behind it: رئيس مجموعة الغاز "..."."""
    body = at - 1
    while body > head and shape[body] in "FDQx":
        body -= 1
    if units[body].text.rpartition(" ")[2].removeprefix("ال") not in _TITLED:
        return 0
    closed = shape.find('"', at + 1, at + 2 + _QUOTED)
    return closed - at + 1 if closed > 0 else 0


def named_after(shape: str, units: list[Unit], at: int) -> int:
    """Return the length of the name that a body bears: مدينة الملك عبدالله للطاقة, جامعة الإمام محمد بن سعود."""
    body = units[at - 1].text.rpartition(" ")[2]
    if shape[at - 1] not in "RB" or body not in _NAMED_AFTER or units[at].id not in ("king", "person"):
        return 0
    last = at + 1
    while shape[last : last + 1] == "z":
        last += 1
    if shape[last : last + 1] not in tuple("NAULF"):
        return 0
    last += 1
    while shape[last : last + 1] == "z" and shape[last + 1 : last + 2] in tuple("NAULFz"):
        last += 2
    return last - at


def stood_for(shape: str, units: list[Unit], at: int) -> int:
    """Return the length of the name of whom somebody stands for, whose own name follows: ممثل السلطان X، Y."""
    if units[at - 1].text not in _STANDING:
        return 0
    last = at
    while shape[last : last + 1] in ("H", *"NAUz"):
        last += 1
    named = shape[last - 1] in "NAU" and shape[last : last + 1] == ","
    return last - at if named and shape[last + 1 : last + 2] in tuple("NAUH") else 0


def serves(unit: Unit) -> bool:
    """Whether a title or office is that of somebody whose own title must follow."""
    return unit.text.rpartition(" ")[2] in _SERVING


def firm(units: list[Unit], at: int) -> int:
    """Return 1 for the name of a firm: the word behind شركة or بنك."""
    before = units[at - 1]
    return 1 if before.cls in "RB" and before.text.rpartition(" ")[2] in _FIRMS else 0


def is_venue(units: list[Unit], capacity: Capacity) -> bool:
    """Whether a capacity only tells whose office the place is, and another is addressed behind it.

    بمكتب سمو الحاكم سعادة X سفير Y: the ruler's office, the ambassador's name.
    """
    first, last = capacity.units
    while first > 0 and units[first - 1].cls == "H":
        first -= 1
    owned = first > 0 and units[first - 1].text.removeprefix("ال") in _ROOMS
    return owned and last < len(units) and units[last].id == "excellency"
