"""Registers to test with: an empty one, and one that holds the example documents as annotated.

Fixtures; the conftest.py of whoever uses them imports them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.builders import GOLD, example

from sijill.filing import file
from sijill.register import Register


def ticking_clock() -> Callable[[], datetime]:
    """Return a clock that moves on a second at each look, the same in every run."""
    moments = iter(datetime(2026, 11, 24, 8, tzinfo=UTC) + timedelta(seconds=n) for n in range(10**6))
    return lambda: next(moments)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """An empty register."""
    with Register.open(tmp_path / "a.sijill", writes=True, create=True, clock=ticking_clock()) as opened:
        yield opened


@pytest.fixture(scope="session")
def filed_examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register made once, to be copied and never changed."""
    path = tmp_path_factory.mktemp("filed") / "examples.sijill"
    with Register.open(path, writes=True, create=True, clock=ticking_clock()) as opened:
        for gold in sorted(GOLD.glob("*.json")):
            document, readout = example(gold.stem)
            file(document, readout, opened, by="tester", why="a test")
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def examples(filed_examples: Path, tmp_path: Path) -> Path:
    """A file of its own, a register in which all example documents are filed."""
    path = tmp_path / "examples.sijill"
    path.write_bytes(filed_examples.read_bytes())
    return path
