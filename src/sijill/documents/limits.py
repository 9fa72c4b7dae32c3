"""How much of a file is read before it is refused: what keeps one bad file from stopping an office."""

from __future__ import annotations

import msgspec

MEGABYTE = 1_000_000


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds on what is read; a file beyond them is refused with one sentence, never cut.

    `file_bytes` bounds a file, a line of an archive, and what a DOCX unpacks to.
    `seconds` and `memory_bytes` bound the child process that reads HTML, PDF and DOCX.
    """

    file_bytes: int = 20 * MEGABYTE
    pages: int = 1_000
    seconds: float = 60.0
    memory_bytes: int = 2_000 * MEGABYTE


LIMITS = Limits()


def format_size(size: int) -> str:
    """Return `size` in the unit that a person would use, e.g. "52.4 MB"."""
    return f"{size / MEGABYTE:.1f} MB" if size >= MEGABYTE / 10 else f"{size:,} bytes"
