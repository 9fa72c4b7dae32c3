"""The command `sijill`: its commands in a table, and the edge where errors become lines and exit codes.

A command is a file of this package and a line in COMMANDS.
"""

from __future__ import annotations

import functools
import os
import sys
import traceback
from collections.abc import Callable, Sequence

import typer

import sijill
from sijill.cli import (
    accept,
    arrange,
    backup,
    body,
    copy,
    correct,
    describe,
    desk,
    distinct,
    doctor,
    explain,
    export,
    file,
    follow,
    history,
    instrument,
    mark,
    match,
    mechanism,
    merge,
    note,
    person,
    post,
    promises,
    read,
    rebuild,
    record,
    reject,
    relation,
    reread,
    restore,
    review,
    schema,
    search,
    show,
    stage,
    unmerge,
    unsure,
    user,
    verify,
    why,
)
from sijill.cli.options import get_config
from sijill.errors import SijillError

COMMANDS: tuple[Callable[..., object], ...] = (
    read.read,
    explain.explain,
    file.file,
    record.record,
    reread.reread,
    desk.desk,
    user.user,
    relation.relation,
    promises.promises,
    follow.follow,
    instrument.instrument,
    describe.describe,
    stage.stage,
    note.note,
    show.show,
    person.person,
    post.post,
    body.body,
    mechanism.mechanism,
    arrange.arrange,
    history.history,
    search.search,
    review.review,
    accept.accept,
    correct.correct,
    reject.reject,
    unsure.unsure,
    mark.mark,
    match.match,
    why.why,
    merge.merge,
    distinct.distinct,
    unmerge.unmerge,
    export.export,
    verify.verify,
    doctor.doctor,
    backup.backup,
    restore.restore,
    copy.copy,
    rebuild.rebuild,
    schema.schema,
)
"""Every command, in the order in which `sijill --help` lists them."""

USAGE_CODE = 2
INTERRUPTED_CODE = 130  # 128 + SIGINT, as shells count
PIPE_CODE = 141  # 128 + SIGPIPE
UNFORESEEN_CODE = 70  # a fault of Sijill itself (EX_SOFTWARE)

app = typer.Typer(
    name="sijill",
    help="The register of bilateral relations: who met whom, what was promised, and the words that say so.",
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sijill {sijill.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and leave."
    ),
) -> None:
    """The register of bilateral relations: who met whom, what was promised, and the words that say so."""


class _Stopped(Exception):  # noqa: N818 - a signal to `run`, no error
    """A command was stopped by Ctrl-C or a closed pipe; `code` is what to leave with."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def _stoppable(command: Callable[..., object]) -> Callable[..., object]:
    # Typer answers both of these itself, silently or with a code that says nothing.
    @functools.wraps(command)
    def run_command(*arguments: object, **options: object) -> object:
        try:
            return command(*arguments, **options)
        except KeyboardInterrupt:
            raise _Stopped(INTERRUPTED_CODE) from None
        except BrokenPipeError:
            raise _Stopped(PIPE_CODE) from None

    return run_command


for _command in COMMANDS:
    app.command()(_stoppable(_command))


def main() -> None:
    """Run the command line of this process and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = _leave_pipe()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; return its exit code. Every error is one line on stderr."""
    try:
        code = app(list(arguments) or ["--help"], prog_name="sijill", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except SijillError as error:
        return _tell(str(error), error.exit_code)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "sijill"
        return _tell(f"{error.format_message()} See `{command} --help`.", USAGE_CODE)
    except _Stopped as stopped:
        if stopped.code == PIPE_CODE:
            return _leave_pipe()
        return _tell("interrupted; what was reported as done is kept", INTERRUPTED_CODE)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED_CODE
    except Exception as error:  # noqa: BLE001 - the one edge where anything may arrive
        if get_config().debug:
            traceback.print_exc()
        told = f"{type(error).__name__}: {error}".partition("\n")[0]
        return _tell(f"an unforeseen error, please report it: {told} (SIJILL_DEBUG=1 shows more)", UNFORESEEN_CODE)


def _tell(message: str, code: int) -> int:
    one_line = " ".join(message.split())
    try:
        print(f"sijill: {one_line}", file=sys.stderr)
    except BrokenPipeError:
        return _leave_pipe()
    return code


def _leave_pipe() -> int:
    # Whoever read our output has had enough. Python would complain again at
    # exit, when it flushes; from now on it flushes to nowhere.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CODE
