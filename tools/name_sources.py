"""The open name tables that the name data is compiled from, read straight out of their wheels.

    pip download --no-deps -d WHEELS arabic-name-romanizer==0.2.0 Faker==40.54.0 \
        japanese-personal-name-dataset==0.4.0

None of these packages is needed, or imported, when Sijill runs.
"""

from __future__ import annotations

import ast
import csv
import io
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Unit(NamedTuple):
    """One attested pair of spellings of a given or family name."""

    arabic: str
    latin: str
    role: str  # given | surname | unknown
    count: int
    source: str


def open_wheel(wheels: Path, package: str) -> zipfile.ZipFile:
    """Return the wheel of a package, or say how to get it."""
    found = sorted(wheels.glob(f"{package}-*.whl"))
    if not found:
        raise SystemExit(f"no wheel of {package} in {wheels}; see the top of tools/name_sources.py")
    return zipfile.ZipFile(found[-1])


def _query(wheels: Path, question: str) -> list[tuple[str, ...]]:
    inner = "arabic_name_romanizer/resources/names.sqlite3"
    with (
        open_wheel(wheels, "arabic_name_romanizer") as wheel,
        tempfile.NamedTemporaryFile(suffix=".sqlite3") as copy,
    ):
        copy.write(wheel.read(inner))
        copy.flush()
        connection = sqlite3.connect(copy.name)
        try:
            return connection.execute(question).fetchall()
        finally:
            connection.close()


def read_units(wheels: Path) -> list[Unit]:
    """Return the pairs of single names (Wikidata CC0, Algerian lists CC0 and MIT)."""
    rows = _query(
        wheels,
        "select arabic_key, latin, role, sum(count), source from units "
        "group by arabic_key, latin, role, source order by arabic_key, latin, role, source",
    )
    return [Unit(row[0], row[1], row[2], int(row[3]), row[4]) for row in rows]


def read_full_names(wheels: Path) -> list[tuple[str, str, str]]:
    """Return (arabic, latin, country) of full names, Wikidata only."""
    return [
        (row[0], row[1], row[2])
        for row in _query(
            wheels,
            "select distinct arabic_key, latin, country from full_names where source='wikidata' "
            "order by arabic_key, latin, country",
        )
    ]


def read_faker(wheels: Path) -> Iterator[tuple[str, str]]:
    """Yield (name, given|surname) of the Latin-script locales of Faker (MIT)."""
    with open_wheel(wheels, "faker") as wheel:
        for path in sorted(wheel.namelist()):
            if not path.startswith("faker/providers/person/") or not path.endswith("__init__.py"):
                continue
            for node in ast.walk(ast.parse(wheel.read(path))):
                target = (
                    node.targets[0]
                    if isinstance(node, ast.Assign)
                    else node.target
                    if isinstance(node, ast.AnnAssign)
                    else None
                )
                value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
                if not isinstance(target, ast.Name) or value is None:
                    continue
                role = (
                    "given" if target.id.startswith("first_") else "surname" if target.id.startswith("last_") else ""
                )
                if not role:
                    continue
                for leaf in ast.walk(value):
                    if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                        yield leaf.value, role


def read_japanese(wheels: Path) -> Iterator[tuple[str, str, str, int]]:
    """Yield (kanji, reading in hiragana, given|surname, weight) (MIT)."""
    base = "japanese_personal_name_dataset/dataset/"
    with open_wheel(wheels, "japanese_personal_name_dataset") as wheel:
        for file in ("first_name_man_org.csv", "first_name_woman_org.csv"):
            common = {row[0] for row in _rows(wheel, base + file.replace("org", "opti"))}
            for row in _rows(wheel, base + file):
                for kanji in row[2:]:
                    yield kanji, row[0], "given", 2 if row[0] in common else 1
        for kanji, people, reading, _ in _rows(wheel, base + "last_name_org.csv"):
            yield kanji, reading, "surname", int(people)


def _rows(wheel: zipfile.ZipFile, path: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(wheel.read(path).decode("utf-8"))))
