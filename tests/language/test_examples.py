"""The sentences that a language's folder gives as examples are read as it says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest

from sijill.language import LANGUAGES, get_language
from sijill.reading import read
from sijill.records import Document


def _examples() -> Iterator[Any]:
    for code in LANGUAGES:
        file = resources.files("sijill.language") / "data" / code / "examples.toml"
        if file.is_file():
            for number, example in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["example"], 1):
                yield pytest.param(code, example, id=f"{code}-{number}")


@pytest.mark.parametrize(("code", "example"), tuple(_examples()))
def test_an_example_is_read_as_told(code: str, example: dict[str, Any]) -> None:
    """Kinds, days, rounds, countries, people with their sides and outcomes are those of the example, no more."""
    document = Document(
        id="example",
        text=example["text"],
        language=code,
        published=example.get("published"),
        publisher=example.get("publisher"),
    )
    readout = read(document)
    wanted = example.get("encounters", [])
    assert [e.kind for e in readout.encounters] == [e["kind"] for e in wanted]
    for encounter, told in zip(readout.encounters, wanted, strict=True):
        assert encounter.date == told.get("date")
        assert {p.name: p.polity for p in encounter.participants} == told.get("people", {})
        if "country" in told:
            assert encounter.country == told["country"]
        if "round" in told:
            assert encounter.mechanism is not None
            assert encounter.mechanism.round == told["round"]
    assert [o.kind for o in readout.outcomes] == example.get("outcomes", [])


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_phrase_keeps_the_marks_of_its_pattern(code: str) -> None:
    """A bracket inside a bracket is not unfolded: a phrase with "(…|…)" or "{…}" in it would match no text."""
    phrases = get_language(code).lexicon.phrases
    assert [one for one in phrases if "{" in one or "[" in one or ("(" in one and "|" in one)] == []
