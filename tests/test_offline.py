"""Nothing reaches the network, neither Sijill nor its tests."""

from __future__ import annotations

import asyncio
import socket

import pytest


def test_a_connection_fails_the_test() -> None:
    """The guard sees a connection, even where the code around it swallows errors."""
    with pytest.raises(pytest.fail.Exception, match="used the network"), socket.socket() as line:
        line.connect(("192.0.2.1", 9))


def test_a_name_look_up_fails_the_test() -> None:
    """Asking for an address already tells the outside what is read here."""
    with pytest.raises(pytest.fail.Exception, match="used the network"):
        socket.create_connection(("example.org", 80), timeout=1)


def test_a_datagram_fails_the_test() -> None:
    """A message without a connection is seen, too."""
    with (
        pytest.raises(pytest.fail.Exception, match="used the network"),
        socket.socket(type=socket.SOCK_DGRAM) as line,
    ):
        line.sendto(b"", ("192.0.2.1", 9))


def test_an_event_loop_is_no_network() -> None:
    """The guard lets pass what stays inside the process."""
    assert asyncio.run(asyncio.sleep(0, result="done")) == "done"
