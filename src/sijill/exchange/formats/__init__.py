"""The formats in which a register can be written: a file here and a line in FORMATS each."""

from sijill.errors import InputError
from sijill.exchange.formats.format import Format, Tables
from sijill.exchange.formats.json import JSON

__all__ = ["FORMATS", "Format", "Tables", "get_format"]

FORMATS: tuple[Format, ...] = (JSON,)
"""All formats, in the order in which they are listed."""


def get_format(name: str) -> Format:
    """Return the format of that name; InputError tells which there are."""
    for one in FORMATS:
        if one.name == name:
            return one
    raise InputError(f"no format {name!r}; there are: {', '.join(one.name for one in FORMATS)}")
