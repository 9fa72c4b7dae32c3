"""Under which keys the names of people are kept, so that a name finds those it may be."""

from __future__ import annotations

from sijill.language.names import name_tokens


def find_keys(name: str) -> tuple[str, ...]:
    """Return the keys of a name; two names that share one are compared, others never.

    First version: the parts of the name without article and particles, in
    alphabetical order, so that "Noboru Sekiguchi" finds "Sekiguchi Noboru".
    """
    parts = sorted(token.key for token in name_tokens(name) if token.kind == "name")
    return (" ".join(parts),) if parts else ()
