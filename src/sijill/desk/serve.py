"""Running the desk: a free port on this machine, one address with a link that opens once."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Callable

import uvicorn

from sijill.desk.access import Access
from sijill.desk.app import make_desk
from sijill.register import Register

HOST = "127.0.0.1"


def serve(register: Register, *, port: int, by: str, opens_browser: bool, tell: Callable[[str], None]) -> None:
    """Serve the desk until it is stopped; `tell` gets the address once it answers. Port 0 takes a free one."""
    access = Access()
    config = uvicorn.Config(
        make_desk(register, access, by=by),
        host=HOST,
        port=port,
        log_level="warning",
        server_header=False,
        access_log=False,
        lifespan="off",
    )
    server = _Server(config)

    def announce(real_port: int) -> None:
        address = f"http://{HOST}:{real_port}/open/{access.make_link()}"
        tell(address)
        if opens_browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    server.announce = announce
    server.run()


class _Server(uvicorn.Server):
    """A server that says on which port it listens."""

    announce: Callable[[int], None]

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup(sockets=None)
        if self.started:
            self.announce(self.servers[0].sockets[0].getsockname()[1])
