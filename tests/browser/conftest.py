"""A real Chromium on a running desk; skipped where there is none."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.registers import example_file, filed_examples

from sijill.desk.serve import Server, make_server
from sijill.register import Register

__all__ = ["address", "chromium", "example_file", "filed_examples"]


@pytest.fixture(scope="module")  # not longer: while it lasts, an event loop runs, and others could start none
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    program = os.environ.get("SIJILL_TEST_CHROMIUM")
    if not program:
        pytest.skip("no Chromium: set SIJILL_TEST_CHROMIUM to its path, or run `make test` as root on Debian")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def address(example_file: Path) -> Iterator[str]:
    """The one-time address of a desk on a register of the examples."""
    told: Queue[str] = Queue()
    with Register.open(example_file, writes=True) as register:
        server: Server = make_server(register, port=0, by="officer", tell=told.put)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        yield told.get(timeout=20)
        server.should_exit = True
        thread.join(timeout=10)
