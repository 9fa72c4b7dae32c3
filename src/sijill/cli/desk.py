"""`sijill desk`: the workplace in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sijill.cli.options import RegisterFile, get_config, open_register
from sijill.errors import InputError


def desk(
    register: RegisterFile = None,
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
    address: Annotated[
        str | None,
        typer.Option(
            "--address", metavar="URL", help="Where a team reaches the desk, such as https://desk.example.org."
        ),
    ] = None,
    listen: Annotated[
        str, typer.Option("--listen", metavar="IP", help="Which address of this machine to listen on; needs users.")
    ] = "127.0.0.1",
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who answers for what is decided; else SIJILL_BY.")
    ] = None,
) -> None:
    """Open the desk: the register in the browser, in Arabic, English or Japanese.

    It listens on this machine only. The printed address opens it once; Ctrl-C closes it.
    Once there are users (`sijill user`), everybody signs in instead, and a proxy on this machine
    that speaks https may bring a team to it under `--address`.
    """
    try:
        from sijill.desk.serve import serve  # noqa: PLC0415 - an optional part, a second to load
    except ModuleNotFoundError as error:
        raise InputError(
            f"the desk is not installed ({error.name} is missing): pip install 'sijill[desk]'"
        ) from error
    with open_register(register, writes=True, create=True) as opened:
        serve(
            opened,
            port=port,
            by=by or get_config().by,
            opens_browser=not no_browser,
            tell=_tell,
            place=_find_place(register or get_config().register),
            address=address,
            listen=listen,
        )


def _find_place(place: str | Path) -> Path | None:
    # Where the register is a file, things are kept beside it; beside a database there is no place.
    return None if str(place).startswith("postgres") else Path(place)


def _tell(address: str) -> None:
    hint = "The address opens it once; Ctrl-C closes it." if "/open/" in address else "Ctrl-C closes it."
    typer.echo(f"The desk is open at {address}\n{hint}")
