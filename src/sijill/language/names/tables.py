"""The name tables that ship with Sijill, each read once and only when it is needed."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from typing import Final, Literal

from sijill.errors import DataError

Role = Literal["g", "f", "b", "n"]
_ROLES: Final = frozenset({"g", "f", "b", "n"})


def read_table(language: str, file: str) -> str:
    """Return the text of a data file of a language, or raise `DataError`."""
    path = resources.files("sijill.language") / "data" / language / file
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise DataError(f"no table {file} for the language {language!r}") from error


@functools.cache
def name_parts(language: str) -> Mapping[str, Role]:
    """Return which keys are known as names: "g" given, "f" family, "b" both, "n" role unknown.

    `language` is that of the text, "ar" or "en"; the keys are what
    `name_tokens` gives. A key that is absent may still be a name, and one
    that is present may also be an ordinary word: this is evidence, no proof.
    """
    cells = _cells(language)
    return dict(zip(cells[::3], cells[1::3], strict=True))  # type: ignore[arg-type]


@functools.cache
def name_counts(language: str) -> Mapping[str, int]:
    """Return how often the sources of `name_parts` attest a key: 1 is weak, 100 is a common name."""
    cells = _cells(language)
    return dict(zip(cells[::3], map(int, cells[2::3]), strict=True))


def _cells(language: str) -> list[str]:
    # Keys are single words, so the whole file splits at once: three times faster than by lines.
    cells = read_table(language, "name_parts.tsv").split()
    if len(cells) % 3 or not _ROLES.issuperset(cells[1::3]):
        raise DataError(f"{language}/name_parts.tsv: each line must have a key, g|f|b|n and a number")
    return cells
