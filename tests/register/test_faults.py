"""Faults: a program is killed at any moment, the disk is full. What was told as done is there, and nothing half is.

`pytest --faults 200 tests/register/test_faults.py` kills each kind of work two hundred times, otherwise once. After
every ten the work begins with a new register, since a check reads all that earlier rounds have written.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.databases import Places
from tests.register.fault_worker import EXTRA

from sijill.register import Register, back_up, has_register, migrations

ROOT = Path(__file__).parents[2]
EACH = 10  # rounds with one register


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    """How often a kind of work is killed."""
    return int(request.config.getoption("--faults"))


def work_and_kill(work: str, place: str, other: str, *, after: float, first: bool = False) -> list[str]:
    """Let a worker work for a while, kill it, and return what it told as done.

    The while begins when it is `first` told that something is done, else when the work begins.
    """
    command = [sys.executable, "-m", "tests.register.fault_worker", work, place, other]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout.readline() == "ready\n", process.stderr.read()
        begun = process.stdout.readline() if first else ""
        time.sleep(after)
        process.kill()
        out, err = process.communicate(timeout=60)
    assert "Traceback" not in err, err
    out = begun + out
    # A line that was cut was not told.
    return [line.strip() for line in out.splitlines(keepends=True) if line.endswith("\n")]


def check(place: str, told: list[str]) -> None:
    """Assert that a register is whole and holds every entry that was told as written."""
    with Register.open(place, writes=True, wait=30) as register:
        for hash in told[-3:]:
            report = register.verify(hash)
            assert report.faults == ()
        assert register.verify().faults == ()


@pytest.mark.parametrize("work", ["file", "file-several", "judge", "merge", "reread"])
def test_killed_while_writing(examples: str, places: Places, rounds: int, work: str) -> None:
    """Every entry that was told is there, none is half, and the next program goes on from there."""
    chance = random.Random(work)
    for number in range(rounds):
        if number % EACH == 0:
            place = places.copy(examples)
        told = work_and_kill(work, place, "", after=chance.random(), first=True)
        assert told
        check(place, told)


def test_killed_while_migrating(examples: str, rounds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The step was taken or was not, the view is the old or the new one, and whoever comes next finishes it."""
    chance = random.Random("migrate")
    with Register.open(examples) as register:
        head = register.verify().head
    for _ in range(rounds):
        work_and_kill("migrate", examples, "", after=chance.random() * 2)
    for module in ("migrations", "database", "register"):
        monkeypatch.setattr(f"sijill.register.{module}.MIGRATIONS", (*migrations.MIGRATIONS[:1], EXTRA))
    check(examples, [head])


def test_killed_while_copying(examples: str, places: Places, rounds: int) -> None:
    """The copy is not there, or it is whole; and it can be made again."""
    chance = random.Random("copy")
    for _ in range(rounds):
        target = places.new()
        told = work_and_kill("copy", examples, target, after=chance.random() * 3)
        is_there = has_whole(target)
        assert is_there or not told


def has_whole(place: str) -> bool:
    """Say whether there is a register, which must be whole then."""
    if not has_register(place):
        return False
    with Register.open(place) as register:
        report = register.verify()
    assert (report.entries, report.faults) == (16, ())
    return True


def test_killed_while_restoring(example_file: Path, tmp_path: Path, rounds: int) -> None:
    """Each register that was told is whole; of one that was not, at most a hidden draft lies beside."""
    chance = random.Random("restore")
    backup = tmp_path / "backup.sijill"
    back_up(example_file, backup)
    for number in range(rounds):
        folder = tmp_path / str(number)
        folder.mkdir()
        told = work_and_kill("restore", str(backup), str(folder / "r.sijill"), after=chance.random() * 3)
        there = [path for path in folder.iterdir() if not path.name.startswith(".")]
        registers = [path for path in there if not path.name.endswith(("-wal", "-shm"))]
        assert {str(path) for path in registers} >= set(told)
        assert all(has_whole(str(path)) for path in registers)
    assert has_whole(str(backup))


def limit_files() -> None:
    """Let no file grow beyond a quarter of a megabyte, as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (250_000, 250_000))


FULL = """
import signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from sijill.cli.main import main
main()
"""


@pytest.mark.parametrize("command", ["backup", "copy", "rebuild"])
def test_a_full_disk_leaves_nothing_half(example_file: Path, tmp_path: Path, command: str) -> None:
    """One line says so, no copy is left, and the register is what it was."""
    target = tmp_path / "copied.sijill"
    arguments = {
        "backup": ["backup", target, "--register", example_file],
        "copy": ["copy", example_file, target],
        "rebuild": ["rebuild", "--register", example_file],
    }[command]
    done = subprocess.run(
        [sys.executable, "-c", FULL, *map(str, arguments)],
        capture_output=True,
        text=True,
        preexec_fn=limit_files,
        check=False,
    )
    assert done.returncode in (6, 7), done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not target.exists()
    with Register.open(example_file) as register:
        assert (register.verify().entries, register.verify().faults) == (16, ())
