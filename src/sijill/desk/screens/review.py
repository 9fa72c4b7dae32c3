"""Review: what readers proposed and nobody judged; a document on one side, its facts on the other."""

from __future__ import annotations

from typing import Annotated, Any, get_args

from litestar import Request, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath
from litestar.response import Redirect

from sijill.desk.acting import get_by, get_register
from sijill.desk.pages import show_page
from sijill.desk.screens.going import go_back
from sijill.desk.screens.lengths import check_lengths
from sijill.errors import InputError, NotFoundError
from sijill.records import State
from sijill.register import Rule
from sijill.register.answers import DocumentPage, FactLine
from sijill.register.queue import FIELDS

_MOST = 50  # documents of the queue
_FACTS = 400  # the least sure, among which these are looked for
_STATES: dict[str, State] = {state: state for state in get_args(State)}
_ORDER = {"encounter": 0, "participant": 1, "outcome": 2}
Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


@get("/review", sync_to_thread=True, needs="reader")
def queue(request: Request[Any, Any, Any]) -> Response[str]:
    """List documents with facts that wait, the least sure fact first."""
    register = get_register(request)
    state = _STATES.get(request.query_params.get("state", ""), "proposed")
    waiting: dict[str, list[FactLine]] = {}
    for fact in register.facts(Rule(state=state), limit=_FACTS):
        waiting.setdefault(fact.document, []).append(fact)
    return show_page(
        request, "review.html", waiting=list(waiting.items())[:_MOST], state=state, states=tuple(_STATES)
    )


@get("/review/{identifier:str}", sync_to_thread=True, needs="reader")
def document(request: Request[Any, Any, Any], identifier: FromPath[str]) -> Response[str]:
    """Show a document and every fact that was read in it, each to be accepted, rejected, left unsure or corrected."""
    register = get_register(request)
    page = register.page(identifier)
    if not isinstance(page, DocumentPage):
        raise NotFoundError(f"{identifier} is no document")
    facts = list(register.facts(Rule(document=page.document.id, state=None)))
    facts.sort(key=lambda fact: (_ORDER[fact.kind], fact.quotes[0].start if fact.quotes else 0, fact.id))
    return show_page(
        request,
        "review_document.html",
        page=page,
        marked=register.marked(page.document.id),
        facts=facts,
        fields=FIELDS,
        waiting=sum(fact.state == "proposed" for fact in facts),
    )


@post("/review", sync_to_thread=True, needs="reviewer")
def judge(request: Request[Any, Any, Any], data: Form) -> Redirect:
    """Record whether a fact, or all that was read in a document, is right."""
    register = get_register(request)
    state = _STATES.get(data.get("state", ""))
    if state is None or state == "edited":
        raise InputError(f"the state of a fact is one of {', '.join(_STATES)}")
    entry = register.review([data.get("id", "")], state=state, by=get_by(request))
    return go_back(data, done=entry.number)


@post("/correct", sync_to_thread=True, needs="reviewer")
def correct(request: Request[Any, Any, Any], data: Form) -> Redirect:
    """Record what is right instead of what was read: the fields that the form changes."""
    register = get_register(request)
    told = {
        name.removeprefix("field-"): value
        for name, value in data.items()
        if name.startswith("field-") and value.strip() != data.get(name.replace("field-", "was-", 1), "").strip()
    }
    if not told:
        raise InputError("nothing was changed")
    check_lengths(told)
    entry = register.correct(data.get("id", ""), told, by=get_by(request))
    return go_back(data, done=entry.number)


HANDLERS = (queue, document, judge, correct)
