"""Text of two directions in one line, and text that would like to be more than text."""

from __future__ import annotations

import io
import sys

import pytest

from sijill.cli.output import Page


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_a_terminal_gets_pieces_isolated(monkeypatch: pytest.MonkeyPatch) -> None:
    """An Arabic name in an English line keeps to itself, and every isolate is closed."""
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert Page("en").told("سميح حيات") == "\u2068سميح حيات\u2069"


def test_a_pipe_gets_the_bare_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is searched or compared later holds no invisible marks."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert Page("ar").told("سميح حيات") == "سميح حيات"


def test_an_arabic_line_in_a_terminal_runs_from_the_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one that begins with a date or a Latin id."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    Page("ar").line("2024-05-01")
    assert screen.getvalue() == "\u200f2024-05-01\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sato\u202egnp.exe", "Satognp.exe"),
        ("\u2066Sato\u2069", "Sato"),
        ("Sato\x1b[31m", "Sato [31m"),
        ("one\r\ntwo\ttabs", "one two tabs"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ufeffSato", "Sato"),
        (None, ""),
    ],
)
def test_text_of_a_document_cannot_steer_the_terminal(text: str | None, told: str) -> None:
    """Marks that turn or hide text, escape codes and line ends are taken out; spelling stays."""
    assert Page("en").told(text) == told
