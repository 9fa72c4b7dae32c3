"""The page on reading explains every letter that `sijill explain` may show."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from sijill.language.clitics import BOTH, COMMON, DEFINITE, NAME, UNKNOWN
from sijill.mentions.units import CLASSES

ROOT = Path(__file__).parents[2]


def test_every_class_letter_is_explained() -> None:
    """A letter that the engine or a language's words.toml gives has its row in the table."""
    page = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.+?`) \| ", page, re.MULTILINE)
    explained = {letter for row in rows for letter in re.findall(r"`(.)`", row)}
    letters = (set(CLASSES.values()) - {""}) | set("1.") | {NAME, BOTH, UNKNOWN, DEFINITE, COMMON}
    for path in (ROOT / "src" / "sijill" / "language" / "data").glob("*/words.toml"):
        letters |= set(tomllib.loads(path.read_text(encoding="utf-8")))
    assert letters - explained == set()
