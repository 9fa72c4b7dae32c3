"""Lists as files: each list of the desk as JSON, and as CSV for a spreadsheet, narrowed as on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from litestar import Request, Response, get

from sijill.desk.acting import find_left_out, get_register
from sijill.desk.screens.bodies import find_body_lines
from sijill.desk.screens.contacts import find_contacts
from sijill.desk.screens.figures import show_csv
from sijill.desk.screens.instruments import find_instruments
from sijill.desk.screens.paging import get_offset
from sijill.desk.screens.posts import find_posts
from sijill.desk.screens.promises import find_promises
from sijill.register.answers import Answer

MOST = 5000
"""Rows of a list in one file; ?from= goes on."""

Finder = Callable[..., Sequence[Answer]]


def _find_relations(request: Request[Any, Any, Any], *, limit: int, offset: int) -> Sequence[Answer]:
    return get_register(request).relations(limit=limit, offset=offset)


def _find_mechanisms(request: Request[Any, Any, Any], *, limit: int, offset: int) -> Sequence[Answer]:
    return get_register(request).mechanisms(limit=limit, offset=offset)


def _find_people(request: Request[Any, Any, Any], *, limit: int, offset: int) -> Sequence[Answer]:
    return get_register(request).people(limit=limit, offset=offset)


def _find_documents(request: Request[Any, Any, Any], *, limit: int, offset: int) -> Sequence[Answer]:
    return get_register(request).documents(limit=limit, offset=offset)


def _find_entries(request: Request[Any, Any, Any], *, limit: int, offset: int) -> Sequence[Answer]:
    return get_register(request).entries(limit=limit, offset=offset, without=find_left_out(request))


LISTS: dict[str, Finder] = {
    "relations": _find_relations,
    "contacts": find_contacts,
    "promises": find_promises,
    "mechanisms": _find_mechanisms,
    "instruments": find_instruments,
    "people": _find_people,
    "posts": find_posts,
    "bodies": find_body_lines,
    "documents": _find_documents,
    "history": _find_entries,
}
"""The lists that are given as files, by the address of their screen."""


def flatten(line: Answer) -> dict[str, object]:
    """Return an answer as cells: values as they are, several values with a semicolon between, of records the ids."""
    return {name: _make_cell(value) for name, value in msgspec.to_builtins(line).items()}


def _make_cell(value: object) -> object:
    if isinstance(value, dict):
        return next((value[name] for name in ("id", "value", "encounter", "next_month") if name in value), "")
    if isinstance(value, list | tuple):
        return "; ".join(str(_make_cell(one)) for one in value)
    return "" if value is None else value


def _make_handlers(name: str, find: Finder) -> Iterable[Any]:
    @get(f"/{name}.json", sync_to_thread=True, needs="reader", name=f"{name}-json")
    def as_json(request: Request[Any, Any, Any]) -> Response[bytes]:
        found = find(request, limit=MOST, offset=get_offset(request))
        return Response(msgspec.json.encode(found), media_type="application/json")

    @get(f"/{name}.csv", sync_to_thread=True, needs="reader", name=f"{name}-csv")
    def as_csv(request: Request[Any, Any, Any]) -> Response[str]:
        rows = [flatten(one) for one in find(request, limit=MOST, offset=get_offset(request))]
        return show_csv(tuple(rows[0]) if rows else (), [tuple(row.values()) for row in rows])

    return as_json, as_csv


HANDLERS = tuple(handler for name, find in LISTS.items() for handler in _make_handlers(name, find))
