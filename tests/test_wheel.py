"""The wheel works by itself: without the checkout, without development tools, without a network."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.txt")) + sorted((ROOT / "examples").glob("*.html"))

CUT = """\
import socket, sys
def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.bind"}:
        sys.exit("the network was used: " + event)
sys.addaudithook(refuse)
"""
"""Stands in as sitecustomize where the system cannot take the network away from a process."""


def without_network(folder: Path) -> list[str]:
    """Return what to put before a command so that it has no network, or arrange for it in `folder`."""
    for options in (["-n"], ["-r", "-n"]):
        command = ["unshare", *options]
        if shutil.which("unshare") and not subprocess.run([*command, "true"], capture_output=True).returncode:
            return command
    (folder / "sitecustomize.py").write_text(CUT, encoding="utf-8")
    return []


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and install it alone into a folder; return the folder."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "--no-input"]
    offline = ["--no-deps", "--no-index"]
    build = [*pip, "wheel", *offline, "--no-build-isolation", "--wheel-dir", folder, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    subprocess.run([*pip, "install", *offline, "--target", folder / "site", wheel], check=True)
    return folder


def run(installed: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the installed `sijill` from a folder of its own, with the network cut."""
    elsewhere = installed / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    site = installed / "site"
    # Before the checkout's own entry in site-packages; what Sijill depends on comes from there.
    environment = {**os.environ, "PYTHONPATH": str(site), "HOME": str(elsewhere)}
    environment.pop("SIJILL_REGISTER", None)
    command = [*without_network(site), sys.executable, site / "bin" / "sijill", *arguments]
    return subprocess.run(command, cwd=elsewhere, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_carries_its_data(installed: Path) -> None:
    """Each data file of the package is in the wheel; forgetting one is found here, not by a user."""
    (wheel,) = installed.glob("*.whl")
    carried = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    expected = {
        path.relative_to(source).as_posix()
        for path in (source / "sijill").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name[0] != "."
    }
    assert expected - carried == set()


def test_the_wheel_carries_nothing_else(installed: Path) -> None:
    """Tests, tools and examples stay out of what users install."""
    (wheel,) = installed.glob("*.whl")
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"sijill"}


def test_it_is_the_installed_package_that_runs(installed: Path) -> None:
    """The tests of this file would mean nothing if the checkout answered."""
    code = "import sijill; print(sijill.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(installed / "site")}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=installed, env=environment, capture_output=True, text=True
    )
    assert Path(done.stdout.strip()).is_relative_to(installed)


def test_reading_works_installed_and_offline(installed: Path) -> None:
    """Every example is read, by the installed package, with no network."""
    metadata = ROOT / "examples"
    done = run(installed, "read", *EXAMPLES, "--metadata", metadata, "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    readouts = [json.loads(line) for line in done.stdout.splitlines()]
    assert [readout["document"]["id"] for readout in readouts] == [path.stem for path in EXAMPLES]
    assert sum(len(readout["encounters"]) for readout in readouts) > 0


def test_filing_works_installed_and_offline(installed: Path) -> None:
    """A register is made, shown and verified by the installed package, with no network."""
    register = installed / "elsewhere" / "r.sijill"
    commands = (
        ("file", ROOT / "examples", "--metadata", ROOT / "examples"),
        ("relation", "KW", "JP"),
        ("verify",),
    )
    for name, *arguments in commands:
        done = run(installed, name, *arguments, "--register", register)
        assert (name, done.returncode, done.stderr) == (name, 0, "")
