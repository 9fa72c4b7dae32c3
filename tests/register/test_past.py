"""What the register knew at a moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from tests.builders import GOLD, example
from tests.databases import Places
from tests.registers import ticking_clock

from sijill.errors import InputError, NotFoundError, RegisterError
from sijill.filing import file
from sijill.register import Register, Rule

NAMES = sorted(path.stem for path in GOLD.glob("*.json"))


def export(register: Register) -> list[tuple[str, list[object]]]:
    """Return all that a register holds."""
    with register.exporting() as tables:
        return [(name, list(records)) for name, records in tables]


def test_the_register_as_of_any_entry_is_the_one_that_was_exported_then(places: Places) -> None:
    """Whatever was filed, joined, judged, corrected or taken back later plays no part."""
    with Register.open(places.new(), writes=True, create=True, clock=ticking_clock()) as register:
        exported = {0: export(register)}
        answered = {}
        for act in ACTS:
            act(register)
            exported[register.verify().entries] = export(register)
            answered[register.verify().entries] = register.search("الشارقة")
        assert len(exported) == len(ACTS) + 1
        for number, expected in exported.items():
            with register.as_of(f"entry:{number}") as past:
                assert export(past) == expected
                assert past.search("الشارقة") == answered.get(number, ())


def _file(name: str) -> Callable[[Register], object]:
    return lambda register: file(*example(name), register, by="tester")


def _part(register: Register) -> object:
    one, other = (one.person for one in register.page(NAMES[0]).encounters[0].people[:2])
    return register.decide(one, other, verdict="same", by="amina")


def _correct(register: Register) -> object:
    return register.correct(register.facts(Rule(kind="encounter"))[0].id, {"place": "Nowhere"}, by="amina")


ACTS: list[Callable[[Register], object]] = [
    _file(NAMES[0]),
    _file(NAMES[-1]),
    _part,
    _file(NAMES[-2]),
    lambda register: register.review(Rule(kind="outcome"), state="accepted", by="amina"),
    _correct,
    lambda register: register.review([NAMES[-1]], state="rejected", by="amina"),
    lambda register: register.take_back(7, by="amina"),
    lambda register: register.take_back(3, by="amina"),
    _file(NAMES[-3]),
]


def test_a_moment_is_a_day_or_a_time(examples: str) -> None:
    """A day counts to its end; a time holds what was written up to it."""
    with Register.open(examples) as register:
        fifth = register.page("5").at
        just_before = (datetime.fromisoformat(fifth) - timedelta(milliseconds=1)).isoformat()
        counts = []
        for moment in (
            "2025",
            "2026-11-23",
            "2026-11-24",
            "2026-11",
            fifth,
            just_before,
            "2026-11-24T12:00:05+04:00",
        ):
            with register.as_of(moment) as past:
                counts.append(sum(len(records) for name, records in export(past) if name == "documents"))
    assert counts == [0, 0, 16, 16, 5, 4, 5]


@pytest.mark.parametrize("moment", ["yesterday", "entry:17", "entry:x", "2026-13-01", ""])
def test_what_is_no_moment_is_refused(examples: str, moment: str) -> None:
    """The message says what a moment is like."""
    with Register.open(examples) as register, pytest.raises(InputError), register.as_of(moment):
        pass


def test_the_past_is_not_written_to(examples: str) -> None:
    """It can only be asked; what came later is not there."""
    with Register.open(examples, writes=True) as register, register.as_of("entry:3") as past:
        with pytest.raises(NotFoundError):
            past.page(NAMES[5])
        assert past.page(NAMES[2]).entry == 3
        assert past.history(NAMES[2])[0].number == 3
        with pytest.raises(RegisterError, match="was then"):
            past.review([NAMES[0]], state="accepted", by="amina")
