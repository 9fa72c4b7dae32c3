"""What goes to the terminal: lines, and how text of another direction stands in them.

In a terminal, each piece of text that comes from a document is isolated
(U+2068 … U+2069), so that an Arabic name doesn't turn the English line around
it about, and the other way round. Into a file or a pipe goes the bare text: the
marks can't be seen there and would be in the way of every search.
"""

from __future__ import annotations

import sys

import typer

_ISOLATE, _END = "\u2068", "\u2069"
# Characters that reorder or hide text: from a document they could make a line
# say something else than it does. U+200C and U+200D belong to the spelling of words.
_HIDDEN = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF)
_BREAKING = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
_CONTROLS = dict.fromkeys(_HIDDEN, "") | dict.fromkeys(_BREAKING, " ")


def told(text: str) -> str:
    """Return a piece of a document's text for a line of output."""
    bare = " ".join(text.translate(_CONTROLS).split())
    return f"{_ISOLATE}{bare}{_END}" if sys.stdout.isatty() else bare


def line(text: str = "", indent: int = 0) -> None:
    """Print one line."""
    typer.echo(" " * indent + text)
