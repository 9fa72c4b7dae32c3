"""Places for registers to test with: files, and databases of a PostgreSQL server that the test run starts for itself.

The server listens on a socket in its own folder only and nothing of it has to survive a crash.
"""

from __future__ import annotations

import os
import pwd
import shlex
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import psycopg.rows
import pytest

BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
"""The parameters of a fixture that a test shall meet with both databases."""


class Server:
    """A running PostgreSQL: databases are made from others and dropped again."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._numbers = count(1)

    def address(self, database: str) -> str:
        """Return how a register in this database is named."""
        return f"postgresql://sijill@/{database}?host={self._folder}"

    def make(self, template: str = "template1") -> str:
        """Make a database as a copy of another; return its name."""
        name = f"t{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def run(self, statement: str) -> None:
        """Run a statement as the owner of the server."""
        with closing(psycopg.connect(self.address("postgres"), autocommit=True)) as connection:
            connection.execute(statement)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL of this test run, ended with it; without its programs the tests that want one are skipped."""
    programs = find_programs()
    if programs is None:
        pytest.skip("no PostgreSQL here: initdb and pg_ctl are neither in PATH nor in /usr/lib/postgresql/*/bin")
    user = find_user()
    folder = Path(tempfile.mkdtemp(prefix="sijill-pg-"))
    data = folder / "data"
    try:
        data.mkdir(mode=0o700)
        if user is not None:
            folder.chmod(0o755)
            shutil.chown(data, user)
        initdb = [programs / "initdb", "-D", data, "-U", "sijill", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        run_as(user, *initdb, "--no-sync")
        options = f"-c listen_addresses='' -k {data} -c fsync=off -c full_page_writes=off -c max_connections=50"
        stop = [*_as(user), str(programs / "pg_ctl"), "-D", str(data), "-w", "-m", "immediate", "stop"]
        with _at_the_end(f"{shlex.join(stop)}; rm -rf {shlex.quote(str(folder))}"):
            run_as(user, programs / "pg_ctl", "-D", data, "-w", "-l", data / "log", "-o", options, "start")
            yield Server(str(data))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _at_the_end(command: str) -> Iterator[None]:
    """Run a command when the block is left, also when this process is killed: who waits for it sees its end close."""
    waiting = subprocess.Popen(
        ["sh", "-c", f"cd /; read _; {command}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield
    finally:
        waiting.communicate()


def find_programs() -> Path | None:
    """Return the folder of the server's programs."""
    found = shutil.which("pg_ctl")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next(
        (folder for folder in folders if all((folder / name).exists() for name in ("initdb", "pg_ctl"))), None
    )


def find_user() -> str | None:
    """Return as whom the server has to run: it refuses to be started by root."""
    if os.getuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def run_as(user: str | None, *command: object) -> None:
    """Run a program, as somebody else where that is needed; its words are told where it fails."""
    done = subprocess.run(
        [*_as(user), *map(str, command)],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if "initdb" in str(command[0]) else subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command[0]} failed: {done.stdout}"


@contextmanager
def open_raw(place: str) -> Iterator[Any]:
    """Open a register as another program would: a connection of the driver, with `execute` and `commit`."""
    if is_file(place):
        connection: Any = sqlite3.connect(place)
        connection.row_factory = sqlite3.Row
    else:
        connection = psycopg.connect(place, options="-c search_path=sijill", row_factory=psycopg.rows.dict_row)
    with closing(connection):
        yield connection


def is_file(place: str) -> bool:
    """Say whether a register is kept in a file."""
    return not place.startswith("postgresql:")


def _as(user: str | None) -> list[str]:
    return ["runuser", "-u", user, "--"] if user else []


class Places:
    """Where the registers of one test are: files of its folder, or databases of the server."""

    def __init__(self, new: Callable[[], str], copy: Callable[[str], str]) -> None:
        self.new = new
        self.copy = copy


def file_places(folder: Path) -> Places:
    """Return places that are files."""
    numbers = count(1)

    def new() -> str:
        return str(folder / f"r{next(numbers)}.sijill")

    def copy(place: str) -> str:
        path = new()
        Path(path).write_bytes(Path(place).read_bytes())
        return path

    return Places(new, copy)


def database_places(server: Server) -> Iterator[Places]:
    """Yield places that are databases, dropped in the end."""
    made: list[str] = []

    def make(template: str) -> str:
        made.append(server.make(template))
        return server.address(made[-1])

    yield Places(lambda: make("template1"), lambda place: make(psycopg.conninfo.conninfo_to_dict(place)["dbname"]))
    for name in made:
        server.run(f"DROP DATABASE {name} WITH (FORCE)")
