"""Figures of a relation, the contacts behind each mark, and the numbers behind each figure as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

import altair
from litestar import Request, Response, get
from litestar.params import FromPath
from markupsafe import Markup

from sijill.desk.acting import get_register
from sijill.desk.figures import (
    Links,
    draw_hosts,
    draw_map,
    draw_meetings,
    draw_topics,
    draw_years,
    make_links,
    render,
)
from sijill.desk.meetings import Asked, find_behind, find_meetings
from sijill.desk.pages import get_words, show_page
from sijill.desk.text import show_bare
from sijill.desk.words import Words
from sijill.errors import NotFoundError
from sijill.exchange.formats.csv import make_harmless
from sijill.register.answers import Relation

FIGURES = ("years", "topics", "hosts", "meetings", "map")
"""The figures of a relation, by what their addresses call them."""


@get("/figure/{kind:str}/{name:str}", sync_to_thread=True, needs="reader")
def figure(request: Request[Any, Any, Any], kind: FromPath[str], name: FromPath[str]) -> Response[str]:
    """Draw a figure of a relation as a picture: /figure/years/KW~JP.svg, dark with ?theme=dark."""
    _check_kind(kind)
    words = get_words(request)
    chart = _draw(kind, _get_relation(request, name, ".svg", kinds=(kind,)), words)
    theme = "dark" if request.query_params.get("theme") == "dark" else "light"
    return Response(render(chart, words, theme=theme), media_type="image/svg+xml")


@get("/data/{kind:str}/{name:str}", sync_to_thread=True, needs="reader")
def data(request: Request[Any, Any, Any], kind: FromPath[str], name: FromPath[str]) -> Response[str]:
    """Give the numbers of a figure: /data/years/KW~JP.csv."""
    _check_kind(kind)
    return show_csv(*_tell(kind, _get_relation(request, name, ".csv", kinds=(kind,))))


@get("/figures/{name:str}", sync_to_thread=True, needs="reader")
def figures(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[str]:
    """Show all figures of a relation; each mark leads to its contacts."""
    words, found = get_words(request), _get_relation(request, name)
    rolled_up = _is_rolled_up(request)
    links = make_links("~".join(side.code for side in found.sides), rolled_up=rolled_up)
    drawn = [
        (kind, render(_draw(kind, found, words, links), words, theme="page"))
        for kind in FIGURES
        if _tell(kind, found)[1]
    ]
    return show_page(request, "figures.html", relation=found, drawn=drawn, rolled_up=rolled_up)


@get("/relation/{pair:str}/contacts", sync_to_thread=True, needs="reader")
def behind(request: Request[Any, Any, Any], pair: FromPath[str]) -> Response[str]:
    """List the contacts of a relation behind a mark: ?year=, level=, host=, topic=, one= and other=."""
    found = _get_relation(request, pair, kinds=("meetings",))
    told = {name: request.query_params.get(name, "").strip() or None for name in Asked._fields}
    year = told.pop("year")
    asked = Asked(year=int(year) if year and year.isascii() and year.isdecimal() and len(year) <= 4 else None, **told)
    contacts = find_behind(found, asked)
    names = {one.person: one.names for line in contacts for one in line.people}
    return show_page(
        request, "behind.html", relation=found, contacts=contacts, asked=asked, names=names,
        rolled_up=_is_rolled_up(request),
    )  # fmt: skip


def _check_kind(kind: str) -> None:
    if kind not in FIGURES:
        raise NotFoundError(f"there is no figure {kind}")


def _is_rolled_up(request: Request[Any, Any, Any]) -> bool:
    return request.query_params.get("roll_up") == "1"


def _get_relation(
    request: Request[Any, Any, Any], name: str, ending: str = "", *, kinds: Sequence[str] = FIGURES
) -> Relation:
    # The course counts all contacts; only who met whom is told by the contacts themselves.
    one, mark, other = name.removesuffix(ending).partition("~")
    if not mark or not name.endswith(ending):
        raise NotFoundError(f"there is no {name}")
    parts = ("course", "timeline") if "meetings" in kinds else ("course",)
    return get_register(request).relation(one, other, rolled_up=_is_rolled_up(request), parts=parts)


def _draw(kind: str, found: Relation, words: Words, links: Links | None = None) -> altair.Chart | Markup:
    match kind:
        case "years":
            return draw_years(found.course.years, words, links)
        case "topics":
            return draw_topics(found.course.topics, words, links)
        case "hosts":
            return draw_hosts(found.course.years, found.sides, words, links)
        case "meetings":
            return draw_meetings(find_meetings(found), found.sides, words, links)
        case _:
            return draw_map(dict(found.course.places), words, links)


def _tell(kind: str, found: Relation) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    first, second = (side.code for side in found.sides)
    years = found.course.years
    match kind:
        case "years":
            head: Sequence[str] = (
                "year", "contacts", f"host {first}", f"host {second}", "host elsewhere", "level", "contacts at level",
            )  # fmt: skip
            return head, [
                (line.year, line.contacts, line.hosted_by_first, line.hosted_by_second, line.elsewhere, level, number)
                for line in years
                for level, number in line.levels or (("", 0),)
            ]
        case "topics":
            head = ("topic", "year", "contacts")
            return head, [(line.topic, year, number) for line in found.course.topics for year, number in line.years]
        case "hosts":
            head = ("year", first, second, "elsewhere")
            return head, [
                (line.year, line.hosted_by_first, line.hosted_by_second, line.elsewhere)
                for line in years
                if line.hosted_by_first or line.hosted_by_second or line.elsewhere
            ]
        case "meetings":
            head = (first, second, "name", "other name", "contacts")
            return head, [
                (one.one, one.other, one.names[0], one.others[0], one.contacts) for one in find_meetings(found)
            ]
        case _:
            return ("country", "contacts"), list(found.course.places)


def show_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Response[str]:
    """Return a table as CSV that a spreadsheet takes for text and numbers, never for formulas."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    for row in rows:
        # Bare first: what hides before a formula does not shield it.
        writer.writerow([make_harmless(show_bare(cell) if isinstance(cell, str) else cell) for cell in row])
    return Response("\ufeff" + out.getvalue(), media_type="text/csv")


HANDLERS = (figure, data, figures, behind)
