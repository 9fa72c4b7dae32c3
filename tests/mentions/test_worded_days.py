"""Days told in words, and windows wider than a month."""

from __future__ import annotations

import pytest

from sijill.reading import Stages, explain
from sijill.records import Document


def _dates(text: str, language: str = "ar") -> list[tuple[str | None, str | None]]:
    stages = explain(Document(id="t", text=text, language=language, published="2024-05-20"))
    assert isinstance(stages, Stages)
    return [(d.iso, d.relative) for s in stages.mentions.sentences for d in s.dates]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("تعقد القمة في الخامس من يناير 2024.", ("2024-01-05", None)),
        ("تعقد القمة في الثاني عشر من شهر مارس.", (None, "month_day:3-12")),
        ("تعقد القمة في الحادي والعشرين من أفريل 2024.", ("2024-04-21", None)),
        ("تعقد القمة يوم 14 من جويلية 2024.", ("2024-07-14", None)),
        ("تعقد القمة في الثلاثين من نونبر.", (None, "month_day:11-30")),
    ],
)
def test_a_day_in_words_is_a_day(text: str, told: tuple[str | None, str | None]) -> None:
    """Ordinals before "of" and a month, in the month names of east and west, tell a day."""
    assert _dates(text) == [told]


def test_an_ordinal_without_of_is_no_day() -> None:
    """A round's number before a month's name is not its day."""
    assert _dates("تعقد الدورة الثانية يناير 2024.") == [("2024-01", None)]


@pytest.mark.parametrize(
    ("text", "language"),
    [("يزورها خلال شهر سبتمبر أو أكتوبر.", "ar"), ("He will visit in September or October.", "en")],
)
def test_one_of_two_months_is_only_a_year(text: str, language: str) -> None:
    """Nobody knows which of the two months it will be."""
    assert _dates(text, language) == [(None, "year_of:9")]
