"""A figure's description in, SVG out: kept once drawn, and drawn by a process of its own where many are served.

Drawing takes some 70 ms in which no other thread of a process gets a turn. Beside the desk it
holds nobody up. `python -m sijill.desk.drawing` is that process: a line in, a line out, until
nothing comes any more; it ends with the desk, however that ends.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from typing import Any

import msgspec
import vl_convert

_KEPT = 512  # pictures of some 30 kB


class Artist:
    """A process that draws, one picture at a time; started when first something is drawn."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def draw(self, description: str, numerals: str) -> str:
        """Return a chart as SVG; drawn here where the process is gone."""
        with self._lock:
            try:
                return self._ask(description, numerals)
            except (OSError, msgspec.DecodeError):
                self._end()
        return convert(description, numerals)

    def _ask(self, description: str, numerals: str) -> str:
        if self._process is None:
            command = [sys.executable, "-P", "-m", __name__]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(msgspec.json.encode((description, numerals)) + b"\n")
        self._process.stdin.flush()
        return msgspec.json.decode(self._process.stdout.readline(), type=str)

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()


_artists: list[Artist] = []


@contextmanager
def drawing_apart() -> Iterator[None]:
    """Draw in a process of its own."""
    artist = Artist()
    _artists.append(artist)
    try:
        yield
    finally:
        _artists.remove(artist)
        artist.close()


@lru_cache(maxsize=_KEPT)
def draw(description: str, numerals: str) -> str:
    """Return a Vega-Lite chart (as JSON) as SVG, its numbers in these ten digits."""
    return _artists[-1].draw(description, numerals) if _artists else convert(description, numerals)


def convert(description: str, numerals: str) -> str:
    """Draw a chart here and now; nothing is loaded from anywhere."""
    locale: Any = {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""], "numerals": [*numerals]}
    svg: str = vl_convert.vegalite_to_svg(description, allowed_base_urls=[], format_locale=locale)
    return svg


def main() -> None:
    """Draw what is asked for, line by line."""
    for line in sys.stdin.buffer:
        description, numerals = msgspec.json.decode(line, type=tuple[str, str])
        sys.stdout.buffer.write(msgspec.json.encode(convert(description, numerals)) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
