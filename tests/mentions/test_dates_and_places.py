"""When, where and in which format: one sentence each."""

from __future__ import annotations

import pytest
from tests.reports import read_stages


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("They met on 3 March 2024.", "2024-03-03"),
        ("They met on March 3, 2024.", "2024-03-03"),
        ("They met on 3rd of March 2024.", "2024-03-03"),
        ("They met in March 2024.", "2024-03"),
        ("They met on 03/04/2024.", "2024-04-03"),
        ("They met on 2024-03-04.", "2024-03-04"),
    ],
)
def test_dates_keep_their_precision(text: str, iso: str) -> None:
    """A day is a day, a month a month."""
    (date,) = (d for s in read_stages(text).mentions.sentences for d in s.dates)
    assert date.iso == iso


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("التقيا في ٣ مارس ٢٠٢٤.", "ar", "2024-03-03"),
        ("التقيا في 3 آذار 2024.", "ar", "2024-03-03"),
        ("2024年3月3日、両大臣は会談した。", "ja", "2024-03-03"),
        ("令和6年3月3日、両大臣は会談した。", "ja", "2024-03-03"),
    ],
)
def test_months_and_eras_of_other_languages_are_known(text: str, language: str, iso: str) -> None:
    """Arabic-Indic digits, Levantine months and Japanese eras name the same day."""
    (date,) = (d for s in read_stages(text, language=language).mentions.sentences for d in s.dates)
    assert date.iso == iso


@pytest.mark.parametrize("text", ["They met on 30 February 2024.", "They met on 2024-13-45.", "They met in room 31."])
def test_days_that_do_not_exist_are_not_read(text: str) -> None:
    """What is no date yields none, rather than the nearest one."""
    assert [d.iso for s in read_stages(text).mentions.sentences for d in s.dates if d.iso] == []


def test_a_place_counts_where_a_preposition_says_so() -> None:
    """Words like "in Oslo" tell where; a city in somebody's title does not."""
    (sentence,) = read_stages("Kenji Mori, Consul-General of Japan in Dubai, arrived in Oslo.").mentions.sentences
    assert [(p.name, p.country) for p in sentence.places if p.located] == [("oslo", "NO")]


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("Norway and Japan held the third round of political consultations.", "en", 3),
        ("Norway and Japan held the 12th session of the joint committee.", "en", 12),
        ("عقدت الكويت واليابان الجولة الثالثة من المشاورات السياسية.", "ar", 3),
        ("第5回日・クウェート政策対話が開催された。", "ja", 5),
    ],
)
def test_the_round_of_a_mechanism_is_its_number(text: str, language: str, number: int) -> None:
    """Rounds are told by ordinals in words or digits."""
    found = [m.round for s in read_stages(text, language=language).mentions.sentences for m in s.mechanisms]
    assert found == [number]


def test_an_ordinal_of_something_else_is_no_round() -> None:
    """An anniversary beside a mechanism does not number it."""
    text = "Marking the 50th anniversary of relations, Norway and Japan held political consultations."
    assert [m.round for s in read_stages(text).mentions.sentences for m in s.mechanisms] == [None]
