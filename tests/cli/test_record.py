"""`record`: a contact from a JSON file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sijill.errors import InputError
from sijill.register import Register

MINUTES = {
    "kind": "meeting",
    "polities": ["KW", "JP"],
    "status": "planned",
    "date": "2027-01-05",
    "people": [{"name": "سالم الصباح", "polity": "KW", "capacity": "وزير الخارجية", "lead": True}],
    "language": "ar",
}


def test_a_contact_is_recorded(sijill, tmp_path: Path) -> None:
    """The entry is told, and the contact stands in the register, which is made if there is none."""
    place = tmp_path / "new.sijill"
    (tmp_path / "minutes.json").write_text(json.dumps(MINUTES), encoding="utf-8")
    answer = sijill("record", tmp_path / "minutes.json", "--register", place, "--by", "Sara")
    assert answer.code == 0
    with Register.open(place) as register:
        (line,) = register.latest(limit=5)
    assert (line.status, line.date, line.people[0].names) == ("planned", "2027-01-05", ("سالم الصباح",))


@pytest.mark.parametrize(
    "told", ["", "{", '{"kind": "meeting"}', '{"kind": "meeting", "polities": ["KW"]}', '{"x": 1}']
)
def test_faulty_minutes_are_one_line(sijill, tmp_path: Path, told: str) -> None:
    """What is no minutes is an input error, and no register is made."""
    (tmp_path / "minutes.json").write_text(told, encoding="utf-8")
    answer = sijill("record", tmp_path / "minutes.json", "--register", tmp_path / "no.sijill")
    assert answer.code == InputError.exit_code
    assert answer.err.count("\n") == 1
    assert not (tmp_path / "no.sijill").exists()
