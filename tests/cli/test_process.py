"""The command as a process: pipes that close, Ctrl-C, and streams of another encoding."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sijill.cli.main import INTERRUPTED_CODE, PIPE_CODE
from sijill.register import Register

COMMAND = [sys.executable, "-c", "from sijill.cli.main import main; main()"]


def hear_keys() -> None:
    """Let Ctrl-C be heard: whoever runs the tests in the background has it ignored, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(*arguments: object, **environment: str) -> subprocess.Popen[bytes]:
    """Start a command line of its own."""
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | environment,
        preexec_fn=hear_keys,
    )


def test_a_reader_that_has_had_enough_is_no_error(examples: Path) -> None:
    """`sijill relation … | head -c 1` ends quietly, with the code that shells know."""
    with start("relation", "KW", "JP", "--register", examples, PYTHONUNBUFFERED="1") as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == PIPE_CODE


def test_an_ascii_locale_still_prints_arabic(examples: Path) -> None:
    """Whatever the machine believes of its terminal, output is UTF-8."""
    with start("show", "kw-jp-2023-05-kuna-ar", "--register", examples, LC_ALL="C", PYTHONUTF8="0") as process:
        out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, b"")
    assert "الكويت" in out.decode("utf-8")


BATCH = 50  # documents filed in one transaction


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill-9"])
def test_filing_can_be_stopped_and_taken_up_again(tmp_path: Path, stop: signal.Signals) -> None:
    """What was reported is kept, perhaps with the rest of its batch; nothing is half, and the rest can be filed."""
    folder, register = tmp_path / "incoming", tmp_path / "a.sijill"
    folder.mkdir()
    for number in range(200):
        day = f"{number % 28 + 1} May 2024"
        text = f"The Foreign Minister of Japan, Kenji Sato, met the Ambassador of Kuwait in Tokyo on {day}.\n"
        (folder / f"d{number:03}.txt").write_text(text + f"Number {number}.\n", encoding="utf-8")
    with start("file", folder, "--register", register, PYTHONUNBUFFERED="1") as process:
        reported = [process.stdout.readline() for _ in range(5)]
        time.sleep(0.02)
        process.send_signal(stop)
        rest, err = process.communicate(timeout=60)
    if stop is signal.SIGINT:
        assert process.returncode == INTERRUPTED_CODE
        assert err == b"sijill: interrupted; what was reported as done is kept\n"
    reported += [line for line in rest.splitlines(keepends=True) if line.endswith(b"\n")]
    filed = len([line for line in reported if line.startswith(b"filed: ")])
    with Register.open(register) as opened:
        report = opened.verify()
    assert report.faults == ()
    assert filed <= report.entries <= min(filed + BATCH, 200)
    with start("file", folder, "--register", register) as process:
        out, _ = process.communicate(timeout=60)
    assert f"{200 - report.entries} filed, {report.entries} already there" in out.decode()
