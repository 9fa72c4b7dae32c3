"""The body that a capacity names where its words follow its head: مدير |هيئة الاستثمار|, رئيس |مجلس النواب|."""

from __future__ import annotations

from sijill.records.mentions import Unit

_STATES = frozenset(("الدوله", "دوله", "الجمهوريه", "المملكه", "السلطنه"))
_GOES_ON = frozenset("FxQDGPANUBL")
_MINISTRIES = ("وزار", "الوزار", "سفار", "قنصلي", "بعث", "مفوضي")
# What follows the head of a title written as one phrase and begins the name of its body: رئيس مجلس.
_BODIES = frozenset(
    "مجلس هييه لجنه جهاز حزب اتحاد غرفه جمعيه موسسه مركز جامعه اداره دايره شركه بنك محكمه وزاره سفاره بعثه منظمه "
    "صندوق وكاله البرلمان المجلس الهييه اللجنه الجامعه الغرفه الموسسه المركز الشركه الجمعيه الحكومه".split()
)


def find_body(units: list[Unit], first: int, last: int) -> tuple[int, int] | None:
    """Return the span of the first body that a capacity names; None where its words name none.

    A field (وزير الخارجية) is no body, a ministry told as such (وزارة الخارجية) is one.
    """
    for at in range(first, last):
        unit = units[at]
        if unit.cls in "BG" or (unit.cls == "F" and unit.text.startswith(_MINISTRIES)):
            end = _end(units, at, last, tasks=unit.cls != "F")
            if unit.text in _STATES or (end == at + 1 and unit.cls != "G" and " " not in unit.text):
                continue  # لدى الدولة, مكتب الوزير: no name of a body
            return unit.start, units[end - 1].end
        words = unit.text.split(" ")
        if unit.cls == "R" and len(words) > 1 and words[1] in _BODIES:
            start = unit.start + len(words[0]) + 1
            return start, units[_end(units, at, last, tasks=not words[1].startswith(_MINISTRIES)) - 1].end
    return None


def _end(units: list[Unit], at: int, last: int, *, tasks: bool = True) -> int:
    """Return where the name of a body ends: over what describes it and what "and" joins to that."""
    end = at + 1
    while end < last:
        if units[end].cls in _GOES_ON:
            end += 1
        elif units[end].cls == "&" and end + 1 < last and units[end + 1].cls in "FxAU":
            end += 2
        elif tasks and units[end].cls == "f" and end + 1 < last and units[end + 1].cls in "FxG":
            end += 2
        else:
            break
    return end
