"""Arabic reports of many houses: how names, offices, contacts and results are told."""

from __future__ import annotations

import pytest

from sijill.reading import read
from sijill.records import Document, Readout


def read_arabic(text: str, publisher: str = "وكالة الأنباء السعودية") -> Readout:
    """Return the readout of an Arabic report of 30 May 2024."""
    return read(Document(id="x", text=text, language="ar", published="2024-05-30", publisher=publisher))


@pytest.mark.parametrize(
    "name",
    [
        "كاميلو كاسترو",
        "إليزابيث مور",
        "جوي هود",
        "خوسيه مانويل ألباريس",
        "هنري ووستر",
        "رياض عبد الأمير الحلفي",
    ],
)
def test_a_name_is_read_whole(name: str) -> None:
    """Letters that look like a preposition or an article, a place or an ordinary word may be part of a name."""
    (encounter,) = read_arabic(f"استقبل وزير الصحة ياسر الخطيب اليوم السيد {name} وزير خارجية تشيلي.").encounters
    assert name in [p.name for p in encounter.participants]


def test_a_surname_like_a_nation_is_no_side() -> None:
    """Whoever is called السوداني is of the state that he is told to be of."""
    (encounter,) = read_arabic(
        "استقبل رئيس الوزراء العراقي محمد شياع السوداني اليوم وزير خارجية تشيلي كاميلو كاسترو."
    ).encounters
    assert set(encounter.polities) == {"IQ", "CL"}


def test_a_trip_told_aside_parts_no_sides() -> None:
    """Who is met stands behind a relative clause that tells of a trip."""
    (encounter,) = read_arabic(
        "التقى اليوم وزير الدفاع النرويجي كاميلو كاسترو، الذي يزور المنطقة، نظيره الياباني نادر الحسن."
    ).encounters
    assert encounter.kind == "meeting"
    assert set(encounter.polities) == {"NO", "JP"}


def test_a_call_may_be_told_around_its_subject() -> None:
    """The word that tells of the telephone may stand behind whoever speaks."""
    (encounter,) = read_arabic(
        "تحدث وزير الخارجية النرويجي ياسر الخطيب اليوم هاتفيا مع نظيره الياباني نادر الحسن."
    ).encounters
    assert encounter.kind == "call"


def test_envoys_that_the_next_sentence_lists_present_their_credentials() -> None:
    """A ruler receives the credentials of those who are named afterwards."""
    (encounter,) = read_arabic(
        "تسلم خادم الحرمين الشريفين الملك سلمان بن عبدالعزيز اليوم أوراق اعتماد عدد من السفراء. "
        "والسفراء هم: ياسر الخطيب سفير النرويج، ونادر الحسن سفير اليابان."
    ).encounters
    assert encounter.kind == "ceremony"
    assert set(encounter.polities) == {"SA", "NO", "JP"}


def test_numbered_points_are_agreed_one_by_one() -> None:
    """Each numbered line behind what was agreed is an outcome, whatever its first word."""
    readout = read_arabic(
        "استقبل وزير الخارجية النرويجي ياسر الخطيب اليوم وزير الخارجية الياباني نادر الحسن.\n"
        "واتفق الجانبان على ما يلي:\n1. العودة إلى تشغيل خط العبارات بين الميناءين.\n"
        "2. تنظيم معرض سنوي للكتاب في العاصمتين."
    )
    assert [o.kind for o in readout.outcomes] == ["agreed", "agreed"]


def test_who_is_told_by_his_office_alone_asks() -> None:
    """The minister of the report is whoever was introduced as one."""
    readout = read_arabic(
        "استقبل وزير الخارجية النرويجي ياسر الخطيب اليوم السفير الياباني نادر الحسن. "
        "وطالب الوزير بفتح الميناء أمام سفن الصيد فورا."
    )
    assert [o.by for o in readout.outcomes] == [("NO",)]


def test_a_committee_keeps_its_article_and_its_numbered_round() -> None:
    """What ل has swallowed of the article comes back, and a round may be told in digits."""
    (encounter,) = read_arabic(
        "ترأس وزير الخارجية النرويجي ياسر الخطيب ونظيره الياباني نادر الحسن اليوم أعمال الدورة الـ 22 للجنة المشتركة."
    ).encounters
    assert encounter.mechanism is not None
    assert (encounter.mechanism.name, encounter.mechanism.round) == ("اللجنة المشتركة", 22)


def test_what_is_said_of_a_trip_is_no_news_of_it() -> None:
    """A commentary that speaks of a visit reports none."""
    assert read_arabic("كتب المحلل أن زيارة الرئيس الفرنسي إلى اليابان لن تغير كثيرا.").encounters == ()


_HOST, _GUEST = "وزير الخارجية النرويجي سمير الخطيب", "السفير الياباني كنجي موري"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"بحث {_HOST} هاتفيا مع {_GUEST} التطورات الإقليمية.", "call"),
        (f"اتصل {_HOST} ب{_GUEST} معزيا.", "call"),
        (f"حل {_HOST} ضيفا على {_GUEST} في أوسلو.", "meeting"),
        (f"قام {_GUEST} بزيارة مجاملة إلى {_HOST}.", "meeting"),
        (f"زار {_GUEST}، {_HOST} في مكتبه.", "meeting"),
        (f"ودع {_HOST} {_GUEST} بمناسبة انتهاء مهام عمله.", "meeting"),
        (f"قابل {_HOST} في أوسلو {_GUEST}.", "meeting"),
        (f"تشاور {_HOST} مع {_GUEST} حول مصائد الأسماك.", "meeting"),
        (f"هنأ {_HOST} في برقية {_GUEST} بتوليه منصبه.", "message"),
    ],
)
def test_ways_of_telling_a_contact(text: str, kind: str) -> None:
    """A telephone told behind the subject, a guest, a courtesy call, a farewell, a cable: both are there."""
    (encounter,) = read_arabic(text, "رويترز").encounters
    assert (encounter.kind, set(encounter.polities)) == (kind, {"NO", "JP"})
    assert len(encounter.participants) == 2


def test_and_called_upon_is_no_farewell() -> None:
    """ودعت is the conjunction with "called upon": nobody takes leave."""
    assert read_arabic("ودعت النرويج اليابان إلى احترام الاتفاقيات.", "رويترز").encounters == ()
