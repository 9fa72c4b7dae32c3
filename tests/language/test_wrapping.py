"""Lines that were broken by their width are read as if they were not."""

from __future__ import annotations

import textwrap

import pytest

from sijill.language.text import fold
from sijill.language.wrapping import find_soft_breaks, one_line
from sijill.reading import read
from sijill.records import Document, Readout

ENGLISH = """Norway and Japan speak of shipping

The Minister of Transport of Norway, Ingrid Solheim, met with the Ambassador of Japan to Norway, Kenji Mori, in Oslo \
on 3 March 2024. During the meeting, the two sides agreed to open a direct shipping line between Bergen and Osaka.

The Deputy Minister of Fisheries of Norway, John Berg, attended the meeting, which was held at the Ministry.
"""
ARABIC = """قطر واليابان تبحثان التعاون

استقبل وزير الخارجية القطري سالم المري في الدوحة يوم 3 مارس 2024 السفير الياباني لدى الدولة كينجي ساتو. \
واتفق الجانبان خلال اللقاء على فتح خط ملاحي مباشر بين ميناء حمد وميناء أوساكا في العام المقبل.
"""
JAPANESE = """日・クウェート外相会談

2024年3月3日、佐藤健司外務大臣は、東京においてクウェートのハリド・ムタイリ外務大臣と会談した。\
双方は、両国の港を結ぶ直行航路の開設で一致し、海運分野における協力を今後も一層進めていくことを確認した。
"""


def wrapped(text: str, width: int, end: str = "\n") -> str:
    """Return a text with its paragraphs broken into lines of `width` characters."""
    paragraphs = []
    for paragraph in text.strip().split("\n\n"):
        if " " in paragraph:
            lines = textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False)
        else:
            lines = [paragraph[at : at + width] for at in range(0, len(paragraph), width)]
        paragraphs.append(end.join(lines))
    return (end + end).join(paragraphs) + end


def facts(readout: Readout) -> object:
    """Return what a readout says, without places in the text."""
    people = [(p.name, p.capacity, p.polity) for e in readout.encounters for p in e.participants]
    return (
        [(e.kind, e.date, e.place, e.polities, e.topics) for e in readout.encounters],
        people,
        [(o.kind, o.by, o.what.replace(" ", "")) for o in readout.outcomes],
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n  "])
@pytest.mark.parametrize(
    ("language", "text", "width"),
    [("en", ENGLISH, 60), ("en", ENGLISH, 72), ("ar", ARABIC, 64), ("ja", JAPANESE, 30), ("ja", JAPANESE, 28)],
)
def test_a_wrapped_text_says_the_same(language: str, text: str, width: int, end: str) -> None:
    """Neither line ends in mid-sentence nor an indentation change what is read; evidence points into the lines."""
    plain = read(Document(id="plain", text=text, language=language))
    document = Document(id="wrapped", text=wrapped(text, width, end), language=language)
    readout = read(document)
    assert plain.encounters
    assert facts(readout) == facts(plain)
    for one in (p for e in readout.encounters for p in e.participants):
        words = [document.text[start:end] for start, end in one.evidence]
        assert one.name in [one_line(w) for w in words]


@pytest.mark.parametrize(
    "text",
    [
        "Present\n\nJohn Berg, Minister\nMaria Rojas, Ambassador\nKenji Mori, Consul-General of Japan\nAmina Kamau\n",
        "Your Excellency, President of the Republic,\nDistinguished members of the delegations,\n"
        "Members of the media, ladies and gentlemen,\nGood evening to you all.\n",
        "A paragraph on a line.\nAnother one, which is a good deal longer than the first one.\nA third.\nA fourth.\n",
        "one\ntwo\nthree\nfour\nfive\n",
    ],
)
def test_lists_and_short_paragraphs_are_left_alone(text: str) -> None:
    """Lines that could have taken the next word end because what they say ends."""
    assert find_soft_breaks(text, joined=False) == ()


def test_every_character_is_found_again() -> None:
    """Marks that are left out and breaks that are joined both count in the original."""
    text = wrapped(ENGLISH, 60, "\r\n  ").replace("Norway", "Nor\u200fway")
    folded = fold(text, find_soft_breaks(text, joined=False))
    for place, letter in enumerate(folded.text):
        if letter.isalnum():
            assert text[folded.back(place)].lower() == letter
    start = folded.text.index("minister of transport of norway")
    first, last = folded.span(start, start + len("minister of transport of norway"))
    assert " ".join(text[first:last].replace("\u200f", "").split()) == "Minister of Transport of Norway"
