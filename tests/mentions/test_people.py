"""Who is named, and in which capacity: one sentence each."""

from __future__ import annotations

import pytest
from tests.reports import read_stages


def people(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    """Return the figures of a text: name and capacity as written, in order."""
    stages = read_stages(text, language=language)

    def words(start: int, end: int) -> str:
        first, last = stages.folded.span(start, end)
        return stages.document.text[first:last]

    return [
        (words(*f.span), words(f.capacity.start, f.capacity.end) if f.capacity else None)
        for f in stages.mentions.figures
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Minister Ingrid Solheim spoke.", [("Ingrid Solheim", "Foreign Minister")]),
        (
            "Ingrid Solheim, Minister of Health of Norway, spoke.",
            [("Ingrid Solheim", "Minister of Health of Norway")],
        ),
        (
            "He met officials of the embassy and members of the cabinet of President Juan Mendez.",
            [("Juan Mendez", "President")],
        ),
        (
            "Chief of Defense Forces of Kenya General Daniel Kibet spoke.",
            [("Daniel Kibet", "Chief of Defense Forces of Kenya")],
        ),
        (
            "Deputy Attorney General Lisa Monaco and Governor Arturo Medina, who spoke, left.",
            [("Lisa Monaco", "Deputy Attorney General"), ("Arturo Medina", "Governor")],
        ),
        (
            "The Minister of State for Trade and Industry, Khalid Al Mutairi, spoke.",
            [("Khalid Al Mutairi", "Minister of State for Trade and Industry")],
        ),
        (
            "The Director of the Asia Department at the Ministry of Foreign Affairs, Khalid Al Mutairi, spoke.",
            [("Khalid Al Mutairi", "Director of the Asia Department at the Ministry of Foreign Affairs")],
        ),
        (
            "The Japanese ambassador to Kuwait, Kenji Mori, spoke.",
            [("Kenji Mori", "Japanese ambassador to Kuwait")],
        ),
        (
            "Kenji Mori, Consul-General of Japan in Dubai, and Yuko Sato, Consul of Japan, spoke.",
            [("Kenji Mori", "Consul-General of Japan in Dubai"), ("Yuko Sato", "Consul of Japan")],
        ),
        (
            "The Deputy Prime Minister and Minister of Foreign Affairs of Kuwait, Khalid Al Mutairi, spoke.",
            [("Khalid Al Mutairi", "Deputy Prime Minister and Minister of Foreign Affairs of Kuwait")],
        ),
    ],
)
def test_a_capacity_stands_before_or_after_its_name(text: str, expected: list[tuple[str, str | None]]) -> None:
    """English tells an office before the name, after it, or both sides of a comma."""
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("H.H. Sheikh Khalid bin Mohammed Al Mutairi, Minister of Health, spoke.", "Khalid bin Mohammed Al Mutairi"),
        ("His Excellency Dr. Khalid Al Mutairi, Minister of Health, spoke.", "Khalid Al Mutairi"),
        ("Minister of Defence Lieutenant General Khalid Al Mutairi spoke.", "Khalid Al Mutairi"),
    ],
)
def test_forms_of_address_are_no_part_of_a_name(text: str, name: str) -> None:
    """Honorifics, ranks and academic titles stay outside."""
    assert [found for found, _ in people(text)] == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sheikh Sultan bin Rashid Al Marri, Chairman of the Port Authority, spoke.", "Sultan bin Rashid Al Marri"),
        ("Dr. Sultan Al Marri, Minister of Labour, spoke.", "Sultan Al Marri"),
        ("Prince Khalid bin Sultan bin Nasser, the ambassador of Oman, spoke.", "Khalid bin Sultan bin Nasser"),
        ("Sayyid Hamad bin Tarik Al Said, Minister of Labour, spoke.", "Hamad bin Tarik Al Said"),
        ("The minister, Rashid bin Al Sheikh, spoke.", "Rashid bin Al Sheikh"),
    ],
)
def test_a_word_that_is_an_office_too_stands_in_a_name(text: str, expected: str) -> None:
    """Sultan, Said and Sheikh are parts of names beside bin and al."""
    assert [name for name, _ in people(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenji Mori, the President's Senior Adviser on Trade, spoke.",
            [("Kenji Mori", "President's Senior Adviser on Trade")],
        ),
        (
            "Norway's Ambassador to Kuwait Vladimir Solheim spoke.",
            [("Vladimir Solheim", "Norway's Ambassador to Kuwait")],
        ),
        (
            "It was said by Director General – Southeast Asia Chamari Perera.",
            [("Chamari Perera", "Director General – Southeast Asia")],
        ),
        (
            "Additional Secretary/Bilateral (West) Yuko Sato spoke.",
            [("Yuko Sato", "Additional Secretary/Bilateral (West)")],
        ),
        (
            "Kenji Mori, Deputy Director (Training) at Oslo Police Academy, spoke.",
            [("Kenji Mori", "Deputy Director (Training) at Oslo Police Academy")],
        ),
        ("The Foreign Minister (FM) Ingrid Solheim spoke.", [("Ingrid Solheim", "Foreign Minister (FM)")]),
        (
            "The Governor of Muscat in Oman Sayyid Hamad bin Tarik spoke.",
            [("Hamad bin Tarik", "Governor of Muscat in Oman")],
        ),
        (
            "Kenji Mori, President and CEO, Oslo Chamber, spoke.",
            [("Kenji Mori", "President and CEO, Oslo Chamber")],
        ),
        (
            "The Permanent Secretary, Ministry of Foreign Affairs, Amb. Yuko Sato spoke.",
            [("Yuko Sato", "Permanent Secretary, Ministry of Foreign Affairs")],
        ),
        (
            "Kenji Mori, the newly appointed Ambassador of Japan, spoke.",
            [("Kenji Mori", "Ambassador of Japan")],
        ),
        ("His Excellency Capital Governor Hamad Al Marri spoke.", [("Hamad Al Marri", "Capital Governor")]),
        ("Yuko Sato, DGR's Director of Programmes, spoke.", [("Yuko Sato", "DGR's Director of Programmes")]),
        ("The Chairman/CEO Yuko Sato spoke.", [("Yuko Sato", "Chairman/CEO")]),
        (
            "It was said by Yuko Sato, Legal Officer – Legal and Enforcement.",
            [("Yuko Sato", "Legal Officer – Legal and Enforcement")],
        ),
        (
            "Assistant United Kingdom Trade Representative Yuko Sato spoke.",
            [("Yuko Sato", "Assistant United Kingdom Trade Representative")],
        ),
        ("Jamie Berg PSM, Aide-de-Camp, spoke.", [("Jamie Berg", "Aide-de-Camp")]),
        ("Rahmat Nasution, chief of the Royal Court, spoke.", [("Rahmat Nasution", "chief of the Royal Court")]),
        (
            "The Military Secretary at the Ministry of Defence in Norway Colonel Hassan Amir and Yuko Sato spoke.",
            [("Hassan Amir", "Military Secretary at the Ministry of Defence in Norway"), ("Yuko Sato", None)],
        ),
        (
            "Senior Directors Yuko Sato and Kenji Mori spoke.",
            [("Yuko Sato", "Senior Directors"), ("Kenji Mori", "Senior Directors")],
        ),
        ("Head of Chancery A.W. Perera spoke.", [("A.W. Perera", "Head of Chancery")]),
        (
            "The Department of Islamic Studies (DIS) director-general Hakimah Yusoff spoke.",
            [("Hakimah Yusoff", "Department of Islamic Studies (DIS) director-general")],
        ),
        (
            "Present were Prince Nasser bin Fahd; Second Deputy Prime Minister Prince Turki bin Saad; Yuko Sato.",
            [("Nasser bin Fahd", None), ("Turki bin Saad", "Second Deputy Prime Minister"), ("Yuko Sato", None)],
        ),
    ],
)
def test_a_capacity_takes_brackets_strokes_and_dashes(text: str, expected: list[tuple[str, str | None]]) -> None:
    """A field behind a stroke, dash or in brackets belongs to the office; a semicolon parts people."""
    assert people(text) == expected


def test_ministers_of_several_states_are_each_of_his_own() -> None:
    """Offices told together with their states go to the names in the same order."""
    stages = read_stages(
        "The foreign ministers of Norway and Kuwait, Ingrid Solheim and Khalid Al Mutairi, met in Oslo."
    )
    assert [(f.name, f.polity) for f in stages.mentions.figures] == [
        ("ingrid solheim", "NO"),
        ("khalid al mutairi", "KW"),
    ]


def test_a_possessive_state_tells_whose_somebody_is() -> None:
    """In "Norway's X Y" the name is of Norway, office or not."""
    stages = read_stages("The talks between Kuwait and Norway's Ingrid Solheim were held in Oslo.")
    assert [(f.name, f.polity) for f in stages.mentions.figures] == [("ingrid solheim", "NO")]


def test_a_short_naming_is_the_same_person() -> None:
    """Who is introduced in full is one figure with those who bear part of the name afterwards."""
    text = "The Foreign Minister of Norway, Ingrid Solheim, spoke. Solheim left. Minister Solheim came back."
    assert people(text) == [("Ingrid Solheim", "Foreign Minister of Norway")]


def test_two_of_one_family_are_two() -> None:
    """A family name in common makes nobody the same."""
    text = "The Minister of Health, Khalid Al Mutairi, and the Minister of Trade, Salma Al Mutairi, spoke."
    assert [name for name, _ in people(text)] == ["Khalid Al Mutairi", "Salma Al Mutairi"]


def test_offices_and_places_are_nobody() -> None:
    """Capital letters alone make no person."""
    assert people("The Ministry of Foreign Affairs in New Delhi welcomed the Joint Declaration on World Trade.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("صرح وزير الخارجية سالم المري بذلك.", [("سالم المري", "وزير الخارجية")]),
        ("صرح معالي الدكتور سالم المري وزير الصحة بذلك.", [("سالم المري", "وزير الصحة")]),
        ("صرح سفير اليابان لدى الكويت كينجي ساتو بذلك.", [("كينجي ساتو", "سفير اليابان لدى الكويت")]),
        (
            "صرح مساعد وزير الخارجية لشؤون آسيا السفير سالم المري بذلك.",
            [("سالم المري", "مساعد وزير الخارجية لشؤون آسيا")],
        ),
    ],
)
def test_arabic_titles_grow_to_the_right(text: str, expected: list[tuple[str, str | None]]) -> None:
    """An Arabic office begins with its head; forms of address stay outside of name and office."""
    assert people(text, "ar") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("佐藤健司外務大臣は発言した。", [("佐藤健司", "外務大臣")]),
        ("ハリド・ムタイリ駐日クウェート大使は発言した。", [("ハリド・ムタイリ", "駐日クウェート大使")]),
    ],
)
def test_japanese_titles_follow_the_name(text: str, expected: list[tuple[str, str | None]]) -> None:
    """In Japanese the office is written to the name, without a blank."""
    assert people(text, "ja") == expected


def test_any_office_of_a_holder_refers_to_him() -> None:
    """Who is "Chairman of the Council and Ruler of Sharjah" is meant by "the Ruler", too."""
    stages = read_stages(
        "Hamad Al Marri, Member of the Supreme Council and Ruler of Sharjah, received Kenji Mori."
        " The Ruler of Sharjah thanked him."
    )
    assert [(a.kind, a.figure) for a in stages.mentions.sentences[-1].actors][:1] == [("role", 0)]


def test_an_office_told_apart_goes_to_its_only_possible_holder() -> None:
    """A bare "Ambassador X", or a name told only with its state, takes the fuller words of the same office."""
    assert people("The Indian Ambassador to Norway arrived. Ambassador Ravi Menon spoke.") == [
        ("Ravi Menon", "Indian Ambassador to Norway")
    ]
    assert people("The Norwegian foreign minister arrived. Norway's Ingrid Solheim spoke.") == [
        ("Ingrid Solheim", "Norwegian foreign minister")
    ]
    two = "The Indian ambassador arrived. Ambassador Ravi Menon and Ambassador Kenji Mori spoke."
    assert people(two) == [("Ravi Menon", "Ambassador"), ("Kenji Mori", "Ambassador")]


def test_a_national_security_council_is_no_body_of_the_un() -> None:
    """Who coordinates the National Security Council speaks for the state, not for the Security Council."""
    stages = read_stages(
        "National Security Council Coordinator Olav Berg of the United States met Kenji Mori in Oslo."
    )
    assert [figure.polity for figure in stages.mentions.figures][:1] == ["US"]


def test_a_minister_of_foreign_affairs_is_one_person() -> None:
    """The plural of "affairs" is not the office's: only "ministers" and the like are several."""
    stages = read_stages(
        "The Minister of Foreign Affairs of Norway, Ingrid Solheim, met ambassadors Ken Mori and Li Wen."
    )
    assert [c.plural for c in stages.mentions.sentences[0].capacities] == [False, True]


@pytest.mark.parametrize(
    "text", ["中西会長が会合に出席した。", "朝日の取材に応じた。", "朝日によると、署員が自宅を訪れた。"]
)
def test_two_abbreviations_that_are_a_word_are_no_states(text: str) -> None:
    """中西 is a surname and 朝日 a newspaper: neither China and Spain nor North Korea and Japan."""
    sentences = read_stages(text, language="ja").mentions.sentences
    assert [unit.id for sentence in sentences for unit in sentence.units if unit.cls == "P"] == []


@pytest.mark.parametrize("text", ["日中首脳会談が行われた。", "日朝両国は協議した。"])
def test_two_abbreviations_are_two_states(text: str) -> None:
    """What stands for two states goes on to stand for them."""
    sentences = read_stages(text, language="ja").mentions.sentences
    assert len([unit.id for sentence in sentences for unit in sentence.units if unit.cls == "P"]) == 2
