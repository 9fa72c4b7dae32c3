"""Running the desk: a free port on this machine, one address with a link that opens once."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from litestar.concurrency import set_asyncio_executor

from sijill.desk.access import Access
from sijill.desk.app import make_desk
from sijill.desk.drawing import drawing_apart
from sijill.errors import InputError
from sijill.register import Register
from sijill.register.users import Users

HOST = "127.0.0.1"
_ANSWERING = 6  # who is answered at the same time; others wait their turn, which is shorter than all at once


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
    register: Register,
    *,
    port: int,
    by: str,
    tell: Callable[[str], None],
    place: Path | None = None,
    address: str | None = None,
    listen: str = HOST,
) -> Server:
    """Return a server for the desk of a register; `tell` gets the address, when it answers.

    Without users the address opens the desk once; with users everybody signs in. `place` is
    the register's file, beside which tokens and what is computed for the desk are kept;
    without it they end with the server. `address` is where a team reaches the desk, `listen`
    the address of this machine that it listens on. InputError where others could come in
    and there are no users.
    """
    is_team = Users(register).exist()
    if not is_team and (listen != HOST or address is not None):
        raise InputError("a desk that others can reach needs users: sijill user add NAME administrator")
    if address is not None and urlsplit(address).hostname is None:
        raise InputError(f"{address!r} is no address; one is like https://desk.example.org")
    access = Access(place.with_name(f"{place.name}-tokens") if place else None)

    def announce(port: int) -> None:
        here = f"http://{HOST}:{port}/"
        tell((address or here) if is_team else f"{here}open/{access.make_link()}")

    set_asyncio_executor(ThreadPoolExecutor(_ANSWERING, thread_name_prefix="answering"))
    config = uvicorn.Config(
        make_desk(register, access, by=by, address=address, place=place),
        host=listen,
        port=port,
        log_level="warning",
        server_header=False,
        access_log=False,
        lifespan="off",
        forwarded_allow_ips=HOST,  # a proxy on this machine says who asks, and that they ask by https
    )
    return Server(config, announce)


def serve(
    register: Register,
    *,
    port: int,
    by: str,
    opens_browser: bool,
    tell: Callable[[str], None],
    place: Path | None = None,
    address: str | None = None,
    listen: str = HOST,
) -> None:
    """Serve the desk until it is stopped; port 0 takes a free one. InputError where a port is taken."""

    def announce(there: str) -> None:
        tell(there)
        if opens_browser:
            threading.Thread(target=webbrowser.open, args=(there,), daemon=True).start()

    server = make_server(register, port=port, by=by, tell=announce, place=place, address=address, listen=listen)
    try:
        with drawing_apart():
            server.run()
    except SystemExit as error:
        raise InputError(f"port {port} is taken; --port 0 finds a free one") from error
