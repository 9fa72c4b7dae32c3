"""Bodies: known by what they are, in three languages."""

from __future__ import annotations

import pytest

from sijill.language.bodies import find_long, match_body, match_chain, match_side
from sijill.language.seats import match_seat

SAME = [
    (
        "KW",
        [
            "وزارة الخارجية",
            "Ministry of Foreign Affairs of Kuwait",
            "外務省",
            "Kuwaiti Foreign Ministry",
            "クウェート外務省",
        ],
    ),
    ("US", ["U.S. Department of State", "国務省", "State Department"]),
    ("JP", ["経済産業省", "Ministry of Economy, Trade and Industry", "وزارة الاقتصاد والتجارة والصناعة اليابانية"]),
    ("SA", ["وزارة البترول والثروة المعدنية", "Ministry of Petroleum and Mineral Resources"]),
    ("AE-SH", ["Department of Government Relations", "دائرة العلاقات الحكومية بالشارقة", "シャルジャ政府関係局"]),
    ("AE", ["Federal National Council", "المجلس الوطني الاتحادي", "連邦国民評議会"]),
    ("JP", ["Embassy of Japan in Kuwait", "سفارة اليابان لدى الكويت", "在クウェート日本国大使館"]),
    ("AE", ["Dubai Chamber of Commerce and Industry", "غرفة تجارة وصناعة دبي", "ドバイ商工会議所"]),
    ("KW", ["Kuwait University", "جامعة الكويت", "クウェート大学"]),
    ("MA", ["ISESCO", "الإيسيسكو"]),
]

TWO = [
    ("KW", "Ministry of Oil", "Ministry of Foreign Affairs"),
    ("KW", "Ministry of Foreign Affairs", "Ministry of Foreign Trade"),
    ("JP", "Embassy of Japan in Kuwait", "Embassy of Japan in Oman"),
    ("AE", "Dubai Chamber of Commerce", "Sharjah Chamber of Commerce"),
    ("JP", "衆議院", "参議院"),
    ("KW", "Ministry of Finance", "Central Bank"),
    ("LK", "Sunrise Holdings Company", "Sunset Holdings Company"),
]


@pytest.mark.parametrize(("polity", "names"), SAME, ids=[names[0] for _, names in SAME])
def test_names_of_one_body_are_one(polity: str, names: list[str]) -> None:
    """Whatever script a ministry, a chamber or an embassy is written in."""
    found = {match_body(name, polity) for name in names}
    assert None not in found
    assert len(found) == 1


@pytest.mark.parametrize(("polity", "one", "other"), TWO)
def test_bodies_that_are_alike_are_two(polity: str, one: str, other: str) -> None:
    """Another matter, another host, another city, another chamber, another name."""
    bodies = match_body(one, polity), match_body(other, polity)
    assert None not in bodies
    assert bodies[0] != bodies[1]


@pytest.mark.parametrize("words", ["Office", "the Department", "الجامعة", "局", "Authority"])
def test_what_could_be_many_is_no_body(words: str) -> None:
    """A kind alone tells nothing, unless a side has one of it."""
    assert match_body(words, "KW") is None


def test_the_same_ministry_of_another_side_is_another() -> None:
    """Every state has a foreign ministry of its own."""
    assert match_body("Foreign Ministry", "KW") != match_body("Foreign Ministry", "OM")


@pytest.mark.parametrize(
    ("words", "polity"),
    [
        ("Protocol Department, Ministry of Foreign Affairs", "KW"),
        ("إدارة المراسم بوزارة الخارجية", "KW"),
        ("外務省儀典局", "KW"),
    ],
)
def test_a_department_is_part_of_the_ministry_that_is_named(words: str, polity: str) -> None:
    """The part and the whole are two bodies, the same in each language."""
    unit, whole = match_chain(words, polity)
    assert unit is not None
    assert whole == match_body("Ministry of Foreign Affairs", polity)
    assert unit.key == "=department:protocol<=foreign_ministry"


@pytest.mark.parametrize(
    ("capacity", "polity", "body", "head", "about"),
    [
        ("Director of Protocol at the Department of Government Relations", "AE-SH",
         "Department of Government Relations",
         "director", ("protocol",)),
        ("مدير المراسم في دائرة العلاقات الحكومية", "AE-SH", "Department of Government Relations",
         "director", ("protocol",)),
        ("シャルジャ政府関係局長", "AE-SH", "Department of Government Relations", "director", ()),
        ("وزير الدفاع", "OM", "Ministry of Defence", None, ()),
        ("国防大臣", "OM", "Ministry of Defence", None, ()),
        ("Minister of State for Foreign Affairs", "QA", "Ministry of Foreign Affairs", None, ()),
        ("نائب رئيس مجلس الوزراء وزير الداخلية", "KW", "Ministry of Interior", None, ()),
        ("رئيس مجلس النواب", "EG", "House of Representatives", "chair", ()),
        ("محافظ البنك المركزي", "EG", "Central Bank", "governor", ()),
    ],
)  # fmt: skip
def test_a_capacity_tells_the_body_and_who_leads_it(
    capacity: str, polity: str, body: str, head: str | None, about: tuple[str, ...]
) -> None:
    """Also where no word says "ministry": a minister of defence speaks for the ministry of defence."""
    seat = match_seat(capacity, None, polity)
    assert seat is not None
    assert (seat.body, seat.head, seat.about) == (match_body(body, polity), head, about)


@pytest.mark.parametrize(
    ("capacity", "polity"),
    [
        ("President of Kenya", "KE"), ("Head of the Kuwaiti delegation", "KW"), ("سفير اليابان", "JP"),
        ("former Minister of Health", "KW"), ("元外務大臣", "JP"), ("Minister of State for Happy Hours", "QA"),
        ("Director of the Office", "KW"), ("رئيس الجامعة", "SA"),
    ],
)  # fmt: skip
def test_who_speaks_for_a_state_or_no_more_for_a_body_is_in_none(capacity: str, polity: str) -> None:
    """Heads of state, ambassadors, former ministers, and matters that no table knows."""
    assert match_seat(capacity, None, polity) is None


def test_an_abbreviation_is_explained_by_its_initials() -> None:
    """Small words count for nothing; other words before the bracket explain nothing."""
    text = "She runs the Department of Government Relations (DGR). A visitor came (AB)."
    assert find_long(text, "DGR") == "Department of Government Relations"
    assert find_long(text, "AB") is None
    assert find_long(text, "XYZ") is None


@pytest.mark.parametrize("words", ["وزارة الخارجية الكويتية", "Kuwaiti Foreign Ministry", "クウェート外務省"])
def test_a_side_is_found_in_the_name_of_its_body(words: str) -> None:
    """By its name or as an adjective."""
    assert match_side(words) == "KW"
