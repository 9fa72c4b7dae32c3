"""The bodies that Arabic capacities name."""

from __future__ import annotations

import pytest

from sijill.reading import Stages, explain
from sijill.records import Document


@pytest.mark.parametrize(
    ("capacity", "body"),
    [
        ("رئيس هيئة الطيران المدني", "هييه الطيران المدني"),
        ("مدير إدارة الشؤون العربية بوزارة الخارجية", "اداره الشوون العربيه"),
        ("وكيل وزارة الخارجية للشؤون السياسية", "وزاره الخارجيه"),
        ("رئيس الهيئة العامة للسياحة والآثار", "الهييه العامه للسياحه والاثار"),
        ("الأمين العام لمجلس التعاون لدول الخليج العربية", "مجلس التعاون لدول الخليج العربيه"),
        ("وزير الخارجية", None),
        ("سفير قطر لدى الدولة", None),
        ("مدير مكتب وزير الدفاع", None),
    ],
)
def test_a_capacity_names_its_body(capacity: str, body: str | None) -> None:
    """The body goes as far as its own name; a field, a state and somebody's office are none."""
    stages = explain(Document(id="t", text=f"حضر اللقاء {capacity} سالم الفهد.", language="ar"))
    assert isinstance(stages, Stages)
    (person,) = (p for p in stages.mentions.sentences[0].people if p.figure >= 0)
    assert person.capacity is not None
    told = person.capacity.body
    assert (stages.folded.text[slice(*told)] if told else None) == body
