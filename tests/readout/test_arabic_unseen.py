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


def test_the_name_of_a_firm_in_quotation_marks_is_nobody() -> None:
    """What stands in quotation marks behind a firm belongs to the title of its head."""
    (encounter,) = read_arabic(
        "استقبل وزير الصحة ياسر الخطيب اليوم كاميلو لوند الرئيس التنفيذي لمجموعة الغاز البريطانية «نور ستار»."
    ).encounters
    assert names_of(encounter) == {"ياسر الخطيب", "كاميلو لوند"}
    (guest,) = (p for p in encounter.participants if p.name == "كاميلو لوند")
    assert guest.capacity == "الرئيس التنفيذي لمجموعة الغاز البريطانية «نور ستار»"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("مدير جامعة الملك سعود", "نادر الحسن"),
        ("رئيس مدينة الملك عبدالله للطاقة الذرية والمتجددة", "نادر يماني"),
        ("مدير جامعة الإمام محمد بن سعود الإسلامية", "نادر أبا الخيل"),
        ("مدير عام مستشفى الملك فيصل", "نادر الحسن"),
    ],
)
def test_a_body_named_after_a_king_is_part_of_a_title(title: str, name: str) -> None:
    """The king whose name a university or hospital bears takes part in nothing."""
    (encounter,) = read_arabic(
        f"استقبل {title} الدكتور {name} في الرياض أمس سفير اليابان لدى المملكة جون هاشيموتو."
    ).encounters
    assert {(p.name, p.capacity) for p in encounter.participants} == {
        (name, title),
        ("جون هاشيموتو", "سفير اليابان لدى المملكة"),
    }


def test_a_president_is_of_no_kingdom() -> None:
    """A paper of a kingdom that tells of a president reports on another state."""
    (encounter,) = read_arabic(
        "استقبل الرئيس نادر الحسن، أمس، كاميلو لوند الرئيس التنفيذي لمجموعة الغاز البريطانية، وذلك بحضور المهندس "
        "ياسر الخطيب وزير البترول. وأكد الرئيس أن مصر ترحب بالشركات وأن اقتصاد مصر ينمو، مشيدا بعلاقات مصر وبريطانيا."
    ).encounters
    assert "SA" not in {p.polity for p in encounter.participants}


def test_a_surname_that_is_a_word_is_known_again() -> None:
    """Whoever was named in full is meant by his last name, whatever else it means."""
    encounters = read_arabic(
        "وصل وزير الدفاع النرويجي كاميلو كاسترو أمس إلى تل أبيب. وانتقد رئيس الوزراء الإسرائيلي نادر يعالون، "
        "الاتفاق. وسيلتقي كاسترو بيعالون اليوم."
    ).encounters
    assert {"كاميلو كاسترو", "نادر يعالون"} in [names_of(e) for e in encounters]


def test_a_delegation_is_told_with_its_members() -> None:
    """Who heads a delegation and who is of it travel, and are of its state."""
    (encounter,) = read_arabic(
        "وصل إلى الدوحة أمس وفد من مجلس الشورى النرويجي برئاسة الدكتور نادر الحسن رئيس المجلس وعضوية الدكتور ياسر "
        "الخطيب وأحمد العلي."
    ).encounters
    assert {(p.name, p.polity) for p in encounter.participants} == {
        ("نادر الحسن", "NO"),
        ("ياسر الخطيب", "NO"),
        ("أحمد العلي", "NO"),
    }


def test_a_delegation_travels_unnamed() -> None:
    """A trip of a delegation of which nobody is named is one, once its state, day or place is told."""
    (encounter,) = read_arabic("وصل إلى الخرطوم أمس وفد من وزارة النقل المصرية في رحلة برية.").encounters
    assert (encounter.kind, set(encounter.polities)) == ("visit", {"EG", "SD"})


def test_a_delegation_may_be_of_a_foreign_house() -> None:
    """Who heads a delegation "of the American Congress" is of that state."""
    (encounter,) = read_arabic(
        "استقبل الرئيس المصري وفدا من الكونغرس الأميركي برئاسة السيناتور كاميلو كاسترو."
    ).encounters
    assert set(encounter.polities) == {"EG", "US"}


def test_ties_of_two_countries_keep_no_speaker_from_his_meeting() -> None:
    """With "during his meeting with" whoever spoke before met somebody, not "the two countries"."""
    (encounter,) = read_arabic(
        "أكد وزير الدولة النرويجي كاميلو كاسترو متانة العلاقات بين البلدين، جاء ذلك خلال لقائه وزير الخارجية المغربي "
        "نادر الحسن في الرباط أمس."
    ).encounters
    assert names_of(encounter) == {"كاميلو كاسترو", "نادر الحسن"}


def test_the_head_of_a_known_organization_speaks_for_it() -> None:
    """The title of its head takes no word from the name of an organization."""
    (encounter,) = read_arabic(
        "التقى أمين عام منظمة التعاون الإسلامي إياد أمين مدني في جدة اليوم وزير خارجية تشيلي كاميلو كاسترو."
    ).encounters
    assert set(encounter.polities) == {"OIC", "CL"}
    assert "إياد أمين مدني" in names_of(encounter)


def test_a_month_before_the_report_is_no_news() -> None:
    """What took place in an earlier month is told as background."""
    assert not read_arabic(
        "سيزور الوزير المنطقة، حسب الوكالة، التي أشارت إلى لقاء وزير الخارجية النرويجي كاميلو كاسترو نظيره التشيلي "
        "نادر الحسن في أوسلو في أبريل (نيسان) الماضي."
    ).encounters


@pytest.mark.parametrize(
    "told",
    [
        "جرى عرض الاقتراح بما يتفق مع القوانين المعمول بها.",
        "وجاءت الزيارة عقب التوصل إلى اتفاق بين إيران والقوى الكبرى في فيينا.",
    ],
)
def test_words_of_agreement_that_bring_no_result(told: str) -> None:
    """What accords with a law and an agreement of others are no results."""
    readout = read_arabic(f"التقى وزير الصحة ياسر الخطيب اليوم وزير خارجية تشيلي كاميلو كاسترو في الرياض. {told}")
    assert not readout.outcomes


def test_that_with_its_hamza_is_no_name() -> None:
    """The word "that" ends a name and is no part of it, though a family name is spelt alike."""
    (encounter,) = read_arabic(
        "اعترف وزير الخارجية النرويجي كاميلو كاسترو بأن تشيلي ضالعة في الأمر، وذلك خلال لقائه في أوسلو أمس وزير "
        "الخارجية المغربي نادر الحسن."
    ).encounters
    assert names_of(encounter) == {"كاميلو كاسترو", "نادر الحسن"}


def test_a_king_is_one_by_his_given_name() -> None:
    """A king told first by his given name and then in full is one person."""
    (encounter,) = read_arabic(
        "أكد الملك سلمان متانة العلاقات. واستقبل خادم الحرمين الشريفين الملك سلمان بن عبدالعزيز أمس الرئيس التشيلي "
        "نادر الحسن، وشكر الملك سلمان ضيفه."
    ).encounters
    assert names_of(encounter) == {"سلمان بن عبدالعزيز", "نادر الحسن"}


def test_who_stands_for_a_ruler_takes_part() -> None:
    """Behind "representative of the Sultan X," it is the next name that is there."""
    (encounter,) = read_arabic(
        "استقبل وزير الصحة ياسر الخطيب أمس وفدا عمانيا برئاسة ممثل السلطان قابوس بن سعيد، شهاب بن طارق."
    ).encounters
    assert "شهاب بن طارق" in names_of(encounter)
    assert "قابوس بن سعيد" not in names_of(encounter)


def test_the_dead_are_present_nowhere() -> None:
    """Whoever is told to have died takes no part in what is told of him."""
    encounters = read_arabic(
        "استقبل وزير الصحة ياسر الخطيب أمس وزير خارجية تشيلي كاميلو كاسترو. وأشاد خلال اللقاء بمآثر الملك الراحل "
        "عبدالله بن عبدالعزيز."
    ).encounters
    assert all("عبدالله بن عبدالعزيز" not in names_of(e) for e in encounters)


def test_two_family_names_in_a_row_are_two_people() -> None:
    """Behind a verb the known name of the host stands right before that of his guest."""
    encounters = read_arabic(
        "أجرى الرئيس النرويجي كاميلو كاسترو أمس محادثات مع نظيره التشيلي شي هاشيموتو في أوسلو. واستقبل كاسترو "
        "هاشيموتو في مقر الحكومة."
    ).encounters
    assert all(names_of(e) <= {"كاميلو كاسترو", "شي هاشيموتو"} for e in encounters)


def test_a_trip_of_days_is_told_beside_the_meeting() -> None:
    """During "a visit of two days to" the first who is told travels, and where he goes next is another trip."""
    encounters = read_arabic(
        "زيارة كاسترو إلى اليابان\nأجرى الرئيس النرويجي كاميلو كاسترو أمس محادثات مع نظيره الياباني جون هاشيموتو "
        "خلال زيارة تستمر يومين إلى اليابان. وسيزور كاسترو تشيلي بعد انتهاء زيارته إلى اليابان."
    ).encounters
    trips = [set(e.polities) for e in encounters if e.kind == "visit"]
    assert {"NO", "JP"} in trips
    assert all("CL" not in trip for trip in trips if "JP" in trip and len(trip) == 2)


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("وأعلن عن تأسيس مركز للأعمال الإغاثية مقره الرياض.", "launched"),
        ("وقال الخطيب: سنستمر في جهودنا لدعم المستشفيات بكل الإمكانات.", "pledged"),
    ],
)
def test_results_told_by_further_verbs(told: str, kind: str) -> None:
    """A foundation that is announced, and what "we shall go on" to do, are results."""
    readout = read_arabic(f"استقبل وزير الصحة ياسر الخطيب أمس وزير خارجية تشيلي كاميلو كاسترو. {told}")
    assert [o.kind for o in readout.outcomes] == [kind]


def test_signing_that_is_a_purpose_is_no_signature() -> None:
    """Who sits down "to sign" has not signed."""
    readout = read_arabic(
        "استقبل وزير الصحة ياسر الخطيب أمس وزير خارجية تشيلي كاميلو كاسترو. وقال: جلسنا مع إيران لتوقيع اتفاق يمنع "
        "الخطر."
    )
    assert not [o for o in readout.outcomes if o.kind == "signed"]


def test_a_trip_to_no_state_does_not_come_home() -> None:
    """Who goes to a continent does not visit the state that publishes."""
    encounters = read_arabic(
        "تابع الإعلام زيارة الرئيس النرويجي كاميلو كاسترو إلى أفريقيا. وأبدت الصحف اهتماما بخطابه أمام القمة."
    ).encounters
    assert all("SA" not in e.polities for e in encounters)


@pytest.mark.parametrize(
    ("report", "sides"),
    [
        ("أعلنت الرئاسة التونسية أن الرئيس نادر الحسن سيقوم بزيارة إلى مصر يوم 4 يوليو المقبل.", {"TN", "EG"}),
        ("أعلنت الخارجية النرويجية أن الوزير كاميلو كاسترو سيزور طهران غدا.", {"NO", "IR"}),
        ("قام وفد من وزارة العمل السعودية بزيارة إلى العاصمة السنغالية داكار أمس.", {"SA", "SN"}),
        ("استقبل الوزير نادر الحسن أمس وفدا عمانيا برئاسة ياسر الخطيب.", {"SA", "OM"}),
        ("وقعت وزارة الصحة السعودية مذكرة تفاهم مع جامعة أوساكا اليابانية في الرياض أمس.", {"SA", "JP"}),
        ("التقى وزير الخارجية الجزائري نادر الحسن أمس نظيره المالي ياسر الخطيب.", {"DZ", "ML"}),
        ("عرض رئيس الحكومة اللبنانية نادر الحسن مع السفير البريطاني كاميلو كاسترو الأوضاع في المنطقة.", {"LB", "GB"}),
    ],
)
def test_sides_are_told_in_many_ways(report: str, sides: set[str]) -> None:
    """The office that announces a trip, a delegation, a public body and a demonym in any form tell a side."""
    (encounter,) = read_arabic(report).encounters
    assert set(encounter.polities) == sides


def test_ministers_of_two_states_have_each_his_own() -> None:
    """Behind "the foreign ministers of A and B" the names stand in the order of the states."""
    (encounter,) = read_arabic(
        "التقى وزيرا خارجية النرويج وتشيلي كاميلو كاسترو وياسر الخطيب في أوسلو أمس."
    ).encounters
    assert {(p.name, p.polity) for p in encounter.participants} == {("كاميلو كاسترو", "NO"), ("ياسر الخطيب", "CL")}


def test_who_hands_a_letter_over_takes_part() -> None:
    """Behind a verb of handing over stand who does it and who gets it, then the sender; "received him" joins both."""
    message, meeting = read_arabic(
        "سلم وزير خارجية النرويج كاميلو كاسترو الرئيس التشيلي نادر الحسن رسالة من ملك النرويج هارالد سولهايم خلال "
        "استقباله له في سانتياغو أمس."
    ).encounters
    assert names_of(message) == {"كاميلو كاسترو", "نادر الحسن", "هارالد سولهايم"}
    assert names_of(meeting) == {"كاميلو كاسترو", "نادر الحسن"}


@pytest.mark.parametrize("name", ["عبدالله سلطان العويس", "إيلينا فالتونين"])
def test_titles_and_articles_inside_names(name: str) -> None:
    """A word for a ruler between two names, and letters that look like "and the", belong to the name."""
    (encounter,) = read_arabic(f"بحث وزير خارجية فنلندا {name} مع وزير الصحة ياسر الخطيب أمس سبل التعاون.").encounters
    assert name in names_of(encounter)


def test_a_city_behind_a_verb_stays_a_city() -> None:
    """Whoever reaches a city goes there: it is nobody's name."""
    (encounter,) = read_arabic("زار وزير الخارجية النرويجي كاميلو كاسترو القاهرة أمس.").encounters
    assert (encounter.kind, set(encounter.polities)) == ("visit", {"NO", "EG"})


def test_who_is_charged_with_an_institution_has_its_name_in_his_title() -> None:
    """A supervisor's title goes on over the name of what he supervises, and his own name follows."""
    (encounter,) = read_arabic(
        "استقبل المستشار بالديوان الملكي المشرف العام على مركز الملك سلمان للإغاثة والأعمال الإنسانية الدكتور ياسر "
        "الخطيب في الرياض أمس سفير مملكة النرويج لدى المملكة كاميلو كاسترو."
    ).encounters
    title = "المستشار بالديوان الملكي المشرف العام على مركز الملك سلمان للإغاثة والأعمال الإنسانية"
    assert ("ياسر الخطيب", title, "SA") in {(p.name, p.capacity, p.polity) for p in encounter.participants}


def test_a_meeting_being_arranged_is_none() -> None:
    """What is only arranged has not taken place."""
    assert not read_arabic(
        "ويتم حاليا ترتيب لقاء بين وزير الخارجية النرويجي كاميلو كاسترو ووزير خارجية تشيلي نادر الحسن."
    ).encounters


def test_no_verb_is_part_of_a_name() -> None:
    """A denied verb behind a name ends it."""
    encounters = read_arabic(
        "استقبل وزير الصحة ياسر الخطيب أمس في الرياض وزير خارجية تشيلي نادر الحسن لا يعني تغيير المواقف."
    ).encounters
    assert all("يعني" not in p.name for e in encounters for p in e.participants)


def test_ministers_told_by_their_states_meet() -> None:
    """Behind "the foreign ministers of" each state of a list is a side."""
    (encounter,) = read_arabic(
        "يلتقي في أوسلو اليوم وزراء خارجية النرويج وتشيلي واليابان لبحث ملف المياه."
    ).encounters
    assert set(encounter.polities) == {"NO", "CL", "JP"}


def test_the_seat_of_a_government_speaks_of_its_head() -> None:
    """Whose state a president leads is told by the house that announces what he does."""
    (encounter,) = read_arabic(
        "أعلن البيت الأبيض أن الرئيس نادر الحسن سيستقبل رئيس الوزراء النرويجي كاميلو كاسترو في 22 أكتوبر المقبل."
    ).encounters
    assert set(encounter.polities) == {"US", "NO"}


def test_calls_are_told_by_whom_they_came_from() -> None:
    """Calls that came from two people are two calls."""
    calls = read_arabic(
        "تلقى الأمير نادر الحسن وزير الدفاع السعودي اتصالات هاتفية للتهنئة. وتلقى الاتصالات من ياسر الخطيب وزير "
        "الدفاع المصري، وآشتون كارتر وزير الدفاع الأميركي."
    ).encounters
    assert [(e.kind, names_of(e)) for e in calls] == [
        ("call", {"نادر الحسن", "ياسر الخطيب"}),
        ("call", {"نادر الحسن", "آشتون كارتر"}),
    ]
