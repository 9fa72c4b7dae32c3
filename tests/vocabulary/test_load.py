"""Tables of tab-separated text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sijill.errors import DataError
from sijill.vocabulary.load import DATA, read_rows


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "a.tsv: empty; expected a first line"),
        (b"# only a remark\n", "a.tsv: empty"),
        (b"code\tname\n", r"a.tsv: line 1: columns are \['code', 'name'\]; expected \['code', 'text'\]"),
        (b"code\ttext\nJP\n", "a.tsv: line 2: 1 cells; expected 2"),
        (b"code\ttext\nJP\t\xff\n", "a.tsv: not UTF-8 at byte 13"),
    ],
)
def test_a_fault_is_told_by_file_and_line(tmp_path: Path, content: bytes, message: str) -> None:
    """Whoever edits a table and errs is led to the line."""
    path = tmp_path / "a.tsv"
    path.write_bytes(content)
    with pytest.raises(DataError, match=message):
        list(read_rows(path, ("code", "text")))


def test_an_absent_file_is_told(tmp_path: Path) -> None:
    """A wheel without its data says which file it lacks."""
    with pytest.raises(DataError, match=r"a\.tsv: cannot be read: No such file"):
        list(read_rows(tmp_path / "a.tsv", ("code",)))


def test_remarks_and_empty_lines_are_passed_over(tmp_path: Path) -> None:
    """The number told is that of the line in the file."""
    path = tmp_path / "a.tsv"
    path.write_text("# remark\ncode\ttext\n\nJP\t日本\n", encoding="utf-8")
    assert list(read_rows(path, ("code", "text"))) == [(4, ["JP", "日本"])]


@pytest.mark.parametrize("path", sorted(DATA.glob("*.tsv")), ids=lambda path: path.name)
def test_cells_hold_clean_text(path: Path) -> None:
    """A stray blank or direction mark would keep a name from ever being found."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            for cell in line.split("\t"):
                for value in cell.split(";"):
                    assert value == value.strip(), line
        assert "&amp;" not in line
        assert not set(line) & set("\u00a0\u200b\u200c\u200d\u200e\u200f\ufeff"), line


def test_the_whole_vocabulary_loads(record_property) -> None:
    """Everything loads in a fresh process; how long that took is reported, not judged: machines differ."""
    code = (
        "import time, msgspec; start = time.process_time()\n"
        "import sijill.vocabulary as v\n"
        "v.encounter_kinds(), v.outcome_kinds(), v.topics(), v.statuses(), v.note_codes()\n"
        "v.polities(), v.places(), v.publishers()\n"
        "print(round((time.process_time() - start) * 1000))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    record_property("milliseconds", int(run.stdout))
    sys.stdout.write(f"the vocabulary loads in {run.stdout.strip()} ms of processor time\n")
