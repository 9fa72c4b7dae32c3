"""Text of two directions in a terminal, and what a document may not do to it."""

from __future__ import annotations

import os
import sys

import pytest
from rich.cells import cell_len

from sijill.cli.output import Page

ISOLATE, END = "\u2068", "\u2069"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let standard output be a terminal of forty columns."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((40, 24)))


TEXTS = {
    "en": "The two sides agreed to open a direct shipping line between the ports of Bergen and Osaka next year",
    "ar": "اتفق الجانبان على فتح خط ملاحي مباشر بين ميناء حمد وميناء أوساكا في العام المقبل بعد استكمال الدراسات",
    "ja": "双方は、両国の港を結ぶ直行航路の開設で一致し、海運分野における協力を今後も一層進めていくことを確認した。",
}


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("language", TEXTS)
def test_text_is_wrapped_to_the_terminal(language: str) -> None:
    """Each piece fits its line, is isolated for itself, and together they are the text."""
    pieces = list(Page(language).wrapped(TEXTS[language], 2))
    assert len(pieces) > 2
    assert all(piece[0] == ISOLATE and piece[-1] == END for piece in pieces)
    assert all(cell_len(piece) <= 40 - 2 * 2 for piece in pieces)
    joint = "" if language == "ja" else " "
    assert joint.join(piece[1:-1] for piece in pieces) == TEXTS[language]


def test_without_a_terminal_nothing_is_wrapped_or_marked() -> None:
    """A file or a program gets the bare text."""
    assert list(Page("ar").wrapped(TEXTS["ar"], 2)) == [TEXTS["ar"]]


@pytest.mark.usefixtures("terminal")
def test_a_document_cannot_turn_a_line_about() -> None:
    """Controls that reorder, hide or break are taken out of what a document says; joiners in words stay."""
    told = Page("en").told("Ingrid\u202e Solheim\u2069\n\x1b[31m red\u200b\u200dx")
    assert told[0] == ISOLATE
    assert told[-1] == END
    assert not set(told[1:-1]) & set("\u202e\u2069\n\x1b\u200f")
    assert "\u200dx" in told


@pytest.mark.usefixtures("terminal")
def test_colours_can_be_declined(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR is obeyed."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in Page("en").coloured("word", "green")
    monkeypatch.setenv("NO_COLOR", "1")
    assert Page("en").coloured("word", "green") == "word"
