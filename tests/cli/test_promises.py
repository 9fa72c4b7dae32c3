"""`promises` and `follow`: the promise book on the command line, in three languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sijill.errors import InputError
from sijill.language.matters import find_matters


@pytest.fixture(autouse=True)
def _filed(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The register of the examples, a copy that may be changed, is the one that is meant."""
    monkeypatch.setenv("SIJILL_REGISTER", str(examples))


def find_visa(sijill) -> dict:
    """Return the open undertaking on visas as JSON."""
    found = json.loads(sijill("promises", "KW", "JP", "--format", "json").out)
    return next(line for line in found if "visa" in find_matters(line["what"]))


@pytest.mark.parametrize(
    ("language", "status"), [("en", "open · proposed"), ("ar", "قائم · اقتراح"), ("ja", "未了 · 提案")]
)
def test_the_book_is_told_in_each_language(sijill, language: str, status: str) -> None:
    """Status and rung in the language asked for, the promise in its own words."""
    answer = sijill("promises", "AE-SH", "JP", "--language", language)
    assert answer.code == 0
    assert any(line.startswith(status) for line in answer.out.splitlines())


def test_an_empty_book_says_so(sijill) -> None:
    """Nothing found is told, not left blank."""
    assert "nothing of the kind" in sijill("promises", "--owner", "Nobody").out


def test_a_step_is_confirmed_and_shown(sijill) -> None:
    """`follow --step` makes a suggestion a step; `show` then tells both."""
    identifier = find_visa(sijill)["id"]
    suggested = json.loads(sijill("show", identifier, "--format", "json").out)["suggestions"]
    answer = sijill("follow", identifier, "--step", suggested[0]["outcome"]["id"], "--by", "officer")
    assert answer.code == 0
    assert "is a step of" in answer.out
    shown = sijill("show", identifier).out
    assert "steps: 2" in shown


def test_following_sets_status_and_owner(sijill) -> None:
    """What is said stands on the page and in the book of its owner."""
    identifier = find_visa(sijill)["id"]
    answer = sijill(
        "follow", identifier, "--status", "under-way", "--on", "2025-01-02", "--owner", "Sara", "--due", "2030-01-01"
    )
    assert answer.code == 0
    told = sijill("promises", "--owner", "Sara").out
    assert "under way" in told
    assert "due 2030-01-01" in told


@pytest.mark.parametrize(
    "options",
    [[], ["--words", "by telephone"], ["--status", "gone"], ["--due", "soon"]],
    ids=["nothing", "words alone", "status", "due"],
)
def test_what_cannot_be_said_is_one_line(sijill, options: list[str]) -> None:
    """A fault in what is said is an input error that names it."""
    answer = sijill("follow", find_visa(sijill)["id"], *options)
    assert answer.code == InputError.exit_code
    assert answer.err.count("\n") == 1
