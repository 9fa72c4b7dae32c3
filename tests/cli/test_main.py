"""The edge of the command line: what is wrong becomes one line and an exit code."""

from __future__ import annotations

import json

import pytest

from sijill.cli.main import COMMANDS, USAGE_CODE, run


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nosuch"], "nosuch"),
        (["verify", "--nosuch"], "--nosuch"),
        (["relation", "KW"], "SIDE"),
        (["search", "--limit", "many", "x"], "--limit"),
    ],
    ids=["command", "option", "argument", "value"],
)
def test_a_wrong_command_line_is_one_line_and_its_own_code(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line says what is wrong and where help is; nothing goes to standard output."""
    assert run(arguments) == USAGE_CODE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert told in err
    assert "--help" in err


@pytest.mark.parametrize("arguments", [[], ["--help"]], ids=["nothing", "--help"])
def test_help_lists_every_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Typing the bare name is asking for help, not a mistake."""
    assert run(arguments) == 0
    out = capsys.readouterr().out
    assert [command.__name__ for command in COMMANDS if command.__name__ not in out] == []


def test_the_schema_can_be_had_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A program in another language checks readouts without a look into the package."""
    assert run(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "sijill/readout/1"
