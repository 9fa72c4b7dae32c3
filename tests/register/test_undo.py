"""Decisions on who is who, taken back in any legal order, leave nothing behind."""

from __future__ import annotations

from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import make_document, make_readout, person
from tests.registers import ticking_clock

from sijill.errors import InputError
from sijill.filing import file
from sijill.register import Register

# People and encounters that meet in many ways: one name on two sides, spellings, two accounts of one day, rounds.
REPORTS = (
    ("2024-05-01", [("Samih Hayat", "KW"), ("Sato Kenji", "JP")], "consultations", "political consultations", 1),
    ("2024-05-01", [("سميح حيات", "KW"), ("Kenji Sato", "JP")], "consultations", "policy dialogue", 1),
    ("2024-05-02", [("Samih Johar Hayat", "KW"), ("佐藤健二", "JP")], "meeting", None, None),
    ("2024-06-09", [("Sameeh Hayat", "KW"), ("Amal Haddad", "JO")], "meeting", None, None),
    ("2024-06-09", [("Samih Hayat", "KW"), ("Omar Haddad", "JO")], "meeting", None, None),
    ("2025-05-03", [("Samih Hayat", "KW"), ("Sato Kenji", "JP")], "consultations", "joint review", 2),
    ("2025-05-03", [("Hamad Salem", "KW"), ("Sato Kenji", "JP")], "consultations", "political consultations", 2),
)


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register in which all reports are filed, to be copied."""
    path = tmp_path_factory.mktemp("undo") / "filed.sijill"
    with Register.open(str(path), writes=True, create=True, clock=ticking_clock()) as register:
        for number, (day, people, kind, mechanism, count) in enumerate(REPORTS):
            text = f"Report {number}: " + ", ".join(name for name, _ in people)
            document = make_document(f"d{number}", text, published=day, language="en")
            encounter = {
                "kind": kind,
                "date": day,
                "mechanism": {"name": mechanism, "round": count} if mechanism else None,
                "participants": [person(name, side) for name, side in people],
                "polities": [side for _, side in people],
            }
            file(document, make_readout(document, [encounter]), register, by="tester")
    return path


def export(register: Register) -> dict[str, object]:
    """Return all records."""
    with register.exporting() as tables:
        return {name: [msgspec.to_builtins(row) for row in rows] for name, rows in tables}


def is_undone(register: Register, number: int) -> bool:
    """Take a decision back if no later one rests on it, and say whether that was so."""
    try:
        register.take_back(number, by="tester")
    except InputError:
        return False
    return True


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), count=st.integers(1, 6), people=st.booleans())
def test_decisions_taken_back_in_any_legal_order_leave_nothing_behind(
    filed: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, count: int, people: bool
) -> None:
    """Merges and partings of people and encounters, undone in any legal order, give the export of before."""
    path = tmp_path_factory.mktemp("undone") / "a.sijill"
    path.write_bytes(filed.read_bytes())
    chance = Random(seed)
    with Register.open(str(path), writes=True, clock=ticking_clock()) as register:
        before = export(register)
        with register.reading() as connection:
            atoms = {
                table: [row[0] for row in connection.exec_driver_sql(f"SELECT id FROM {table} ORDER BY id")]
                for table in ("mentions", "accounts")
            }
        made: list[int] = []
        for _ in range(count):
            table = "mentions" if people or chance.random() < 0.5 else "accounts"
            one, other = chance.sample(atoms[table], 2)
            try:
                made.append(register.decide(one, other, verdict=chance.choice(["same", "different"]), by="t").number)
            except InputError:
                continue
        while made:
            left = [number for number in chance.sample(made, len(made)) if not is_undone(register, number)]
            assert len(left) < len(made), "some decision can always be taken back"
            made = left
        assert export(register) == before
        assert register.verify().faults == ()
