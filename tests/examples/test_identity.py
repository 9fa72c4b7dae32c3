"""One person and one post across the example documents, in three scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.registers import example_file as examples
from tests.registers import filed_examples

from sijill.register import Register

__all__ = ["examples", "filed_examples"]

ONE = [
    ("سميح حيات", "Samih Hayat", "ハヤート"),
    ("ناغاوكا كانسوكي", "Nagaoka Kansuke", "長岡寛介"),
    ("Majed Al Qasimi", "Majid Al Qasimi", "ماجد القاسمي", "マージド・アル・カーシミー"),
]


def find_people(path: Path) -> list[set[str]]:
    """Return the names of each person in a register."""
    with Register.open(path) as register, register.exporting() as tables:
        return [set(person.names) for name, rows in tables if name == "people" for person in rows]


@pytest.mark.parametrize("names", ONE, ids=["Hayat", "Nagaoka", "Al Qasimi"])
def test_one_person_in_every_spelling_and_script(examples: Path, names: tuple[str, ...]) -> None:
    """All names of one person lead to one record, also of a man who is an ambassador later."""
    (person,) = [found for found in find_people(examples) if found & set(names)]
    assert person >= set(names)


def test_two_holders_of_one_post_are_two_people(examples: Path) -> None:
    """Umezawa and Sekiguchi were consuls-general one after the other."""
    holders = [found for found in find_people(examples) if found & {"Akima Umezawa", "Sekiguchi Noboru"}]
    assert len(holders) == 2
    assert any({"Akima Umezawa", "أكيما أوميزاوا"} <= found for found in holders)
