"""Taking care of a register by commands: copies, backups, its history and its state."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sijill.errors import InputError, NotFoundError, RegisterError


def test_a_register_is_backed_up_lost_and_restored(sijill, examples: Path, tmp_path: Path) -> None:
    """The words tell how many entries; the hash can be asked for later."""
    kept = tmp_path / "kept.sijill"
    answer = sijill("backup", kept, "--register", examples)
    assert answer.code == 0
    told, last = answer.out.splitlines()
    assert told == f"{kept}: 16 entries, checked"
    examples.unlink()
    assert sijill("restore", kept, "--register", examples).code == 0
    assert sijill("verify", "--expect", last.removeprefix("last entry: "), "--register", examples).code == 0
    answer = sijill("restore", kept, "--register", examples)
    assert (answer.code, "is there already" in answer.err) == (RegisterError.exit_code, True)


def test_a_copy_is_told_with_what_is_new(sijill, examples: Path, tmp_path: Path) -> None:
    """A second time nothing is."""
    copied = tmp_path / "copied.sijill"
    assert sijill("copy", examples, copied).out == f"{copied}: 16 entries, 16 of them new\n"
    assert sijill("copy", examples, copied).out == f"{copied}: 16 entries, 0 of them new\n"


def test_the_history_tells_who_and_why(sijill, examples: Path) -> None:
    """In the language asked for; for programs all of it."""
    answer = sijill("history", "kw-jp-2023-05-kuna-ar", "--register", examples)
    assert "Entry 1  read: kw-jp-2023-05-kuna-ar" in answer.out
    assert "why: a test" in answer.out
    assert "قراءة" in sijill("history", "kw-jp-2023-05-kuna-ar", "--register", examples, "--language", "ar").out
    told = json.loads(sijill("history", "3", "--register", examples, "--format", "json").out)
    assert [entry["number"] for entry in told] == [3]


@pytest.mark.parametrize("language", ["en", "ar", "ja"])
def test_the_doctor_describes_in_each_language(sijill, examples: Path, language: str) -> None:
    """A sound register needs nothing; everything has words in the language."""
    answer = sijill("doctor", "--register", examples, "--language", language)
    assert answer.code == 0
    assert str(examples) in answer.out
    assert "{" not in answer.out
    assert sijill("doctor", "--brief", "--register", examples, "--language", language).out == ""


def test_the_doctor_needs_no_register(sijill, tmp_path: Path) -> None:
    """Where there is none it tells what is installed, and makes none."""
    answer = sijill("doctor", "--register", tmp_path / "none.sijill")
    assert (answer.code, "there is no register yet" in answer.out) == (0, True)
    assert list(tmp_path.iterdir()) == []


def test_commands_answer_as_of_a_moment(sijill, examples: Path) -> None:
    """What was filed later is not known yet; a moment that is none is refused."""
    late = "sh-jp-2023-02-consulate-ja"
    assert sijill("show", late, "--register", examples, "--asof", "2026-11-24").code == 0
    answer = sijill("show", late, "--register", examples, "--asof", "entry:3")
    assert (answer.code, f"nothing is called {late}" in answer.err) == (NotFoundError.exit_code, True)
    exported = json.loads(sijill("export", "--register", examples, "--asof", "entry:3").out)
    assert len(exported["documents"]) == 3
    assert sijill("relation", "KW", "JP", "--register", examples, "--asof", "entry:2").code == 0
    for command in (("search", "japan"), ("promises",), ("history", "1")):
        assert sijill(*command, "--register", examples, "--asof", "entry:2").code == 0
    assert sijill("export", "--register", examples, "--asof", "soon").code == InputError.exit_code
