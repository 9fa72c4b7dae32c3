"""Whose a trip is, and which trips are only told aside."""

from __future__ import annotations

import pytest
from tests.reports import read_one, read_report


@pytest.mark.parametrize(
    "text",
    [
        "The Foreign Minister of Norway, Ingrid Solheim, visiting Japan,"
        " met with the Prime Minister of Japan, Ken Mori.",
        "The Foreign Minister of Norway, Ingrid Solheim, met with the Prime Minister of Japan, Ken Mori."
        " Solheim expressed her delight for visiting Japan.",
        "The Foreign Minister of Norway, Ingrid Solheim, met with the Prime Minister of Japan, Ken Mori."
        " They recalled the statement issued on President Tone Hansen's official visit to Japan.",
    ],
)
def test_a_trip_told_aside_is_no_encounter(text: str) -> None:
    """A participle, a thanks and somebody else's visit tell no trip of their own."""
    assert [e.kind for e in read_report(text).encounters] == ["meeting"]


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Ken Mori praised the two-day official visit to Japan by the Foreign Minister of Norway,"
        " Ingrid Solheim.",
        "Foreign Minister of Norway Ingrid Solheim's official visit to Japan began on 28 May.",
    ],
)
def test_the_traveller_owns_the_trip_or_is_told_behind_it(text: str) -> None:
    """Both "the visit of X" and "the visit by X" are of X, whoever speaks of them."""
    encounter = read_one(text)
    assert (encounter.kind, [p.name for p in encounter.participants]) == ("visit", ["Ingrid Solheim"])


def test_he_is_who_opens_the_sentence() -> None:
    """A pronoun behind "said" is whoever the sentence begins with."""
    encounter = read_one(
        "Foreign Minister of Norway Ingrid Solheim said she was glad while hosting the Ambassador of Japan, Ken Mori."
    )
    assert {p.name for p in encounter.participants} == {"Ingrid Solheim", "Ken Mori"}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("カザフスタンのアリモフ大統領が8日、国賓として来日した。", {"KZ", "JP"}),
        ("カザフスタンのアリモフ大統領が8日、国賓として訪米した。", {"KZ", "US"}),
    ],
)
def test_the_verb_of_a_japanese_trip_tells_where_it_goes(text: str, sides: set[str]) -> None:
    """来日 goes to Japan and 訪米 to the United States, whatever state is named before."""
    encounter = read_one(text, language="ja")
    assert (encounter.kind, set(encounter.polities)) == ("visit", sides)
