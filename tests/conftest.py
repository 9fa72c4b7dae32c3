"""What holds for every test: no network, and services only where a test is marked with them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

# A machine that is busy with something else is no fault of the code: no example has a time limit.
settings.register_profile("sijill", deadline=None)
settings.load_profile("sijill")

SERVICES = {
    "browser": "SIJILL_TEST_CHROMIUM",
}
"""Marker → the variable that tools/services.sh sets where the service is there."""

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


class NetworkGuard:
    """An audit hook that fails a test which resolves a name, opens a connection or listens.

    A hook and not a patched `socket`: it also sees what C code or an `import socket as …` does. It cannot be
    removed, so it is told by test whether it watches and whether this machine itself may be reached.
    """

    def __init__(self) -> None:
        self.is_watching = False
        self.is_loopback_allowed = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Fail the running test where `event` reaches out of the process."""
        if not self.is_watching or event not in {
            "socket.connect",
            "socket.bind",
            "socket.sendto",
            "socket.getaddrinfo",
            "socket.gethostbyname",
        }:
            return
        address = arguments[0] if event.startswith("socket.get") else arguments[1]
        host = address[0] if isinstance(address, tuple) else address
        if event.startswith("socket.get") or isinstance(address, tuple):
            if self.is_loopback_allowed and host in LOOPBACK:
                return
            # Failed is no Exception: code that swallows errors cannot swallow it.
            raise pytest.fail.Exception(f"a test used the network: {event} {address!r}")


_guard = NetworkGuard()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let whoever runs the tests say how long to look for faults."""
    parser.addoption("--faults", type=int, default=1, help="how often each kind of work is killed at a random moment")


def pytest_configure() -> None:
    """Put the guard in place once for the whole run."""
    sys.addaudithook(_guard)


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let no test reach the network; a browser test may reach this machine."""
    _guard.is_loopback_allowed = request.node.get_closest_marker("browser") is not None
    _guard.is_watching = True
    yield
    _guard.is_watching = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a service that is not there, and say which."""
    for item in items:
        for marker, variable in SERVICES.items():
            if item.get_closest_marker(marker) and not os.environ.get(variable):
                reason = f"{marker}: {variable} is not set (make test sets it where the service is there)"
                item.add_marker(pytest.mark.skip(reason=reason))
