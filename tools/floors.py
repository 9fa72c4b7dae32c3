"""The figures that reading must not fall below: read, compared, raised, and lowered only with a reason."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

from scorer import Figures

FLOORS = Path(__file__).parents[1] / "tests" / "quality" / "floors.toml"

MARGIN = 0.01
"""How far a floor lies below what was measured: room for a change that trades one fact for another."""

Floors = dict[str, dict[str, float]]
"""Language → figure → floor."""


class Pin(NamedTuple):
    """What is pinned of one set: the digest of the documents it was measured on, and its floors."""

    digest: str
    floors: Floors


class Lowered(NamedTuple):
    """A floor that was lowered on purpose."""

    day: str
    name: str
    old: float
    new: float
    why: str


class Pins(NamedTuple):
    """All that is pinned."""

    sets: dict[str, Pin]
    lowered: tuple[Lowered, ...] = ()


class Fall(NamedTuple):
    """A figure that lies below its floor; None: nothing is left to measure."""

    name: str
    floor: float
    figure: float | None

    def __str__(self) -> str:
        found = "nothing to measure" if self.figure is None else f"{self.figure:.3f}"
        return f"{self.name}: {found}, and the floor is {self.floor:.3f}"


def find_falls(name: str, floors: Floors, measured: dict[str, Figures]) -> tuple[Fall, ...]:
    """Return the figures of the set `name` that lie below their floors."""
    falls = []
    for language, figures in floors.items():
        for figure, floor in figures.items():
            found = measured.get(language, {}).get(figure)
            if found is None or found < floor:
                falls.append(Fall(f"{name}:{language}:{figure}", floor, found))
    return tuple(falls)


def raise_floors(old: Floors, measured: dict[str, Figures], keep: frozenset[str] = frozenset()) -> Floors:
    """Return the floors for what was measured: a floor rises, it never sinks.

    `keep` names figures (`language:figure`) whose floor follows the measurement downwards, too.
    """
    new: Floors = {}
    for language, figures in measured.items():
        before = old.get(language, {})
        new[language] = {}
        for figure, value in figures.items():
            if value is None:
                continue
            # Cut, not rounded: a floor is never nearer to the figure than the margin.
            floor = max(0, int((value - MARGIN) * 1000 + 1e-6)) / 1000
            follows = f"{language}:{figure}" in keep
            new[language][figure] = floor if follows else max(floor, before.get(figure, 0.0))
    return new


def read_pins(path: Path = FLOORS) -> Pins:
    """Return what is pinned in `path`; nothing where there is no such file."""
    if not path.exists():
        return Pins({})
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    lowered = tuple(Lowered(**one) for one in told.pop("lowered", []))
    return Pins({name: Pin(one.pop("digest"), one) for name, one in told.items()}, lowered)


def write_pins(pins: Pins, path: Path = FLOORS) -> None:
    """Write `pins` in the same form each time, so that a change shows what it changed."""
    lines = [
        "# Written by tools/pin_quality.py: below these figures `make test` fails.",
        f"# A floor is what was measured less {MARGIN}. `make score` prints the figures of today.",
    ]
    for name, pin in pins.sets.items():
        lines += ["", f'["{name}"]', f'digest = "{pin.digest}"']
        for language, figures in pin.floors.items():
            lines += ["", f'["{name}".{language}]', *(f"{figure} = {floor:.3f}" for figure, floor in figures.items())]
    for one in pins.lowered:
        why = one.why.replace("\\", "\\\\").replace('"', '\\"')
        lines += ["", "[[lowered]]", f'day = "{one.day}"', f'name = "{one.name}"']
        lines += [f"old = {one.old:.3f}", f"new = {one.new:.3f}", f'why = "{why}"']
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
