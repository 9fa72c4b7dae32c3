"""Arabic reports: whom a contact is between, and what is only spoken of."""

from __future__ import annotations

import pytest

from sijill.reading import read
from sijill.records import Document, Encounter, Readout

SAUDI = "وكالة الأنباء السعودية"


def read_arabic(text: str, publisher: str | None = SAUDI) -> Readout:
    """Return the readout of an Arabic report of 30 May 2024."""
    document = Document(id="x", text=text, language="ar", published="2024-05-30", publisher=publisher)
    return read(document)


def only(text: str) -> Encounter:
    """Return the one encounter of a report."""
    encounters = read_arabic(text).encounters
    assert len(encounters) == 1
    return encounters[0]


def test_states_that_are_spoken_of_are_no_sides() -> None:
    """The situation in some states is what two others talked about."""
    encounter = only(
        "التقى وزير الخارجية النرويجي ياسر الخطيب اليوم وزير الخارجية الياباني نادر الحسن "
        "لبحث الأوضاع في تشاد ومالي وغانا."
    )
    assert set(encounter.polities) == {"NO", "JP"}
    assert encounter.country is None


def test_people_with_whom_a_subject_is_discussed_take_part() -> None:
    """The partner may stand behind the subject of the talks."""
    encounter = only(
        "بحث وزير الخارجية النرويجي ياسر الخطيب تطورات الأوضاع في تشاد مع وزير الخارجية الياباني نادر الحسن."
    )
    assert set(encounter.polities) == {"NO", "JP"}


def test_home_is_no_side_of_a_report_about_others() -> None:
    """Whoever is told without a state is not of the paper's own where the report names others alone."""
    text = (
        "تشهد كينيا أزمة سياسية منذ أسابيع.\nوالتقى رئيس الوزراء نادر الحسن وزير الخارجية النرويجي ياسر الخطيب أمس."
    )
    assert all("SA" not in e.polities for e in read_arabic(text).encounters)


def test_home_is_a_side_where_nothing_speaks_for_another() -> None:
    """A minister told without his state receives a guest of another: the report is of the minister's own agency."""
    encounter = only("استقبل وزير الخارجية نادر الحسن اليوم وزير الخارجية النرويجي ياسر الخطيب.")
    assert set(encounter.polities) == {"SA", "NO"}


def test_whom_a_traveller_meets_is_of_the_state_he_has_come_to() -> None:
    """The host of a trip needs no state of his own."""
    text = (
        "وصل وزير الخارجية النرويجي ياسر الخطيب إلى كينيا اليوم في زيارة رسمية.\n"
        "والتقى معاليه رئيس الوزراء نادر الحسن."
    )
    assert [set(e.polities) for e in read_arabic(text).encounters if e.kind == "meeting"] == [{"NO", "KE"}]


def test_a_day_of_a_relative_clause_is_not_that_of_the_contact() -> None:
    """The day of what is condemned does not date the call."""
    encounter = only(
        "تلقى وزير الخارجية نادر الحسن اليوم اتصالا هاتفيا من وزير الخارجية النرويجي ياسر الخطيب "
        "أدان فيه الهجوم الذي وقع أمس الأول."
    )
    assert (encounter.kind, encounter.date) == ("call", "2024-05-30")


def test_the_day_of_an_announcement_is_not_that_of_the_trip() -> None:
    """What was announced yesterday lies ahead."""
    encounter = only("أعلن متحدث أمس أن وزير الخارجية النرويجي ياسر الخطيب سيصل إلى كينيا.")
    assert (encounter.status, encounter.date) == ("planned", None)


@pytest.mark.parametrize("verb", ["يلتقي", "يستقبل"])
def test_a_title_tells_where_the_body_goes_on(verb: str) -> None:
    """A report of which the first part is missing still says in its title who met."""
    title = f"وزير الدفاع {verb} وزير الخارجية النرويجي"
    encounter = only(f"{title}\nوأكد وزير الدفاع نادر الحسن أن السلام غاية الجميع.")
    assert set(encounter.polities) == {"SA", "NO"}


@pytest.mark.parametrize(
    "text",
    [
        "لم يصدر ما يفيد بإجراء وزير الخارجية النرويجي ياسر الخطيب مباحثات مع وزير الخارجية الكيني نادر الحسن.",
        "وصلت بعثة المنتخب النرويجي برئاسة ياسر الخطيب إلى كينيا أمس.",
        "قال وزير الخارجية النرويجي ياسر الخطيب في لقاء تلفزيوني إن وزير الخارجية الكيني نادر الحسن على حق.",
        "قال وزير الاقتصاد النرويجي ياسر الخطيب إن الأسعار ارتفعت لتصل إلى 16 ضعفا، وهي أعلى مما هي في كينيا.",
        "ووقعت كينيا اتفاقا لشراء قطارات جديدة.\nوقال وزير الخارجية النرويجي ياسر الخطيب إن ذلك حسن.",
    ],
)
def test_what_is_denied_or_another_thing_is_no_encounter(text: str) -> None:
    """What nobody reported, a team, an interview, a price and a purchase are no contacts of governments."""
    assert read_arabic(text).encounters == ()


def test_the_subject_may_stand_before_its_verb() -> None:
    """After إن the subject comes first, and all behind the verb are those met; a trip is only the occasion."""
    encounter = only(
        "قال متحدث إن وزير الخارجية النرويجي ياسر الخطيب التقى خلال زيارة إلى نيروبي وزير الخارجية الكيني نادر الحسن."
    )
    assert (encounter.kind, set(encounter.polities)) == ("meeting", {"NO", "KE"})


def test_both_sides_may_stand_behind_the_noun() -> None:
    """لقاء X مع Y: whoever spoke of it took no part."""
    encounter = only(
        "أوضح وزير الدفاع سالم العمري أن لقاء وزير الخارجية النرويجي ياسر الخطيب اليوم "
        "مع وزير الخارجية الكيني نادر الحسن كان مثمرا."
    )
    assert [p.name for p in encounter.participants] == ["ياسر الخطيب", "نادر الحسن"]


@pytest.mark.parametrize(
    ("text", "sides", "status"),
    [
        ("تعقد منظمة التعاون الإسلامي غدا اجتماعا رفيع المستوى.", {"OIC"}, "planned"),
        ("عقد في 27 مايو اجتماع مجلس وزراء الخارجية العرب في تونس.", {"Arab League"}, "held"),
        ("شارك وزير الخارجية النرويجي ياسر الخطيب في اجتماع لحلف شمال الأطلسي.", {"NATO", "NO"}, "held"),
    ],
)
def test_a_session_of_an_organization_has_the_organization_as_a_side(text: str, sides: set[str], status: str) -> None:
    """A session counts where it is held on a day or somebody takes part."""
    encounter = only(text)
    assert (encounter.kind, set(encounter.polities), encounter.status) == ("summit", sides, status)


def test_a_session_that_is_only_spoken_of_is_none() -> None:
    """A call for a meeting is no meeting."""
    assert read_arabic("دعا الوزير إلى ضرورة عقد اجتماع لمنظمة التعاون الإسلامي.").encounters == ()


def test_a_present_form_with_a_day_ahead_is_planned() -> None:
    """يلتقي غدا tells of what is to come."""
    encounter = only("يلتقي وزير الخارجية النرويجي ياسر الخطيب غدا وزير الخارجية الكيني نادر الحسن في نيروبي.")
    assert (encounter.status, encounter.date) == ("planned", "2024-05-31")


@pytest.mark.parametrize(
    "text",
    [
        "رحب الحزب بزيارة وزير الخارجية النرويجي ياسر الخطيب إلى كينيا.",
        "أكد متحدث أن المشاورات أظهرت مدى التوافق بين النرويج وكينيا.",
        "وتلتقي المساعي النرويجية مع التوجهات الكينية في هذا الملف.",
        "ناقش المجتمعون الجهود المبذولة لدعم المحادثات بين الحكومة النرويجية والحكومة الكينية.",
        "وكان وزير الخارجية النرويجي ياسر الخطيب التقى وزير الخارجية الكيني نادر الحسن.",
        "استقبل وزير التعليم سالم العمري اليوم سفير خادم الحرمين الشريفين لدى كينيا نادر الحسن.",
    ],
)
def test_what_is_commented_on_wished_or_among_one_state_is_no_encounter(text: str) -> None:
    """Reactions, results, efforts, what had been before, and one state among itself open none."""
    assert read_arabic(text).encounters == ()


def test_a_letter_is_told_with_its_bearer_and_his_reception() -> None:
    """Who hands over a letter is received: the pronoun of the reception is the bearer."""
    text = (
        "تسلم وزير الدفاع النرويجي ياسر الخطيب اليوم رسالة من الرئيس الكيني نادر الحسن.\n"
        "وقام بتسليم الرسالة سفير كينيا لدى النرويج سالم العمري خلال استقبال وزير الدفاع النرويجي له."
    )
    assert [(e.kind, set(e.polities)) for e in read_arabic(text).encounters] == [
        ("message", {"NO", "KE"}),
        ("meeting", {"NO", "KE"}),
    ]


def test_who_has_talks_in_a_state_talks_to_it() -> None:
    """محادثات في ... needs no partner to be told."""
    encounter = only("أجرى وزير الخارجية النرويجي ياسر الخطيب اليوم محادثات في كينيا.")
    assert set(encounter.polities) == {"NO", "KE"}


def test_the_publisher_of_a_state_is_home_in_its_own_language() -> None:
    """A ministry's name tells whose minister is told without a state."""
    readout = read_arabic(
        "التقى وزير الخارجية نادر الحسن اليوم وزير الخارجية النرويجي ياسر الخطيب.", "وزارة الخارجية الكينية"
    )
    assert set(readout.encounters[0].polities) == {"KE", "NO"}


@pytest.mark.parametrize(
    "text",
    [
        "استمع مجلس الوزراء إلى نتائج زيارة وزير الخارجية النرويجي ياسر الخطيب لكينيا "
        "واجتماعه مع الرئيس الكيني نادر الحسن.",
        "ومنذ توقيع معاهدة الصداقة بين النرويج وكينيا والعلاقات في تطور.",
        "يلتقي المنتخب النرويجي لكرة القدم غدا كينيا في نيروبي.",
        "زار الرئيس النرويجي ياسر الخطيب كينيا في الثمانينيات من القرن الماضي.",
    ],
)
def test_what_is_heard_of_or_long_past_is_no_encounter(text: str) -> None:
    """A cabinet hears of trips, treaties date what followed, teams meet, history is told."""
    assert read_arabic(text).encounters == ()


def test_a_call_in_which_something_is_discussed_is_one_call() -> None:
    """بحث X وY خلال اتصال هاتفي tells of one contact."""
    encounter = only(
        "بحث وزير الخارجية النرويجي ياسر الخطيب ووزير الخارجية الكيني نادر الحسن خلال اتصال هاتفي الأوضاع في المنطقة."
    )
    assert encounter.kind == "call"


def test_where_a_traveller_comes_from_is_no_goal() -> None:
    """قادما من tells of the trip before."""
    encounter = only("وصل وزير الخارجية النرويجي ياسر الخطيب إلى نيروبي اليوم قادما من تشاد.")
    assert set(encounter.polities) == {"NO", "KE"}


def test_two_foreign_ministers_are_of_two_states() -> None:
    """A minister told after a foreign one of the same office is not of that one's state."""
    text = (
        "عقد وزير الخارجية النرويجي ياسر الخطيب اجتماعا ثلاثيا مع وزير الخارجية الكيني نادر الحسن "
        "ووزير الخارجية سالم العمري."
    )
    people = {p.name: p.polity for p in only(text).participants}
    assert people["سالم العمري"] != "KE"


def test_a_stop_of_a_trip_is_where_the_traveller_goes() -> None:
    """حيث ties a meeting to the city told before it."""
    readout = read_arabic(
        "يتوجه وزير الخارجية النرويجي ياسر الخطيب غدا إلى نيروبي حيث يلتقي الرئيس الكيني نادر الحسن."
    )
    assert [e.place for e in readout.encounters if e.kind == "meeting"] == ["نيروبي"]


def test_the_home_of_a_paper_is_its_own_state_however_much_it_writes_of_another() -> None:
    """Many mentions of the host make no home of it."""
    text = (
        "غادر صاحب السمو الأمير سالم العمري ولي العهد كينيا بعد زيارة التقى خلالها الرئيس الكيني نادر الحسن "
        "وعددا من المسؤولين في كينيا، وكان في وداعه وزير الدفاع الكيني ياسر الخطيب وسفير كينيا."
    )
    assert all(set(e.polities) == {"SA", "KE"} for e in read_arabic(text).encounters)
    assert read_arabic(text).encounters


def test_a_minister_for_a_state_is_of_it() -> None:
    """لجمهورية ... belongs to the office also where the official name of the state is longer."""
    encounter = only("استقبل وزير الدفاع سالم العمري اليوم وزير الخارجية لجمهورية بنغلاديش محمد شاكر.")
    assert set(encounter.polities) == {"SA", "BD"}


def test_a_surname_after_said_is_the_person_told_before() -> None:
    """وقال العمري: somebody introduced earlier speaks at a press conference that he held with another."""
    text = (
        "أكد وزير الخارجية الكيني نادر العمري أن السلام غاية الجميع.\n"
        "وقال العمري خلال مؤتمر صحفي مشترك عقده مع وزير الخارجية النرويجي ياسر الخطيب في نيروبي إن بلاده تدعم السلام."
    )
    assert set(only(text).polities) == {"KE", "NO"}


@pytest.mark.parametrize(
    "text",
    [
        "تحدث الأمين العام لنقابة الصحفيين النرويجيين ياسر الخطيب أمس.\nووصلت التهديدات في كينيا إلى نسبة كبيرة.",
        "ربط وزير الخارجية النرويجي ياسر الخطيب بين محادثات اتفاقية الشراكة الكبرى واتفاقا جرى بين كينيا وتشاد.",
        "وكان وزير الخارجية النرويجي ياسر الخطيب قد حمل إلى أوسلو قبل شهور رسالة من الرئيس الكيني نادر الحسن.",
        "ستتوجه الممثلة الأمريكية ليلى العمري إلى كينيا لتصوير فيلم جديد.",
    ],
)
def test_things_that_arrive_or_are_negotiated_are_no_contacts(text: str) -> None:
    """Threats arrive, treaties have talks, letters were carried before, actors travel."""
    assert read_arabic(text).encounters == ()


def test_a_spokesman_is_not_whom_he_speaks_of() -> None:
    """Who is "he" in the next sentence is the envoy, not who told of him."""
    text = (
        "قال المتحدث باسم الأمم المتحدة سالم العمري إن المبعوث الأممي نادر الحسن"
        " التقى وزير الخارجية النرويجي ياسر الخطيب.\n"
        "وسيتوجه إلى كينيا غدا."
    )
    visits = [e for e in read_arabic(text).encounters if e.kind == "visit"]
    assert [[p.name for p in e.participants] for e in visits] == [["نادر الحسن"]]


def test_who_goes_somewhere_for_talks_has_them() -> None:
    """The state gone to is no subject of the talks there, and whoever speaks of them takes no part."""
    text = (
        "أشارت المصادر إلى أن وزير الخارجية النرويجي ياسر الخطيب سيتوجه من تشاد إلى كينيا "
        "لإجراء محادثات مع وزير الخارجية الكيني نادر الحسن."
    )
    assert {(e.kind, frozenset(e.polities)) for e in read_arabic(text).encounters} == {
        ("visit", frozenset(("NO", "KE"))),
        ("meeting", frozenset(("NO", "KE"))),
    }


def test_what_was_recently_without_a_day_is_background() -> None:
    """مؤخرا tells of a contact before the report's own."""
    assert read_arabic("زار وزير الخارجية النرويجي ياسر الخطيب كينيا مؤخرا.").encounters == ()


def test_a_guest_of_a_celebration_is_at_a_ceremony_of_its_state() -> None:
    """Taking part in the celebrations of a state is an encounter with it."""
    encounter = only("شارك وزير الخارجية النرويجي ياسر الخطيب أمس في احتفالات جمهورية كينيا بذكرى الاستقلال.")
    assert (encounter.kind, set(encounter.polities)) == ("ceremony", {"NO", "KE"})


def test_what_is_said_at_a_press_conference_takes_no_part() -> None:
    """Behind "that" stands what was said there."""
    encounter = only(
        "قال وزير الخارجية النرويجي ياسر الخطيب خلال مؤتمر صحفي عقده أمس مع وزير الخارجية الكيني نادر الحسن "
        "إن المشكلة بين تشاد ومالي كبيرة."
    )
    assert set(encounter.polities) == {"NO", "KE"}


def test_a_statement_that_is_welcomed_tells_of_no_new_meeting() -> None:
    """رحب بالبيان الصادر عقب اجتماع: a reaction to what took place before."""
    text = (
        "رحب المجلس بالبيان الصادر عقب اجتماع وزير الخارجية النرويجي ياسر الخطيب مع وزير الخارجية الكيني نادر الحسن."
    )
    assert read_arabic(text).encounters == ()
