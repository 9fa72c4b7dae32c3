"""Make the outlines of countries and a point in each, for the map of contacts at the desk.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_outlines.py --atlas package

Outlines are those of the atlas at 1:110 million, the point is the middle of a
country's largest piece at 1:50 million, where small states are, too. Both are
of Natural Earth. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from babel.core import get_global

DATA = Path(__file__).parents[1] / "src" / "sijill" / "desk" / "data"
Point = tuple[float, float]


def main() -> None:
    """Read the atlas and write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--atlas", type=Path, required=True, help="the unpacked npm package world-atlas")
    atlas: Path = parser.parse_args().atlas
    DATA.mkdir(exist_ok=True)
    write_outlines(json.loads((atlas / "countries-110m.json").read_text()), DATA / "outlines.txt")
    write_points(json.loads((atlas / "countries-50m.json").read_text()), DATA / "points.tsv")


def find_code(numeric: str | None) -> str | None:
    """Return the two letters of a country for its three digits (ISO 3166)."""
    found = get_global("territory_aliases").get(numeric or "")
    return found[0] if found else None


def write_outlines(topology: dict[str, Any], path: Path) -> None:
    """Write the outlines of all countries as one path of SVG: two units a degree, from 180 west and 90 north."""
    arcs = [_decode(arc, topology["transform"]) for arc in topology["arcs"]]
    told = []
    for shape in topology["objects"]["countries"]["geometries"]:
        pieces = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        if find_code(shape.get("id")) != "AQ":
            told += [_draw(_join(ring, arcs)) for piece in pieces for ring in piece]
    path.write_text("".join(told) + "\n", encoding="utf-8")


def _draw(ring: list[Point]) -> str:
    # A ring that goes round the back of the map is drawn as the pieces that it has on either edge.
    pieces: list[list[Point]] = [[]]
    for x, y in ring:
        if pieces[-1] and abs(x - pieces[-1][-1][0]) > 180:
            pieces.append([])
        pieces[-1].append((x, y))
    spots = [dict.fromkeys(f"{(x + 180) * 2:.0f} {(90 - y) * 2:.0f}" for x, y in piece) for piece in pieces]
    return "".join(f"M{'L'.join(one)}Z" for one in spots if len(one) > len("xy"))


def write_points(topology: dict[str, Any], path: Path) -> None:
    """Write a point for each country."""
    arcs = [_decode(arc, topology["transform"]) for arc in topology["arcs"]]
    points: dict[str, Point] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = find_code(shape.get("id"))
        pieces = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [_join(piece[0], arcs) for piece in pieces]
        if code is not None:
            points[code] = find_middle(max(rings, key=lambda ring: abs(measure(ring))))
    lines = ["code\tlongitude\tlatitude"]
    lines += [f"{code}\t{longitude:.2f}\t{latitude:.2f}" for code, (longitude, latitude) in sorted(points.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _decode(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    # Arcs of a topology are steps on a grid.
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + move_x, y * scale_y + move_y))
    return points


def _join(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def measure(ring: list[Point]) -> float:
    """Return the area of a ring on the grid of degrees."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def find_middle(ring: list[Point]) -> Point:
    """Return the centre of gravity of a ring."""
    area = measure(ring)
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (6 * area)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (6 * area)
    return x, y


if __name__ == "__main__":
    main()
