"""The register as one JSON object, a record a line: docs/register.md tells its shape."""

from __future__ import annotations

from typing import IO

import msgspec

from sijill.exchange.formats.format import Format, Tables

_encode = msgspec.json.Encoder().encode


def write(tables: Tables, stream: IO[str]) -> None:
    """Write all tables as members of one object; nothing is held back but one record."""
    opening = "{"
    for name, records in tables:
        stream.write(f'{opening}\n"{name}": [')
        opening = ","
        comma = ""
        for record in records:
            stream.write(f"{comma}\n{_encode(record).decode()}")
            comma = ","
        stream.write("\n]" if comma else "]")
    stream.write("\n}\n")


JSON = Format(name="json", suffix=".json", write=write)
