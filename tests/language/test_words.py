"""Search tokens: what a word becomes in the index, and where it stands in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.language.words import find_terms, find_tokens, find_words


def tokens(text: str) -> list[str]:
    """Return the tokens of a text without their places."""
    return [token.text for token in find_tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kuwait's Café, 2023", ["kuwaits", "cafe", "2023"]),
        ("MoU-signing", ["mou", "signing"]),
        ("آسيا أسيا اسيا", ["اسيا", "اسيا", "اسيا"]),
        ("اليابان لليابان باليابان واليابان وباليابان", ["ياب"] * 5),
        ("الكويت الكويتي الكويتية الكويتيين", ["كويت", "كويت", "كويت", "كويتي"]),
        ("وزارة الوزارة للوزارة", ["وزار", "وزار", "وزار"]),
        ("ال", ["ال"]),
        ("مُحَمَّد", ["محمد"]),
        ("شــارقة", ["شارق"]),
        ("東京", ["東京", "京"]),
        ("東", ["東"]),
        ("東京都", ["東京", "京都", "都"]),
        ("日・クウェート", ["日", "クウ", "ウェ", "ェー", "ート", "ト"]),
        ("ﾄﾞﾊﾞｲ", ["ドバ", "バイ", "イ"]),
        ("髙﨑", ["高崎", "崎"]),
        ("第3回", ["第", "3", "回"]),
        ("…—«»", []),
        ("", []),
    ],
)
def test_a_word_becomes_what_other_spellings_of_it_become(text: str, expected: list[str]) -> None:
    """The same token for all spellings; runs without spaces in pairs, their last character once more."""
    assert tokens(text) == expected


@given(st.text(alphabet="الكويتوآة ًABcé' 東京都ードｶﾞ・3-\n", max_size=40))
def test_a_token_knows_its_place(text: str) -> None:
    """Whatever the text, places lie within it, in order, and their words make the same token again."""
    found = find_tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)
    for token in found:
        assert token.text in [again.text for again in find_tokens(text[token.start : token.end])]


@given(st.text(max_size=60))
def test_any_text_has_tokens_of_letters_and_digits_only(text: str) -> None:
    """A token never holds a space or a quote: the database may be given it as it is."""
    for token in tokens(text):
        assert token
        assert not any(char.isspace() or char in "\"'*()" for char in token)


@given(st.text(alphabet="الكويتوآة ABcé 東京都ード3", min_size=1, max_size=20))
def test_a_text_is_found_by_itself(text: str) -> None:
    """Each term of a query made from a text occurs in the tokens of that text."""
    found = tokens(text)
    for term in find_terms(text):
        assert any(tuple(found[at : at + len(run)]) == run for run in term.runs for at in range(len(found))), term


def test_an_arabic_word_is_asked_for_with_and_without_a_particle() -> None:
    """The text's وآسيا keeps its و, since وزارة has one of its own; the query looks for both."""
    (term,) = find_terms("آسيا")
    assert {("اسيا",), ("واسيا",), ("باسيا",)} <= set(term.runs)


def test_a_single_character_may_go_on() -> None:
    """One character of Japanese is found as the first of a pair."""
    (term,) = find_terms("京")
    assert term.open_ended
    assert not find_terms("東京")[0].open_ended


@given(st.text() | st.text(alphabet="東京ﾄﾞﾊﾟﾞ゛日、 Aaéوالياب1"))
def test_words_are_the_tokens_without_their_places(text: str) -> None:
    """The index and the snippets see the same tokens."""
    assert find_words(text) == tokens(text)
