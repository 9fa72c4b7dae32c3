"""Pin the figures of reading: raise the floors of tests/quality/floors.toml to what is measured today.

A floor is never lowered silently. Where a figure has fallen below its floor nothing is written, unless the figure
is named and a reason is given, which is kept beside the floors:

    tools/pin_quality.py --allow-regression tune/en:en:dates --why "a doubtful day is now left out"

NAME may stop short: `tune/en:en` stands for all figures of that language, `tune/en` for the whole set.
"""

from __future__ import annotations

import argparse
import datetime
import sys

from annotated import AnnotatedSet, find_sets, measure
from floors import Fall, Lowered, Pin, Pins, find_falls, raise_floors, read_pins, write_pins


def main() -> None:
    """Measure all sets that are here and pin what they show; sets that are not here stay as they are pinned."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--allow-regression", action="append", default=[], metavar="NAME", help="let this floor sink")
    parser.add_argument("--why", metavar="TEXT", help="the reason, kept in floors.toml")
    options = parser.parse_args()
    if bool(options.allow_regression) != bool(options.why and options.why.strip()):
        parser.error("--allow-regression NAME and --why TEXT belong together")
    pins = read_pins()
    sets = dict(pins.sets)
    lowered = list(pins.lowered)
    refused: list[Fall] = []
    for one in find_sets():
        if not one.find_pairs():
            print(f"{one.name}: not here; stays as it is pinned")
            continue
        pin, falls = pin_set(one, sets.get(one.name), options.allow_regression)
        refused += [fall for fall in falls if not is_allowed(fall.name, options.allow_regression)]
        lowered += _lowered(pin, falls, options.why or "")
        sets[one.name] = pin
    if refused:
        print("Nothing is pinned. These have fallen:", *refused, sep="\n  ", file=sys.stderr)
        sys.exit("Mend them, or name each: --allow-regression NAME --why TEXT")
    order = [one.name for one in find_sets()]
    write_pins(Pins(dict(sorted(sets.items(), key=lambda item: order.index(item[0]))), tuple(lowered)))


def pin_set(annotated: AnnotatedSet, before: Pin | None, allowed: list[str]) -> tuple[Pin, tuple[Fall, ...]]:
    """Return what is to be pinned of a set, and the figures that lie below what was pinned before."""
    measured = measure(annotated)
    old = before.floors if before else {}
    falls = find_falls(annotated.name, old, measured)
    sinking = frozenset(fall.name.split(":", 1)[1] for fall in falls if is_allowed(fall.name, allowed))
    return Pin(annotated.get_digest(), raise_floors(old, measured, sinking)), falls


def is_allowed(name: str, allowed: list[str]) -> bool:
    """Say whether the figure `name` (`set:language:figure`) is one that may fall."""
    return any(name == one or name.startswith(f"{one}:") for one in allowed)


def _lowered(pin: Pin, falls: tuple[Fall, ...], why: str) -> list[Lowered]:
    today = datetime.date.today().isoformat()
    found = []
    for fall in falls:
        _, language, figure = fall.name.split(":")
        found.append(Lowered(today, fall.name, fall.floor, pin.floors.get(language, {}).get(figure, 0.0), why))
    return found


if __name__ == "__main__":
    main()
