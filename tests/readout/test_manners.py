"""The many words in which English reports tell of one kind of contact."""

from __future__ import annotations

import pytest
from tests.reports import people_of, read_report

A = "The Foreign Minister of Norway, Ingrid Solheim,"
B = "the Foreign Minister of Japan, Kenji Mori"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("meeting", f"{A} caught up with {B} on Tuesday."),
        ("meeting", f"{A} bade farewell to {B} on Tuesday."),
        ("meeting", f"{A} hosted a state dinner in honour of {B} on Tuesday."),
        ("meeting", f"{A} was the guest of honour at a banquet given by {B} on Tuesday."),
        ("meeting", f"{A} had a frank and open exchange with {B} on Tuesday."),
        ("meeting", f"{A}'s meeting with {B} took place in Bergen on Tuesday.".replace(",'s", "'s")),
        ("meeting", f"In talks on Tuesday with {B}, Norwegian Prime Minister Ingrid Solheim called for more ships."),
        ("meeting", f"{A} met on the sidelines of the WTO conference with {B} on Tuesday."),
        ("call", f'{A} had "a long and meaningful phone call" with {B} on Tuesday.'),
        ("call", f"{A} received a telephone call on Tuesday from {B}."),
        ("message", f"{A} sent a message of sympathy to {B} on Tuesday."),
        ("ceremony", f"{A} received copies of the letters of credence of the Ambassador of Japan, Kenji Mori."),
    ],
)
def test_a_contact_is_told_of_in_many_words(kind: str, text: str) -> None:
    """Each of them is one encounter of that kind between the two."""
    (encounter,) = read_report(text).encounters
    assert encounter.kind == kind
    assert {(name, polity) for name, _, polity in people_of(encounter)} == {
        ("Ingrid Solheim", "NO"),
        ("Kenji Mori", "JP"),
    }


def test_who_signs_for_a_state_is_of_it() -> None:
    """What stands behind a signatory ("for Norway") tells his side."""
    text = "The agreement was signed by Minister Ingrid Solheim for Norway and Ambassador Kenji Mori for Japan."
    (encounter,) = read_report(text).encounters
    assert {(name, polity) for name, _, polity in people_of(encounter)} == {
        ("Ingrid Solheim", "NO"),
        ("Kenji Mori", "JP"),
    }


def test_who_leads_people_of_a_side_is_of_it() -> None:
    """The leader of Chilean lawmakers is of Chile, not of the country they tour."""
    (encounter,) = read_report(
        "A delegation of Chilean lawmakers led by Senator Juan Mendez toured Norway's fish farms on Monday."
    ).encounters
    assert [(name, polity) for name, _, polity in people_of(encounter)] == [("Juan Mendez", "CL")]


def test_a_trip_told_in_the_present_with_a_day_of_the_week_is_to_come() -> None:
    """Whoever "is due on Friday" comes the next Friday."""
    (encounter,) = read_report(
        "The Foreign Minister of Japan, Kenji Mori, is due in Oslo on Friday for a two-day visit."
    ).encounters
    assert encounter.status == "planned"


def test_a_day_that_opens_a_paragraph_dates_what_is_told_in_it() -> None:
    """A diary tells its days in lines of their own."""
    (encounter,) = read_report(f"June 12-13, 2023. {A} met {B} in Bergen.").encounters
    assert encounter.date == "2023-06-12"


def test_those_named_after_a_ceremony_took_part_in_it() -> None:
    """The envoys are named in the sentence behind."""
    text = (
        "The King of Norway, Olav Berg, received credentials from three ambassadors on Tuesday. "
        "They are Kenji Mori of Japan, Maria Rojas of Chile and Luis Vega of Peru."
    )
    (encounter,) = read_report(text).encounters
    assert encounter.kind == "ceremony"
    assert [name for name, _, _ in people_of(encounter)] == ["Olav Berg", "Kenji Mori", "Maria Rojas", "Luis Vega"]
    assert set(encounter.polities) == {"NO", "JP", "CL", "PE"}


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("pledged", "Mori confirmed 11 million dollars for schools in the north."),
        ("pledged", "Japan will import more fish from the north of Norway."),
        ("agreed", "They struck a deal on the export of fish."),
        ("agreed", "They set a target of doubling the trade in fish."),
        ("signed", "They witnessed the exchange of six agreements on health."),
        ("proposed", "Mori put forward the idea of a joint research ship."),
        ("called-for", "Mori pressed Solheim to open the fishing grounds."),
    ],
)
def test_an_outcome_is_told_of_in_many_words(kind: str, told: str) -> None:
    """What was put on the table is known by its force, not by one verb."""
    found = read_report(f"{A} met {B} in Bergen on Tuesday. {told}").outcomes
    assert [one.kind for one in found] == [kind]


def test_a_role_within_a_hyphened_name_is_part_of_the_name() -> None:
    """Amir is no ruler in Hossein Amir-Rahimi."""
    (encounter,) = read_report(f"{A} telephoned her Iranian counterpart Hossein Amir-Rahimi on Monday.").encounters
    assert [name for name, _, _ in people_of(encounter)] == ["Ingrid Solheim", "Hossein Amir-Rahimi"]


def test_a_day_told_with_each_partner_parts_the_meetings() -> None:
    """Each partner of a list has the day behind him."""
    text = f"{A} met {B} on Monday and the Foreign Minister of Chile, Maria Rojas, on Tuesday."
    found = [(one.date, people_of(one)[1][0]) for one in read_report(text).encounters]
    assert found == [("2024-05-27", "Kenji Mori"), ("2024-05-28", "Maria Rojas")]


def test_partners_met_separately_are_several_meetings() -> None:
    """The word "separately" at the end parts a list."""
    text = f"{A} met {B} and the Foreign Minister of Chile, Maria Rojas, separately in Bergen on Tuesday."
    assert [people_of(one)[1][0] for one in read_report(text).encounters] == ["Kenji Mori", "Maria Rojas"]


def test_who_in_a_relative_clause_is_whoever_stands_before_it() -> None:
    """The guest, not the host, met the other one."""
    text = f"The King of Norway, Olav Berg, received {B}, who later met with Norwegian Trade Minister Ingrid Solheim."
    first, second = read_report(text).encounters
    assert [name for name, _, _ in people_of(first)] == ["Olav Berg", "Kenji Mori"]
    assert [name for name, _, _ in people_of(second)] == ["Kenji Mori", "Ingrid Solheim"]


def test_a_shorter_word_for_an_office_means_who_was_introduced_with_it() -> None:
    """Whoever is "the Japanese minister" is the foreign minister told of before."""
    text = f"{A} met {B} on Tuesday. The Japanese minister later met with Norwegian Trade Minister Eva Lund."
    second = read_report(text).encounters[1]
    assert [(name, polity) for name, _, polity in people_of(second)] == [("Kenji Mori", "JP"), ("Eva Lund", "NO")]


def test_a_numbered_line_that_names_somebody_adds_him() -> None:
    """A roster under a lead-in has one line for each."""
    text = (
        "The King of Norway, Olav Berg, received the credentials of the ambassadors of Japan and Chile on Tuesday. "
        "Those who presented them were:\n\n"
        "1. H.E. Mr. Kenji Mori, Ambassador of Japan\n2. H.E. Ms. Maria Rojas, Ambassador of Chile\n"
    )
    (encounter,) = read_report(text).encounters
    assert {"Kenji Mori", "Maria Rojas"} <= {name for name, _, _ in people_of(encounter)}


def test_a_minister_beside_an_envoy_is_of_the_state_that_receives_him() -> None:
    """The other signatory is not of the envoy's state."""
    text = (
        "H.E. Mr. Kenji Mori, Ambassador of Japan to Norway, and Hon. Eva Lund, Minister for Fisheries, "
        "signed the Exchange of Notes for a grant on Monday."
    )
    (encounter,) = read_report(text).encounters
    assert [(name, polity) for name, _, polity in people_of(encounter)] == [("Kenji Mori", "JP"), ("Eva Lund", "NO")]


def test_visiting_somebody_told_by_a_pronoun_is_a_meeting() -> None:
    """Whoever "visited him" met the one who spoke before."""
    text = (
        "The Foreign Minister of Norway, Ambassador Ingrid Solheim, spoke of fish. "
        "Solheim said this when the Ambassador of Japan, Kenji Mori, visited him in Oslo on Friday."
    )
    (encounter,) = read_report(text).encounters
    assert encounter.kind == "meeting"
    assert [name for name, _, _ in people_of(encounter)] == ["Kenji Mori", "Ingrid Solheim"]
    assert people_of(encounter)[1][1] == "Foreign Minister of Norway"


@pytest.mark.parametrize("name", ["Park Jin", "A K Abdul Momen", "Don Pramudwinai", "Ferdinand R. Marcos, Jr."])
def test_names_whose_words_are_also_other_words_are_whole(name: str) -> None:
    """A park, an article, a form of address and a suffix may be part of a name."""
    (encounter,) = read_report(f"{A} met Korean Foreign Minister {name} on Tuesday in Bergen.").encounters
    assert name.rstrip(".") in [found.rstrip(".") for found, _, _ in people_of(encounter)]
