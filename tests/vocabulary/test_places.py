"""Places."""

from __future__ import annotations

from collections import Counter

import pytest

from sijill.vocabulary import LANGUAGES, places, polities


def find(name: str, language: str) -> list[tuple[str, str | None]]:
    """Return the country and subdivision of every place of that name."""
    return [
        (place.country, place.subdivision) for place in places() if (place.name, place.language) == (name, language)
    ]


@pytest.mark.parametrize(
    ("language", "name", "country", "subdivision"),
    [
        ("en", "Jeddah", "SA", "SA-02"),
        ("en", "Jiddah", "SA", "SA-02"),
        ("en", "Makkah", "SA", "SA-02"),
        ("en", "Sharm El-Sheikh", "EG", "EG-JS"),
        ("en", "Davos", "CH", "CH-GR"),
        ("en", "Camp David", "US", "US-MD"),
        ("en", "Trincomalee", "LK", "LK-5"),
        ("ar", "أبو ظبي", "AE", "AE-AZ"),
        ("ar", "أبوظبي", "AE", "AE-AZ"),
        ("ar", "جدة", "SA", "SA-02"),
        ("ar", "القاهرة", "EG", "EG-C"),
        ("ar", "طوكيو", "JP", "JP-13"),
        ("ja", "ジッダ", "SA", "SA-02"),
        ("ja", "東京", "JP", "JP-13"),
        ("ja", "静岡市", "JP", "JP-22"),
        ("ja", "ウランバートル", "MN", "MN-1"),
    ],
)
def test_a_place_is_known_by_the_names_that_papers_use(
    language: str, name: str, country: str, subdivision: str
) -> None:
    """Spellings lead to the same country and subdivision."""
    assert find(name, language) == [(country, subdivision)]


def test_capitals_are_named_in_three_languages() -> None:
    """A capital stands for its government in every language."""
    named = {(place.country, place.key, place.language) for place in places() if place.kind == "capital"}
    capitals = {(country, key) for country, key, _ in named}
    assert {(*capital, language) for capital in capitals for language in LANGUAGES} == named


def test_codes_are_polities() -> None:
    """Where a place lies can be looked up and rolled up."""
    for place in places():
        assert place.country in polities()
        if place.subdivision is not None:
            assert polities()[place.subdivision].kind == "subdivision"
            assert place.subdivision.startswith(place.country)


def test_a_key_and_a_name_stand_for_one_place() -> None:
    """Within a country nothing is told twice, so that a key means one place."""
    counts = Counter((place.country, place.language, place.name) for place in places())
    assert {name for name, count in counts.items() if count > 1} == set()


@pytest.mark.parametrize("name", ["Nice", "Reading", "Mobile", "Victoria", "Salem", "Columbus"])
def test_words_and_names_of_persons_are_marked(name: str) -> None:
    """A reader must not take a person for a town."""
    assert all(place.ambiguous for place in places() if place.language == "en" and place.name == name)
    assert find(name, "en")


def test_a_town_that_bears_a_common_given_name_is_left_out() -> None:
    """Hassan in Karnataka is seldom news; presidents and ministers of that name are, daily."""
    assert find("Hassan", "en") == []


def test_the_larger_of_two_places_can_be_told() -> None:
    """Hyderabad may be in India or Pakistan; the rank tells the likelier."""
    ranks = {place.country: place.rank for place in places() if place.name == "Birmingham" and place.language == "en"}
    assert ranks["GB"] is not None
    assert ranks["US"] is not None
    assert ranks["GB"] >= ranks["US"]
