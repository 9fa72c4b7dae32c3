"""Ninety-five Japanese officials, in kanji and as their ministries spell them; the list is hand-written."""

from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from sijill.language.names import compare_names, readings

pytest.importorskip("sudachipy", reason="readings of rarer names need SudachiPy, the extra [ja]")

ROWS = (Path(__file__).parent / "officials.tsv").read_text(encoding="utf-8").splitlines()
OFFICIALS = [tuple(row.split("\t")) for row in ROWS]


def test_most_kanji_names_are_recognised_in_latin_letters() -> None:
    """Nine in ten are found at once (86 of 95); four more can be put together from their kanji."""
    verdicts = Counter(compare_names(kanji, latin).verdict for kanji, latin in OFFICIALS)
    assert verdicts["same"] >= 84
    assert verdicts["same"] + verdicts["possible"] >= 89


def test_no_official_is_taken_for_another() -> None:
    """Of all 8,930 pairs of different officials none is called the same."""
    false = [
        (kanji, latin)
        for (kanji, own), (other, latin) in product(OFFICIALS, OFFICIALS)
        if kanji != other and own != latin and compare_names(kanji, latin).verdict == "same"
    ]
    assert false == []


@pytest.mark.parametrize(("kanji", "latin"), [("梅澤彰馬", "Akima Umezawa"), ("浜田靖一", "Yasukazu Hamada")])
def test_a_composed_reading_is_a_hint_only(kanji: str, latin: str) -> None:
    """A reading that no list has, but that the kanji allow, is possible and never the same."""
    found = compare_names(kanji, latin)
    assert found.verdict == "possible"
    assert "composed" in found.reasons


@pytest.mark.parametrize(
    ("kanji", "latin"), [("王毅", "Wang Yi"), ("李在明", "Lee Jae-myung"), ("習近平", "شي جين بينغ")]
)
def test_kanji_without_a_reading_decide_nothing(kanji: str, latin: str) -> None:
    """Chinese and Korean names are not read as Japanese: neither the same nor different."""
    assert readings(kanji) == ()
    found = compare_names(kanji, latin)
    assert (found.verdict, found.reasons) == ("possible", ("unread",))


@pytest.mark.parametrize("kanji", ["金子健", "秦野章", "丁野健一", "林芳正", "何川薫"])
def test_japanese_names_are_not_taken_for_chinese(kanji: str) -> None:
    """A family name of two kanji is Japanese, whatever its first one is."""
    assert readings(kanji) != ()
