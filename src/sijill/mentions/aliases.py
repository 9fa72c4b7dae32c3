"""What a bracket behind a name tells: the name in other letters, and the state its bearer is from."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.records.mentions import Unit


@dataclass(frozen=True, slots=True)
class Bracket:
    """Where a bracket gives a name, whether it is written in Latin letters, and the polity it names first."""

    names: tuple[tuple[int, int], ...]
    is_latin: bool
    polity: str | None


def read_bracket(units: list[Unit], text: str) -> Bracket:
    """Read "H.E. Mr. Bui Thanh Son, Minister of Foreign Affairs of ..." or a reading in kana.

    The name ends at the first comma; forms of address before it are left out.
    """
    if not units:
        return Bracket((), is_latin=False, polity=None)
    written = text[units[0].start : units[-1].end]
    letters = [c for c in written if c.isalpha()]
    latin = bool(letters) and all(c < "ɐ" for c in letters)
    polity = next((u.id for u in units if u.cls == "P"), None) if latin else None
    end = next((i for i, u in enumerate(units) if u.cls in ",;" or u.text in (",", ";")), len(units))
    first = 0
    while first < end and (units[first].cls == "H" or not units[first].text[0].isalpha()):
        first += 1
    if first >= end:
        return Bracket((), latin, polity)
    span = units[first].start, units[end - 1].end
    name = text[span[0] : span[1]]
    fits = (latin and " " in name and len(name) <= 60) or (not latin and _is_kana(name))
    return Bracket((span,) if fits else (), latin, polity)


def _is_kana(name: str) -> bool:
    return all("ぁ" <= c <= "ゖ" or "ァ" <= c <= "ヺ" or c in "ー・= " for c in name)
