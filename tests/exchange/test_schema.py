"""The JSON Schema of the readout and the page that explains it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import build_schema
from sijill.exchange import readout_schema

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "readout.md"


@pytest.fixture
def validator() -> Draft202012Validator:
    """Return a validator of the schema that ships."""
    return Draft202012Validator(json.loads(readout_schema()))


@pytest.fixture
def example() -> dict[str, object]:
    """Return the readout that docs/readout.md shows."""
    found = re.search(r"```json\n(.+?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_the_schema_is_current() -> None:
    """The file that ships is what tools/build_schema.py makes of records, vocabulary and page today."""
    built = build_schema.format_schema(build_schema.build_schema(PAGE.read_text(encoding="utf-8")))
    assert readout_schema() == built, "run tools/build_schema.py"


def test_a_field_without_meaning_is_refused() -> None:
    """A field that the page forgets stops the tool: nothing ships unexplained."""
    page = PAGE.read_text(encoding="utf-8")
    with pytest.raises(KeyError, match="confidence"):
        build_schema.build_schema(page.replace("| `confidence` |", "| confidence |"))


def test_a_meaning_without_field_is_refused() -> None:
    """A field that went away does not stay on the page."""
    page = PAGE.read_text(encoding="utf-8")
    with pytest.raises(KeyError, match="mood"):
        build_schema.build_schema(page.replace("### Note\n", "### Note\n\n| `mood` | how it felt |\n"))


def test_the_schema_is_a_schema() -> None:
    """Anybody's validator can use it."""
    Draft202012Validator.check_schema(json.loads(readout_schema()))


def test_the_example_of_the_page_is_legal(validator: Draft202012Validator, example: dict[str, object]) -> None:
    """What the page shows is what the schema allows."""
    assert [error.message for error in validator.iter_errors(example)] == []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("encounters", 0, "kind"), "chat"),
        (("encounters", 0, "date"), "2024-3"),
        (("encounters", 0, "topics"), ["weather"]),
        (("encounters", 0, "evidence"), [[1, 2, 3]]),
        (("outcomes", 0, "kind"), "discussed"),
        (("outcomes", 0, "by"), "IT"),
        (("notes", 0, "code"), "odd"),
        (("format",), "sijill/readout/9"),
    ],
    ids=str,
)
def test_the_schema_refuses(
    validator: Draft202012Validator,
    example: dict[str, object],
    place: tuple[str | int, ...],
    value: object,
) -> None:
    """A wrong value is found, not only a missing field."""
    target = example
    for key in place[:-1]:
        target = target[key]
    target[place[-1]] = value
    assert not validator.is_valid(example)
