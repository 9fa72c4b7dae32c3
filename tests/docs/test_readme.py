"""What the README shows is what happens."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from sijill.cli.main import run

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def find_blocks(language: str) -> list[str]:
    """Return the code blocks of the README in that language."""
    return re.findall(rf"^```{language}\n(.+?)^```$", README, re.DOTALL | re.MULTILINE)


def find_commands() -> Iterator[tuple[list[str], str]]:
    """Yield each `$ sijill …` of the README with the output that it shows."""
    for block in find_blocks("console"):
        for command in block.split("$ sijill ")[1:]:
            line, _, shown = command.partition("\n")
            yield line.split(), shown


def matches(shown: str, output: str) -> bool:
    """Say whether `output` is as shown; a line "…" stands for any lines, "…" in a line for anything."""
    lines = shown.strip().splitlines()
    pattern = ["(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + "\n" for line in lines]
    return re.fullmatch("".join(pattern), output.rstrip() + "\n") is not None


def test_the_python_code_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ten lines of the README run as they stand, and print something."""
    monkeypatch.chdir(ROOT)
    (code,) = find_blocks("python")
    output = io.StringIO()
    with redirect_stdout(output):
        exec(compile(code, "README.md", "exec"), {})  # our own page
    assert output.getvalue().startswith("agreed ")


def test_the_page_on_python_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The blocks of docs/python.md run as they stand, one after the other, on a register of their own."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "build").mkdir()
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    names: dict[str, object] = {}
    output = io.StringIO()
    with redirect_stdout(output):
        for code in re.findall(r"^```python\n(.+?)^```$", page, re.DOTALL | re.MULTILINE):
            exec(compile(code, "python.md", "exec"), names)  # our own page
    assert "missing: (4,)" in output.getvalue()
    assert "Kuwaiti participations" in output.getvalue()


def test_the_commands_print_what_is_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each command succeeds, one after the other, and its output is that of the README."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SIJILL_REGISTER", str(tmp_path / "readme.sijill"))
    commands = list(find_commands())
    assert len(commands) >= 3
    for arguments, shown in commands:
        assert run(arguments) == 0
        assert matches(shown, capsys.readouterr().out), arguments


def test_every_target_of_the_readme_is_in_the_makefile() -> None:
    """`make demo` and the others exist."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)\b", README))
    assert named
    assert named <= targets
