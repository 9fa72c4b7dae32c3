"""Mechanisms: one institution under several names, as the encounters are now."""

from __future__ import annotations

import pytest
from tests.builders import make_document, make_readout

from sijill.errors import InputError, NotFoundError
from sijill.filing import file
from sijill.records import Arrangement
from sijill.records.ids import account_ids, outcome_ids
from sijill.register import Register
from sijill.register.mechanisms import find_key


def tell(
    register: Register, number: int, name: str, *, count: int | None, sides: tuple[str, str] = ("KW", "JP")
) -> str:
    """File a report of a session of a mechanism, and return its account."""
    document = make_document(f"d{number}", f"Report {number}: {name}", published=f"202{number}-05-01", language="en")
    session = {
        "kind": "consultations",
        "date": f"202{number}-05-01",
        "mechanism": {"name": name, "round": count},
        "polities": list(sides),
    }
    readout = make_readout(document, [session])
    file(document, readout, register, by="tester")
    return account_ids(readout)[0]


def find_mechanisms(register: Register) -> list[tuple[tuple[str, ...], list[int | None]]]:
    """Return the names and the rounds of all mechanisms."""
    with register.exporting() as tables:
        lines = next(list(rows) for name, rows in tables if name == "mechanisms")
    return sorted((line.names, [one.number for one in line.rounds]) for line in lines)


def test_one_mechanism_in_three_languages(register: Register) -> None:
    """Political consultations, 政策対話 and المشاورات السياسية of the same sides are one, with their rounds."""
    names = ("political consultations", "政策対話", "المشاورات السياسية")
    for number, (name, count) in enumerate(zip(names, (1, 2, 4), strict=True)):
        tell(register, number, name, count=count)
    assert find_mechanisms(register) == [(names, [1, 2, 4])]


def test_other_sides_have_another_mechanism(register: Register) -> None:
    """A mechanism is one of its sides."""
    tell(register, 0, "political consultations", count=1)
    tell(register, 1, "political consultations", count=1, sides=("JP", "OM"))
    assert len(find_mechanisms(register)) == 2


@pytest.mark.parametrize("name", ["Joint Committee", "اللجنة المشتركة", "合同委員会"])
def test_two_sides_may_have_several_committees(name: str) -> None:
    """Only what there is once is one under all its names; committees go by their names."""
    assert find_key(name) != find_key("political consultations")
    assert not find_key(name).startswith("=")


def test_a_merge_taken_back_parts_the_mechanisms_again(register: Register) -> None:
    """What accounts of one encounter call it is one mechanism as long as they are of one encounter."""
    one = tell(register, 0, "Joint Review", count=None)
    other = tell(register, 1, "High Panel", count=None)
    before = find_mechanisms(register)
    entry = register.decide(one, other, verdict="same", by="tester")
    assert [names for names, _ in find_mechanisms(register)] == [("Joint Review", "High Panel")]
    register.take_back(entry.number, by="tester")
    assert find_mechanisms(register) == before
    assert register.verify().faults == ()


def test_a_former_id_leads_to_the_mechanism_it_is_part_of(register: Register) -> None:
    """An id given out goes on leading somewhere."""
    one = tell(register, 0, "Joint Review", count=None)
    other = tell(register, 1, "High Panel", count=None)
    with register.exporting() as tables:
        ids = [line.id for name, rows in tables if name == "mechanisms" for line in rows]
    register.decide(one, other, verdict="same", by="tester")
    assert len({register.page(identifier).mechanism.id for identifier in ids}) == 1


def hold(register: Register, number: int, *, text: str, kind: str) -> tuple[str, str]:
    """File a round of consultations with one outcome; return its account and the outcome."""
    document = make_document(f"r{number}", text, published=f"202{number}-05-01", language="en")
    session = {"kind": "consultations", "date": f"202{number}-05-01", "polities": ["KW", "JP"]}
    session |= {"mechanism": {"name": "political consultations", "round": number}}
    readout = make_readout(
        document, [session], [{"kind": kind, "by": ["KW", "JP"], "quote": text, "encounter": "e1"}]
    )
    file(document, readout, register, by="tester")
    return account_ids(readout)[0], outcome_ids(readout)[0]


def test_items_are_carried_from_round_to_round(register: Register) -> None:
    """An undertaking that two rounds dealt with stands at the mechanism with both; what is open comes first."""
    _, first = hold(register, 1, text="The sides agreed to open a cultural centre in Tokyo.", kind="agreed")
    _, other = hold(register, 2, text="A joint fund for research was launched.", kind="launched")
    _, second = hold(register, 3, text="The sides called for the cultural centre to be opened.", kind="called-for")
    register.decide(first, second, verdict="same", by="officer")
    found = register.page(register.mechanisms(limit=1)[0].id)
    assert [(item.undertaking.id, [one.number for one in item.rounds]) for item in found.items] == [
        (first.replace("out-", "und-"), [1, 3]),
        (other.replace("out-", "und-"), [2]),
    ]


def test_a_person_sets_the_cadence(register: Register) -> None:
    """How often a mechanism meets and who is host next outweigh what its rounds let expect, until taken back."""
    for number in (1, 2):
        tell(register, number, "political consultations", count=number)
    line = register.mechanisms(limit=1)[0]
    assert line.cadence is not None
    assert (round(line.cadence.months), line.cadence.is_set) == (12, False)
    told = Arrangement(mechanism=line.id, months=6, next_host="KW")
    entry = register.say(line.id, told, by="officer")
    cadence = register.mechanisms(limit=1)[0].cadence
    assert cadence is not None
    assert (cadence.months, cadence.next_month, cadence.next_host) == (6, "2022-11", "KW")
    assert cadence.is_set
    assert cadence.is_host_set
    register.take_back(entry.number, by="officer")
    assert register.mechanisms(limit=1)[0].cadence == line.cadence


def test_one_round_and_a_set_cadence_are_enough_to_expect_the_next(register: Register) -> None:
    """Where only one round is known nothing can be learnt, but a person may say when they meet."""
    tell(register, 1, "political consultations", count=1)
    line = register.mechanisms(limit=1)[0]
    assert line.cadence is None
    register.say(line.id, Arrangement(mechanism=line.id, months=24), by="officer")
    cadence = register.mechanisms(limit=1)[0].cadence
    assert cadence is not None
    assert cadence.next_month == "2023-05"


@pytest.mark.parametrize(
    ("told", "error"),
    [
        (Arrangement(mechanism=""), InputError),
        (Arrangement(mechanism="", months=0), InputError),
        (Arrangement(mechanism="", next_host="XX"), InputError),
    ],
)
def test_a_cadence_that_is_none_is_refused(register: Register, told: Arrangement, error: type[Exception]) -> None:
    """No month, no host that exists, or nothing at all is refused; so is a mechanism that isn't there."""
    tell(register, 1, "political consultations", count=1)
    with pytest.raises(error):
        register.say(register.mechanisms(limit=1)[0].id, told, by="officer")
    with pytest.raises(NotFoundError):
        register.say("mec-000000000000", Arrangement(mechanism="", months=6), by="officer")
