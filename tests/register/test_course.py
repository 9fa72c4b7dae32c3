"""The course of a relation: levels, years, hosts, sectors, one-sided statements; and when the next round may be."""

from __future__ import annotations

import pytest
from tests.builders import make_document, make_readout, person

from sijill.filing import file
from sijill.register import Register
from sijill.register.answers import Relation, RoundLine
from sijill.register.cadence import find_cadence

MINISTER, AMBASSADOR = "Foreign Minister", "Ambassador"


def meet(
    register: Register, name: str, *, day: str, country: str | None, capacities: tuple[str, str], **told: object
) -> None:
    """File a meeting of a Kuwaiti and a Japanese in these capacities."""
    text = f"{name}: Salem Sabah met Ken Arai."
    document = make_document(name, text, language="en", published=day)
    people = [person("Salem Sabah", "KW", capacities[0]), person("Ken Arai", "JP", capacities[1])]
    encounter = {"date": day, "country": country, "participants": people, "polities": ["KW", "JP"], **told}
    file(document, make_readout(document, [encounter]), register, by="tester")


@pytest.fixture
def relation(register: Register) -> Relation:
    """Three meetings in three years: two of ministers, one of a minister with an ambassador."""
    meet(register, "a", day="2021-03-01", country="KW", capacities=(MINISTER, MINISTER), topics=["health"])
    meet(register, "b", day="2023-05-01", country="JP", capacities=(MINISTER, MINISTER), topics=["health", "energy"])
    meet(register, "c", day="2023-09-01", country="KW", capacities=(MINISTER, AMBASSADOR), topics=["energy"])
    return register.relation("KW", "JP")


def test_the_lower_side_gives_the_level(relation: Relation) -> None:
    """A minister who meets an ambassador had a contact at the level of ambassadors."""
    assert [(line.level, line.date, line.times) for line in relation.course.levels] == [
        ("minister", "2023-05-01", 2),
        ("ambassador", "2023-09-01", 1),
    ]


def test_every_year_is_counted_the_empty_ones_too(relation: Relation) -> None:
    """How many contacts and whose guests; a year without any is seen as such."""
    years = relation.course.years
    assert [(line.year, line.contacts, line.hosted_by_first, line.hosted_by_second) for line in years] == [
        (2021, 1, 1, 0),
        (2022, 0, 0, 0),
        (2023, 2, 1, 1),
    ]


def test_sectors_are_counted_by_year(relation: Relation) -> None:
    """What was dealt with most comes first."""
    assert [(line.topic, line.years) for line in relation.course.topics] == [
        ("energy", ((2023, 2),)),
        ("health", ((2021, 1), (2023, 1))),
    ]


def test_what_is_only_planned_counts_for_nothing(register: Register) -> None:
    """A contact that has not been held is no part of the course."""
    meet(register, "p", day="2024-01-01", country="KW", capacities=(MINISTER, MINISTER), status="planned")
    assert register.relation("KW", "JP").course.years == ()


@pytest.mark.parametrize(("publishers", "tellers"), [(("KUNA", "MOFA Japan"), ["KW"]), (("KUNA", "Reuters"), [])])
def test_what_one_side_alone_tells_is_found(
    register: Register, publishers: tuple[str, str], tellers: list[str]
) -> None:
    """An outcome that one of both sides' publishers tells alone; those of third parties don't count."""
    for publisher, said in zip(publishers, ("They agreed to open a school.", "They talked."), strict=True):
        text = f"Salem Sabah met Ken Arai. {said}"
        document = make_document(publisher, text, language="en", published="2024-05-04", publisher=publisher)
        people = [person("Salem Sabah", "KW", MINISTER), person("Ken Arai", "JP", MINISTER)]
        encounter = {"date": "2024-05-03", "participants": people, "polities": ["KW", "JP"]}
        outcome = {"kind": "agreed", "by": ["KW", "JP"], "quote": said, "encounter": "e1"}
        outcomes = [outcome] if "agreed" in said else []
        file(document, make_readout(document, [encounter], outcomes), register, by="tester")
    assert [one.side for one in register.relation("KW", "JP").one_sided] == tellers


def make_rounds(*told: tuple[int | None, str, str | None]) -> list[RoundLine]:
    """Return rounds from number, date and country."""
    return [
        RoundLine(number=number, encounter=f"enc-{place}", date=day, reported=None, places=(), country=country)
        for place, (number, day, country) in enumerate(told)
    ]


@pytest.mark.parametrize(
    ("rounds", "months", "expected", "host"),
    [
        (make_rounds((1, "2020-01-10", "KW"), (2, "2021-01-10", "JP")), 12.0, "2022-01", "KW"),
        (make_rounds((3, "2023-05-12", "JP"), (5, "2025-08-08", "JP")), 13.5, "2026-09", "JP"),
        (make_rounds((None, "2020-01", None), (None, "2020-07", None)), 6.0, "2021-01", None),
        (
            make_rounds((1, "2020-01-10", "KW"), (2, "2021-01-10", "KW"), (3, "2022-01-10", "JP")),
            12.0,
            "2023-01",
            None,
        ),
    ],
    ids=["by turns", "a gap", "no numbers", "no rule of hosts"],
)
def test_the_next_round_is_expected_from_those_known(
    rounds: list[RoundLine], months: float, expected: str, host: str | None
) -> None:
    """The middle of the steps between rounds, a gap in the numbers counted; a host only where turns are clear."""
    found = find_cadence(rounds)
    assert (found.months, found.next_month, found.next_host) == (months, expected, host)


def test_one_round_lets_nothing_be_expected() -> None:
    """Neither one round nor undated ones have a cadence."""
    assert find_cadence(make_rounds((1, "2020-01-10", "KW"))) is None
    assert find_cadence([]) is None
