"""Document → passages: where sentences, the title and the dateline are."""

from sijill.passages.split import split

__all__ = ["split"]
