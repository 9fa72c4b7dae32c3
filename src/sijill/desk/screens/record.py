"""Record: a contact entered by hand, past or planned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import FormMultiDict
from litestar.response import Redirect

from sijill import filing
from sijill.desk.acting import get_by, get_marking, get_register
from sijill.desk.pages import get_words, show_page
from sijill.desk.screens.lengths import check_lengths
from sijill.errors import InputError
from sijill.recording import Minutes, Present, Result, make_record
from sijill.vocabulary import encounter_kinds, outcome_kinds, polities, statuses, topics

_ROWS = 6


@get("/record", sync_to_thread=False, needs="editor")
def form(request: Request[Any, Any, Any]) -> Response[str]:
    """Show the form; ?sides=KW~JP fills in two sides."""
    sides = [code for code in request.query_params.get("sides", "").split("~") if code in polities()]
    return show_page(
        request,
        "record.html",
        kinds=[term.id for term in encounter_kinds()],
        statuses=[term.id for term in statuses()],
        forces=[term.id for term in outcome_kinds()],
        topics=[term.id for term in topics()],
        sides=sides,
        rows=range(_ROWS),
    )


@post("/record", needs="editor")
async def record(request: Request[Any, Any, Any]) -> Redirect:
    """File what the form says."""
    data = await request.form()
    register = get_register(request)
    by = get_by(request)
    minutes = _read_form(data, get_words(request).language)
    check_lengths(msgspec.to_builtins(minutes))
    document, readout = make_record(minutes, by=by, at=datetime.now(UTC))
    document = msgspec.structs.replace(document, marking=get_marking(request, _one(data, "marking")))
    filed = filing.file(document, readout, register, by=by, why="recorded by hand")
    return Redirect(f"/document/{filed.document}", status_code=303)


def _read_form(data: FormMultiDict, language: str) -> Minutes:
    people = [
        Present(name=name, polity=_code(side), capacity=capacity or None, lead=lead)
        for name, side, capacity, lead in zip(
            _all(data, "name"), _all(data, "side"), _all(data, "capacity"), _leads(data), strict=False
        )
        if name
    ]
    outcomes = [
        Result(kind=kind, what=what, by=tuple(_codes(by)), due=due or None)
        for kind, what, by, due in zip(
            _all(data, "force"), _all(data, "what"), _all(data, "by"), _all(data, "due"), strict=False
        )
        if what
    ]
    number = _one(data, "round")
    if number and not (number.isascii() and number.isdecimal()):
        raise InputError("a round has a number from 1 on, and a mechanism")
    country = _one(data, "country")
    return Minutes(
        kind=_one(data, "kind") or "",
        polities=tuple(dict.fromkeys(_codes(" ".join(_all(data, "polity"))))),
        status=_one(data, "status") or "held",
        people=tuple(people),
        outcomes=tuple(outcomes),
        country=_code(country) if country else None,
        round=int(number) if number else None,
        topics=tuple(topic for topic in _all(data, "topic") if topic),
        language=language,
        **{name: _one(data, name) for name in ("date", "place", "venue", "mechanism", "notes")},
    )


def _all(data: FormMultiDict, name: str) -> list[str]:
    return [str(value).strip() for value in data.getall(name, [])]


def _one(data: FormMultiDict, name: str) -> str | None:
    return next((value for value in _all(data, name) if value), None)


def _leads(data: FormMultiDict) -> Sequence[bool]:
    chosen = set(_all(data, "lead"))
    return [str(row) in chosen for row in range(_ROWS)]


def _codes(told: str) -> list[str]:
    return [code for part in told.replace("،", " ").replace(",", " ").split() if (code := _code(part))]


def _code(told: str) -> str | None:
    return told.strip().upper() if told.strip().upper() in polities() else told.strip() or None


HANDLERS = (form, record)
