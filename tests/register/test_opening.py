"""Opening a register: what is none is refused with one clear sentence, and left as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event
from tests.builders import example, make_document, make_readout

from sijill.errors import RegisterError
from sijill.filing import file
from sijill.register import Register
from sijill.register.sqlite import APPLICATION_ID


def make_database(path: Path, *statements: str) -> None:
    """Make a SQLite file of somebody else's."""
    with closing(sqlite3.connect(path)) as raw:
        for statement in statements:
            raw.execute(statement)
        raw.commit()


NOT_REGISTERS = {
    "empty": (lambda path: path.write_bytes(b""), "empty file"),
    "text": (lambda path: path.write_text("name;value\n" * 40), "not a register"),
    "short": (lambda path: path.write_bytes(b"SQLite format 3\x00"), "not a register"),
    "folder": (lambda path: path.mkdir(), "is a folder"),
    "database": (lambda path: make_database(path, "CREATE TABLE t (a)"), "a database, but not a register"),
    "pipe": (lambda path: os.mkfifo(path), "no ordinary file"),
}


@pytest.mark.parametrize("writes", [False, True], ids=["reading", "writing"])
@pytest.mark.parametrize(("make", "told"), NOT_REGISTERS.values(), ids=NOT_REGISTERS)
def test_what_is_no_register_is_refused_and_untouched(tmp_path: Path, make, told: str, writes: bool) -> None:
    """The message names the file and what it is instead; the file keeps its bytes."""
    path = tmp_path / "other.sijill"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(RegisterError, match=told) as caught:
        Register.open(path, writes=writes, create=writes)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert before is None or path.read_bytes() == before
    assert [other.name for other in tmp_path.iterdir()] == ["other.sijill"]


def test_a_register_of_a_newer_version_is_refused(example_file: Path) -> None:
    """A format this Sijill doesn't know is not guessed at."""
    make_database(example_file, "PRAGMA user_version = 99")
    with pytest.raises(RegisterError, match="newer Sijill"):
        Register.open(example_file)


def test_nothing_is_made_where_only_reading_was_asked(tmp_path: Path) -> None:
    """A mistyped name doesn't become an empty register."""
    with pytest.raises(RegisterError, match="there is no register"):
        Register.open(tmp_path / "none.sijill", writes=True)
    assert list(tmp_path.iterdir()) == []


def test_a_register_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """The folder that is missing is named."""
    with pytest.raises(RegisterError, match="there is no folder"):
        Register.open(tmp_path / "no" / "a.sijill", writes=True, create=True)


def test_a_new_register_is_a_register(tmp_path: Path) -> None:
    """The file bears its application id, is in WAL mode, and nothing else was left beside it."""
    path = tmp_path / "a.sijill"
    with Register.open(path, writes=True, create=True), closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert {path.name.removeprefix("a.sijill") for path in tmp_path.iterdir()} <= {"", "-wal", "-shm"}


def test_an_odd_file_name_is_a_file_name(tmp_path: Path) -> None:
    """Characters that mean something in a URI are only letters of the name."""
    path = tmp_path / "سجل ?mode=memory #1 100%.sijill"
    with Register.open(path, writes=True, create=True) as register:
        file(*example("sh-jp-2023-02-agency-en"), register, by="tester")
    with Register.open(path) as register:
        assert register.verify().entries == 1


def test_a_writer_waits_for_another_only_so_long(example_file: Path) -> None:
    """While another program writes, a writer waits its time and then says why it gives up."""
    with closing(sqlite3.connect(example_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with (
            Register.open(example_file, writes=True, wait=0.1) as register,
            pytest.raises(RegisterError, match="written by another program"),
            register.writing(),
        ):
            pass


def test_a_reader_does_not_wait_for_a_writer(example_file: Path) -> None:
    """While another program writes, questions are answered from what was there before."""
    with closing(sqlite3.connect(example_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Register.open(example_file, wait=0.1) as register:
            assert register.verify().entries == 16


def test_a_reader_cannot_write(examples: str) -> None:
    """A register opened for reading refuses to be written, whoever asks."""
    with (
        Register.open(examples) as register,
        pytest.raises(RegisterError, match="read-only"),
        register.writing() as desk,
    ):
        desk.append(None, by="x", why=None)  # type: ignore[arg-type]


AS_NOBODY = """
import os, sys
from pathlib import Path
from sijill.errors import RegisterError
from sijill.register import Register
with Register.open(Path(sys.argv[2])) as register:
    register.verify()  # loads all modules, which nobody might not be allowed to
if os.getuid() == 0:
    os.setuid(65534)
with Register.open(Path(sys.argv[1])) as register:
    print(register.verify().entries, len(register.verify().faults))
try:
    with Register.open(Path(sys.argv[1]), writes=True) as register, register.writing():
        print("written")
except RegisterError as error:
    print(error)
"""


def test_a_read_only_register_can_be_read_and_says_that_it_cannot_be_written(
    tmp_path: Path, example_file: Path
) -> None:
    """On a medium that is read-only all questions are answered; filing gives one clear line."""
    folder = tmp_path / "medium"
    folder.mkdir()
    path = folder / "a.sijill"
    path.write_bytes(example_file.read_bytes())
    path.chmod(0o444)
    folder.chmod(0o555)
    for parent in folder.parents:
        if parent.stat().st_uid == os.getuid() and not parent.stat().st_mode & 0o005:
            parent.chmod(parent.stat().st_mode | 0o055)
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(path), str(example_file)],
        capture_output=True,
        text=True,
        check=False,
    )
    folder.chmod(0o755)
    assert done.stdout.splitlines() == [
        "16 0",
        f"{path} cannot be written: the file or its folder is read-only",
    ], done.stderr


def test_a_full_disk_is_told_and_nothing_is_lost(example_file: Path) -> None:
    """A document for which there is no room is not filed; what was there is whole, and later there is room."""
    document = make_document("large", "Kuwait met Japan. " * 20_000)
    readout = make_readout(document, [])
    with Register.open(example_file, writes=True) as register:
        pages = int(example_file.stat().st_size / 4096) + 2
        event.listen(register._engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count = {pages}"))
        register._engine.dispose()
        with pytest.raises(RegisterError, match="no space is left"):
            file(document, readout, register, by="tester")
        assert (register.verify().entries, register.verify().faults) == (16, ())
    with Register.open(example_file, writes=True) as register:
        assert file(document, readout, register, by="tester").state == "new"
