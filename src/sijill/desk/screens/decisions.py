"""What a person decides at the desk: the same, not the same, a step of a promise; and taking it back."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect

from sijill.desk.acting import check_own, get_by, get_marking, get_register
from sijill.desk.screens.going import go_back
from sijill.desk.screens.lengths import get_field
from sijill.errors import InputError
from sijill.records import Arrangement, Follow, Remark, Verdict

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


_VERDICTS: dict[str, Verdict] = {"same": "same", "different": "different"}


@post("/decide", sync_to_thread=True, needs="reviewer")
def decide(request: Request[Any, Any, Any], data: Form) -> Redirect:
    """Record that two things are the same, or are not."""
    register = get_register(request)
    verdict = _VERDICTS.get(data.get("verdict", ""))
    if verdict is None:
        raise InputError("the verdict is same or different")
    entry = register.decide(
        data.get("one", ""),
        data.get("other", ""),
        verdict=verdict,
        by=get_by(request),
        why=get_field(data, "why"),
    )
    return go_back(data, done=entry.number)


@post("/follow", sync_to_thread=True, needs="editor")
def follow(request: Request[Any, Any, Any], data: Form) -> Redirect:
    """Record where an undertaking stands, who looks after it, until when."""
    register = get_register(request)
    identifier = data.get("id", "")
    status = get_field(data, "status")
    told = Follow(
        outcome=identifier,
        status=status,
        day=get_field(data, "day") if status else None,
        words=get_field(data, "words") if status else None,
        owner=get_field(data, "owner") if "owner" in data else msgspec.UNSET,
        due=get_field(data, "due") if "due" in data else msgspec.UNSET,
    )
    entry = register.follow(identifier, told, by=get_by(request), why=get_field(data, "why"))
    return go_back(data, done=entry.number)


@post("/mark", sync_to_thread=True, needs="reviewer")
def mark(request: Request[Any, Any, Any], data: Form) -> Redirect:
    """Record who may see a document and all that follows from it."""
    marking = get_marking(request, data.get("marking"))
    if marking is None:
        raise InputError("a marking is wanted")
    get_register(request).mark(data.get("id", ""), marking, by=get_by(request), why=get_field(data, "why"))
    return go_back(data)


@post("/note", sync_to_thread=True, needs="editor")
def note(request: Request[Any, Any, Any], data: Form) -> Redirect:
    """Write a note on whatever has an id, or on a relation, given by the codes of its sides."""
    about = data.get("about", "")
    marking = get_marking(request, data.get("marking")) or "open"
    told = Remark(about=about, words=get_field(data, "words") or "", marking=marking)
    entry = get_register(request).say(about, told, by=get_by(request))
    return go_back(data, done=entry.number)


@post("/mechanism/arrange", sync_to_thread=True, needs="editor")
def arrange(request: Request[Any, Any, Any], data: Form) -> Redirect:
    """Record how often a mechanism meets and who is host next; an emptied field takes back what was said."""
    changed = {name for name in ("months", "next_host") if data.get(name, "").strip() != data.get(f"was-{name}", "")}
    if not changed:
        raise InputError("nothing was changed")
    months, host = get_field(data, "months"), get_field(data, "next_host")
    if months is not None and not (months.isascii() and months.isdecimal()):
        raise InputError("the months between two rounds are a number")
    identifier = data.get("id", "")
    told = Arrangement(
        mechanism=identifier,
        months=(int(months) if months else None) if "months" in changed else msgspec.UNSET,
        next_host=(host.upper() if host else None) if "next_host" in changed else msgspec.UNSET,
    )
    entry = get_register(request).say(identifier, told, by=get_by(request))
    return go_back(data, done=entry.number)


@post("/undo", sync_to_thread=True, needs="editor")
def undo(request: Request[Any, Any, Any], data: Form) -> Redirect:
    """Take back what an entry decided; an editor takes back only their own."""
    register = get_register(request)
    told = data.get("entry", "")
    if not (told.isascii() and told.isdecimal()):
        raise InputError("the number of an entry is wanted")
    check_own(request, int(told))
    register.take_back(int(told), by=get_by(request))
    return go_back(data)


HANDLERS = (decide, follow, mark, note, arrange, undo)
