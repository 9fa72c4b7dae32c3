"""What came of a contact, as Arabic reports tell it."""

from __future__ import annotations

import pytest

from sijill.reading import read
from sijill.records import Document

_MEETING = "استقبل وزير الخارجية السعودي سالم الفهد في الرياض وزير الخارجية الفرنسي جان فابر."


def _outcomes(rest: str, published: str = "2024-05-20") -> list[tuple[str, str]]:
    text = f"{_MEETING} {rest}"
    readout = read(Document(id="t", text=text, language="ar", published=published))
    return [(o.kind, text[o.evidence[0][0] : o.evidence[0][1]]) for o in readout.outcomes]


def test_what_is_set_off_does_not_end_an_agreement() -> None:
    """Words between commas stand before "على", behind which the object is."""
    ((kind, words),) = _outcomes("كما تم الاتفاق، خلال هذا اللقاء، على إنشاء لجنة للسياحة.")
    assert kind == "agreed"
    assert "إنشاء لجنة للسياحة" in words


def test_each_paper_signed_is_an_outcome() -> None:
    """Two memoranda joined by "and" are two; a plural is one."""
    two = _outcomes("ووقع الوزيران مذكرة تفاهم في مجال الصحة ومذكرة تفاهم في مجال التعليم.")
    assert [kind for kind, _ in two] == ["signed", "signed"]
    one = _outcomes("ووقع الوزيران اتفاقيات ومذكرات تفاهم في مجال الصحة.")
    assert [kind for kind, _ in one] == ["signed"]


def test_a_paper_of_an_earlier_year_is_history() -> None:
    """What a report dates to a year before its own did not come of the contact it tells of."""
    assert _outcomes("وتم توقيع اتفاقية للنقل بين البلدين في أكتوبر 2013.") == []


@pytest.mark.parametrize(
    "rest",
    [
        "ووجه سالم الفهد إلى ضيفه دعوة لحضور معرض الكتاب.",
        "وتسلم جان فابر دعوة من وزير الخارجية السعودي للمشاركة في المنتدى.",
    ],
)
def test_an_invitation_is_told_by_its_verb_and_its_noun(rest: str) -> None:
    """Words may stand between the verb and what it hands over; a noun with its purpose is enough."""
    assert [kind for kind, _ in _outcomes(rest)] == ["invited"]


def test_students_are_no_request() -> None:
    """طالبا is one who asks and a student."""
    assert _outcomes("وضم الوفد الزائر خمسين طالبا وطالبة من جامعة باريس للغات.") == []


def test_a_lead_in_without_an_object_is_no_outcome_of_its_own() -> None:
    """What follows "in the following fields:" is agreed, the announcement of a list is not."""
    text = (
        f"{_MEETING}\n\nواتفق الجانبان على آليات في المجالات التالية:\n\n"
        "1- تطوير التعاون في السياحة.\n\n2- إنشاء لجنة مشتركة للنقل."
    )
    readout = read(Document(id="t", text=text, language="ar", published="2024-05-20"))
    assert len(readout.outcomes) == 2


def test_who_carried_a_message_took_part_in_it() -> None:
    """The bearer is told in a sentence of his own; whom he met then took no part in the message."""
    text = (
        "تلقى أمير دولة قطر الشيخ سعد بن فهد رسالة خطية من رئيس الجمهورية التونسية سالم زكي."
        " وقام بنقل الرسالة سفير تونس لدى الدولة راشد خليف خلال لقاء مع مدير المراسم القطري خالد شعبان."
    )
    readout = read(Document(id="t", text=text, language="ar", published="2024-05-20"))
    message = next(e for e in readout.encounters if e.kind == "message")
    assert [(p.name, p.lead) for p in message.participants] == [
        ("سعد بن فهد", True),
        ("سالم زكي", True),
        ("راشد خليف", False),
    ]
