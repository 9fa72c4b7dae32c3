"""Words of several readings in a language without capitals: a title, a form of address, a name or a time of day.

The words around them decide, before capacities and names are looked for.
"""

from __future__ import annotations

from collections.abc import Mapping

from sijill.language.names import name_counts
from sijill.records.mentions import Unit

_OTHER = frozenset("RDFQTLPBGHc")  # classes whose words may be a given or a father's name
_SON_OF = frozenset(("بن", "ابن", "بنت", "ال", "ابو", "ولد"))
_ATTESTED = 5  # namings from which a word before بن is a name
_TIMES = frozenset(("صباح",))  # also a name: صباح الأحمد
_ADJECTIVES = frozenset(("الاعلامي", "الاعلاميه", "الصحفي"))  # forms of address, and of bodies: الإدارة الإعلامية
_CHARGED = ("المسوول", "المنتدب", "المفوض")  # الوزير المسؤول عن: the form of address begins the title
_FAMILIES = frozenset(("الشيخ", "الشريف", "السيد", "الحاج"))  # forms of address that are family names as well
_DAYS = frozenset(("اليوم", "امس", "غد", "الغد", "يوم"))


def settle_classes(units: list[Unit]) -> None:
    """Decide words that are a title, a form of address, a name or a time of day by what stands around them."""
    counts = name_counts("ar")
    for at, unit in enumerate(units):
        following = units[at + 1] if at + 1 < len(units) else None
        if unit.text in _TIMES and following and (following.text in _DAYS or following.cls == "T"):
            unit.cls = "n"
            continue
        if unit.cls in _OTHER and " " not in unit.text:
            son_of = at > 0 and units[at - 1].cls == "z" and units[at - 1].text in _SON_OF
            father = following is not None and following.cls == "z" and following.text in ("بن", "بنت")
            if son_of or (father and counts.get(unit.text.removeprefix("ال"), 0) >= _ATTESTED):
                unit.cls = "N"
                continue
        if unit.cls == "H" and unit.id == "excellency" and is_definite(unit) and " " not in unit.text:
            unit.cls = "x"  # sovereignty, happiness: السيادة is no form of address
        elif unit.text == "سيدي" and following and following.cls in "NA":
            unit.cls = "N"
        elif unit.text in _FAMILIES and unit.cls == "H" and _ends_name(units, at):
            unit.cls = "N"
        elif unit.cls == "R" and (_is_family_name(units, at, counts) or _is_middle_name(units, at, counts)):
            unit.cls = "N"
        elif unit.cls == "R" and unit.value.get("person"):
            before = units[at - 1].cls if at else ""
            if unit.value.get("inside") and before not in tuple("NAU"):
                continue  # a given name only behind another: حسين أمير عبداللهيان
            if following and (following.cls in "zNU" or (following.cls in "Ax" and is_definite(following))):
                unit.cls = "N"
            elif before == "H" and following and following.cls == "A":
                unit.cls = "N"
        elif (
            unit.text in _ADJECTIVES and at and units[at - 1].cls in "BFRx" and is_definite(units[at - 1], last=True)
        ):
            unit.cls = "F"
        elif unit.cls == "H" and unit.value.get("role") and following:
            owned = following.cls in "DQ" or (following.cls == "F" and is_definite(following))
            posted = following.cls == "i" and following.text == "لدي"
            posted = posted or (following.text == "في" and units[at + 2 : at + 3] != [] and units[at + 2].cls == "B")
            posted = posted or (following.cls == "R" and following.text.startswith(_CHARGED))
            serving = following.cls == "f" and at + 2 < len(units) and units[at + 2].cls in "PGBR"
            if owned or posted or serving:
                unit.cls = "R"
                unit.value = {**unit.value, "address": True, "represents": "origin"}
                unit.id = str(unit.value["role"])


def _is_family_name(units: list[Unit], at: int, counts: Mapping[str, int]) -> bool:
    """Whether a title word is the family name after a given name: أحمد الخطيب."""
    unit = units[at]
    if at == 0 or units[at - 1].cls not in "NA" or " " in unit.text or not is_definite(unit):
        return False
    titled = at > 1 and units[at - 2].cls in "RH&,"
    return titled and counts.get(unit.text.removeprefix("ال"), 0) >= 4 * _ATTESTED


def _ends_name(units: list[Unit], at: int) -> bool:
    """Whether a form of address stands behind a name and before a mark (حسين الشيخ) or its rest (عباس الحاج حسن)."""
    if at < 2 or units[at - 1].cls not in "NA":
        return False
    if at + 1 == len(units) or units[at + 1].cls in ",.)":
        return units[at - 2].cls in "RHNA"
    return units[at].text == "الحاج" and units[at + 1].cls in "NA" and units[at - 2].cls in "RHQFDP"


def _is_middle_name(units: list[Unit], at: int, counts: Mapping[str, int]) -> bool:
    """Whether a title word stands between a given and a family name behind a title: الرئيس الباجي قائد السبسي."""
    unit = units[at]
    if at < 2 or at + 1 == len(units) or " " in unit.text or is_definite(unit):
        return False
    following = units[at + 1]
    family = following.cls in "NU" or (following.cls == "A" and is_definite(following))
    return (
        family
        and units[at - 1].cls in "NA"
        and units[at - 2].cls in "RHDQFP"
        and counts.get(unit.text, 0) >= _ATTESTED
        and counts.get(following.text.removeprefix("ال"), 0) > 1
    )


def is_definite(unit: Unit, *, last: bool = False) -> bool:
    """Whether a unit has the article, or with `last` its last word."""
    return (unit.text.rpartition(" ")[2] if last else unit.text).startswith("ال")
