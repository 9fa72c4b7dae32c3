"""`sijill file`: what goes in, what is told, and what a bad file does to the others."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from sijill.errors import InputError, RegisterError
from sijill.reading import read
from sijill.records import Document, Readout
from sijill.register import Register

TEXTS = {
    "oslo": "The Minister of Transport of Norway, Ingrid Solheim, met with the Ambassador of Kuwait, "
    "Khalid Al Mutairi, in Oslo on 3 March 2024.\n",
    "tokyo": "TOKYO — The Foreign Minister of Japan, Kenji Sato, received the Ambassador of Kuwait, "
    "Khalid Al Mutairi, in Tokyo on 5 March 2024.\n",
    "note": "Nothing of the kind happened.\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with documents, which is the present one; the register is named by the environment."""
    folder = tmp_path / "incoming"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SIJILL_REGISTER", str(tmp_path / "a.sijill"))
    monkeypatch.setenv("SIJILL_BY", "amina")
    return folder


def entries(path: Path) -> list[tuple[str, str | None]]:
    """Return who wrote each entry of a register, and why."""
    with Register.open(path) as register:
        pages = [register.page(str(n)) for n in range(1, register.verify().entries + 1)]
    return [(page.by, page.why) for page in pages]


def test_a_folder_is_filed_and_each_document_told_of(sijill, folder: Path) -> None:
    """A line for each document with what was read in it, and one that sums up."""
    answer = sijill("file", folder, "--why", "daily reading")
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "filed: note: encounters 0, outcomes 0",
        "filed: oslo: encounters 1, outcomes 0",
        "filed: tokyo: encounters 1, outcomes 0",
        f"{folder.parent / 'a.sijill'}: 3 filed, 0 already there, 0 failed",
    ]
    assert entries(folder.parent / "a.sijill") == [("amina", "daily reading")] * 3


def test_filing_a_folder_again_changes_no_byte(sijill, folder: Path) -> None:
    """A second run says so and leaves the file as it was, also from another folder."""
    sijill("file", folder)
    register = folder.parent / "a.sijill"
    before = register.read_bytes()
    for again in (folder, folder / ".." / folder.name):
        answer = sijill("file", again, "--by", "somebody else")
        assert answer.code == 0
        assert answer.out.endswith(": 0 filed, 3 already there, 0 failed\n")
        assert "already there: oslo\n" in answer.out
    assert register.read_bytes() == before


def test_a_copy_under_another_name_is_told_as_such(sijill, folder: Path) -> None:
    """The same text under a new name is no new document."""
    sijill("file", folder)
    (folder / "reprint.txt").write_text(TEXTS["oslo"], encoding="utf-8")
    answer = sijill("file", folder / "reprint.txt")
    assert answer.out.startswith("already there under another name: reprint is doc-")
    assert sijill("show", "reprint").code == 0


def test_a_bad_file_does_not_stop_the_others(sijill, folder: Path) -> None:
    """The bad ones are told of on standard error, the good ones are filed, and the code is not 0."""
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    answer = sijill("file", folder, "missing.txt")
    assert answer.code == InputError.exit_code
    assert answer.out.count("filed: ") == 3
    assert answer.out.endswith(": 3 filed, 0 already there, 2 failed\n")
    first, second, last = answer.err.splitlines()
    assert first.startswith("sijill: ")
    assert "broken.pdf" in first
    assert "missing.txt" in second
    assert last.startswith("sijill: not filed: ")
    assert "broken.pdf" in last
    assert "missing.txt" in last


def test_where_nothing_can_be_filed_no_register_is_made(sijill, folder: Path) -> None:
    """A mistyped name leaves nothing behind."""
    assert sijill("file", "missing.txt").code == InputError.exit_code
    assert not (folder.parent / "a.sijill").exists()


def test_what_the_caller_knows_goes_with_the_documents(sijill, folder: Path) -> None:
    """`--metadata` and `--published` reach the register: publisher, date, name."""
    about = '{"document": {"publisher": "The Daily"}}'
    (folder / "oslo.json").write_text(about, encoding="utf-8")
    sijill("file", folder, "--metadata", folder, "--published", "2024-03-06")
    with Register.open(folder.parent / "a.sijill") as register:
        oslo, tokyo = (register.page(name).document for name in ("oslo", "tokyo"))
    assert (oslo.publisher, tokyo.publisher) == ("The Daily", None)
    assert (oslo.published, tokyo.published) == ("2024-03-06", "2024-03-06")


def test_standard_input_is_a_document(sijill, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads what is piped in."""
    piped = io.TextIOWrapper(io.BytesIO(TEXTS["oslo"].encode()))
    monkeypatch.setattr(sys, "stdin", piped)
    assert sijill("file", "-").out.startswith("filed: stdin: encounters 1")


def test_the_register_may_be_named_on_the_command_line(sijill, folder: Path) -> None:
    """`--register` comes before the environment."""
    other = folder.parent / "سجل.sijill"
    assert sijill("file", folder, "--register", other).code == 0
    assert other.exists()
    assert not (folder.parent / "a.sijill").exists()


def test_without_a_setting_the_register_is_here(sijill, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither option nor variable: register.sijill in the present folder."""
    monkeypatch.delenv("SIJILL_REGISTER")
    sijill("file", folder)
    assert (folder.parent / "register.sijill").exists()


def test_a_file_that_is_no_register_is_refused_before_anything_is_read(sijill, folder: Path) -> None:
    """One line with the file's name; the file keeps its bytes."""
    register = folder.parent / "a.sijill"
    register.write_text("my notes", encoding="utf-8")
    answer = sijill("file", folder)
    assert (answer.code, answer.out) == (RegisterError.exit_code, "")
    assert answer.err == f"sijill: {register} is not a register\n"
    assert register.read_text(encoding="utf-8") == "my notes"


def test_a_fault_of_the_reader_fails_its_document_only(sijill, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw is told as that document's failure, in one line, and the others are filed and read."""
    monkeypatch.setattr("sijill.cli.edge.read", _break_at("oslo"))
    answer = sijill("file", folder)
    assert answer.code == InputError.exit_code
    assert answer.out.splitlines()[-1].endswith(": 2 filed, 0 already there, 1 failed")
    told, summary = answer.err.splitlines()
    assert "oslo.txt: reading it broke down, please report it: IndexError: no such word" in told
    assert "oslo" in summary
    answer = sijill("read", folder, "--format", "jsonl")
    assert (answer.code, len(answer.err.splitlines())) == (InputError.exit_code, 1)


def _break_at(id: str):
    def broken(document: Document) -> Readout:
        if document.id == id:
            raise IndexError("no such\nword")
        return read(document)

    return broken
