"""Running the desk: a free port on this machine, one address with a link that opens once."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn

from sijill.desk.access import Access
from sijill.desk.app import make_desk
from sijill.errors import InputError
from sijill.register import Register

HOST = "127.0.0.1"


class Server(uvicorn.Server):
    """A server that tells on which port it listens, once it does."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[int], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[Any] | None = None) -> None:
        """Begin to listen."""
        await super().startup(sockets=sockets)
        if self.started:
            self._announce(self.servers[0].sockets[0].getsockname()[1])


def make_server(
    register: Register, *, port: int, by: str, tell: Callable[[str], None], tokens: Path | None = None
) -> Server:
    """Return a server for the desk of a register; `tell` gets the address that opens it once, when it answers.

    `tokens` is where the tokens of programs are kept; without it they end with the server.
    """
    access = Access(tokens)
    config = uvicorn.Config(
        make_desk(register, access, by=by),
        host=HOST,
        port=port,
        log_level="warning",
        server_header=False,
        access_log=False,
        lifespan="off",
    )
    return Server(config, lambda port: tell(f"http://{HOST}:{port}/open/{access.make_link()}"))


def serve(
    register: Register,
    *,
    port: int,
    by: str,
    opens_browser: bool,
    tell: Callable[[str], None],
    tokens: Path | None = None,
) -> None:
    """Serve the desk until it is stopped; port 0 takes a free one. InputError where a port is taken."""

    def announce(address: str) -> None:
        tell(address)
        if opens_browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    server = make_server(register, port=port, by=by, tell=announce, tokens=tokens)
    try:
        server.run()
    except SystemExit as error:
        raise InputError(f"port {port} is taken; --port 0 finds a free one") from error
