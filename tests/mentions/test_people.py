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
