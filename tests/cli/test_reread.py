"""Reading filed documents again by a command."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from sijill.errors import InputError
from sijill.reading import READER, read
from sijill.register import Register, Rule

TEXT = (
    "TOKYO — The Foreign Minister of Japan, Kenji Sato, received the Ambassador of Kuwait, "
    "Khalid Al Mutairi, in Tokyo on 5 March 2024.\n"
)


@pytest.fixture
def register(sijill, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register that an older reader filled, which did not see where the meeting was."""

    def read_worse(document):
        readout = read(document)
        events = [msgspec.structs.replace(one, place=None, country=None) for one in readout.encounters]
        reader = msgspec.structs.replace(READER, version="0.0.1")
        return msgspec.structs.replace(readout, reader=reader, encounters=tuple(events))

    path = tmp_path / "a.sijill"
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(TEXT if name == "one" else "Nothing of the kind.\n", encoding="utf-8")
    with monkeypatch.context() as older:
        older.setattr("sijill.cli.edge.read", read_worse)
        assert sijill("file", tmp_path / "one.txt", tmp_path / "two.txt", "--register", path).code == 0
    return path


def test_what_the_newer_reader_sees_is_told(sijill, register: Path) -> None:
    """Of each document that changed; a person's word on the fact stands; a second time there is nothing to do."""
    with Register.open(register, writes=True) as opened:
        fact = opened.facts(Rule(kind="encounter"))[0].id
        opened.correct(fact, {"venue": "the ministry"}, by="amina")
    answer = sijill("reread", "--register", register)
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "read again: one: the same 2, told otherwise 1, new 0, gone 0, kept for a person's word 0",
        "documents read again: 2, of which changed: 1",
    ]
    shown = sijill("show", fact, "--register", register).out
    assert "Tokyo" in shown
    assert "venue: the ministry (read: —; entry 3)" in shown
    assert sijill("verify", "--register", register).code == 0
    again = sijill("reread", "--all", "--register", register).out
    assert again == "documents read again: 2, of which changed: 0\n"
    assert "再読取" in sijill("history", "one", "--register", register, "--language", "ja").out


def test_a_document_that_breaks_the_reader_does_not_stop_the_others(
    sijill, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It keeps its older reading; the code is not 0."""

    def broken(document):
        if document.id == "two":
            raise IndexError
        return read(document)

    monkeypatch.setattr("sijill.cli.edge.read", broken)
    answer = sijill("reread", "--register", register)
    assert (answer.code, "two" in answer.err) == (InputError.exit_code, True)
    assert "of which changed: 1" in answer.out
