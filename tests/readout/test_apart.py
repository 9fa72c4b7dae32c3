"""What is told together and happened apart, and what is told apart and happened together."""

from __future__ import annotations

from tests.reports import people_of, read_report

A, B = "The Foreign Minister of Norway, Ingrid Solheim,", "the Ambassador of Japan, Kenji Mori"
C, D = "the Ambassador of Chile, Maria Rojas", "the Ambassador of Peru, Luis Vega"


def names_of(text: str) -> list[set[str]]:
    """Return the names of those who took part in each encounter of a text."""
    return [{name for name, _, _ in people_of(one)} for one in read_report(text).encounters]


def test_partners_told_together_and_then_apart_met_apart() -> None:
    """A lead lists three partners; "also met" tells that one of them was met alone."""
    text = f"{A} met with {B}, {C} and {D} on Tuesday. They spoke of fish. Solheim also met with Ambassador Vega."
    assert names_of(text) == [
        {"Ingrid Solheim", "Kenji Mori", "Maria Rojas"},
        {"Ingrid Solheim", "Luis Vega"},
    ]


def test_separate_talks_are_one_with_each() -> None:
    """Separate talks with two are two."""
    text = f"{A} held separate talks with {B} and {C} on Tuesday."
    assert names_of(text) == [{"Ingrid Solheim", "Kenji Mori"}, {"Ingrid Solheim", "Maria Rojas"}]


def test_the_towns_of_a_tour_are_stops_of_their_own() -> None:
    """The trip is one visit, each town of a list another."""
    text = (
        "The King of Chile, Juan Mendez, arrived in Norway on Tuesday. "
        "He will also visit schools in Bergen, Trondheim and Stavanger. Boats sailed."
    )
    encounters = read_report(text).encounters
    assert [one.kind for one in encounters] == ["visit"] * len(encounters)
    assert {one.place for one in encounters} >= {"Bergen", "Trondheim", "Stavanger"}


def test_what_is_to_come_is_no_part_of_what_was() -> None:
    """A meeting announced for a later day is not the one held."""
    text = f"{A} met with {B} in Oslo on Tuesday. Solheim will meet with Ambassador Mori in Bergen on 14 June."
    assert [(one.status, one.place) for one in read_report(text).encounters] == [
        ("held", "Oslo"),
        ("planned", "Bergen"),
    ]


def test_envoys_named_later_are_those_of_the_ceremony() -> None:
    """Who received credentials and who presented them may stand in two sentences."""
    text = (
        "The King of Norway, Haakon Berg, received the credentials of two ambassadors in Oslo on Tuesday. "
        "The envoys who presented their credentials were the Ambassador of Chile, Maria Rojas, and the Ambassador "
        "of Peru, Luis Vega."
    )
    (encounter,) = read_report(text).encounters
    assert (encounter.kind, encounter.date) == ("ceremony", "2024-05-28")
    assert set(encounter.polities) == {"NO", "CL", "PE"}


def test_a_delegation_led_to_visit_somewhere_went_there() -> None:
    """Led a delegation to visit is no mere intention."""
    text = "The Minister of Trade of Chile, Juan Rojas, led a delegation to visit Norway on Tuesday. She left."
    (encounter,) = read_report(text).encounters
    assert (encounter.kind, encounter.status, set(encounter.polities)) == ("visit", "held", {"CL", "NO"})


def test_a_counterpart_is_of_the_state_gone_to() -> None:
    """Whom a traveller meets as his counterpart is of the state that he has come to."""
    text = (
        "The Foreign Minister of Norway, Ingrid Solheim, arrived in Chile on Tuesday. She met with her counterpart."
    )
    assert [set(one.polities) for one in read_report(text).encounters] == [{"NO", "CL"}, {"NO", "CL"}]


def test_an_organization_before_its_office_is_the_side() -> None:
    """The Secretary-General of the United Nations is of no state."""
    text = f"{A} met with UN Secretary-General Luis Vega on Tuesday."
    (encounter,) = read_report(text).encounters
    assert set(encounter.polities) == {"NO", "UN"}
