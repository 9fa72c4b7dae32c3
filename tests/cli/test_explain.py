"""`sijill explain`: the path of one document can be seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sijill.errors import InputError

TEXT = "The Foreign Minister of Norway, Ingrid Solheim, met with the Ambassador of Kuwait, Khalid Al Mutairi.\n"
STAGES = ["document", "passages", "units", "mentions", "figures", "events", "readout"]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a file that tells of a meeting in one sentence."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_stages_stand_in_their_order(sijill, report: Path) -> None:
    """Each stage has its part of the page, in the order of the path."""
    answer = sijill("explain", report)
    assert answer.code == 0
    headings = [line.split(" ")[0] for line in answer.out.splitlines() if line and line[0] != " "]
    assert headings == STAGES


def test_units_show_their_class(sijill, report: Path) -> None:
    """A word is seen with its letter, a phrase that is one unit with its words joined."""
    out = sijill("explain", report).out
    assert "Foreign·Minister/R of/o Norway/P , Ingrid/N Solheim/N ," in out


def test_a_fact_can_be_followed_back(sijill, report: Path) -> None:
    """The person of the readout is a figure, and the cue that opened the event is named."""
    out = sijill("explain", report).out
    assert re.search(r"person +“Ingrid Solheim” figure 0", out)
    assert re.search(r"cue +“met with” encounter\.meeting\.met", out)
    assert re.search(r"e1 +meeting, held, by “met with”: figures 0 \(head\), 1 \(head\); sides NO, KW", out)
    assert re.search(r"e1 +meeting, held, date \?", out)


def test_what_is_not_read_is_said(sijill, tmp_path: Path) -> None:
    """A language that is not read leaves the document and the reason."""
    path = tmp_path / "fr.txt"
    path.write_text("Le ministre a reçu mardi à Paris la ministre de la Culture du Japon.\n", encoding="utf-8")
    answer = sijill("explain", path)
    assert answer.code == 0
    assert answer.out.startswith("document  fr · ")
    assert "note not-read" in answer.out


def test_only_one_document_is_explained(sijill, report: Path) -> None:
    """A folder is refused, and the message says which command takes it."""
    answer = sijill("explain", report.parent)
    assert answer.code == InputError.exit_code
    assert "read takes folders" in answer.err
    assert sijill("explain", report.parent / "missing.txt").code == InputError.exit_code
