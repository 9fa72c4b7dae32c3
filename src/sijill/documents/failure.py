"""What could not be read, so that the rest can go on."""

from __future__ import annotations

import msgspec


class Failure(msgspec.Struct, frozen=True):
    """A file, or a line of an archive, that gave no document. `message` is one sentence with its place."""

    source: str
    message: str
