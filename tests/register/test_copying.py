"""Copies, backups and restoring: the same register in another place, whole or not at all."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from tests.builders import GOLD, example, make_document, make_readout
from tests.databases import Places, Server, is_file, open_raw
from tests.registers import ticking_clock

from sijill.errors import IntegrityError, RegisterError
from sijill.filing import file
from sijill.register import Register, back_up, copy_register, restore

NAMES = sorted(path.stem for path in GOLD.glob("*.json"))


def export(place: str | Path) -> list[object]:
    """Return all that a register holds, with the hash of its last entry; it must be whole."""
    with Register.open(place) as register, register.exporting() as tables:
        report = register.verify()
        assert report.faults == ()
        return [report.head, *((name, list(records)) for name, records in tables)]


def test_a_copy_answers_as_the_original(examples: str, places: Places) -> None:
    """All records, and the chain to the last letter."""
    target = places.new()
    assert copy_register(examples, target)[:2] == (16, 16)
    assert export(target) == export(examples)


@pytest.mark.postgres
def test_from_a_file_into_a_database_and_back(server: Server, example_file: Path, tmp_path: Path) -> None:
    """A register moves from SQLite to PostgreSQL and back without losing a letter."""
    there, back = server.address(server.make()), tmp_path / "back.sijill"
    copy_register(example_file, there)
    copy_register(there, back)
    assert export(back) == export(there) == export(example_file)


def test_copying_again_adds_what_is_new(examples: str, places: Places) -> None:
    """An earlier copy gets the entries that came since, and nothing twice."""
    target = places.new()
    copy_register(examples, target)
    with Register.open(examples, writes=True) as register:
        document = make_document("later", "Nothing happened.")
        file(document, make_readout(document, []), register, by="tester")
        register.decide(*_two_people(register), verdict="different", by="amina")
    assert copy_register(examples, target)[:2] == (18, 2)
    assert copy_register(examples, target)[:2] == (18, 0)
    assert export(target) == export(examples)


def _two_people(register: Register) -> tuple[str, str]:
    people = [one.person for one in register.page(NAMES[0]).encounters[0].people]
    return people[0], people[1]


def test_a_register_of_its_own_is_not_copied_over(examples: str, places: Places) -> None:
    """What holds other entries is refused and stays as it was."""
    target = places.new()
    with Register.open(target, writes=True, create=True, clock=ticking_clock()) as register:
        file(*example(NAMES[-1]), register, by="somebody")
    before = export(target)
    with pytest.raises(RegisterError, match="a register of its own"):
        copy_register(examples, target)
    with pytest.raises(RegisterError, match="a register of its own"):
        copy_register(target, examples)
    assert export(target) == before


@pytest.mark.parametrize("number", [1, 9, 16])
def test_what_was_tampered_with_is_not_copied(examples: str, places: Places, number: int) -> None:
    """The entry is named, and nothing of the copy is left."""
    with open_raw(examples) as raw:
        if is_file(examples):
            raw.execute("DROP TRIGGER journal_keeps_words")
        else:
            raw.execute("ALTER TABLE journal DISABLE TRIGGER USER")
        raw.execute(f"UPDATE journal SET why = 'another reason' WHERE number = {number}")
        raw.commit()
    target = places.new()
    with pytest.raises(IntegrityError, match=f"entry {number} is not what was written"):
        copy_register(examples, target)
    with pytest.raises(RegisterError, match="there is no register"):
        Register.open(target)


def test_a_backup_is_a_register_and_makes_one(examples: str, places: Places, tmp_path: Path) -> None:
    """Out of a file or a database into a file, and out of it into a new place."""
    kept, again = tmp_path / "backup.sijill", places.new()
    done = back_up(examples, kept)
    assert (done.entries, done.head) == (16, export(examples)[0])
    assert export(kept) == export(examples)
    before = kept.read_bytes()
    restore(kept, again)
    assert export(again) == export(examples)
    assert kept.read_bytes() == before


def test_a_backup_while_somebody_files_holds_one_moment(examples: str, tmp_path: Path) -> None:
    """Whole entries only, all that were there when it began, and the writer goes on meanwhile."""
    stop, filed = threading.Event(), [0]

    def write() -> None:
        with Register.open(examples, writes=True) as register:
            while not stop.is_set():
                document = make_document(f"d{filed[0]}", f"Report {filed[0]}.")
                file(document, make_readout(document, []), register, by="writer")
                filed[0] += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            before = 16 + filed[0]
            done = back_up(examples, tmp_path / f"b{number}.sijill")
            assert before <= done.entries <= 16 + filed[0] + 1
            export(tmp_path / f"b{number}.sijill")
    finally:
        stop.set()
        writer.join()
    assert filed[0] > 3


def test_nothing_is_overwritten(examples: str, places: Places, tmp_path: Path) -> None:
    """Neither a file by a backup nor a register by restoring."""
    kept = tmp_path / "backup.sijill"
    back_up(examples, kept)
    with pytest.raises(RegisterError, match="is there already"):
        back_up(examples, kept)
    with pytest.raises(RegisterError, match="is there already"):
        restore(kept, examples)


def test_a_broken_backup_is_refused(example_file: Path, places: Places, tmp_path: Path) -> None:
    """A backup of which a byte was changed makes no register, and what is broken makes no backup."""
    kept = tmp_path / "backup.sijill"
    back_up(example_file, kept)
    for path in (kept, example_file):
        with sqlite3.connect(path) as raw:
            raw.execute("DROP TRIGGER texts_keep_words")
            raw.execute("UPDATE texts SET text = text || ' '")
        raw.close()
    target = places.new()
    with pytest.raises(IntegrityError, match="no copy was made"):
        restore(kept, target)
    with pytest.raises(RegisterError, match="there is no register"):
        Register.open(target)
    with pytest.raises(IntegrityError, match="no copy was made"):
        back_up(example_file, tmp_path / "second.sijill")
    assert sorted(path.name for path in tmp_path.glob("*second*")) == []
