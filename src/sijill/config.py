"""Settings: read once, at the edge, into one object that is passed on.

Only the edge (cli, desk, bulk) may import this module; import-linter keeps it.
"""

from __future__ import annotations

import getpass
from collections.abc import Mapping

import msgspec

REGISTER = "register.sijill"
"""The register that is meant where none is named: in the present folder."""


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What a user has settled once.

    `register` (SIJILL_REGISTER) is the file or database to use where no
    `--register` is given, `by` (SIJILL_BY) the name that answers for entries where no `--by` is,
    `debug` (SIJILL_DEBUG) whether an unforeseen error shows where it arose.
    """

    register: str
    by: str
    debug: bool


def load_config(environment: Mapping[str, str]) -> Config:
    """Return the settings that the environment gives; an empty variable counts as absent."""
    return Config(
        register=environment.get("SIJILL_REGISTER") or REGISTER,
        by=environment.get("SIJILL_BY") or _login(),
        debug=bool(environment.get("SIJILL_DEBUG")),
    )


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"  # a container without a user of that number
