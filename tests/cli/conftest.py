"""What the tests of commands share: a command line without a process."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from tests.registers import example_file as examples
from tests.registers import filed_examples

from sijill.cli.main import run

__all__ = ["Answer", "examples", "filed_examples", "sijill"]


class Answer(NamedTuple):
    """What a command line left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def sijill(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Return a function that runs one command line."""

    def call(*arguments: object) -> Answer:
        code = run([str(argument) for argument in arguments])
        return Answer(code, *capsys.readouterr())

    return call
