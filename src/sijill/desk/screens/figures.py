"""Figures of a relation, and the numbers behind each as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from sijill.desk.acting import get_register
from sijill.desk.figures import draw_topics, draw_years
from sijill.desk.pages import get_words
from sijill.errors import NotFoundError
from sijill.exchange.formats.csv import make_harmless
from sijill.register.answers import Relation


@get("/figure/years/{name:str}", sync_to_thread=True, needs="reader")
def years_figure(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[str]:
    """Draw the contacts of a relation per year, by level."""
    found = _get_relation(request, name, ".svg")
    return _svg(draw_years(found.course.years, get_words(request)))


@get("/figure/topics/{name:str}", sync_to_thread=True, needs="reader")
def topics_figure(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[str]:
    """Draw the sectors of a relation over the years."""
    found = _get_relation(request, name, ".svg")
    return _svg(draw_topics(found.course.topics, get_words(request)))


@get("/data/years/{name:str}", sync_to_thread=True, needs="reader")
def years_data(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[str]:
    """Give the contacts of a relation per year: host and level."""
    found = _get_relation(request, name, ".csv")
    first, second = (side.code for side in found.sides)
    head = ("year", "contacts", f"host {first}", f"host {second}", "host elsewhere", "level", "contacts at level")
    rows = [
        (line.year, line.contacts, line.hosted_by_first, line.hosted_by_second, line.elsewhere, level, number)
        for line in found.course.years
        for level, number in line.levels or (("", 0),)
    ]
    return show_csv(head, rows)


@get("/data/topics/{name:str}", sync_to_thread=True, needs="reader")
def topics_data(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[str]:
    """Give the sectors of a relation by year."""
    found = _get_relation(request, name, ".csv")
    rows = [(line.topic, year, number) for line in found.course.topics for year, number in line.years]
    return show_csv(("topic", "year", "contacts"), rows)


def _get_relation(request: Request[Any, Any, Any], name: str, ending: str) -> Relation:
    register = get_register(request)
    one, mark, other = name.removesuffix(ending).partition("~")
    if not mark or not name.endswith(ending):
        raise NotFoundError(f"there is no {name}")
    return register.relation(one, other, rolled_up=request.query_params.get("roll_up") == "1")


def _svg(text: str) -> Response[str]:
    return Response(text, media_type="image/svg+xml")


def show_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Response[str]:
    """Return a table as CSV that a spreadsheet takes for text and numbers, never for formulas."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    for row in rows:
        writer.writerow([make_harmless(cell) for cell in row])
    return Response("\ufeff" + out.getvalue(), media_type="text/csv")


HANDLERS = (years_figure, topics_figure, years_data, topics_data)
