"""What goes to the terminal: lines, and how text of another direction stands in them.

In a terminal, each piece of text that comes from a document is isolated
(U+2068 … U+2069), so that an Arabic name doesn't turn the English line around
it about, and the other way round. Into a file or a pipe goes the bare text: the
marks can't be seen there and would be in the way of every search.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator

import msgspec
import typer
from rich.cells import cell_len

from sijill.language.showing import HIDDEN

_ISOLATE, _END, _RIGHT_TO_LEFT = "\u2068", "\u2069", "\u200f"
_BREAKING = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
_CONTROLS = dict.fromkeys(HIDDEN, "") | dict.fromkeys(_BREAKING, " ")


class Page:
    """Lines of a text view in one direction, printed as they come."""

    def __init__(self, language: str) -> None:
        self._is_terminal = sys.stdout.isatty()
        self._mark = _RIGHT_TO_LEFT if language == "ar" and self._is_terminal else ""

    def told(self, text: str | None) -> str:
        """Return a piece of text from a document for use in a line: one line, isolated, harmless."""
        bare = bare_text(text or "")
        return f"{_ISOLATE}{bare}{_END}" if bare and self._is_terminal else bare

    def heading(self, text: str) -> None:
        """Print a heading with an empty line before it."""
        typer.echo()
        self.line(text)

    def line(self, text: str, indent: int = 0) -> None:
        """Print a line."""
        typer.echo(f"{self._mark}{'  ' * indent}{text}")

    def wrapped(self, text: str, indent: int = 0) -> Iterator[str]:
        """Yield text from a document in pieces that each fit a line of the terminal, each as by `told`.

        An isolate ends with its line, so the pieces are isolated one by one.
        Without a terminal the text is one piece: whoever reads it wraps it.
        """
        bare = bare_text(text)
        if not self._is_terminal:
            yield bare
            return
        width = max(20, shutil.get_terminal_size().columns - 2 * indent - 1)
        for piece in _pieces(bare, width):
            yield self.told(piece)

    def marked(self, text: str) -> str:
        """Return a piece of a line that stands out in a terminal."""
        return typer.style(text, bold=True) if self._is_terminal else text

    def coloured(self, text: str, colour: str | None) -> str:
        """Return a piece of a line in a colour, in a terminal that has not been told to show none."""
        wanted = self._is_terminal and colour is not None and not os.environ.get("NO_COLOR")
        return typer.style(text, fg=colour) if wanted else text


def bare_text(text: str) -> str:
    """Return text on one line, without characters that would reorder or hide what is shown."""
    return " ".join(text.translate(_CONTROLS).split())


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield text in pieces of at most `width` cells, broken at blanks, or anywhere within a longer word."""
    line, used = "", 0
    for word in _words(text, width):
        size = cell_len(word)
        if line and used + size > width:
            yield line.rstrip()
            line, used = "", 0
            word = word.lstrip()
            size = cell_len(word)
        line += word
        used += size
    if line:
        yield line


def _words(text: str, width: int) -> Iterator[str]:
    """Yield the words of a text, each with the blank before it; Japanese has none and is cut anywhere."""
    for number, word in enumerate(text.split(" ")):
        blank = " " if number else ""
        if cell_len(word) < width // 2:
            yield blank + word
        else:
            yield blank + word[:1]
            yield from word[1:]


def print_json(answer: object) -> None:
    """Print an answer as one JSON object."""
    typer.echo(msgspec.json.format(msgspec.json.encode(answer), indent=1).decode())
