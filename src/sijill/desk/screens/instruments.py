"""Instruments: treaties, memoranda and the like, found by side, kind and stage; and the life of one of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath
from litestar.response import Redirect

from sijill.desk.acting import get_by, get_register
from sijill.desk.pages import PAGE, show_page
from sijill.desk.screens.going import go_back
from sijill.desk.screens.lengths import get_field
from sijill.desk.screens.paging import get_offset
from sijill.errors import InputError, NotFoundError
from sijill.records import Action, Particulars
from sijill.register.answers import InstrumentLine, InstrumentPage
from sijill.vocabulary import instrument_kinds, instrument_stages

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


def find_instruments(
    request: Request[Any, Any, Any], *, limit: int = PAGE, offset: int = 0
) -> tuple[InstrumentLine, ...]:
    """Return instruments, those last heard of first; ?side=, other=, kind= and stage= narrow the list."""
    asked = _read_asked(request)
    return get_register(request).instruments(
        *(asked[name] for name in ("side", "other") if asked[name]),
        rolled_up=True,
        kinds=[asked["kind"]] if asked["kind"] else (),
        stages=[asked["stage"]] if asked["stage"] else (),
        limit=limit,
        offset=offset,
    )


def _read_asked(request: Request[Any, Any, Any]) -> dict[str, str]:
    asked = {name: request.query_params.get(name, "").strip() for name in ("side", "other", "kind", "stage")}
    known = {"kind": _find_kinds(), "stage": _find_stages()}
    return {name: told if name not in known or told in known[name] else "" for name, told in asked.items()}


def _find_kinds() -> tuple[str, ...]:
    return tuple(kind.id for kind in instrument_kinds())


def _find_stages() -> tuple[str, ...]:
    return tuple(stage.id for stage in instrument_stages())


@get("/instruments", sync_to_thread=True, needs="reader")
def instruments(request: Request[Any, Any, Any]) -> Response[str]:
    """List instruments."""
    offset = get_offset(request)
    return show_page(
        request,
        "instruments.html",
        instruments=find_instruments(request, offset=offset),
        asked=_read_asked(request),
        kinds=_find_kinds(),
        stages=_find_stages(),
        offset=offset,
        page=PAGE,
    )


@get("/instrument/{identifier:str}", sync_to_thread=True, needs="reader")
def instrument(request: Request[Any, Any, Any], identifier: FromPath[str]) -> Response[str]:
    """Show an instrument: its life as a ladder, how far it is for each party, what belongs to it."""
    register = get_register(request)
    found = register.page(identifier)
    if not isinstance(found, InstrumentPage):
        raise NotFoundError(f"{identifier} is no instrument")
    related = [one for one in (found.instrument.parent, found.instrument.amends) if one]
    pages = [page for page in map(register.page, related) if isinstance(page, InstrumentPage)]
    return show_page(
        request,
        "instrument.html",
        page=found,
        related={page.instrument.id: page.instrument for page in pages},
        kinds=_find_kinds(),
        stages=_find_stages(),
        today=datetime.now(UTC).date(),
    )


@post("/instrument/stage", sync_to_thread=True, needs="editor")
def state_stage(request: Request[Any, Any, Any], data: Form) -> Redirect:
    """Record which stage an instrument has reached, for which parties, when, in which words."""
    stage = get_field(data, "stage")
    if stage is None:
        raise InputError("which stage has it reached?")
    told = Action(
        outcome=data.get("id", ""),
        stage=stage,
        parties=tuple(code.upper() for code in _read_list(data, "parties")),
        day=get_field(data, "day"),
        words=get_field(data, "words"),
    )
    entry = get_register(request).say(told.outcome, told, by=get_by(request))
    return go_back(data, done=entry.number)


@post("/instrument/particulars", sync_to_thread=True, needs="editor")
def describe(request: Request[Any, Any, Any], data: Form) -> Redirect:
    """Record what an instrument is: the fields that the form changes; an emptied one takes back what was said."""
    identifier = data.get("id", "")
    told: dict[str, Any] = {
        name: get_field(data, name)
        for name in ("kind", "title", "parent", "amends")
        if name in data and data[name].strip() != data.get(f"was-{name}", "").strip()
    }
    for name, spell in (("parties", str.upper), ("languages", str.lower)):
        if name in data and data[name].strip() != data.get(f"was-{name}", "").strip():
            told[name] = tuple(map(spell, _read_list(data, name))) or None
    if not told:
        raise InputError("nothing was changed")
    entry = get_register(request).say(identifier, Particulars(outcome=identifier, **told), by=get_by(request))
    target = f"/instrument/{identifier.replace('und-', 'ins-', 1)}" if identifier.startswith("und-") else None
    return go_back({**data, "back": target} if target else data, done=entry.number)


def _read_list(data: dict[str, str], name: str) -> tuple[str, ...]:
    # Parted by blanks or the commas of the three languages.
    return tuple((get_field(data, name) or "").replace("،", " ").replace("、", " ").replace(",", " ").split())


HANDLERS = (instruments, instrument, state_stage, describe)
