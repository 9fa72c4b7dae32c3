"""PDF: paragraphs in reading order, Arabic in the order of reading."""

import pytest
from tests.documents.pdf_maker import Drawn, draw, from_right, make_pdf

from sijill.documents import Limits, read_document
from sijill.errors import InputError

LOCK = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (
    b"11" * 32,
    b"22" * 32,
)


def read(*pages: list[Drawn]) -> str:
    """Return the text of a PDF with these pages."""
    return read_document(make_pdf(*pages), name="a.pdf", source=None).text


def test_lines_become_paragraphs() -> None:
    """A full line goes on in the next one, a short one ends its paragraph, and so does a gap."""
    document = read_document(
        make_pdf(
            [
                draw(72, 700, "Minister receives envoy"),
                draw(72, 660, "The minister received the envoy of Japan in the capital on Monday."),
                draw(72, 646, "They discussed trade."),
                draw(72, 620, "The envoy thanked the minister and the people of the city for the"),
                draw(72, 606, "welcome that he was given."),
            ]
        ),
        name="a.pdf",
        source=None,
    )
    assert document.title == "Minister receives envoy"
    assert document.text == (
        "Minister receives envoy\n\n"
        "The minister received the envoy of Japan in the capital on Monday. They discussed trade.\n\n"
        "The envoy thanked the minister and the people of the city for the welcome that he was given."
    )


def test_a_list_stays_a_list() -> None:
    """Lines that end early are lines of their own."""
    lines = ["Date: 5 May", "Present: the minister, the envoy and their staff", "Place: Tokyo"]
    assert read([draw(72, 700 - 14 * place, line) for place, line in enumerate(lines)]) == "\n\n".join(lines)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The talks were attended by the govern-", "ment.", "by the government."),
        ("The talks were attended by the Consul-", "General.", "by the Consul-General."),
        ("The talks were attended by the vice-", "president.", "by the vice-president."),
    ],
)
def test_a_hyphen_at_a_lines_end_is_judged(first: str, second: str, expected: str) -> None:
    """One that only the line made goes, one of the word stays."""
    assert read([draw(72, 700, first), draw(72, 686, second)]).endswith(expected)


def test_japanese_lines_join_without_a_space() -> None:
    """Japanese is wrapped within words."""
    text = read(
        [
            draw(72, 700, "外務大臣は本日駐日大使と会談し両国の協"),
            draw(72, 686, "力を保健の分野で進めることで一致した。"),
        ]
    )
    assert text == "外務大臣は本日駐日大使と会談し両国の協力を保健の分野で進めることで一致した。"


def test_running_heads_and_page_numbers_go_and_paragraphs_run_over_pages() -> None:
    """What stands on every page is none of the text; the words around it belong together."""
    body = [
        "The ministers of both countries met in the capital to open the",
        "third round of their consultations and to speak of what has",
        "been done since the second one was held in the other capital.",
    ]
    pages = [
        [draw(72, 780, "Ministry of Relations"), draw(72, 400, line), draw(300, 20, f"{number}")]
        for number, line in enumerate(body, start=1)
    ]
    assert read(*pages) == " ".join(body)


ARABIC_LINES = [
    (
        "a name in brackets, stored as meant",
        [from_right(500, 700, "استقبل الوزير (محمد بن خالد) سفير اليابان")],
        "استقبل الوزير (محمد بن خالد) سفير اليابان",
    ),
    (
        "a name in brackets, stored as drawn",
        [from_right(500, 700, "استقبل الوزير )محمد بن خالد( سفير اليابان")],
        "استقبل الوزير (محمد بن خالد) سفير اليابان",
    ),
    (
        "each word drawn by itself, the rightmost first, as browsers print",
        [from_right(500, 700, "استقبل"), from_right(458, 700, "الوزير"), from_right(416, 700, "السفير")],
        "استقبل الوزير السفير",
    ),
    (
        "a Latin name keeps its order",
        [
            from_right(500, 700, "سفير اليابان"),
            draw(350, 700, "Sato Ken "),
            from_right(350, 700, " لدى الدولة"),
        ],
        "سفير اليابان Sato Ken لدى الدولة",
    ),
    (
        "numbers keep theirs",
        [from_right(500, 700, "بنسبة"), draw(430, 700, "%12.5 "), from_right(430, 700, " منذ عام")],
        "بنسبة 12.5% منذ عام",
    ),
    (
        "a date with hyphens is drawn turned round",
        [from_right(500, 700, "في يوم"), draw(398, 700, "05-12-2019 "), from_right(398, 700, " بطوكيو")],
        "في يوم 2019-12-05 بطوكيو",
    ),
    (
        "a date with slashes is not",
        [from_right(500, 700, "في يوم"), draw(398, 700, "15/01/2025 "), from_right(398, 700, " بطوكيو")],
        "في يوم 15/01/2025 بطوكيو",
    ),
    (
        "a ligature says two letters",
        [Drawn(400, 700, ("ت", "لا", "ا", "ج", "م"))],
        "مجالات",
    ),
    (
        "old producers store the shapes of letters",
        [Drawn(400, 700, ("\ufead", "\ufef3", "\ufeaf", "\ufeed", "\ufedf", "\u0627"))],
        "الوزير",
    ),
]


@pytest.mark.parametrize(
    ("pieces", "expected"), [case[1:] for case in ARABIC_LINES], ids=[c[0] for c in ARABIC_LINES]
)
def test_arabic_comes_in_the_order_of_reading(pieces: list[Drawn], expected: str) -> None:
    """Whatever the order in the file, the text is what one reads aloud."""
    assert read(pieces) == expected


@pytest.mark.parametrize("glyphs", [("ا\u064b", "ي", "ف"), ("\u064b", "ا", "ي", "ف")])
def test_a_vowel_sign_follows_its_letter(glyphs: tuple[str, ...]) -> None:
    """Given with its letter or by itself, drawn to the left of it or above: in a text it stands behind."""
    assert read([Drawn(400, 700, glyphs)]) == "فيا\u064b"


def test_arabic_lines_become_paragraphs_and_english_ones_beside_them_stay() -> None:
    """A line that reaches the left edge goes on; English keeps its order beside them."""
    text = read(
        [
            from_right(500, 700, "وأكد الجانبان خلال اللقاء أهمية عقد الجولة الثالثة من"),
            from_right(500, 686, "المشاورات السياسية، واتفقا على مواصلة العمل."),
            draw(176, 640, "The minister ("),
            from_right(296, 640, "الوزير"),
            draw(296, 640, ") met the envoy."),
        ]
    )
    assert text == (
        "وأكد الجانبان خلال اللقاء أهمية عقد الجولة الثالثة من "
        "المشاورات السياسية، واتفقا على مواصلة العمل.\n\n"
        "The minister (الوزير) met the envoy."
    )


def test_marks_of_direction_that_producers_add_are_left_out() -> None:
    """They are no part of what was written, and would break words for search."""
    assert read([Drawn(400, 700, ("ي", "ف", "\u202b"))]) == "في"


def test_pages_without_text_are_noted() -> None:
    """A scanned page among others may say more than the text does."""
    document = read_document(make_pdf([draw(72, 700, "The minister met the envoy.")], []), name="a.pdf", source=None)
    assert [(note.code, note.message) for note in document.notes] == [
        ("text-partial", "1 of 2 pages hold no text: 2")
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (make_pdf([]), "holds no text, only pictures"),
        (make_pdf([draw(72, 700, "secret")], encrypt=LOCK), "protected by a password"),
        (b"%PDF-1.7\n" + b"rubbish " * 100, "damaged"),
        (make_pdf([draw(72, 700, "The minister met the envoy.")])[:200], "damaged"),
    ],
)
def test_a_pdf_that_cannot_be_read_gives_one_sentence(data: bytes, message: str) -> None:
    """Scans, locked and damaged files are told apart."""
    with pytest.raises(InputError, match=message):
        read_document(data, name="a.pdf", source=None)


def test_a_pdf_with_too_many_pages_is_refused() -> None:
    """The limit is said."""
    data = make_pdf(*[[draw(72, 700, "page")]] * 5)
    with pytest.raises(InputError, match="5 pages, more than the limit of 4"):
        read_document(data, name="a.pdf", source=None, limits=Limits(pages=4))
