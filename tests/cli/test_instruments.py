"""`instrument`, `describe`, `stage` and `arrange`: what papers there are, how far they came, how often one meets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sijill.language.matters import find_matters


@pytest.fixture(autouse=True)
def _filed(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The register of the examples, a copy that may be changed, is the one that is meant."""
    monkeypatch.setenv("SIJILL_REGISTER", str(examples))


def find_visa(sijill) -> str:
    """Return the id of the undertaking on visas, which is no instrument yet."""
    found = json.loads(sijill("promises", "KW", "JP", "--format", "json").out)
    return next(line["id"] for line in found if "visa" in find_matters(line["what"]))


def entry_of(told: str) -> str:
    """Return the number of the entry that a command told of."""
    return told.split()[1].rstrip(":")


def test_an_undertaking_becomes_an_instrument_by_its_kind(sijill) -> None:
    """`describe --kind` makes one, `instrument` lists it by kind, `unmerge` takes it back."""
    visa = find_visa(sijill)
    before = sijill("instrument", "KW", "JP", "--kind", "exemption").out
    assert "Visa exemption" not in before
    described = sijill("describe", visa, "--kind", "exemption", "--title", "Visa exemption", "--by", "officer")
    assert described.code == 0
    assert "Visa exemption" in sijill("instrument", "KW", "JP", "--kind", "exemption").out
    assert sijill("unmerge", entry_of(described.out)).code == 0
    assert sijill("instrument", "KW", "JP", "--kind", "exemption").out == before


def test_an_empty_option_takes_a_title_away(sijill) -> None:
    """What was called something is called nothing again; what was not given stays."""
    visa = find_visa(sijill)
    sijill("describe", visa, "--kind", "exemption", "--title", "Visa exemption")
    assert sijill("describe", visa, "--title", "").code == 0
    told = sijill("instrument", "KW", "JP", "--kind", "exemption").out
    assert "Visa exemption" not in told
    assert visa.replace("und-", "ins-") in told


def test_a_stage_is_of_the_parties_named(sijill) -> None:
    """What one party ratified stands at signed for both until the other did; the page tells each step."""
    visa = find_visa(sijill)
    sijill("describe", visa, "--kind", "exemption", "--parties", "KW,JP")
    assert sijill("stage", visa, "signed", "--on", "2025-05-01").code == 0
    assert sijill("stage", visa, "ratified", "--party", "KW", "--on", "2025-09-01", "--words", "by decree").code == 0
    instrument = visa.replace("und-", "ins-")
    assert instrument in sijill("instrument", "KW", "JP", "--stage", "signed").out
    assert "by decree" in sijill("instrument", visa).out
    sijill("stage", visa, "ratified", "--party", "JP", "--on", "2025-10-01")
    assert instrument not in sijill("instrument", "KW", "JP", "--stage", "signed").out
    assert instrument in sijill("instrument", "KW", "JP", "--stage", "ratified").out


@pytest.mark.parametrize(
    "arguments",
    [
        ("describe", "und-0000000000"),
        ("describe", "und-0000000000", "--kind", "napkin"),
        ("stage", "und-0000000000", "thrown-away"),
        ("arrange", "mec-0000000000"),
        ("arrange", "mec-0000000000", "--every", "12"),
    ],
)
def test_what_cannot_be_said_is_one_line(sijill, arguments: tuple[str, ...]) -> None:
    """Nothing to say, an unknown kind or stage, nobody it is of: one line on stderr, and no entry."""
    answer = sijill(*arguments)
    assert answer.code != 0
    assert answer.out == ""
    assert answer.err.startswith("sijill: ")
    assert len(answer.err.splitlines()) == 1


def test_a_mechanism_is_arranged(sijill) -> None:
    """The page tells how often it meets and who is host next as a person said it, until that is taken back."""
    found = json.loads(sijill("mechanism", "KW", "JP", "--format", "json").out)
    identifier = found[0]["id"]
    before = sijill("mechanism", identifier, "--format", "json").out
    arranged = sijill("arrange", identifier, "--every", "7", "--next-host", "KW", "--by", "officer")
    assert arranged.code == 0
    assert sijill("mechanism", identifier, "--format", "json").out != before
    assert sijill("unmerge", entry_of(arranged.out)).code == 0
    assert sijill("mechanism", identifier, "--format", "json").out == before
