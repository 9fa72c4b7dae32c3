"""Which sectors an Arabic report's contact dealt with."""

from __future__ import annotations

import pytest

from sijill.reading import read
from sijill.records import Document

_MEETING = "استقبل وزير الخارجية السعودي سالم الفهد سفير فرنسا لدى المملكة جان فابر."


def _topics(rest: str) -> tuple[str, ...]:
    readout = read(Document(id="t", text=f"{_MEETING} {rest}", language="ar", published="2024-05-20"))
    return readout.encounters[0].topics


@pytest.mark.parametrize(
    "rest",
    [
        "وجرى خلال اللقاء بحث التعاون في مجال السياحة.",
        "وأكد سالم الفهد أهمية السياحة للبلدين.",
        "وبحث الجانبان مجالات السياحة.",
    ],
)
def test_what_refers_to_the_contact_tells_its_topics(rest: str) -> None:
    """A reference to the meeting, one who took part and both sides speak of what was dealt with."""
    assert "tourism" in _topics(rest)


@pytest.mark.parametrize(
    "rest",
    [
        "حضر اللقاء مدير دائرة السياحة راشد الكعبي.",
        "وقال أستاذ الاقتصاد هاني زكي إن السياحة تنمو.",
        "وأغلقت السلطات عددا من الطرق والمتاحف في العاصمة.",
        "وناقش سالم الفهد مع ضيفه عمل غرفة التجارة والصناعة.",
    ],
)
def test_background_and_offices_are_no_topics(rest: str) -> None:
    """Who attended, what others say, what happened elsewhere and the names of institutions add none."""
    assert _topics(rest) == ()
