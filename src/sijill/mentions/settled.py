"""Words of several readings in a language without capitals: a title, a form of address, a name or a time of day.

The words around them decide, before capacities and names are looked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sijill.language.clitics import PRONOUNS
from sijill.language.names import name_counts, name_parts
from sijill.records.mentions import Unit

_OTHER = frozenset("RDFQTLPBGHc")  # classes whose words may be a given or a father's name
_SON_OF = frozenset(("بن", "ابن", "بنت", "ال", "ابو", "ولد"))
_LETTERS = frozenset("كلبفو")
_SHORTENED = frozenset(("د", "م", "ا", "ا.د"))  # Dr., Eng., Prof.
_ARMS = frozenset("طيار ركن متقاعد م بحري مهندس بري الركن الطيار البحري المتقاعد قضاي".split())
_ALONE = frozenset(("الوزير", "الوزيره", "السفير", "السفيره", "الرييس", "الرييسه", "القنصل", "السيد الوزير"))
_MISTERS = ("السيد", "الدكتور", "المهندس", "الاستاذ", "الشيخ")
_SHORTEST = 4  # letters above which a name that begins with those of the article is no ordinary word
_ATTESTED = 5  # namings from which a word before بن is a name
_TIMES = frozenset(("صباح",))  # also a name: صباح الأحمد
_ADJECTIVES = frozenset(("الاعلامي", "الاعلاميه", "الصحفي"))  # forms of address, and of bodies: الإدارة الإعلامية
_CHARGED = ("المسوول", "المنتدب", "المفوض")  # الوزير المسؤول عن: the form of address begins the title
_FAMILIES = frozenset(("الشيخ", "الشريف", "السيد", "الحاج"))  # forms of address that are family names as well
_LISTS = frozenset(("ضم", "ضمت", "يضم", "تضم"))  # ضم كينتا ساتو
_DAYS = frozenset(("اليوم", "امس", "غد", "الغد", "يوم"))


# What any of the rules of `settle_classes` speaks of.
_UNSETTLED = _OTHER | frozenset("HLPFBQGDR")
_UNSETTLED_WORDS = _TIMES | _ADJECTIVES | {"سيدي"}


def settle_classes(units: list[Unit]) -> None:
    """Decide words that are a title, a form of address, a name or a time of day by what stands around them."""
    counts = name_counts("ar")
    _join_names(units, counts)
    for at, unit in enumerate(units):
        if unit.cls not in _UNSETTLED and unit.text not in _UNSETTLED_WORDS:
            continue  # most words
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
        elif unit.cls == "L" and following and following.cls == "R" and _continues_name(units, at):
            unit.cls = "N"  # خوسيه مانويل ألباريس وزير
        elif unit.cls in "PLFBQ" and at and following and _is_given(units, at):
            unit.cls = "N"  # السيدة جورجيا ميلوني, السفير أوكا هيروشي, السيد جوي هود
        elif unit.cls == "L" and _is_surname(units, at, counts):
            unit.cls = "N"  # المبعوث برناردينو ليون
        elif unit.cls == "H" and at and units[at - 1].text == "عبد" and " " not in unit.text:
            unit.cls = "N"  # عبد الأمير
        elif unit.text == "فتح" and unit.cls == "G" and not (at and units[at - 1].text.endswith("حركه")):
            unit.cls = "c"  # opening, rather than the movement
        elif unit.cls == "D" and at and _is_mister(units[at - 1]) and is_definite(unit):
            unit.cls = "N"  # السيد السوداني: nobody is addressed by his nation
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
            alone = following.cls in "n,.ximtovar&BG" and unit.text in _ALONE
            if owned or posted or serving or alone:
                unit.cls = "R"
                unit.value = {**unit.value, "address": True, "represents": "origin"}
                unit.id = str(unit.value["role"])


def _join_names(units: list[Unit], counts: Mapping[str, int]) -> None:
    """Join the letter read as a word of its own to the rest of a foreign name: ك|اسيس, ك|وندي, ل|حبيب.

    A shortened form of address (د. محمد, م/ محمد) becomes one, a bracket behind a rank (الطيار) a part of it.
    """
    at = 0
    while at + 1 < len(units):
        unit, rest = units[at], units[at + 1]
        following = units[at + 2] if at + 2 < len(units) else None
        shortened = unit.text in _SHORTENED and rest.text in "./" and unit.end == rest.start
        if shortened and following and (following.cls in "NAU" or following.text in _SHORTENED):
            unit.cls, unit.id, unit.kind, unit.end = "H", "person", "honorific", rest.end
            del units[at + 1]
        elif unit.cls == "H" and rest.text in _ARMS and rest.cls in "Ac" and len(rest.text) > 1:
            del units[at + 1]  # الفريق الركن X
            continue
        elif unit.cls == "H" and rest.cls == "(" and following and following.text in _ARMS:
            closed = at + 3 < len(units) and units[at + 3].cls == ")"
            del units[at + 1 : at + 4 if closed else at + 1]
        elif at and len(unit.text) == 1 and _is_written_on(unit, rest) and _takes_name(units, at, counts):
            rest.cls, rest.start, rest.text = "N", unit.start, unit.text + rest.text
            del units[at]
            continue
        at += 1


def _is_written_on(unit: Unit, rest: Unit) -> bool:
    """Whether a letter that may be a preposition is written onto a word that may be a name's."""
    touching = unit.text in _LETTERS and unit.end == rest.start
    if touching and unit.text in "فك" and rest.cls in "AUNx" and is_definite(rest):
        return True  # إيلينا فالتونين
    return touching and rest.cls in "AUNc" and not is_definite(rest)


def _takes_name(units: list[Unit], at: int, counts: Mapping[str, int]) -> bool:
    """Whether a name stands before a letter and is not ended by it: nobody is told to be "like" somebody.

    What ل or ب begins may be what the bearer does (for, with): a mark or a title must end it.
    """
    before = units[at - 1]
    addressed = at > 1 and units[at - 2].cls in "HR"
    named = before.cls in "NU" or (before.cls == "A" and addressed) or (before.cls == "z" and at > 1)
    if units[at].text == "و":  # جوكو و|يدودو, هنري و|وستر
        doubled = units[at + 1].text[0] == "و" and not units[at + 1].text.endswith(PRONOUNS)  # ووقوفها: and ...
        return named and (doubled or (addressed and units[at + 1].cls == "U" and before.cls == "N"))
    if units[at].text == "ك":
        return (
            named
            or before.cls == "w"
            or before.text in _LISTS
            or (before.cls == "H" and not is_definite(units[at + 1]) and before.text != "السفراء")
        )
    following = units[at + 2] if at + 2 < len(units) else None
    ended = following is None or following.cls in ",)." or following.cls == "R"
    word = units[at + 1]
    if units[at].text == "ف" and is_definite(word):
        told = before.cls in "NAU" and at > 1 and units[at - 2].cls in "HRPDF"
        return told and (ended or (following is not None and following.cls in "&w"))
    return named and addressed and ended and word.cls in "AUN" and counts.get(before.text, 0) < 4 * _ATTESTED


def _continues_name(units: list[Unit], at: int) -> bool:
    """Whether a name that its form of address opens stands before a unit."""
    first = at
    while first and units[first - 1].cls in "NAU":
        first -= 1
    return first < at and first > 0 and units[first - 1].cls == "H"


def _is_given(units: list[Unit], at: int) -> bool:
    """Whether the name of a place or thing stands between a form of address and a name: it is a given name."""
    unit, following = units[at], units[at + 1]
    if units[at - 1].cls != "H" or is_definite(unit) or " " in unit.text or is_definite(following):
        return False
    if unit.cls in "PL":
        return following.cls in "NU"
    behind = units[at + 2].cls if at + 2 < len(units) else "."
    return _is_mister(units[at - 1]) and following.cls in "NUA" and behind in ",.)R"


def _is_surname(units: list[Unit], at: int, counts: Mapping[str, int]) -> bool:
    """Whether the name of a place is a family name: behind one given name, which a title opens."""
    if at < 2 or " " in units[at].text or counts.get(units[at].text, 0) < _ATTESTED:
        return False
    return units[at - 1].cls in "NU" and units[at - 2].cls in "RHPDFQ" and not is_definite(units[at - 1])


def _is_mister(unit: Unit) -> bool:
    """Whether a unit is a form of address that is no office: السيد, الدكتور."""
    return unit.cls == "H" and unit.text.rpartition(" ")[2].startswith(_MISTERS)


def _is_family_name(units: list[Unit], at: int, counts: Mapping[str, int]) -> bool:
    """Whether a title word is the family name after a given name: أحمد الخطيب."""
    unit = units[at]
    if at == 0 or " " in unit.text:
        return False
    listed = at > 1 and units[at - 1].cls == "&" and units[at - 2].cls in "NA"
    if unit.value.get("surname") and (listed or units[at - 1].cls in "NA"):
        return True  # two presidents: their states would stand behind, no name before
    if units[at - 1].cls not in "NA":
        return False
    if not is_definite(unit):
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
    family = family or (following.cls == "F" and counts.get(following.text, 0) >= 4 * _ATTESTED)  # إياد أمين مدني
    return (
        family
        and units[at - 1].cls in "NA"
        and units[at - 2].cls in "RHDQFPzGL"
        and counts.get(unit.text, 0) >= _ATTESTED
        and counts.get(following.text.removeprefix("ال"), 0) > 1
    )


def is_definite(unit: Unit, *, last: bool = False) -> bool:
    """Whether a unit has the article, or with `last` its last word; إليزابيث only begins like it."""
    text = unit.text.rpartition(" ")[2] if last else unit.text
    return text.startswith("ال") and text not in _like_articles()


@cache
def _like_articles() -> frozenset[str]:
    """Return the given names that begin with the letters of the article."""
    roles = name_parts("ar")
    known = (n for n, count in name_counts("ar").items() if count > _ATTESTED and n.startswith("ال"))
    return frozenset(n for n in known if roles[n] == "g" and len(n) > _SHORTEST)
