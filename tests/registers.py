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
from tests.databases import BOTH, Places, Server, database_places, file_places

from sijill.filing import file
from sijill.register import Register


def ticking_clock() -> Callable[[], datetime]:
    """Return a clock that moves on a second at each look, the same in every run."""
    moments = iter(datetime(2026, 11, 24, 8, tzinfo=UTC) + timedelta(seconds=n) for n in range(10**6))
    return lambda: next(moments)


def file_examples(place: Path | str) -> None:
    """Make a register in which all example documents are filed."""
    with Register.open(place, writes=True, create=True, clock=ticking_clock()) as opened:
        for gold in sorted(GOLD.glob("*.json")):
            document, readout = example(gold.stem)
            file(document, readout, opened, by="tester", why="a test")


@pytest.fixture(scope="session")
def filed_examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register made once, to be copied and never changed."""
    path = tmp_path_factory.mktemp("filed") / "examples.sijill"
    file_examples(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture(scope="session")
def filed_database(server: Server) -> str:
    """The same in PostgreSQL."""
    place = server.address(server.make())
    file_examples(place)
    return place


@pytest.fixture
def example_file(filed_examples: Path, tmp_path: Path) -> Path:
    """A file of its own, a register in which all example documents are filed."""
    path = tmp_path / "examples.sijill"
    path.write_bytes(filed_examples.read_bytes())
    return path


@pytest.fixture(params=BOTH)
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Places]:
    """Places of one kind for registers; a test that uses them, or what follows below, runs with both databases."""
    if request.param == "sqlite":
        yield file_places(tmp_path)
    else:
        yield from database_places(request.getfixturevalue("server"))


@pytest.fixture
def register(places: Places) -> Iterator[Register]:
    """An empty register."""
    with Register.open(places.new(), writes=True, create=True, clock=ticking_clock()) as opened:
        yield opened


@pytest.fixture
def examples(request: pytest.FixtureRequest, places: Places) -> str:
    """A register of its own in which all example documents are filed."""
    is_file = "postgresql" not in request.node.callspec.params.values()
    return places.copy(str(request.getfixturevalue("filed_examples" if is_file else "filed_database")))
