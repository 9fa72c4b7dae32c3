"""The ways in which English tells of one contact: words that stand apart, the host last, a noun for a verb."""

from __future__ import annotations

import pytest
from tests.reports import people_of, read_one, read_report

A, B = "Foreign Minister Ingrid Solheim of Norway", "Japanese Ambassador Kenji Mori"
SOLHEIM, MORI = ("Ingrid Solheim", "NO"), ("Kenji Mori", "JP")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{A} sat down on Sunday in Oslo with {B}.", "meeting"),
        (f"{A} had dinner in Oslo with {B}.", "meeting"),
        (f"{A} held closed-door talks in Oslo on Thursday with {B}.", "meeting"),
        (f"Talks in Oslo on Friday brought together {A} and {B}.", "meeting"),
        (f"{A} and {B} came together in Oslo on Monday.", "meeting"),
        (f"{B} was hosted to lunch by {A} in Oslo on Tuesday.", "meeting"),
        (f"Over breakfast on Wednesday, {A} and {B} went over the fisheries agreement.", "meeting"),
        (f"{B} paid a visit to {A} on Friday.", "meeting"),
        (f"{A} was visited on Friday by {B}.", "meeting"),
        (f"{A} took the opportunity to meet {B}.", "meeting"),
        (f"{B} dropped in on {A} on Sunday.", "meeting"),
        (f"{A} discussed cooperation with {B} at the ministry.", "meeting"),
        (f"{A} told {B} by telephone on Wednesday that Norway was ready.", "call"),
        (f"{A} told {B} in a phone call on Monday that Norway was ready.", "call"),
        (f"{A} and {B} discussed fisheries over the phone on Sunday.", "call"),
        (f"In a call to {B} on Saturday, {A} offered help.", "call"),
        (f"A memorandum on fisheries was concluded on Tuesday in Oslo by {A} and {B}.", "signing"),
        (f"A letter from {A} was handed on Monday to {B}.", "message"),
        (f"{A} received a written message on Sunday from {B}.", "message"),
        (f"{A} congratulated {B} in a message.", "message"),
        (f"{A} expressed her deepest condolences to {B} in a telegram.", "message"),
        (f"{A} and {B} led their sides at the consultations in Oslo on Thursday.", "consultations"),
    ],
)
def test_each_way_of_telling_gives_both_people_and_the_kind(text: str, kind: str) -> None:
    """Whatever stands between the words of the contact, it is one, between these two."""
    encounter = read_one(text)
    assert encounter.kind == kind
    assert sorted((name, polity) for name, _, polity in people_of(encounter)) == [SOLHEIM, MORI]


@pytest.mark.parametrize(
    "text",
    [
        f"{A} discussed cooperation with Japan.",
        f"{A} urged the industry by telephone to wait for {B}.",
        f"The report brought together figures on the trade of Norway and Japan. {A} read it.",
        f"{A} sat down and wrote to the papers.",
    ],
)
def test_words_alone_are_no_contact(text: str) -> None:
    """A state that is spoken of, somebody far from the verb, figures: no encounter."""
    assert read_report(text).encounters == ()


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministers of Norway and Japan met in Oslo on Thursday.",
        "Delegations from Norway and Japan met in Oslo on Thursday.",
    ],
)
def test_sides_may_be_told_without_a_name(text: str) -> None:
    """Of two states told by their offices or delegations each is a side."""
    encounter = read_one(text)
    assert (encounter.kind, set(encounter.polities)) == ("meeting", {"NO", "JP"})


def test_ministers_told_together_have_each_their_state() -> None:
    """Of "Foreign Ministers X of A and Y of B" the office is shared, the state is not."""
    encounter = read_one(
        "Foreign Ministers Ingrid Solheim of Norway and Kenji Mori of Japan met in Oslo on Thursday."
    )
    assert sorted((name, polity) for name, _, polity in people_of(encounter)) == [SOLHEIM, MORI]


def test_a_governor_named_with_the_place_before_the_office_is_its_side() -> None:
    """The words "Osaka Governor" tell of the governor of Osaka."""
    encounter = read_one("Osaka Governor Daichi Mori welcomed Shanghai Mayor Li Wen at his office on Friday.")
    assert set(encounter.polities) == {"JP-27", "CN-SH"}


@pytest.mark.parametrize("name", ["Jun Mori", "April Mori", "He Lifan", "To Minh"])
def test_a_month_or_small_word_with_a_capital_behind_an_office_is_a_name(name: str) -> None:
    """Months, pronouns and prepositions are given names between an office and a family name."""
    encounter = read_one(f"{A} received Consul-General {name} of Japan on Monday.")
    assert name in {told for told, _, _ in people_of(encounter)}


@pytest.mark.parametrize(("day", "found"), [("on 10 June 2024", 1), ("on Tuesday", 1), ("soon", 0)])
def test_what_one_looks_forward_to_is_planned_where_its_day_is_told(day: str, found: int) -> None:
    """A wish with a day is an appointment, one without stays a wish."""
    told = read_report(f"{A} looks forward to welcoming {B} to Oslo {day}.").encounters
    assert [one.status for one in told] == ["planned"] * found
