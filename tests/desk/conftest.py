"""What the tests of the desk share: a browser without a window, let in, on a register of the examples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient
from tests.desk.team import team, twin
from tests.registers import example_file, filed_examples

from sijill.desk import Access, make_desk
from sijill.register import Register

__all__ = ["access", "client", "example_file", "filed_examples", "opened", "team", "twin"]

HOME = "http://127.0.0.1:8000"


@pytest.fixture
def opened(example_file: Path) -> Iterator[Register]:
    """A register of the examples that may be changed."""
    with Register.open(example_file, writes=True) as register:
        yield register


@pytest.fixture
def access() -> Access:
    """The sessions of the desk."""
    return Access()


@pytest.fixture
def client(opened: Register, access: Access) -> Iterator[TestClient]:
    """A visitor who came in by the link."""
    with TestClient(make_desk(opened, access, by="officer"), base_url=HOME) as visitor:
        visitor.get(f"/open/{access.make_link()}")
        yield visitor
