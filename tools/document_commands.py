"""Make docs/commands.md from the commands themselves: their help, arguments, options and exit codes."""

from __future__ import annotations

from collections.abc import Iterator

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from markdown_table import table
from sijill import errors
from sijill.cli import main as cli

INTRODUCTION = """\
# Commands

Made by `tools/build_docs.py` from the commands themselves: change their help, not this page.
`sijill COMMAND --help` says the same.
"""

SETTINGS = """\
## Settings

Environment variables; an option of a command comes before them.

| variable | what it settles |
| --- | --- |
| `SIJILL_REGISTER` | the register to use without `--register`; else `register.sijill` in this folder |
| `SIJILL_BY` | the name that answers for new entries without `--by`; else the login name |
| `SIJILL_SUDACHI` | the dictionary for Japanese: `core` (the default), `small` or `full`, each a package of its own |
| `SIJILL_DEBUG` | set to 1: an unforeseen error shows where in Sijill it arose |
"""

EDGE_CODES = (
    (0, "All went well."),
    (cli.USAGE_CODE, "The command line itself is wrong: an unknown command or option, a missing argument."),
    (cli.UNFORESEEN_CODE, "A fault of Sijill; please report it."),
    (cli.INTERRUPTED_CODE, "Interrupted (Ctrl-C); what was reported as done is kept."),
    (cli.PIPE_CODE, "Whoever read the output has closed it, as `head` does."),
)


def error_codes() -> Iterator[tuple[int, str]]:
    """Yield the exit code of each error and the first paragraph of what its class says."""
    for value in vars(errors).values():
        if isinstance(value, type) and issubclass(value, errors.SijillError):
            meaning = " ".join((value.__doc__ or "").split("\n\n")[0].split())
            yield value.exit_code, meaning


def exit_codes() -> str:
    """Return the section on exit codes."""
    rows = table(
        ("code", "meaning"), ((str(code), meaning) for code, meaning in sorted([*EDGE_CODES, *error_codes()]))
    )
    note = "An error is one line on standard error; results go to standard output. The codes do not change."
    return f"## Exit codes\n\n{note}\n\n{rows}"


def write_form(form: str) -> str:
    """Return how a parameter is written on the command line, from the help's own `--limit <int range>`."""
    name, _, kind = form.removesuffix(">").partition(" <")
    words = {"str": "TEXT", "int range": "NUMBER"}
    return f"{name} {words.get(kind, kind)}" if kind and name.startswith("-") else name


def describe_command(name: str, command: TyperCommand) -> str:
    """Return the section of one command."""
    context = typer.Context(command, info_name=f"sijill {name}")
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    records = [
        parameter.get_help_record(context) for parameter in command.get_params(context) if parameter.name != "help"
    ]
    help_text = "\n".join(line.strip() for line in (command.help or "").strip().splitlines())
    rows = ((f"`{write_form(form)}`", meaning) for form, meaning in filter(None, records))
    parameters = table(("", ""), rows)
    return f"## sijill {name}\n\n{help_text}\n\n```\n{usage}\n```\n\n{parameters}"


def build_commands() -> str:
    """Return the text of commands.md."""
    root = get_command(cli.app)
    assert isinstance(root, TyperGroup)
    commands = root.commands
    first = (
        (f"[`{name}`](#sijill-{name})", command.get_short_help_str(limit=100)) for name, command in commands.items()
    )
    return "\n".join(
        [
            INTRODUCTION,
            table(("command", ""), first),
            *(describe_command(name, command) for name, command in commands.items()),
            SETTINGS,
            exit_codes(),
        ]
    )
