"""A plain-text file → its text, exactly as decoded, line ends and all."""

from __future__ import annotations

import re

from sijill.documents.encodings import decode
from sijill.documents.extracted import Extracted
from sijill.documents.titles import match_title
from sijill.errors import InputError

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SAMPLE = 20_000


def read_plain(data: bytes) -> Extracted:
    """Return the text of `data` and its title; raise InputError for what is no text at all."""
    decoded = decode(data)
    sample = decoded.text[:_SAMPLE]
    # A stray NUL or escape in a text is noted; a file with a tenth of them was never a text.
    if len(_CONTROL.findall(sample)) * 10 > len(sample):
        raise InputError("this is a binary file, not a text")
    return Extracted(text=decoded.text, title=match_title(decoded.text), notes=decoded.notes)
