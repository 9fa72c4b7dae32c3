"""The merge desk: who or what may be one, with reasons; the same, not the same, unsure."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect

from sijill.desk.acting import get_by, get_register
from sijill.desk.pages import show_page
from sijill.desk.screens.going import go_back
from sijill.errors import InputError
from sijill.records import Verdict

_MOST = 30
_ANSWERS: dict[str, Verdict] = {"same": "same", "different": "different", "unsure": "unsure"}


@get("/matches", sync_to_thread=True, needs="reader")
def matches(request: Request[Any, Any, Any]) -> Response[str]:
    """List what may be one, what would change most first; ?of=person or encounter."""
    register = get_register(request)
    of = request.query_params.get("of", "")
    of = of if of in ("person", "encounter") else ""
    return show_page(request, "matches.html", matches=register.matches(of=of or None, limit=_MOST), of=of)


@post("/matches", sync_to_thread=True, needs="reviewer")
def answer(
    request: Request[Any, Any, Any],
    data: Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Redirect:
    """Record an answer."""
    register = get_register(request)
    verdict = _ANSWERS.get(data.get("verdict", ""))
    if verdict is None:
        raise InputError("the answer is same, different or unsure")
    entry = register.decide(
        data.get("one", ""), data.get("other", ""), verdict=verdict, by=get_by(request), confirms=True
    )
    return go_back(data, done=entry.number)


HANDLERS = (matches, answer)
