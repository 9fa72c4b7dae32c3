"""Arabic reports in words that no report had used while the tables were written, by classes of what is told."""

from __future__ import annotations

import pytest

from sijill.reading import read
from sijill.records import Document, Encounter, Readout


def read_arabic(text: str, publisher: str = "وكالة الأنباء السعودية") -> Readout:
    """Return the readout of an Arabic report of 30 May 2024."""
    return read(Document(id="x", text=text, language="ar", published="2024-05-30", publisher=publisher))


def names_of(encounter: Encounter) -> set[str]:
    """Return who took part."""
    return {p.name for p in encounter.participants}


def test_who_is_named_among_the_officials_takes_part() -> None:
    """A list that "among them" opens belongs to those who are met."""
    (encounter,) = read_arabic(
        "ناقش وزير الخارجية النرويجي كاميلو كاسترو الخطة مع المسؤولين التشيليين، وبينهم الرئيس نادر الحسن، "
        "ووزير الدفاع ياسر الخطيب."
    ).encounters
    assert names_of(encounter) == {"كاميلو كاسترو", "نادر الحسن", "ياسر الخطيب"}


def test_a_further_verb_keeps_the_subject_of_the_first() -> None:
    """Whoever is met in the first clause does not act in the second that "also" opens."""
    encounters = read_arabic(
        "ناقش وزير الخارجية النرويجي كاميلو كاسترو الخطة مع نظيره التشيلي نادر الحسن، كما التقى في أوسلو سفير "
        "اليابان جون هاشيموتو."
    ).encounters
    assert [names_of(e) for e in encounters] == [
        {"كاميلو كاسترو", "نادر الحسن"},
        {"كاميلو كاسترو", "جون هاشيموتو"},
    ]


def test_a_guest_is_told_by_his_state() -> None:
    """With "the Chilean guest" the guest's state is a side."""
    (encounter,) = read_arabic(
        "عقد رئيس الوزراء النرويجي كاميلو كاسترو مع الضيف التشيلي نادر الحسن مباحثات ثنائية في أوسلو."
    ).encounters
    assert set(encounter.polities) == {"NO", "CL"}


def test_a_palace_keeps_nobody_outside() -> None:
    """A palace with a name of its own stands between host and guest, and who was present is told behind."""
    (encounter,) = read_arabic(
        "التقى أمير الكويت الشيخ نادر الحسن في قصر بيان وزير الخارجية النرويجي كاميلو كاسترو في حضور رئيس مجلس "
        "الوزراء الشيخ ياسر الخطيب."
    ).encounters
    assert names_of(encounter) == {"نادر الحسن", "كاميلو كاسترو", "ياسر الخطيب"}


@pytest.mark.parametrize(
    ("report", "sides", "number"),
    [
        ("عقدت في الرياض أمس اجتماعات الدورة السادسة للجنة الوزارية السعودية التونسية المشتركة.", {"SA", "TN"}, 6),
        ("اختتمت في المنامة أمس أعمال الاجتماع الخامس للجنة السعودية البحرينية المشتركة.", {"SA", "BH"}, 5),
        ("بدأت في عمّان أمس الدورة الثامنة للجنة العليا الأردنية المصرية المشتركة.", {"JO", "EG"}, 8),
    ],
)
def test_a_committee_is_named_by_the_nations_of_its_members(report: str, sides: set[str], number: int) -> None:
    """Nations inside the name of a joint committee are the sides of its session."""
    (encounter,) = read_arabic(report).encounters
    assert encounter.kind == "consultations"
    assert set(encounter.polities) == sides
    assert encounter.mechanism is not None
    assert encounter.mechanism.round == number


def test_a_birthplace_is_no_capital() -> None:
    """The words for a birthplace hold the name of a capital, and nobody travels there."""
    (encounter,) = read_arabic(
        "وصل الرئيس النرويجي كاميلو كاسترو أمس إلى كينيا في زيارة رسمية هي الأولى له إلى مسقط رأس والده."
    ).encounters
    assert set(encounter.polities) == {"NO", "KE"}


def test_a_family_name_may_be_that_of_a_city() -> None:
    """A city's name behind a given name and a title is the bearer's."""
    (encounter,) = read_arabic("استقبل وزير الصحة ياسر الخطيب اليوم المبعوث الأممي برناردينو ليون.").encounters
    assert "برناردينو ليون" in names_of(encounter)


def test_a_large_one_is_no_city() -> None:
    """An ordinary word whose rest is spelt like a city is no place."""
    (encounter,) = read_arabic(
        "استقبل وزير الصحة ياسر الخطيب اليوم وزير خارجية تشيلي كاميلو كاسترو الذي أبدى اهتماما كبيرا بالتعاون."
    ).encounters
    assert encounter.country is None


def test_a_minister_lands() -> None:
    """Whoever alights somewhere makes a trip there."""
    (encounter,) = read_arabic("حطّ أمس وزير الخارجية النرويجي كاميلو كاسترو رحاله في مسقط.").encounters
    assert (encounter.kind, encounter.place, set(encounter.polities)) == ("visit", "مسقط", {"NO", "OM"})
