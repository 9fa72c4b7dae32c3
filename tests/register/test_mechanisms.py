"""Mechanisms: one institution under several names, as the encounters are now."""

from __future__ import annotations

import pytest
from tests.builders import make_document, make_readout

from sijill.filing import file
from sijill.records.ids import account_ids
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
