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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال وزير الدفاع الكندي بيل بلير الخميس إن بلاده ستشارك.", "بيل بلير"),
        ("وجاء في ختام زيارة الرئيس النيجيري عبدالعزيز الهاشمي صدر بيان مشترك.", "عبدالعزيز الهاشمي"),
        ("وكانت رؤية الملك عبدالله الثاني متطابقة معها.", "عبدالله الثاني"),
        (
            "أكد ولي العهد الأمير محمد بن سلمان بن عبدالعزيز آل سعود حرص بلاده على السلام.",
            "محمد بن سلمان بن عبدالعزيز ال سعود",
        ),
        ("التقى وزير الخارجية التركي هاكان فيدان سيركز على التجارة.", "هاكان فيدان"),
        ("من جانبه التقى الوزير، تجري فيونا كلارك، سفيرة أستراليا لدى عمان، زيارة للمنطقة.", None),
        ("قدم الأمير للسفير النمساوي هدية تذكارية، وشكره على زيارته.", None),
        ("استقبله المدير ودار الحديث حول التعليم.", None),
    ],
)
def test_a_name_ends_before_ordinary_words(text: str, name: str | None) -> None:
    """A day, a verb, an adjective or what is given stands behind a name or a title and is no part of a name."""
    wrong = ("الخميس", "صدر", "متطابق", "حرص", "سيركز", "تجري", "هديه", "ودار")
    people = _people(text)
    assert name is None or name in people
    assert not any(word in one for one in people for word in wrong)


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("حضر اللقاء مدير المراسم السفير ماجد طويل، والمستشار هاني زكي.", "ماجد طويل"),
        ("استقبل وزير الزراعة، خالد شعبان، سفير فرنسا لدى البلاد، جان لوك فابر، اليوم.", "جان لوك فابر"),
        ("استقبل وزير الزراعة، خالد شعبان، سفير فرنسا لدى البلاد.", "خالد شعبان"),
        ("ترأس الوفد برئاسة نجاح رابيني القنصل العام الفرنسي.", "نجاح رابيني"),
        ("بعث ببرقية إلى الرئيس التونسي الباجي قائد السبسي.", "الباجي قايد السبسي"),
        ("التقى رئيس الوزراء التونسي الحبيب الصيد اليوم وفدا.", "الحبيب الصيد"),
        ("تسلم أوراق سفير مملكة بلجيكا داميان زوما، وسفير كندا.", "داميان زوما"),
        ("رسالة إلى الشيخ تميم نقلها سالم الفهد وزير الدولة.", "سالم الفهد"),
    ],
)
def test_a_name_fills_what_stands_up_to_the_next_mark(text: str, name: str) -> None:
    """Behind a title ordinary words belong to the name as far as a comma, a title or the end."""
    assert name in _people(text)


@pytest.mark.parametrize(
    "text",
    [
        "كانت وجهات نظر وزير الخارجية متطابقة حيالها.",
        "رحب وزير الخارجية بعودة وزراء الحكومة.",
        "التقى أمس المسؤولين الروس في موسكو.",
        "قال وزير الخارجية المصري سيناقشان الملف غدا.",
        "استقبل حاكم الشارقة صباح أمس أعضاء الوفد الطلابي.",
        "رفع المدير تقريرا مفصلا للرد عليه بوزارة الداخلية.",
    ],
)
def test_ordinary_words_beside_a_title_are_no_name(text: str) -> None:
    """Nouns, verbs to come, adverbs and times of day are nobody, though each stands where a name might."""
    assert _people(text) == {}


@pytest.mark.parametrize(
    ("text", "capacity"),
    [
        ("حضر اللقاء مدير عام مكتب معالي وزير المالية الأستاذ سالم الفهد.", "مدير عام مكتب معالي وزير الماليه"),
        ("حضر اللقاء رئيس بعثة الشرف الشيخ سالم الفهد.", "رييس بعثه الشرف"),
        ("حضر اللقاء سالم الفهد وزير النقل والبنى التحتية.", "وزير النقل والبني التحتيه"),
        ("حضر اللقاء رئيس المراسم والتشريفات الأميرية سالم الفهد.", "رييس المراسم والتشريفات الاميريه"),
        ("حضر اللقاء مدير الإدارة الإعلامية بوزارة الداخلية سالم الفهد.", "مدير الاداره الاعلاميه بوزاره الداخليه"),
        ("حضر اللقاء سالم الفهد رئيس مجلس إدارة شركة نماء.", "رييس مجلس اداره شركه نماء"),
    ],
)
def test_a_capacity_takes_all_that_belongs_to_it(text: str, capacity: str) -> None:
    """An office of somebody, a body named by its task and a second task are parts of the title."""
    assert _people(text) == {"سالم الفهد": capacity}


def test_the_rulers_office_is_where_a_guest_was_received() -> None:
    """Whose office the place is stands before the guest's form of address and is no title of his."""
    people = _people("استقبل سالم الفهد بمكتب سمو الحاكم سعادة جان فابر سفير الجمهورية الفرنسية لدى الدولة.")
    assert people["جان فابر"] == "سفير الجمهوريه الفرنسيه لدي الدوله"


def test_one_sentence_does_not_introduce_a_man_twice() -> None:
    """A ruler and his heir with the same family name are two, where one sentence tells both their offices."""
    text = "استقبل الشيخ راشد بن محمد الفهدي حاكم الإمارة بحضور الشيخ راشد بن محمد بن راشد الفهدي نائب الحاكم الضيوف."
    assert len(_people(text)) == 2


def test_an_adjective_is_no_state_where_none_is_named() -> None:
    """المالية is finance, not Mali, unless the text names the state."""
    stages = explain(Document(id="t", text="حضر سالم الفهد رئيس دائرة المالية المركزية.", language="ar"))
    assert isinstance(stages, Stages)
    assert [f.polity for f in stages.mentions.figures] == [None]


def test_an_office_on_either_side_of_a_prince_is_his() -> None:
    """A second office behind the name of one introduced with his rank is nobody else's."""
    stages = explain(
        Document(id="t", text="أعلن الديوان أن ولي العهد الأمير سعد بن فهد وزير الدفاع سيغادر اليوم.", language="ar")
    )
    assert isinstance(stages, Stages)
    assert len(stages.mentions.sentences[0].capacities) == 1


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "التقى وزير الشؤون الخارجية والهجرة والتونسيين بالخارج، خالد شعبان،"
            " نظيره المصري، وزير الخارجية، سالم زكي.",
            {"خالد شعبان": "وزير الشوون الخارجيه والهجره والتونسيين بالخارج", "سالم زكي": "وزير الخارجيه"},
        ),
        ("استقبل السلطان هيثم بن سالم المعظم ضيفه.", {"هيثم بن سالم": "السلطان"}),
        ("حضر سالم الفهد وزير ديوان البلاط السلطاني.", {"سالم الفهد": "وزير ديوان البلاط السلطاني"}),
        (
            "حضر سالم الفهد الممثل الشخصي لجلالة ملك البحرين.",
            {"سالم الفهد": "الممثل الشخصي لجلاله ملك البحرين"},
        ),
        ("حضر سالم الفهد وزير شؤون مجلسي الشورى والنواب.", {"سالم الفهد": "وزير شوون مجلسي الشوري والنواب"}),
        ("التقى بوزير الاقتصاد السوري، سامر زكي.", {"سامر زكي": "وزير الاقتصاد السوري"}),
    ],
)
def test_offices_with_their_citizens_abroad_and_counterparts(text: str, people: dict[str, str | None]) -> None:
    """Citizens abroad are a task of the office, and a counterpart told before his office is one man with it."""
    assert _people(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "حضر سالم الفهد مدير إدارة الجامعة العربية بوزارة الخارجية.",
        "حضر سالم الفهد رئيس الجامعة الأميركية.",
    ],
)
def test_a_task_and_a_schools_name_are_no_side(text: str) -> None:
    """Whoever deals with an organization or heads a school named after a state does not act for it."""
    stages = explain(Document(id="t", text=text, language="ar"))
    assert isinstance(stages, Stages)
    assert [f.polity for f in stages.mentions.figures] == [None]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "حضره معالي قائد قوة الصواريخ الفريق الأول الركن سالم بن فهد العلي، واللواء ركن طيار خالد شعبان.",
            {"سالم بن فهد العلي": "قايد قوه الصواريخ", "خالد شعبان": None},
        ),
        ("حضره معالي السيد بدر سالم الوزير المسؤول عن شؤون الدفاع.", {"بدر سالم": "الوزير المسوول عن شوون الدفاع"}),
        ("حضره المستشار في مكتب وزير الدفاع الأمير نايف بن فهد.", {"نايف بن فهد": "المستشار في مكتب وزير الدفاع"}),
        ("حضره عضو اللجنة المركزية حسين الشيخ، ومدير المراسم.", {"حسين الشيخ": "عضو اللجنه المركزيه"}),
        ("حضره سعادة ميلانا تروس وزيرة الخارجية.", {"ميلانا تروس": "وزيره الخارجيه"}),
        ("التقى مع باولو جينتيلوني وزير الخارجية.", {"باولو جينتيلوني": "وزير الخارجيه"}),
        ("حضره مندوبها الدائم السفير ويلفريد إيمفولا.", {"ويلفريد ايمفولا": "مندوبها الدايم"}),
        ("حضره سالم الفهد مدير دائرة التشريفات والضيافة.", {"سالم الفهد": "مدير دايره التشريفات والضيافه"}),
    ],
)
def test_lists_of_those_present(text: str, people: dict[str, str | None]) -> None:
    """Ranks between office and name, family names that are forms of address, first letters like a preposition."""
    assert _people(text) == people


def test_a_number_behind_a_title_is_no_name() -> None:
    """A verb and a number behind a title tell what its holder did."""
    assert _people("كرر خادم الحرمين الشريفين ثلاث مرات حرصه، وكرر وزير الخارجية كرر ثلاث مرات.") == {}


def test_an_organ_of_a_state_tells_the_side() -> None:
    """رئيس الأركان للجيش الكويتي is Kuwait's."""
    stages = explain(Document(id="t", text="حضره رئيس الأركان للجيش الكويتي سالم الفهد.", language="ar"))
    assert isinstance(stages, Stages)
    assert [f.polity for f in stages.mentions.figures] == ["KW"]


def test_a_family_name_that_is_an_adjective_refers_to_who_was_introduced() -> None:
    """السوداني behind a verb is the man introduced by that name, no state; nobody else becomes a person by it."""
    text = "صرح رئيس مجلس الوزراء محمد شياع السوداني بذلك. واستقبل السوداني سفير قطر. وأكد السوري ذلك."
    stages = explain(Document(id="t", text=text, language="ar"))
    assert isinstance(stages, Stages)
    second = stages.mentions.sentences[1]
    assert [a.figure for a in second.actors if a.kind == "person"] == [0]
    assert "SD" not in {a.polity for a in second.actors}
    assert len(stages.mentions.figures) == 1


def test_a_delegation_from_a_body_acts_for_its_state() -> None:
    """وفد من لجنة في البرلمان الهندي is India's, though words stand between."""
    text = "التقى وفدا من لجنة الدفاع في البرلمان الهندي."
    stages = explain(Document(id="t", text=text, language="ar"))
    assert isinstance(stages, Stages)
    assert ("polity", "IN") in {(a.kind, a.polity) for a in stages.mentions.sentences[0].actors}


def test_a_form_of_address_tells_of_nobodys_presence() -> None:
    """حضرة in حضرة صاحب السمو has the letters of "attended" and tells no attendance."""
    text = "استقبل حضرة صاحب السمو الشيخ سعد بن فهد سفير قطر. كما حضره من الجانب القطري راشد العلي وزير الدولة."
    people = _people(text)
    assert people["راشد العلي"] == "وزير الدوله"


@pytest.mark.parametrize(
    ("text", "capacity"),
    [
        ("بحث مع نظيره العراقي سالم الفهد العلاقات الثنائية.", "نظيره العراقي"),
        ("استقبل سالم الفهد وزير خارجية مصر العلاقات العامة.", "وزير خارجيه مصر"),
        ("زيارة سالم الفهد وزير الدفاع لجمهورية مصر العربية.", "وزير الدفاع"),
    ],
)
def test_a_capacity_ends_where_its_state_is_told(text: str, capacity: str) -> None:
    """What was talked about and where somebody went follow a title without belonging to it."""
    assert _people(text) == {"سالم الفهد": capacity}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "حضره وزير الزراعة في حكومة تصريف الأعمال عباس الحاج حسن.",
            {"عباس الحاج حسن": "وزير الزراعه في حكومه تصريف الاعمال"},
        ),
        ("التقى السيد سيدي محمد ولد سالم ضيفه.", {"سيدي محمد ولد سالم": None}),
        ("التقى مع جوتا هاملينين مفوضة الاتحاد الأوروبي.", {"جوتا هاملينين": "مفوضه الاتحاد الاوروبي"}),
        ("حضره سالم الفهد وزير العلاقات مع البرلمان.", {"سالم الفهد": "وزير العلاقات مع البرلمان"}),
        ("قال سالم الفهد الناطق الرسمي باسم الحكومة.", {"سالم الفهد": "الناطق الرسمي باسم الحكومه"}),
        ("التقى عقيلة صالح رئيس مجلس النواب.", {"عقيله صالح": "رييس مجلس النواب"}),
    ],
)
def test_people_of_the_maghreb_and_the_levant(text: str, people: dict[str, str | None]) -> None:
    """Names and titles as papers west and north of the Gulf write them."""
    assert _people(text) == people


@pytest.mark.parametrize(
    ("text", "polity"),
    [
        ("استقبل سالم الفهد القائم بالأعمال بسفارة اليابان في قطر.", "JP"),
        ("حضره جوزيب بوريل الممثل الأعلى للاتحاد الأوروبي للشؤون الخارجية.", "EU"),
    ],
)
def test_whose_mission_and_whose_office_tell_the_side(text: str, polity: str) -> None:
    """The state of a mission sends its chargé, the Union its representative."""
    stages = explain(Document(id="t", text=text, language="ar"))
    assert isinstance(stages, Stages)
    assert [f.polity for f in stages.mentions.figures] == [polity]


def test_one_office_is_shared_by_ministers_of_several_states() -> None:
    """نظراؤه المصري X والفرنسي Y: each state tells one of them."""
    text = "اجتمع الوزير ونظراؤه المصري سامح شكري، والفرنسي جان لودريان، في عمان."
    stages = explain(Document(id="t", text=text, language="ar"))
    assert isinstance(stages, Stages)
    assert {f.name: f.polity for f in stages.mentions.figures} == {"سامح شكري": "EG", "جان لودريان": "FR"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("حضره سفير المملكة إبراهيم بن سعد بن بيشان.", "ابراهيم بن سعد بن بيشان"),
        ("حضره النائب في الكنيست أكرم حسون، وغيره.", "اكرم حسون"),
        ("حضر المقابلتين محمد إبراهيم الشيباني مدير الديوان.", "محمد ابراهيم الشيباني"),
    ],
)
def test_where_a_name_begins_and_ends(text: str, name: str) -> None:
    """A father's first letter, a chamber and a dual before a name are told from it."""
    assert list(_people(text)) == [name]
