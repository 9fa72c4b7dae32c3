"""People and capacities in Arabic sentences."""

from __future__ import annotations

import pytest

from sijill.reading import Stages, explain
from sijill.records import Document


def _people(text: str) -> dict[str, str | None]:
    stages = explain(Document(id="t", text=text, language="ar"))
    assert isinstance(stages, Stages)
    folded = stages.folded.text
    return {
        p.name: folded[p.capacity.start : p.capacity.end] if p.capacity else None
        for s in stages.mentions.sentences
        for p in s.people
        if p.figure >= 0
    }


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "استقبل وزير الخارجية السعودي عادل الجبير نظيره الروسي سيرغي لافروف.",
            {"عادل الجبير": "وزير الخارجيه السعودي", "سيرغي لافروف": "نظيره الروسي"},
        ),
        (
            "حضر اللقاء الدكتور مساعد العيبان وزير الدولة عضو مجلس الوزراء،"
            " والدكتور عادل الطريفي وزير الثقافة والإعلام.",
            {"مساعد العيبان": "وزير الدوله عضو مجلس الوزراء", "عادل الطريفي": "وزير الثقافه والاعلام"},
        ),
        (
            "التقى الأمير فهد بن تركي بن عبدالعزيز السفير الهندي لدى المملكة سهيل إعجاز خان.",
            {"فهد بن تركي بن عبدالعزيز": None, "سهيل اعجاز خان": "السفير الهندي لدي المملكه"},
        ),
        (
            "ترأس الوفد مساعد وزير الخارجية الكويتي لشؤون آسيا السفير سميح حيات.",
            {"سميح حيات": "مساعد وزير الخارجيه الكويتي لشوون اسيا"},
        ),
        (
            "بحث الوزير مع فرانك فالتر شتاينماير وزير الخارجية الألماني ملف الطاقة.",
            {"فرانك فالتر شتاينماير": "وزير الخارجيه الالماني"},
        ),
    ],
)
def test_names_take_the_titles_beside_them(text: str, people: dict[str, str | None]) -> None:
    """A title may stand before or after its name and grows to the right over what belongs to it."""
    assert _people(text) == people


def test_fathers_tell_princes_apart() -> None:
    """A shorter name is the same man only when the chain of fathers agrees."""
    people = _people(
        "استقبل الأمير محمد بن نايف بن عبدالعزيز وزير الداخلية الأمير نايف بن عبدالعزيز أمير المنطقة."
        " وشكر محمد بن نايف ضيفه."
    )
    assert people["محمد بن نايف بن عبدالعزيز"] == "وزير الداخليه"
    assert people["نايف بن عبدالعزيز"] == "امير المنطقه"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("عقد الاجتماع في 25/10/1436هـ.", "2015-08-10"),
        ("عقد الاجتماع يوم 15 رجب 1446 هـ.", "2025-01-15"),
        ("عقد الاجتماع في ١٣ أيار ٢٠٢٤.", "2024-05-13"),
        ("عقد الاجتماع في 30 / 7 / 2015م.", "2015-07-30"),
        ("عقد الاجتماع في 5 جانفي 2023.", "2023-01-05"),
    ],
)
def test_reads_dates_of_three_calendars(text: str, iso: str) -> None:
    """Hijri days are converted; the names of months are those of every Arab country."""
    stages = explain(Document(id="t", text=text, language="ar"))
    assert isinstance(stages, Stages)
    assert [d.iso for s in stages.mentions.sentences for d in s.dates][:1] == [iso]


def test_amman_is_a_city_where_jordan_is_meant() -> None:
    """عمان is the Jordanian capital beside الأردن and the sultanate beside مسقط."""

    def countries(text: str) -> set[str | None]:
        stages = explain(Document(id="t", text=text, language="ar"))
        assert isinstance(stages, Stages)
        return {p.country for s in stages.mentions.sentences for p in s.places}

    assert countries("عقد الاجتماع في عمان بحضور وزير خارجية الأردن.") == {"JO"}
    assert "OM" in countries("عقد الاجتماع في عمان بمشاركة ممثلين من مسقط.")
