"""What somebody types for a side in, its code out: a code, or a name in any of the three languages."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Connection, select

from sijill.errors import NotFoundError
from sijill.language.names import fold_name
from sijill.register.answers import Side
from sijill.register.body_pages import find_within, load_bodies, match_one_body
from sijill.register.tables import encounter_sides
from sijill.vocabulary import get_polity, polities, polity_names, roll_up

_STATE = "state"


def get_side(connection: Connection, told: str, *, rolled_up: bool) -> Side:
    """Return the side that is meant by a code or a name, also of a ministry; NotFoundError where that isn't clear.

    Rolled up, everything that belongs to it counts as well: Sharjah and Dubai as
    the United Arab Emirates.
    """
    try:
        code = _get_code(connection, told)
    except NotFoundError:
        body = match_one_body(connection, told)
        if body is None:
            raise
        return _make_side(connection, body)
    if not rolled_up:
        return Side(code=code, codes=(code,))
    return Side(code=code, codes=(code, *sorted(other for other in polities() if code in roll_up(other))))


def _make_side(connection: Connection, body: str) -> Side:
    (line,) = load_bodies(connection, [body])
    return Side(code=line.polity, codes=(line.polity,), body=line, within=find_within(connection, body))


def _get_code(connection: Connection, told: str) -> str:
    wanted = fold_name(told)
    codes = _codes().get(wanted, ())
    if len(codes) > 1:
        # Georgia, Luxembourg: of a state and a part of another, the state is meant.
        codes = tuple(code for code in codes if get_polity(code).kind == _STATE) or codes
    if len(codes) > 1:
        raise NotFoundError(f"{told} may be {', '.join(codes)}; give the code")
    if codes:
        return codes[0]
    for code in connection.execute(select(encounter_sides.c.polity).distinct()).scalars():
        if fold_name(code) == wanted:  # a side the vocabulary lacks, such as a movement
            return str(code)
    raise NotFoundError(f"no side is called {told}; codes are like JP, AE-SH, GCC, and names are known in en, ar, ja")


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    # Codes go first: CH is Switzerland, whatever else is abbreviated so.
    by_name: dict[str, dict[str, None]] = {}
    for name in polity_names():
        if name.use != "demonym":
            by_name.setdefault(fold_name(name.text), {})[name.code] = None
    return {name: tuple(codes) for name, codes in by_name.items()} | {fold_name(code): (code,) for code in polities()}
