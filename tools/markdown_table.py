"""Tables in Markdown, for the generated pages."""

from __future__ import annotations

from collections.abc import Iterable


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table; a cell becomes one line, and its bars are escaped."""
    lines = [list(header)]
    lines.append(["---"] * len(lines[0]))
    lines.extend([" ".join(cell.split()).replace("|", "\\|") for cell in row] for row in rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
