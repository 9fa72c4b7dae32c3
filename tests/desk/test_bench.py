"""The load test of the desk, at a small size: it looks at every screen and counts what it says it counts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TOOLS = Path(__file__).parents[2] / "tools"


def test_the_load_test_walks_every_screen(example_file: Path) -> None:
    """Two users at once look at each screen of the examples: nothing fails, nothing is asked of another host."""
    command = [sys.executable, str(TOOLS / "bench_desk.py"), str(example_file), "--users", "2", "--requests", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "requests to other hosts: 0" in done.stdout
    assert "failed" not in done.stdout
    sys.path.insert(0, str(TOOLS))
    try:
        from bench_desk import SCREENS, count_others  # noqa: PLC0415 - tools are no package
    finally:
        sys.path.remove(str(TOOLS))
    assert [screen for screen in SCREENS if screen not in done.stdout] == []
    page = '<a href="https://example.org/">x</a><img src="https://example.org/i.png"><script src="/static/desk.js">'
    assert count_others(page) == 1
