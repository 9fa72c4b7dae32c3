"""One outcome told with other force: a conflict, and news."""

from __future__ import annotations

import pytest
from tests.builders import make_document, make_readout, person

from sijill.filing import file
from sijill.register import Register

WORDS = "a mutual exemption from visas for holders of diplomatic passports"


@pytest.mark.parametrize(("kinds", "forces"), [(("agreed", "proposed"), 2), (("agreed", "agreed"), 0)])
def test_force_is_a_conflict_of_two_accounts(register: Register, kinds: tuple[str, str], forces: int) -> None:
    """What one side calls agreed and the other proposed is listed with both, each with its document."""
    for number, kind in enumerate(kinds):
        text = f"Report {number}: Sato Kenji and Samih Hayat; the sides {kind} {WORDS}."
        document = make_document(f"d{number}", text, published="2024-05-02", language="en")
        encounter = {
            "id": "e1",
            "date": "2024-05-01",
            "participants": [person("Sato Kenji", "JP"), person("Samih Hayat", "KW")],
            "polities": ["JP", "KW"],
        }
        told = {"kind": kind, "by": ["JP", "KW"], "quote": WORDS, "encounter": "e1"}
        file(document, make_readout(document, [encounter], [told]), register, by="tester")
    with register.exporting() as tables:
        (line,) = next(list(rows) for name, rows in tables if name == "encounters")
    found = [conflict for conflict in line.conflicts if conflict.field == "force"]
    assert [len(conflict.values) for conflict in found] == ([forces] if forces else [])
    if found:
        assert {value.value: value.documents for value in found[0].values} == {"agreed": ("d0",), "proposed": ("d1",)}
