"""Answers in, pages out: the templates, and what every page shows."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import MediaType, Request, Response
from markupsafe import Markup

from sijill.desk.acting import Need, match_actor, may
from sijill.desk.showing import (
    FILTERS,
    count_silent_days,
    name_action,
    name_field,
    name_level,
    name_marking,
    name_role,
    name_state,
    name_weekday,
    show_other_calendars,
    show_value,
)
from sijill.desk.text import cut_text, show_run, show_short
from sijill.desk.told import show_told
from sijill.desk.words import LANGUAGES, Words, choose_language
from sijill.language.levels import LEVELS
from sijill.language.showing import put_own_first
from sijill.records import MARKINGS

MENU = (
    ("/", "Today", "t"),
    ("/relations", "Relations", "r"),
    ("/contacts", "Contacts", "c"),
    ("/promises", "Promises", "p"),
    ("/calendar", "Calendar", "l"),
    ("/mechanisms", "Mechanisms", "m"),
    ("/instruments", "Instruments", "i"),
    ("/people", "People", "e"),
    ("/posts", "Posts", "o"),
    ("/bodies", "Bodies", "b"),
    ("/documents", "Documents", "d"),
    ("/review", "Review", "v"),
    ("/matches", "Matches", "x"),
    ("/history", "History", "h"),
    ("/add", "Add", "a"),
)
"""The screens of the menu: where, what they are called, and the key that leads there after g."""

_FOR: dict[str, Need] = {"/add": "editor"}  # screens of the menu that not everybody may use

_EMBEDDINGS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")

PAGE = 50
"""Rows of a list on one page."""


@cache
def get_templates() -> Environment:
    """Return the templates; whatever they show is escaped, and a name they miss is an error."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_make_bare,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    environment.filters["run"] = show_run
    environment.filters["told"] = show_told
    environment.filters["drawn"] = Markup  # of the figures that are drawn here; their texts are escaped by who draws
    environment.filters["short"] = show_short
    environment.filters["path"] = lambda text: quote(str(text), safe="")
    environment.globals.update(
        field_name=name_field,
        state_name=name_state,
        show_value=show_value,
        cut_text=cut_text,
        level_name=name_level,
        marking_name=name_marking,
        role_name=name_role,
        action_name=name_action,
        weekday_name=name_weekday,
        level_ids=(*LEVELS, "unknown"),
        silent_days=count_silent_days,
        other_calendars=show_other_calendars,
    )
    return environment


def _make_bare(value: object) -> object:
    # Whatever a template puts out, also in a title or an attribute, embeds or overrides no direction.
    return value.translate(_EMBEDDINGS) if type(value) is str else value


def get_words(request: Request[Any, Any, Any]) -> Words:
    """Return the words of the language that the reader chose, else of that which the browser asks for."""
    chosen = request.cookies.get("language", "")
    language = chosen if chosen in LANGUAGES else choose_language(request.headers.get("accept-language"))
    return Words(language, digits=request.cookies.get("digits", "latn"))


def show_page(
    request: Request[Any, Any, Any], template: str, *, status: int = 200, **answers: object
) -> Response[str]:
    """Return a page: a template filled with answers, in the language of the reader."""
    words = get_words(request)
    actor = match_actor(request)
    role = actor.role if actor else "reader"
    theme = request.cookies.get("theme", "")
    html = (
        get_templates()
        .get_template(template)
        .render(
            words=words,
            _=words.say,
            n_=words.count,
            own_first=partial(put_own_first, language=words.language),
            languages=LANGUAGES,
            menu=[line for line in MENU if may(role, _FOR.get(line[0], "reader"))],
            actor=actor,
            role=role,
            given_markings=MARKINGS[: MARKINGS.index(actor.clearance) + 1] if actor else (),
            this_month=datetime.now(UTC).strftime("%Y-%m"),
            here=request.url.path,
            address=str(request.url.path) + (f"?{request.url.query}" if request.url.query else ""),
            narrowed=_narrow(request),
            paged=partial(_narrow, request),
            theme=theme if theme in ("light", "dark") else "",
            done=_get_number(request.query_params.get("done")),
            **answers,
        )
    )
    return Response(html, media_type=MediaType.HTML, status_code=status, headers={"Content-Language": words.language})


def _narrow(request: Request[Any, Any, Any], offset: int | None = None) -> str:
    # What the reader asked of a list, for a link to the same list: as a file, or from another row on.
    asked = [(name, value) for name, value in request.query_params.items() if name not in ("from", "done") and value]
    if offset is not None:
        asked.append(("from", str(offset)))
    return f"?{urlencode(asked)}" if asked else ""


def _get_number(told: str | None) -> int | None:
    return int(told) if told and told.isascii() and told.isdecimal() and len(told) < 12 else None
