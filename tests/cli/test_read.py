"""`sijill read`: for people, for programs, and what happens when a file is bad."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from sijill.errors import InputError

REPORT = """\
Norway and Kuwait speak of shipping

The Minister of Transport of Norway, Ingrid Solheim, met with the Ambassador of Kuwait, \
Khalid Al Mutairi, in Oslo on 3 March 2024.

During the meeting, the two sides agreed to open a direct shipping line between the ports of \
Oslo and Shuwaikh.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a file with a report of one meeting."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_text_shows_who_met_and_what_came_of_it(sijill, report: Path) -> None:
    """A person sees both delegations, the day, and the agreement in its own words, without machine codes."""
    answer = sijill("read", report)
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[0] == "Norway and Kuwait speak of shipping"
    assert "    Ingrid Solheim — Minister of Transport of Norway (head)" in lines
    assert any(line.startswith("    Khalid Al Mutairi — Ambassador of Kuwait") for line in lines)
    assert any("Meeting · held · 3 March 2024 · Oslo, Norway" in line for line in lines)
    assert any(line.startswith("  agreed · ") for line in lines)
    assert "agreed to open a direct shipping line" in answer.out
    assert "NO" not in answer.out.split()
    assert "KW" not in answer.out.split()


@pytest.mark.parametrize(
    ("language", "label"), [("en", "confidence {} %"), ("ar", "درجة الثقة {}٪"), ("ja", "確信度{}%")]
)
def test_text_says_how_sure_the_reader_is(sijill, report: Path, language: str, label: str) -> None:
    """With each encounter stands its confidence, the number that the readout has."""
    (encounter,) = json.loads(sijill("read", report, "--format", "json").out)["encounters"]
    shown = sijill("read", report, "--language", language).out
    assert label.format(round(100 * encounter["confidence"])) in shown.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", ["لقاء · منعقد", "النرويج", "3 مارس 2024", "اتفاق"]),
        ("ja", ["会談 · 実施", "ノルウェー", "2024年3月3日", "合意"]),
    ],
)
def test_labels_can_be_had_in_another_language(sijill, report: Path, language: str, words: list[str]) -> None:
    """`--language` changes labels, dates and the names of sides; names and quotes stay as written."""
    out = sijill("read", report, "--language", language).out
    assert [word for word in words if word not in out] == []
    assert "Ingrid Solheim" in out
    assert "agreed to open a direct shipping line" in out


def test_jsonl_is_one_readout_a_line_always_of_the_same_bytes(sijill, report: Path) -> None:
    """A line of jsonl is a readout in the public format, and reading again gives the same bytes."""
    first, second = (sijill("read", report, "--format", "jsonl").out for _ in range(2))
    assert first == second
    assert first.count("\n") == 1
    readout = json.loads(first)
    assert readout["format"] == "sijill/readout/1"
    assert readout["document"]["id"] == "report"
    start, end = readout["outcomes"][0]["evidence"][0]
    assert REPORT[start:end].startswith("agreed to open")


def test_json_is_an_object_for_a_file_and_a_list_for_more(sijill, report: Path) -> None:
    """What was asked for decides the shape: a folder gives a list even when it holds one document."""
    assert json.loads(sijill("read", report, "--format", "json").out)["document"]["id"] == "report"
    assert len(json.loads(sijill("read", report.parent, "--format", "json").out)) == 1
    assert len(json.loads(sijill("read", report, report, "--format", "json").out)) == 2


def test_a_list_without_documents_is_still_json(sijill, tmp_path: Path) -> None:
    """A program that reads the list finds it empty, and the exit code tells why."""
    answer = sijill("read", tmp_path / "no.txt", tmp_path / "none.txt", "--format", "json")
    assert json.loads(answer.out) == []
    assert answer.code == InputError.exit_code


def test_a_bad_file_does_not_stop_the_others(sijill, report: Path, tmp_path: Path) -> None:
    """What cannot be read is one line on standard error; the rest is read, and the exit code says so."""
    answer = sijill("read", tmp_path / "missing.txt", report, "--format", "jsonl")
    assert answer.code == InputError.exit_code
    assert answer.err.count("\n") == 1
    assert answer.err.startswith("sijill: ")
    assert "missing.txt" in answer.err
    assert json.loads(answer.out)["document"]["id"] == "report"


def test_copies_are_said(sijill, report: Path, tmp_path: Path) -> None:
    """A text that comes a second time is read and said to be the same."""
    copy = tmp_path / "copy.txt"
    copy.write_text(REPORT.replace("\n", "\r\n"), encoding="utf-8")
    answer = sijill("read", report, copy, "--format", "jsonl")
    assert answer.code == 0
    assert answer.out.count("\n") == 2
    assert answer.err == f"sijill: {copy}: the same text as {report}\n"


def test_metadata_and_published_are_known_to_the_reading(sijill, report: Path, tmp_path: Path) -> None:
    """What the caller knows stands in the readout, the option before the folder."""
    folder = tmp_path / "known"
    folder.mkdir()
    facts = {"document": {"publisher": "Press office", "published": "2024-03-04"}}
    (folder / "report.json").write_text(json.dumps(facts), encoding="utf-8")
    told = json.loads(sijill("read", report, "--metadata", folder, "--format", "json").out)["document"]
    assert (told["publisher"], told["published"]) == ("Press office", "2024-03-04")
    answer = sijill("read", report, "--metadata", folder, "--published", "2024-03-05", "--format", "json")
    assert json.loads(answer.out)["document"]["published"] == "2024-03-05"


def test_standard_input_is_read(sijill, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` stands for standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    told = json.loads(sijill("read", "-", "--format", "json").out)
    assert told["document"]["source"] == "-"
    assert [one["kind"] for one in told["encounters"]] == ["meeting"]


def test_a_language_that_is_not_read_is_said(sijill, tmp_path: Path) -> None:
    """A text in another language yields a note, and nothing is made up."""
    path = tmp_path / "fr.txt"
    path.write_text("Le ministre a reçu mardi à Paris la ministre de la Culture du Japon avec les siens.\n", "utf-8")
    answer = sijill("read", path)
    assert answer.code == 0
    assert "not read: " in answer.out
    assert "No contact" not in answer.out


def test_a_text_without_contacts_says_so(sijill, tmp_path: Path) -> None:
    """Where nothing was found, that is said, and an empty page cannot be mistaken for a failure."""
    path = tmp_path / "rain.txt"
    path.write_text("Rain fell on the hills in the morning, and the river was high by the evening.\n", "utf-8")
    assert "No contact between governments was found" in sijill("read", path).out
