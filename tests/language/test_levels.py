"""Levels of contact, told from the words of an office."""

from __future__ import annotations

import pytest

from sijill.language.levels import LEVELS, find_level

SAME = [
    ("head-of-state", "President of the Republic", "رئيس الجمهورية", "大統領"),
    ("head-of-government", "Prime Minister", "رئيس مجلس الوزراء", "内閣総理大臣"),
    ("minister", "Foreign Minister", "وزير الخارجية", "外務大臣"),
    (
        "senior-official",
        "Assistant Foreign Minister for Asian Affairs",
        "مساعد وزير الخارجية لشؤون آسيا",
        "外務副大臣",
    ),
    ("ambassador", "Ambassador of Japan to Kuwait", "سفير اليابان لدى الكويت", "駐日クウェート大使"),
]


@pytest.mark.parametrize("told", SAME, ids=lambda told: told[0])
def test_an_office_has_one_level_in_three_languages(told: tuple[str, ...]) -> None:
    """Minister, وزير and 大臣 are on one level."""
    level, *words = told
    assert {find_level(one) for one in words} == {level}


@pytest.mark.parametrize("words", ["Adviser to the President", "مستشار رئيس الجمهورية"])
def test_who_serves_an_office_does_not_hold_it(words: str) -> None:
    """The head of the words counts: an adviser to a president is no head of state."""
    assert find_level(words) not in (None, *LEVELS[:2])


def test_what_names_no_office_has_no_level() -> None:
    """Words without a known office tell no level."""
    assert find_level("a friend of the family") is None
